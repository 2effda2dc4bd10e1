"""Distances between points and lines, as the railways and sea lanes need them."""

from __future__ import annotations

from collections.abc import Sequence

from pyproj import Geod
from shapely.geometry import LineString, Point

LonLat = tuple[float, float]

_GEOD = Geod(ellps="WGS84")
_KM_PER_DEGREE = 111.2


def distance_km(a: LonLat, b: LonLat) -> float:
    """Return the geodesic distance of two points in kilometres."""
    return float(_GEOD.inv(*a, *b)[2]) / 1000


def point_off(point: LonLat, east_km: float, north_km: float) -> LonLat:
    """Return the point so far east and north of another; for a few kilometres."""
    lon, lat = point
    return lon + east_km / (_KM_PER_DEGREE * _cos_degrees(lat)), lat + north_km / _KM_PER_DEGREE


def distance_to_line_km(point: LonLat, line: Sequence[LonLat]) -> float:
    """Return the distance of a point to a line in kilometres.

    The nearest point is found in degrees with longitude shrunk at the point's latitude, good to
    1 % within 50 km.
    """
    shrink = _KM_PER_DEGREE * _cos_degrees(point[1])
    flat = LineString([(lon * shrink, lat * _KM_PER_DEGREE) for lon, lat in line])
    return float(flat.distance(Point(point[0] * shrink, point[1] * _KM_PER_DEGREE)))


def _cos_degrees(latitude: float) -> float:
    return distance_km((0.0, latitude), (1.0, latitude)) / distance_km((0.0, 0.0), (1.0, 0.0))
