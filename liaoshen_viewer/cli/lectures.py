"""The command `lecture`: what lectures there are, and one of them on paper."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.cli.interruption import INTERRUPTED, held_interrupt
from liaoshen_viewer.cli.pictures import FAILED
from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.lecture_paper import PaperPlan, write_paper
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.read import FOLDER, SUFFIX, lecture_names, read_lecture
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import Scenario


def lecture(options: argparse.Namespace) -> int:
    """List the lectures of a scenario, or write one as a handout or a deck."""
    battle = open_battle(find_scenario(options.scenario))
    if options.output is None:
        for name in lecture_names(battle.scenario.folder / FOLDER):
            found = _named(battle.scenario, name)
            print(f"{name.removesuffix(SUFFIX)}: {found.title.en} ({len(found.stops)} stops)")
        return 0
    chosen = _named(battle.scenario, options.lecture)
    application = painting_application()
    plan = PaperPlan(
        options.output, options.language, options.paper, options.style or "paper", options.overwrite
    )
    try:
        with held_interrupt() as interrupted, closing(write_paper(battle, chosen, plan)) as steps:
            for number in steps:
                if not options.quiet:
                    print(f"page {number} of {len(chosen.stops)}", file=sys.stderr)
                if interrupted():
                    return INTERRUPTED
    except ExportError as error:
        print(error, file=sys.stderr)
        return FAILED
    del application
    print(options.output)
    return 0


def _named(scenario: Scenario, name: str | None) -> Lecture:
    """Return a lecture by its name beside the scenario, or by its file.

    Raises UsageError if there is none, or with all that is wrong in it.
    """
    folder = scenario.folder / FOLDER
    names = [known.removesuffix(SUFFIX) for known in lecture_names(folder)]
    text = name or (names[0] if names else "")
    path = Path(text) if text.endswith(SUFFIX) and Path(text).is_file() else folder / text
    if path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    if not path.is_file():
        raise UsageError(Message("cli.no_lecture", {"name": text, "names": ", ".join(names)}))
    found, problems = read_lecture(path, scenario)
    if found is None:
        lines = "\n".join(problem.text() for problem in problems)
        raise UsageError(Message("cli.bad_lecture", {"path": path, "problems": lines}))
    return found
