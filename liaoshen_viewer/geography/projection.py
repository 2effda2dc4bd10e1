"""The map projection: degrees to metres and back, by PROJ."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from liaoshen_viewer.errors import ProjectionError
from liaoshen_viewer.geography.distance import FloatArray
from liaoshen_viewer.messages import Message

AREA: Final = (112.0, 36.0, 134.0, 50.0)
"""Western, southern, eastern and northern edge of the country that a projection must serve."""

LAMBERT: Final = "+proj=lcc +lat_1=39.5 +lat_2=45 +lat_0=42 +lon_0=122.5 +datum=WGS84 +units=m"
NAMED: Final[Mapping[str, str]] = {
    "lambert": LAMBERT,
    "albers": "+proj=aea +lat_1=39.5 +lat_2=45 +lat_0=42 +lon_0=122.5 +datum=WGS84 +units=m",
    "utm51n": "EPSG:32651",
    "mercator": "+proj=merc +lon_0=122.5 +lat_ts=42 +datum=WGS84 +units=m",
}
"""Projections that a word is enough for. Mercator's metres are true ones at 42 degrees north."""

_ROUND_TRIP_DEG: Final = 1e-6  # a tenth of a metre
_READS_FILES: Final = ("grids", "init=", "file=", "pipeline", "@")
"""Words by which a PROJ text would make the library open files of its own choice."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection: a word of `NAMED`, or what PROJ understands (`+proj=lcc …`, `EPSG:32651`).

    Raises ProjectionError when made, if PROJ does not know the text, or if the projection is not
    one in metres that serves every point of `AREA` there and back.
    """

    text: str

    def __post_init__(self) -> None:
        _transformers(self.text)

    def to_m(self, lonlat_deg: ArrayLike) -> FloatArray:
        """Project degrees, shape (…, 2), to metres east and north; nan where there is no point."""
        return _transformed(_transformers(self.text)[0], lonlat_deg)

    def to_lonlat(self, xy_m: ArrayLike) -> FloatArray:
        """Return the degrees of projected metres, shape (…, 2); nan where there is no point."""
        return _transformed(_transformers(self.text)[1], xy_m)


@cache
def _transformers(text: str) -> tuple[Transformer, Transformer]:
    """Return the ways there and back. Making one takes some ms, so that every text has one pair."""
    crs = _crs(text)
    degrees = CRS.from_user_input("OGC:CRS84")
    there = Transformer.from_crs(degrees, crs, always_xy=True)
    back = Transformer.from_crs(crs, degrees, always_xy=True)
    _check_area(text, there, back)
    return there, back


def _crs(text: str) -> CRS:
    if any(word in text.lower() for word in _READS_FILES):
        raise ProjectionError(Message("geography.projection_reads_files", {"text": text}))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PROJ's advice on style is not for our reader
            crs = CRS.from_user_input(NAMED.get(text.strip().lower(), text))
    except (CRSError, ProjError) as error:
        raise ProjectionError(Message("geography.unknown_projection", {"text": text})) from error
    if not crs.is_projected or any(axis.unit_name != "metre" for axis in crs.axis_info[:2]):
        raise ProjectionError(Message("geography.projection_not_metres", {"text": text}))
    return crs


def _check_area(text: str, there: Transformer, back: Transformer) -> None:
    """Raise ProjectionError unless a grid over the area comes back to where it was."""
    west, south, east, north = AREA
    grid = np.stack(np.meshgrid(np.linspace(west, east, 12), np.linspace(south, north, 8)), axis=-1)
    away = np.abs(_transformed(back, _transformed(there, grid)) - grid).max()
    if not away < _ROUND_TRIP_DEG:  # nan is not smaller either
        raise ProjectionError(Message("geography.projection_not_here", {"text": text}))


def _transformed(way: Transformer, points: ArrayLike) -> FloatArray:
    given = np.asarray(points, dtype=np.float64)
    x, y = way.transform(given[..., 0], given[..., 1])
    result = np.stack([x, y], axis=-1)
    result[~np.isfinite(result)] = np.nan
    return result
