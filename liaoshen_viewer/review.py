"""What only geography can tell of a scenario: marches too fast, positions in the sea.

Everything found here is a warning, with the place of its waypoint in the scenario's files.
"""

from __future__ import annotations

from operator import attrgetter
from types import MappingProxyType
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem, Severity
from liaoshen_viewer.geography.water import SeaTest, is_sea
from liaoshen_viewer.messages import Message
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray, Tracks
from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time
from liaoshen_viewer.scenario.model import Branch, Mode, Scenario, Waypoint

FASTEST_KM_H: Final = MappingProxyType(
    {Mode.MARCH: 7.0, Mode.ROAD: 40.0, Mode.RAIL: 45.0, Mode.SEA: 30.0, Mode.AIR: 450.0}
)
LONG_MARCH_H: Final = 12.0
FASTEST_LONG_MARCH_KM_H: Final = 4.0
COAST_KM: Final = 2.0
"""How far a unit may stand off the coast before it is in the sea: the coastline's own error."""

_AFLOAT: Final = frozenset({Mode.SEA, Mode.AIR})
_AFLOAT_BRANCHES: Final = frozenset({Branch.NAVAL, Branch.AIR})
_KM_PER_DEG: Final = 111.2


def review(battle: Battle) -> list[Problem]:
    """Return all warnings, in the order of their places."""
    sea = is_sea(battle.basemap)
    found = [
        *_too_fast(battle.scenario, battle.tracks),
        *_standing_in_sea(battle, sea),
        *_crossing_sea(battle, sea),
    ]
    return sorted(found, key=attrgetter("origin", "field"))


def _too_fast(scenario: Scenario, tracks: Tracks) -> list[Problem]:
    """Return a warning for every leg that its mode does not allow."""
    moving = np.flatnonzero(tracks.speed_km_h > 0)
    position, first, count = np.unique(
        tracks.waypoint[moving], return_index=True, return_counts=True
    )
    depart = tracks.t_ms[moving[first]]
    arrive = tracks.t_ms[moving[first] + count]  # the keyframe after a leg's last piece
    speed = tracks.speed_km_h[moving[first]]
    return [
        _too_fast_problem(scenario.waypoints[row], float(km_h), float(hours))
        for row, km_h, hours in zip(position, speed, (arrive - depart) / HOUR_MS, strict=True)
        if km_h > _limit(scenario.waypoints[row].mode, float(hours))
    ]


def _limit(mode: Mode, hours: float) -> float:
    if mode is Mode.MARCH and hours > LONG_MARCH_H:
        return FASTEST_LONG_MARCH_KM_H
    return FASTEST_KM_H[mode]


def _too_fast_problem(row: Waypoint, km_h: float, hours: float) -> Problem:
    values = {
        "unit": row.unit,
        "km": f"{km_h * hours:.0f}",
        "hours": f"{hours:.1f}",
        "speed": f"{km_h:.1f}",
        "limit": f"{_limit(row.mode, hours):g}",
        "mode": row.mode.value,
    }
    return Problem(row.origin, "time", Message("review.too_fast", values), Severity.WARNING)


def _standing_in_sea(battle: Battle, sea: SeaTest) -> list[Problem]:
    """Return a warning for every waypoint in the sea that no ship leads to or from."""
    rows, tracks = battle.scenario.waypoints, battle.tracks
    position = np.unique(tracks.waypoint[tracks.waypoint >= 0])
    lonlat = np.array([rows[i].lonlat for i in position]).reshape(-1, 2)
    error = np.array([rows[i].error_km for i in position])
    afloat = _afloat(battle.scenario)
    arrives = _arrives_afloat(battle.scenario, position)
    ashore = ~afloat[position] & ~arrives
    lost = position[ashore][_far_at_sea(sea, lonlat[ashore], _tolerance(error[ashore]))]
    return [_sea_problem("review.stands_in_sea", rows[i]) for i in lost]


def _crossing_sea(battle: Battle, sea: SeaTest) -> list[Problem]:
    """Return a warning for every leg that is in the sea at a full hour without a ship."""
    rows = battle.scenario.waypoints
    afloat = _afloat(battle.scenario)
    t_ms, row, lonlat, error = _hourly(battle)
    ashore = ~afloat[row]
    t_ms, row, lonlat, error = t_ms[ashore], row[ashore], lonlat[ashore], error[ashore]
    lost = _far_at_sea(sea, lonlat, _tolerance(error))
    found, first = np.unique(row[lost], return_index=True)
    return [
        _sea_problem("review.crosses_sea", rows[i], int(t))
        for i, t in zip(found, t_ms[lost][first], strict=True)
    ]


def _hourly(battle: Battle) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Return time, waypoint, point and error of every unit on its way at every full hour."""
    clock = battle.scenario.clock
    times = range(clock.start_ms, clock.end_ms + 1, HOUR_MS)
    found = []
    for t_ms in times:
        state = state_at(battle.tracks, t_ms)
        moving = np.flatnonzero(state.own & (state.speed_km_h > 0))
        if len(moving):
            at = np.full(len(moving), t_ms)
            found.append((at, state.waypoint[moving], state.lonlat_deg[moving],
                          state.error_km[moving]))  # fmt: skip
    if not found:
        none = np.empty(0, dtype=np.int64)
        return none, none, np.empty((0, 2)), np.empty(0)
    t, row, lonlat, error = (np.concatenate(column) for column in zip(*found, strict=True))
    return t, row, lonlat, error


def _afloat(scenario: Scenario) -> BoolArray:
    """Tell of every waypoint whether its unit may be over water from there on."""
    branch = {unit.id: unit.branch for unit in scenario.units}
    return np.array(
        [row.mode in _AFLOAT or branch[row.unit] in _AFLOAT_BRANCHES for row in scenario.waypoints],
        dtype=bool,
    )


def _arrives_afloat(scenario: Scenario, position: IntArray) -> BoolArray:
    """Tell of sorted waypoints whether the one before, of the same unit, sends by ship or air."""
    rows = scenario.waypoints
    before = np.concatenate([position[:1], position[:-1]])
    return np.array(
        [rows[a].unit == rows[b].unit and rows[a].mode in _AFLOAT
         for a, b in zip(before, position, strict=True)],
        dtype=bool,
    )  # fmt: skip


def _tolerance(error_km: FloatArray) -> FloatArray:
    return np.maximum(error_km, COAST_KM)


def _far_at_sea(sea: SeaTest, lonlat: FloatArray, tolerance_km: FloatArray) -> BoolArray:
    """Tell of points, shape (n, 2), whether they lie in the sea with no land within tolerance.

    Land is looked for in sixteen directions, at half the tolerance and at all of it.
    """
    far = np.asarray(sea(lonlat)).copy()
    at_sea = np.flatnonzero(far)
    angle = np.linspace(0.0, 2 * np.pi, 16, endpoint=False)
    rose = np.vstack([np.column_stack([np.cos(angle), np.sin(angle)]) * r for r in (0.5, 1.0)])
    lat = np.radians(lonlat[at_sea, 1])
    scale = np.column_stack([1 / np.cos(lat), np.ones_like(lat)]) / _KM_PER_DEG
    radius = (tolerance_km[at_sea, None] * scale)[:, None, :]
    around = lonlat[at_sea][:, None, :] + rose[None] * radius
    far[at_sea] = sea(around).all(axis=1)
    return far


def _sea_problem(template: str, row: Waypoint, t_ms: int = 0) -> Problem:
    values = {
        "unit": row.unit,
        "km": f"{max(row.error_km, COAST_KM):g}",
        "time": format_time(t_ms),
    }
    return Problem(row.origin, "place", Message(template, values), Severity.WARNING)
