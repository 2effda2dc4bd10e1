"""Positions and ways in the sea without a ship."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem
from liaoshen_viewer.geography.water import SeaTest
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.review.hours import Hours, warning
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import Branch, Mode, Scenario

COAST_KM: Final = 2.0
"""How far a unit may stand off the coast before it is in the sea: the coastline's own error."""

_AFLOAT: Final = frozenset({Mode.SEA, Mode.AIR})
_AFLOAT_BRANCHES: Final = frozenset({Branch.NAVAL, Branch.AIR})
_KM_PER_DEG: Final = 111.2


def standing_in_sea(battle: Battle, sea: SeaTest) -> Iterator[Problem]:
    """Yield a warning for every waypoint in the sea that no ship leads to or from."""
    rows, tracks = battle.scenario.waypoints, battle.tracks
    position = np.unique(tracks.waypoint[tracks.waypoint >= 0])
    lonlat = np.array([rows[i].lonlat for i in position]).reshape(-1, 2)
    error = np.array([rows[i].error_km for i in position])
    afloat = _afloat(battle.scenario)
    ashore = ~afloat[position] & ~_arrives_afloat(battle.scenario, position)
    lost = position[ashore][_far_at_sea(sea, lonlat[ashore], _tolerance(error[ashore]))]
    for i in lost.tolist():
        yield warning("stands_in_sea", rows[i], km=f"{max(rows[i].error_km, COAST_KM):g}")


def crossing_sea(battle: Battle, hours: Hours, sea: SeaTest) -> Iterator[Problem]:
    """Yield a warning for every leg that is in the sea at a full hour without a ship."""
    rows = battle.scenario.waypoints
    hour, unit = np.nonzero(hours.moving & ~_afloat(battle.scenario)[hours.row])
    row = hours.row[hour, unit]
    # Of both ends of a leg the less sure one says how far its way may be off.
    error = np.array([row.error_km for row in rows])
    error = np.maximum(error, np.append(error[1:], 0.0))[row]
    lost = _far_at_sea(sea, hours.lonlat_deg[hour, unit], _tolerance(error))
    found, first = np.unique(row[lost], return_index=True)
    for i, when in zip(found.tolist(), hour[lost][first].tolist(), strict=True):
        time = format_time(int(hours.t_ms[when]))
        yield warning("crosses_sea", rows[i], km=f"{max(rows[i].error_km, COAST_KM):g}", time=time)


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
