"""Read the pieces of a waypoint's `via`: a named line, a point or a place."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from liaoshen_viewer.scenario.fields import ID_PATTERN
from liaoshen_viewer.scenario.model import LonLat, Place, PlaceId, Via

LINE_PREFIX: Final = "line:"
_ID: Final = re.compile(ID_PATTERN)
_POINT: Final = re.compile(r"([+-]?[0-9.]{1,20})\s+([+-]?[0-9.]{1,20})")


def line_of(piece: str) -> str | None:
    """Return the id in `line:ID`, empty if it is not an id; None for another piece."""
    if not piece.startswith(LINE_PREFIX):
        return None
    line = piece.removeprefix(LINE_PREFIX).strip()
    return line if _ID.fullmatch(line) else ""


def is_point(piece: str) -> bool:
    """Tell whether a piece is meant as `lon lat`."""
    return " " in piece and not piece.startswith(LINE_PREFIX)


def point_of(piece: str) -> LonLat | None:
    """Return the point written as `lon lat`, or None if it is not one on the globe."""
    match = _POINT.fullmatch(piece)
    if match is None:
        return None
    try:
        lon, lat = float(match[1]), float(match[2])
    except ValueError:
        return None
    inside = math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90
    return (lon, lat) if inside else None


def parse_via(piece: str, places: Mapping[PlaceId, Place]) -> Via:
    """Return a piece that has been checked; a place becomes its point.

    Raises KeyError for an unknown place, which `check` has refused before.
    """
    line = line_of(piece)
    if line is not None:
        return Via(line=line, point=None)
    point = point_of(piece)
    return Via(line=None, point=point or places[PlaceId(piece)].lonlat)
