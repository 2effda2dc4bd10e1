"""Load a scenario: read, check, resolve."""

from __future__ import annotations

from pathlib import Path

from liaoshen_viewer.errors import Problem, ScenarioError, Severity
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.check import check
from liaoshen_viewer.scenario.map_facts import MapFacts
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scenario.problems import ProblemLog
from liaoshen_viewer.scenario.read import read
from liaoshen_viewer.scenario.resolve import resolve


def load_scenario(
    folder: Path, map_facts: MapFacts | None = None
) -> tuple[Scenario, list[Problem]]:
    """Return the scenario in a folder and its warnings, checked against the map if it is given.

    Raises UnreadableError if there is no such folder or it holds no scenario, and ScenarioError
    with all problems (errors and warnings, in the order of their places) if there is any error.
    """
    document, faults = read(folder)
    log = ProblemLog()
    log.extend([*faults, *check(document, map_facts)])
    problems = log.sorted()
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        values = {"folder": folder.name, "errors": errors}
        template = "scenario.one_error" if errors == 1 else "scenario.errors"
        raise ScenarioError(Message(template, values), problems)
    return resolve(document), problems
