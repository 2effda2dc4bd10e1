"""Ways on land that lead through a town which the other side holds at that hour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.control import ControlTrack, compile_control
from liaoshen_viewer.motion.tracks import BoolArray, IntArray
from liaoshen_viewer.review.hours import Hours, by_mode, warning
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import LonLat, Mode, Status

TOWNS: Final = frozenset({"city", "town"})
"""Kinds of places that nobody marches through by the way; villages change hands by the hour."""
NEAR_KM: Final = 3.0
BESIDE_KM: Final = 6.0
AT_END_KM: Final = 6.0
"""A leg that begins or ends this near to the town goes to it, and not through it."""
_NEAR_DEG: Final = 0.06


def passing_enemies(battle: Battle, hours: Hours) -> Iterator[Problem]:
    """Yield a warning for every unit and town of the other side that it goes through.

    Whoever attacks may, and a unit that goes beside its superior is judged with it.
    """
    control = compile_control(battle.scenario)
    rows = battle.scenario.waypoints
    attacks = np.array([row.status is Status.ATTACKING for row in rows])
    going = by_mode(battle, hours, Mode.MARCH, Mode.ROAD, Mode.RAIL) & hours.moving
    hour, unit = np.nonzero(going & ~attacks[hours.row])
    alone = ~_beside_superior(hours, hour, unit)
    for town in _towns(battle, control):
        passages = _passages(battle, hours, control, town, hour[alone], unit[alone])
        for one, when in passages.items():
            row = rows[hours.row[when, one]]
            time = format_time(int(hours.t_ms[when]))
            yield warning("passes_enemy", row, place=control.places[town], time=time)


def _beside_superior(hours: Hours, hour: IntArray, unit: IntArray) -> BoolArray:
    above = hours.superior[hour, unit]
    away = distance_km(hours.lonlat_deg[hour, unit], hours.lonlat_deg[hour, above])
    with np.errstate(invalid="ignore"):
        near = (above >= 0) & hours.moving[hour, above] & (away < BESIDE_KM)
    return np.asarray(near)


def _towns(battle: Battle, control: ControlTrack) -> list[int]:
    places = battle.scenario.places
    return [i for i, place in enumerate(control.places) if places[place].kind in TOWNS]


def _passages(
    battle: Battle,
    hours: Hours,
    control: ControlTrack,
    town: int,
    hour: IntArray,
    unit: IntArray,
) -> dict[int, int]:
    """Return the units that go through a town of the other side, with the first hour of each."""
    point = control.lonlat_deg[town]
    here = hours.lonlat_deg[hour, unit]
    close = np.flatnonzero((np.abs(here - point) < _NEAR_DEG).all(axis=1))
    if not len(close):
        return {}
    hour, unit, here = hour[close], unit[close], here[close]
    holder = np.array([control.at(int(t_ms))[town] for t_ms in hours.t_ms[hour]])
    near = distance_km(here, np.broadcast_to(point, here.shape)) < NEAR_KM
    other = (holder >= 0) & (holder != hours.side[hour, unit])
    through = near & other & ~_goes_to(battle, hours.row[hour, unit], point)
    found: dict[int, int] = {}
    for when, one in zip(hour[through].tolist(), unit[through].tolist(), strict=True):
        found.setdefault(one, when)
    return found


def _goes_to(battle: Battle, row: IntArray, point: object) -> BoolArray:
    """Tell of legs whether they begin or end at a point, by the named ends that they have."""
    rows = battle.scenario.waypoints
    town = np.asarray(point, dtype=np.float64)

    def at_end(i: int) -> bool:
        ends: list[LonLat] = [rows[k].lonlat for k in (i, i + 1) if rows[k].place]
        return any(float(distance_km(np.array(end), town)) <= AT_END_KM for end in ends)

    return np.array([at_end(i) for i in row.tolist()], dtype=bool)
