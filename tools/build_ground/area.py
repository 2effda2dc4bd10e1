"""The area of the basemap and plain geometry in degrees."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

WEST: Final = 112.0
SOUTH: Final = 36.0
EAST: Final = 132.0
NORTH: Final = 50.0
AREA: Final = box(WEST, SOUTH, EAST, NORTH)
DECIMALS: Final = 4
"""Coordinates are kept to 0.0001 degree, about 10 m: far below the error of any source."""

KM_PER_DEGREE: Final = 111.2
LON_SCALE: Final = float(np.cos(np.radians(42.0)))
"""A degree of longitude over a degree of latitude in the middle of the area."""

FloatArray = npt.NDArray[np.float64]


def rounded(geometry: BaseGeometry) -> BaseGeometry:
    """Return the geometry with its coordinates rounded to `DECIMALS`."""
    return shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a geometry or collection, empty ones left out."""
    parts = shapely.get_parts(geometry)
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def lines_of(geometry: BaseGeometry) -> list[LineString]:
    """Return the line strings of a geometry or collection, empty ones left out."""
    if isinstance(geometry, MultiLineString):
        return [line for line in geometry.geoms if not line.is_empty]
    parts = shapely.get_parts(geometry)
    return [part for part in parts if isinstance(part, LineString) and not part.is_empty]


def to_km(lonlat: FloatArray) -> FloatArray:
    """Return degrees (k, 2) as approximate kilometres, for lengths and curves only."""
    return lonlat * (KM_PER_DEGREE * LON_SCALE, KM_PER_DEGREE)


def to_degrees(km: FloatArray) -> FloatArray:
    """Return the inverse of `to_km`."""
    return km / (KM_PER_DEGREE * LON_SCALE, KM_PER_DEGREE)
