"""Ways that are too fast or too slow for their mode, and marches without a rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.departure import SLOWEST_KM_H
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.review.hours import Hours, by_mode, warning
from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time
from liaoshen_viewer.scenario.model import Mode

FASTEST_KM_H: Final = MappingProxyType(
    {Mode.MARCH: 7.0, Mode.ROAD: 40.0, Mode.RAIL: 45.0, Mode.SEA: 30.0, Mode.AIR: 450.0}
)
SLOWEST_TO_BELIEVE_KM_H: Final = MappingProxyType(
    {
        Mode.MARCH: SLOWEST_KM_H,
        Mode.ROAD: SLOWEST_KM_H,
        Mode.RAIL: SLOWEST_KM_H,
        Mode.SEA: 2.0,
        Mode.AIR: 50.0,
    }
)
"""A ship does not drift and an aeroplane does not hang: what is slower waited somewhere."""
LONG_MARCH_H: Final = 12
FASTEST_LONG_MARCH_KM_H: Final = 4.0
LONGEST_WITHOUT_REST_H: Final = 20
_SHORTEST_KM: Final = 1.0
"""A shift of a few hundred metres within a place has no pace."""
_SAMPLING_KM: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Legs:
    """The m legs that lead anywhere."""

    row: IntArray
    """(m,) position in `scenario.waypoints`."""
    hours: FloatArray
    """(m,) how long they take."""
    km_h: FloatArray
    """(m,)"""


def too_fast(battle: Battle) -> Iterator[Problem]:
    """Yield a warning for every leg that is faster than its mode allows."""
    legs = _legs(battle)
    for row, hours, km_h in _listed(legs):
        waypoint = battle.scenario.waypoints[row]
        limit = _limit(waypoint.mode, hours)
        if km_h > limit:
            way = {"km": f"{km_h * hours:.0f}", "hours": f"{hours:.1f}", "speed": f"{km_h:.1f}"}
            yield warning("too_fast", waypoint, limit=f"{limit:g}", mode=waypoint.mode.value, **way)


def creeping(battle: Battle) -> Iterator[Problem]:
    """Yield a warning for every leg that is slower than anybody travels by its mode."""
    legs = _legs(battle)
    for row, hours, km_h in _listed(legs):
        waypoint = battle.scenario.waypoints[row]
        limit = SLOWEST_TO_BELIEVE_KM_H[waypoint.mode]
        if km_h < limit and km_h * hours > _SHORTEST_KM:
            way = {"km": f"{km_h * hours:.0f}", "hours": f"{hours:.0f}", "speed": f"{km_h:.2g}"}
            yield warning("creeps", waypoint, limit=f"{limit:g}", mode=waypoint.mode.value, **way)


def long_marches(battle: Battle, hours: Hours) -> Iterator[Problem]:
    """Yield a warning for every unit that goes on too fast on foot over twelve hours.

    Legs that are too fast in themselves are told by `too_fast` already.
    """
    afoot = _throughout(by_mode(battle, hours, Mode.MARCH), LONG_MARCH_H + 1)
    went = distance_km(hours.lonlat_deg[:-LONG_MARCH_H], hours.lonlat_deg[LONG_MARCH_H:])
    most = FASTEST_LONG_MARCH_KM_H * LONG_MARCH_H + _SAMPLING_KM
    told = {str(one.message.values["unit"]) for one in too_fast(battle)}
    with np.errstate(invalid="ignore"):
        found = _first_hours(hours, afoot & (went > most))
    for hour, unit in found:
        waypoint = battle.scenario.waypoints[hours.row[hour, unit]]
        if str(waypoint.unit) not in told:
            way = {"km": f"{went[hour, unit]:.0f}", "hours": LONG_MARCH_H}
            limit = f"{FASTEST_LONG_MARCH_KM_H:g}"
            yield warning("long_march", waypoint, limit=limit, time=_time(hours, hour), **way)


def without_rest(battle: Battle, hours: Hours) -> Iterator[Problem]:
    """Yield a warning for every unit that marches by day and night without a rest."""
    marching = by_mode(battle, hours, Mode.MARCH) & hours.moving
    restless = _throughout(marching, LONGEST_WITHOUT_REST_H + 1)
    for hour, unit in _first_hours(hours, restless):
        waypoint = battle.scenario.waypoints[hours.row[hour, unit]]
        yield warning("no_rest", waypoint, hours=LONGEST_WITHOUT_REST_H, time=_time(hours, hour))


def _legs(battle: Battle) -> _Legs:
    tracks = battle.tracks
    moving = np.flatnonzero(tracks.speed_km_h > 0)
    row, first, count = np.unique(tracks.waypoint[moving], return_index=True, return_counts=True)
    depart = tracks.t_ms[moving[first]]
    arrive = tracks.t_ms[moving[first] + count]  # the keyframe after a leg's last piece
    return _Legs(row, (arrive - depart) / HOUR_MS, tracks.speed_km_h[moving[first]])


def _listed(legs: _Legs) -> Iterator[tuple[int, float, float]]:
    return zip(legs.row.tolist(), legs.hours.tolist(), legs.km_h.tolist(), strict=True)


def _limit(mode: Mode, hours: float) -> float:
    if mode is Mode.MARCH and hours > LONG_MARCH_H:
        return FASTEST_LONG_MARCH_KM_H
    return FASTEST_KM_H[mode]


def _throughout(flags: BoolArray, hours: int) -> BoolArray:
    """Tell of every hour whether something holds at it and the following, `hours` in all."""
    if len(flags) < hours:
        return np.zeros((0, flags.shape[1]), dtype=bool)
    window = np.lib.stride_tricks.sliding_window_view(flags, hours, axis=0)
    return np.asarray(window.all(axis=-1))


def _first_hours(hours: Hours, found: BoolArray) -> Iterator[tuple[int, int]]:
    """Yield the first hour of every unit found, but not of one whose superior is found with it."""
    for unit in np.flatnonzero(found.any(axis=0)).tolist():
        hour = int(found[:, unit].argmax())
        above = int(hours.superior[hour, unit])
        if above < 0 or not found[max(0, hour - 24) : hour + 24, above].any():
            yield hour, unit


def _time(hours: Hours, hour: int) -> str:
    return format_time(int(hours.t_ms[hour]))
