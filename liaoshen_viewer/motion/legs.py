"""The ways between each unit's waypoints, as points with times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from liaoshen_viewer.geography.distance import distance_km, geodesic_paths
from liaoshen_viewer.motion.departure import default_departure
from liaoshen_viewer.motion.routes import STEP_KM, leg_points
from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scenario.calendar import HOUR_MS, MINUTE_MS
from liaoshen_viewer.scenario.model import Waypoint


@dataclass(frozen=True, slots=True)
class Legs:
    """The ways of m legs, laid end to end as p points."""

    row: IntArray
    """(m,) position of the waypoint that the leg starts from; it ends at the next row."""
    first: IntArray
    """(m + 1,) where each leg's points begin."""
    points: FloatArray
    """(p, 2) degrees."""
    km: FloatArray
    """(p,) the way from the leg's start."""
    length_km: FloatArray
    """(m,)"""
    depart_ms: IntArray
    """(m,)"""
    arrive_ms: IntArray
    """(m,)"""

    @property
    def leg(self) -> IntArray:
        """Return the leg of every point, shape (p,)."""
        return np.repeat(np.arange(len(self.row)), np.diff(self.first))

    @property
    def speed_km_h(self) -> FloatArray:
        """Return the even speed of every leg, shape (m,)."""
        speed: FloatArray = self.length_km / np.maximum(self.arrive_ms - self.depart_ms, 1)
        return speed * HOUR_MS


def compile_legs(rows: Sequence[Waypoint], lines: Mapping[str, FloatArray]) -> Legs:
    """Return the legs between rows sorted by unit and time.

    Raises KeyError for a `via` that names a line not in `lines`: a scenario's checks refuse it.
    """
    starts = [i for i, (a, b) in enumerate(pairwise(rows)) if a.unit == b.unit]
    straight = [i for i in starts if not rows[i].via]
    routed = [i for i in starts if rows[i].via]
    points, first = _straight(rows, straight)
    ways = [leg_points(rows[i].lonlat, rows[i + 1].lonlat, rows[i].via, lines) for i in routed]
    first = np.concatenate([first, first[-1] + np.cumsum([len(way) for way in ways], dtype=int)])
    points = np.vstack([points, *ways])
    return _timed(rows, np.array(straight + routed, dtype=np.int64), first, points)


def _straight(rows: Sequence[Waypoint], starts: Sequence[int]) -> tuple[FloatArray, IntArray]:
    a = np.array([rows[i].lonlat for i in starts], dtype=np.float64).reshape(-1, 2)
    b = np.array([rows[i + 1].lonlat for i in starts], dtype=np.float64).reshape(-1, 2)
    return geodesic_paths(a, b, STEP_KM)


def _timed(rows: Sequence[Waypoint], starts: IntArray, first: IntArray, points: FloatArray) -> Legs:
    km = np.concatenate([[0.0], np.cumsum(distance_km(points[:-1], points[1:]))])[: len(points)]
    km -= np.repeat(km[first[:-1]], np.diff(first))
    length = km[first[1:] - 1]
    arrive = np.array([rows[i + 1].t_ms for i in starts], dtype=np.int64)
    departs = [
        _departure(rows[i], rows[i + 1], float(way)) for i, way in zip(starts, length, strict=True)
    ]
    depart = np.array(departs, dtype=np.int64)
    return Legs(starts, first, points, km, length, depart, arrive)


def _departure(row: Waypoint, following: Waypoint, length_km: float) -> int:
    """Return when a leg begins: as given, else computed; never outside the two waypoints' times.

    A minute is kept for the way, so that even a mistaken row has a speed.
    """
    if row.depart_ms is None:
        return default_departure(row.t_ms, following.t_ms, length_km, row.mode, row.status)
    return max(row.t_ms, min(row.depart_ms, following.t_ms - MINUTE_MS))
