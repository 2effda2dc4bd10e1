"""A battle sampled at every full hour of its clock: what the checks of ways look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem, Severity
from liaoshen_viewer.messages import Message
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Mode, Waypoint


@dataclass(frozen=True, slots=True)
class Hours:
    """All n units at h full hours. Rows of units without waypoints of their own are not visible."""

    t_ms: IntArray
    """(h,)"""
    lonlat_deg: FloatArray
    """(h, n, 2)"""
    visible: BoolArray
    """(h, n)"""
    moving: BoolArray
    """(h, n)"""
    row: IntArray
    """(h, n) position of the waypoint reached last; -1 where not visible."""
    side: IntArray
    """(h, n)"""
    superior: IntArray
    """(h, n)"""


def sampled(battle: Battle) -> Hours:
    """Return the battle at every full hour of its clock."""
    clock = battle.scenario.clock
    times = np.arange(clock.start_ms, clock.end_ms + 1, HOUR_MS)
    states = [state_at(battle.tracks, int(t_ms)) for t_ms in times]
    visible = np.stack([state.visible & state.own for state in states])
    return Hours(
        t_ms=times,
        lonlat_deg=np.stack([state.lonlat_deg for state in states]),
        visible=visible,
        moving=visible & np.stack([state.speed_km_h > 0 for state in states]),
        row=np.stack([state.waypoint for state in states]),
        side=np.stack([state.side for state in states]),
        superior=np.stack([state.superior for state in states]),
    )


def by_mode(battle: Battle, hours: Hours, *modes: Mode) -> BoolArray:
    """Tell of every hour and unit, (h, n), whether its leg is of one of some modes."""
    fits = np.array([row.mode in modes for row in battle.scenario.waypoints])
    found: BoolArray = fits[hours.row] & hours.visible  # -1 picks a row that is masked
    return found


def warning(template: str, row: Waypoint, **values: object) -> Problem:
    """Return a warning of the template `review.<template>` at a waypoint."""
    message = Message(f"review.{template}", {"unit": row.unit, **values})
    return Problem(row.origin, "time", message, Severity.WARNING)
