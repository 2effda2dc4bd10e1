"""Turn a scenario's waypoints and changes into tracks: once, when it is opened.

Only rows of our own account (`account` empty) are compiled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from liaoshen_viewer.geography.distance import bearing_deg
from liaoshen_viewer.motion.changes import side_steps, strength_steps, superior_steps
from liaoshen_viewer.motion.leaving import leaving_times, outline_times
from liaoshen_viewer.motion.legs import Legs, compile_legs
from liaoshen_viewer.motion.tracks import FloatArray, IntArray, Tracks
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import Certainty, Scenario, Status, Waypoint

_STATUS: Final = tuple(Status)
_CERTAINTY: Final = tuple(Certainty)
_INFERRED: Final = _CERTAINTY.index(Certainty.INFERRED)
_SHORTEST_KM: Final = 1e-3  # a way shorter than a metre is no movement


@dataclass(frozen=True, slots=True)
class _Rows:
    """The compiled waypoints as arrays, sorted by unit and time, shape (w,)."""

    unit: IntArray
    t_ms: IntArray
    lonlat: FloatArray
    status: IntArray
    certainty: IntArray
    error_km: FloatArray
    position: IntArray
    """In `scenario.waypoints`."""


@dataclass(frozen=True, slots=True)
class _Frames:
    """Keyframes in any order, shape (k,); `order` breaks ties of time within a unit."""

    unit: IntArray
    t_ms: IntArray
    order: IntArray
    lonlat: FloatArray
    lonlat_per_ms: FloatArray
    heading: FloatArray
    speed: FloatArray
    error_km: FloatArray
    status: IntArray
    certainty: IntArray
    waypoint: IntArray


def compile_tracks(scenario: Scenario, lines: Mapping[str, FloatArray]) -> Tracks:
    """Return the tracks of all units.

    `lines` are the railways of the map and the routes of the scenario by id, degrees (k, 2).
    Raises KeyError if a `via` names a line that is not among them: a scenario's checks refuse it.
    """
    positions = _sorted_positions(scenario)
    waypoints = [scenario.waypoints[i] for i in positions]
    rows = _rows(scenario, waypoints, positions)
    legs = compile_legs(waypoints, lines)
    frames = _joined([_opening(scenario, rows), _standing(rows), _travelling(rows, legs)])
    leaves = leaving_times(scenario, waypoints)
    outlines = outline_times(scenario, waypoints, leaves)
    return _tracks(scenario, frames, (leaves, outlines), np.unique(rows.unit))


def _sorted_positions(scenario: Scenario) -> list[int]:
    rows, index = scenario.waypoints, scenario.unit_index
    ours = [i for i, row in enumerate(rows) if not row.account]
    order = np.lexsort(
        ([rows[i].t_ms for i in ours], [index[rows[i].unit] for i in ours])
    )  # a stable sort: rows of one time keep the order of the file
    return [ours[i] for i in order]


def _rows(scenario: Scenario, waypoints: Sequence[Waypoint], positions: Sequence[int]) -> _Rows:
    status = {value: i for i, value in enumerate(_STATUS)}
    certainty = {value: i for i, value in enumerate(_CERTAINTY)}
    return _Rows(
        unit=_int([scenario.unit_index[row.unit] for row in waypoints]),
        t_ms=_int([row.t_ms for row in waypoints]),
        lonlat=_float([row.lonlat for row in waypoints]).reshape(-1, 2),
        status=_int([status[row.status] for row in waypoints]),
        certainty=_int([certainty[row.certainty] for row in waypoints]),
        error_km=_float([row.error_km for row in waypoints]),
        position=_int(positions),
    )


def _opening(scenario: Scenario, rows: _Rows) -> _Frames:
    """Return one keyframe per unit at the start of the clock.

    A unit whose first waypoint is dated before the end of the campaign's first day stands there
    from the start: sources begin to speak of a unit when it moves. Any other is not yet seen.
    """
    clock, n = scenario.clock, len(scenario.units)
    unit, first = np.unique(rows.unit, return_index=True)
    early = rows.t_ms[first] < clock.campaign_start_ms + DAY_MS
    unit, first = unit[early], first[early]
    lonlat, error = np.full((n, 2), np.nan), np.full(n, np.nan)
    status, certainty, waypoint = np.full((3, n), -1)
    lonlat[unit], error[unit] = rows.lonlat[first], rows.error_km[first]
    status[unit], waypoint[unit] = rows.status[first], rows.position[first]
    certainty[unit] = np.maximum(rows.certainty[first], _INFERRED)
    return _still(
        np.arange(n), np.full(n, clock.start_ms), np.full(n, -1), lonlat, error,
        status, certainty, waypoint,
    )  # fmt: skip


def _standing(rows: _Rows) -> _Frames:
    """Return one keyframe per waypoint: there the unit stands, if only for a moment."""
    return _still(
        rows.unit, rows.t_ms, 2 * np.arange(len(rows.unit)), rows.lonlat, rows.error_km,
        rows.status, rows.certainty, rows.position,
    )  # fmt: skip


def _still(
    unit: IntArray,
    t_ms: IntArray,
    order: IntArray,
    lonlat: FloatArray,
    error_km: FloatArray,
    status: IntArray,
    certainty: IntArray,
    waypoint: IntArray,
) -> _Frames:
    k = len(unit)
    rest = (np.zeros((k, 2)), np.full(k, np.nan), np.zeros(k))
    return _Frames(unit, t_ms, order, lonlat, *rest, error_km, status, certainty, waypoint)


def _travelling(rows: _Rows, legs: Legs) -> _Frames:
    """Return one keyframe per piece of every leg that leads anywhere."""
    leg = legs.leg
    last = np.zeros(len(leg), dtype=bool)
    last[legs.first[1:] - 1] = True
    here = np.flatnonzero(~last & (legs.length_km[leg] > _SHORTEST_KM))
    of = leg[here]
    start, end = legs.row[of], legs.row[of] + 1
    t_ms, then_ms = _passing_ms(legs, here, of), _passing_ms(legs, here + 1, of)
    a, b = legs.points[here], legs.points[here + 1]
    return _Frames(
        unit=rows.unit[start],
        t_ms=t_ms,
        order=2 * start + 1,
        lonlat=a,
        lonlat_per_ms=(b - a) / np.maximum(then_ms - t_ms, 1)[:, None],
        heading=bearing_deg(a, b),
        speed=legs.speed_km_h[of],
        error_km=np.maximum(rows.error_km[start], rows.error_km[end]),
        status=rows.status[start],
        certainty=np.maximum(rows.certainty[start], rows.certainty[end]),
        waypoint=rows.position[start],
    )


def _passing_ms(legs: Legs, point: IntArray, leg: IntArray) -> IntArray:
    """Return when points of legs are passed at even speed, in whole milliseconds."""
    share = legs.km[point] / legs.length_km[leg]
    depart = legs.depart_ms[leg]
    passing: IntArray = depart + np.rint(share * (legs.arrive_ms[leg] - depart)).astype(np.int64)
    return passing


def _joined(parts: Sequence[_Frames]) -> _Frames:
    """Return keyframes of several kinds in the order of unit, time, and rank in a tie."""
    whole = {
        field.name: np.concatenate([getattr(part, field.name) for part in parts])
        for field in fields(_Frames)
    }
    order = np.lexsort((whole["order"], whole["t_ms"], whole["unit"]))
    return _Frames(**{name: values[order] for name, values in whole.items()})


def _tracks(
    scenario: Scenario, frames: _Frames, ends: tuple[IntArray, IntArray], moving: IntArray
) -> Tracks:
    clock, n = scenario.clock, len(scenario.units)
    span = clock.end_ms - clock.start_ms + 1
    own = np.zeros(n, dtype=bool)
    own[moving] = True
    return Tracks(
        start_ms=clock.start_ms,
        end_ms=clock.end_ms,
        key=frames.unit * span + frames.t_ms - clock.start_ms,
        unit_key=np.arange(n, dtype=np.int64) * span,
        first=np.searchsorted(frames.unit, np.arange(n + 1)),
        t_ms=frames.t_ms,
        lonlat_deg=frames.lonlat,
        lonlat_deg_per_ms=frames.lonlat_per_ms,
        heading_deg=frames.heading,
        speed_km_h=frames.speed,
        error_km=frames.error_km,
        status=frames.status,
        certainty=frames.certainty,
        waypoint=frames.waypoint,
        own=own,
        leaves_ms=ends[0],
        outline_ms=ends[1],
        side=side_steps(scenario),
        superior=superior_steps(scenario),
        strength=strength_steps(scenario),
    )


def _int(values: Sequence[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


def _float(values: Sequence[object]) -> FloatArray:
    return np.array(values, dtype=np.float64)
