"""Check what a scenario says: every rule of meaning, all problems at once."""

from __future__ import annotations

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.problems import ProblemLog


def check(document: Document) -> list[Problem]:
    """Return every fault of meaning, in the order of their places."""
    log = ProblemLog()
    return log.sorted()
