"""Lengths, bearings and points along geodesics of the WGS84 ellipsoid.

Points are longitude and latitude in degrees, shape (…, 2); lengths are kilometres.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_GEOD: Final = Geod(ellps="WGS84")


def distance_km(lonlat_a: ArrayLike, lonlat_b: ArrayLike) -> FloatArray:
    """Return the geodesic lengths between points, shapes (…, 2) broadcast, in kilometres."""
    return _inverse(lonlat_a, lonlat_b)[1]


def bearing_deg(lonlat_a: ArrayLike, lonlat_b: ArrayLike) -> FloatArray:
    """Return the bearings from a towards b at a, clockwise from true north, 0 to 360.

    Between equal points the bearing means nothing; the value is then 180.
    """
    return _inverse(lonlat_a, lonlat_b)[0]


def geodesic_points(lonlat_a: ArrayLike, lonlat_b: ArrayLike, step_km: float) -> FloatArray:
    """Return the geodesic from a to b as points at most `step_km` apart, both ends kept exactly.

    Shape (k, 2), k >= 2.
    """
    points, _ = geodesic_paths(np.atleast_2d(lonlat_a), np.atleast_2d(lonlat_b), step_km)
    return points


def geodesic_paths(
    lonlat_a: ArrayLike, lonlat_b: ArrayLike, step_km: float
) -> tuple[FloatArray, IntArray]:
    """Return many geodesics, from (n, 2) to (n, 2), as points at most `step_km` apart.

    Answers the points of all of them, shape (k, 2), and where each begins in these, shape (n + 1,).
    Both ends of each are kept exactly.
    """
    a, b = np.asarray(lonlat_a, dtype=np.float64), np.asarray(lonlat_b, dtype=np.float64)
    bearing, length = _inverse(a, b)
    counts = np.maximum(np.ceil(length / step_km - 1e-9).astype(np.int64), 1) + 1
    first = np.concatenate([[0], np.cumsum(counts)])
    path = np.repeat(np.arange(len(a)), counts)
    share = (np.arange(first[-1]) - first[path]) / (counts[path] - 1)
    metres = share * length[path] * 1_000
    lon, lat, _ = _GEOD.fwd(a[path, 0], a[path, 1], bearing[path], metres)
    points = np.column_stack([lon, lat])
    points[first[:-1]], points[first[1:] - 1] = a, b
    return points, first


def length_km(points: ArrayLike) -> FloatArray:
    """Return the way from the first of some points to each of them, shape (k,), in kilometres."""
    line = np.asarray(points, dtype=np.float64)
    return np.concatenate([[0.0], np.cumsum(distance_km(line[:-1], line[1:]))])


def _inverse(lonlat_a: ArrayLike, lonlat_b: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return bearings (0 to 360) and lengths (km) from a to b."""
    a, b = np.broadcast_arrays(
        np.asarray(lonlat_a, dtype=np.float64), np.asarray(lonlat_b, dtype=np.float64)
    )
    forward, _, metres = _GEOD.inv(a[..., 0], a[..., 1], b[..., 0], b[..., 1])
    return np.mod(np.asarray(forward), 360.0), np.asarray(metres) / 1_000
