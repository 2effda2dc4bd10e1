"""What each command does. Rooms are imported inside the functions: only the needed are loaded."""

from __future__ import annotations

import argparse
import json
import os
import signal
from collections.abc import Callable, Mapping
from typing import Final

from liaoshen_viewer.cli.options import command_name
from liaoshen_viewer.errors import Problem, ScenarioError, Severity, UsageError
from liaoshen_viewer.messages import Message, render
from liaoshen_viewer.system import PAINTING, display_problem, library_problem


def play(options: argparse.Namespace) -> int:
    """Open the window; say in one sentence why not where that is impossible."""
    problem = display_problem(os.environ, command_name())
    if problem is not None:
        raise UsageError(problem)
    # Qt last: PySide6 reads the source of every module that is imported after it.
    from liaoshen_viewer.battle import find_scenario
    from liaoshen_viewer.search.view_text import SCHEME, read_view_text
    from liaoshen_viewer.ui.app import run_app

    view = read_view_text(options.scenario)
    if view is None and options.scenario.startswith(SCHEME):
        raise UsageError(Message("cli.no_such_view_text", {"text": options.scenario}))
    # Python sees Ctrl-C only between its own instructions, and an idle window runs none.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_app(find_scenario(view.scenario if view else options.scenario), view)


def check(options: argparse.Namespace) -> int:
    """List all problems; 0 without errors, 1 with (or, if strict, with warnings)."""
    from liaoshen_viewer.battle import find_scenario, open_battle
    from liaoshen_viewer.lecture.read import lecture_problems
    from liaoshen_viewer.review.review import review

    folder = find_scenario(options.scenario)
    explained = 0
    try:
        battle = open_battle(folder)
        problems = [*battle.warnings, *review(battle), *lecture_problems(battle.scenario)]
        explained = len(battle.scenario.explanations)
    except ScenarioError as error:
        problems = list(error.problems)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if options.json:
        found = [_problem_fields(problem) for problem in problems]
        counts = {"scenario": folder.name, "errors": errors, "warnings": warnings,
                  "explained": explained}  # fmt: skip
        print(json.dumps({**counts, "problems": found}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(_problem_line(problem))
        more = f" ({explained} explained in explanations.csv)" if explained else ""
        print(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}{more}")
    return 1 if errors or (options.strict and warnings) else 0


def state(options: argparse.Namespace) -> int:
    """Print what was where at one moment."""
    from liaoshen_viewer import report
    from liaoshen_viewer.battle import find_scenario, open_battle
    from liaoshen_viewer.cli.moments import moment
    from liaoshen_viewer.motion.state import state_at

    battle = open_battle(find_scenario(options.scenario))
    scenario = battle.scenario
    now = state_at(battle.tracks, moment(options.at, scenario.clock, "--at"))
    if options.format == "table":
        from liaoshen_viewer.cli.tables import print_state

        print_state(scenario, now)
        return 0
    write = {"json": report.as_json, "csv": report.as_csv, "geojson": report.as_geojson}
    print(write[options.format](scenario, now))
    return 0


def bench(options: argparse.Namespace) -> int:
    """Measure the program's own work and print medians, spreads and ratios."""
    from liaoshen_viewer.bench.measure import as_json
    from liaoshen_viewer.bench.parts import PARTS, measured
    from liaoshen_viewer.bench.play import SECONDS_VARIABLE
    from liaoshen_viewer.bench.profile import VARIABLE
    from liaoshen_viewer.cli.tables import print_bench

    os.environ[SECONDS_VARIABLE] = str(options.seconds)
    if options.profile is not None:
        options.profile.mkdir(parents=True, exist_ok=True)
        os.environ[VARIABLE] = str(options.profile)
    results = [result for part in options.parts or PARTS for result in measured(part)]
    if options.json:
        print(as_json(results))
    else:
        print_bench(results)
    return 0


def frame(options: argparse.Namespace) -> int:
    """Paint one picture."""
    _need_painting()
    from liaoshen_viewer.cli import pictures

    return pictures.frame(options)


def chart(options: argparse.Namespace) -> int:
    """Draw one chart, or write its figures."""
    _need_painting()
    from liaoshen_viewer.cli import charts

    return charts.chart(options)


def export(options: argparse.Namespace) -> int:
    """Paint a series of numbered pictures."""
    _need_painting()
    from liaoshen_viewer.cli import pictures

    return pictures.export(options)


def lecture(options: argparse.Namespace) -> int:
    """List the lectures of a scenario, or put one on paper."""
    _need_painting()
    from liaoshen_viewer.cli import lectures

    return lectures.lecture(options)


def _need_painting() -> None:
    problem = library_problem(PAINTING)
    if problem is not None:
        raise UsageError(problem)
    if display_problem(os.environ, command_name()) is not None:
        # Qt would abort on a platform chosen by hand whose display is not there.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _problem_fields(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.origin.file,
        "line": problem.origin.line,
        "column": problem.origin.column,
        "field": problem.field,
        "severity": problem.severity.value,
        "id": problem.message.id,
        "message": render(problem.message),
    }


def _problem_line(problem: Problem) -> str:
    mark = "warning: " if problem.severity is Severity.WARNING else ""
    return f"{mark}{problem.text()}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "play": play,
    "check": check,
    "state": state,
    "frame": frame,
    "chart": chart,
    "export": export,
    "lecture": lecture,
    "bench": bench,
}
