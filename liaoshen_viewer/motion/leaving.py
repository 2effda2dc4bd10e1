"""When a unit is gone for good."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import IntArray
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import (
    ChangeKind,
    Scenario,
    Status,
    UnitId,
    Waypoint,
)

NEVER_MS: Final = int(np.iinfo(np.int64).max)

LEAVING: Final = frozenset(
    {
        "burned",
        "captured",
        "destroyed",
        "disbanded",
        "dissolved",
        "evacuated",
        "sunk",
        "surrendered",
    }
)
"""The fates that take a unit off the map, by their first word. A unit that defected stays: it
marches on under another side."""

LEAVING_STATUS: Final = frozenset({Status.DESTROYED, Status.SURRENDERED, Status.EVACUATED})


def leaving_times(scenario: Scenario, waypoints: Iterable[Waypoint]) -> IntArray:
    """Return from when on each unit is gone, shape (n,); `NEVER_MS` for one that stays.

    A fate is dated by the day: the unit is shown with its last status until the midnight after,
    so that its end can be seen. It does not leave before its last waypoint; a last waypoint that
    says destroyed, surrendered or evacuated is a fate of its own.
    """
    last = {row.unit: row for row in waypoints}
    fates = _fates(scenario)
    return np.array(
        [_leaves(fates.get(unit.id), last.get(unit.id)) for unit in scenario.units],
        dtype=np.int64,
    )


def outline_times(scenario: Scenario, waypoints: Iterable[Waypoint], leaves: IntArray) -> IntArray:
    """Return until when the outline of each unit is drawn, (n,): a day if it was destroyed."""
    last = {row.unit: row for row in waypoints}
    times = leaves.copy()
    for i, unit in enumerate(scenario.units):
        end = last.get(unit.id)
        if end is not None and end.status is Status.DESTROYED and leaves[i] < NEVER_MS:
            times[i] = max(int(leaves[i]), end.t_ms + DAY_MS)
    return times


def is_leaving(fate: str) -> bool:
    """Tell whether a fate (`destroyed`, `evacuated (rump)`) takes a unit off the map."""
    word = re.match(r"[a-z]*", fate.strip().lower())
    return word is not None and word.group() in LEAVING


def _fates(scenario: Scenario) -> dict[UnitId, int]:
    """Return the first fate of every unit that takes it off the map."""
    fates = {
        unit.id: int(unit.fate_ms)
        for unit in scenario.units
        if unit.fate_ms is not None and is_leaving(unit.fate)
    }
    for row in scenario.changes:
        if row.kind is ChangeKind.FATE and not row.account and is_leaving(row.after):
            fates[row.unit] = min(row.t_ms, fates.get(row.unit, NEVER_MS))
    return fates


def _leaves(fate_ms: int | None, last: Waypoint | None) -> int:
    ended = last is not None and last.status in LEAVING_STATUS
    if fate_ms is None and not ended:
        return NEVER_MS
    moment = max(fate_ms or 0, last.t_ms if last else 0)
    return (moment // DAY_MS + 1) * DAY_MS
