"""Warnings that the author knows and explains: they are not given again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liaoshen_viewer.errors import Problem, Severity
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.model import Explanation
from liaoshen_viewer.scenario.problems import problem


def explanations_of(document: Document) -> tuple[Explanation, ...]:
    """Return the warnings that a scenario explains, as far as their rows are sound."""
    table = document.explanations
    return tuple(
        Explanation(
            row.warning, row.unit or "", row.place or "", row.note, table.where(index, "warning")[0]
        )
        for index, row in table.sound()
    )


def unexplained(
    problems: Iterable[Problem], explanations: Sequence[Explanation], room: str
) -> list[Problem]:
    """Return the problems less the warnings that `explanations` explain.

    `room` is the room that gave the problems, as the ids of their messages begin. An explanation
    of a warning of this room that explains none of them gets a warning itself.
    """
    left: list[Problem] = []
    used: set[int] = set()
    for one in problems:
        fitting = [i for i, why in enumerate(explanations) if _explains(why, one)]
        used.update(fitting)
        if not fitting:
            left.append(one)
    needless = [
        problem(why.origin, "warning", "explains_nothing", Severity.WARNING)
        for i, why in enumerate(explanations)
        if i not in used and why.warning.room == room
    ]
    return left + needless


def _explains(why: Explanation, one: Problem) -> bool:
    values = one.message.values
    return (
        one.severity is Severity.WARNING
        and one.message.id == f"{why.warning.room}.{why.warning.value}"
        and why.unit in ("", values.get("unit"))
        and why.place in ("", values.get("place"))
    )
