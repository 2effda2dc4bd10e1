"""Carry every settled conflict into the note of what it is about.

Those settled by an edit of waypoints stand in the note of the edited rows (`patches`); the others
go to an event, a place or a unit, by `maps/conflicts.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tools.build_scenario.tables import Row, mapping_by, note, raw


@cache
def conflicts() -> Mapping[str, Row]:
    """Return the rows of `conflicts.csv` by id."""
    return {row["id"]: row for row in raw("conflicts")}


def conflict_note(kind: str, target: str) -> str:
    """Return what was settled about an event, place or unit, or nothing."""
    about = (
        row["id"] for row in _targets().values() if (row["kind"], row["target"]) == (kind, target)
    )
    return note(*(settled(conflict) for conflict in about))


def settled(conflict: str) -> str:
    """Return in plain words how a conflict was settled. Raises KeyError for an unknown id."""
    return _targets()[conflict,]["words"]


@cache
def _targets() -> Mapping[tuple[str, ...], Row]:
    targets = mapping_by("conflicts", "id")
    missing = conflicts().keys() - {key[0] for key in targets}
    if missing:
        raise ValueError(f"maps/conflicts.csv: nothing for {sorted(missing)}")
    return targets
