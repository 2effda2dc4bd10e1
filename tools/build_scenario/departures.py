"""When a unit leaves, where no source says so: the viewer's own rule, written into the table.

The lengths are those of the raw tables' own railways and lanes, so that a finer curve on the map
changes no row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.departure import default_departure
from liaoshen_viewer.motion.routes import leg_points
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.calendar import format_time, parse_time
from liaoshen_viewer.scenario.model import Mode, Status, Via
from tools.build_scenario.places import lonlat_of
from tools.build_scenario.routes import railway_points, sea_lanes
from tools.build_scenario.waypoints import Waypoint

OFFSET_MIN = 480


def computed_departure(here: Waypoint, then: Waypoint, mode: str, via: str) -> str:
    """Return when a unit leaves `here` so as to be at `then`, as campaign time."""
    pieces = [_piece(piece) for piece in via.split(";") if piece]
    way = leg_points(here.lonlat, then.lonlat, pieces, _lines())
    length_km = float(distance_km(way[:-1], way[1:]).sum())
    leaves = default_departure(
        parse_time(here.time, OFFSET_MIN),
        parse_time(then.time, OFFSET_MIN),
        length_km,
        Mode(mode),
        Status(here.status),
    )
    return format_time(leaves)


def _piece(piece: str) -> Via:
    if piece.startswith("line:"):
        return Via(piece.removeprefix("line:"), None)
    if " " in piece:
        lon, lat = piece.split()
        return Via(None, (float(lon), float(lat)))
    return Via(None, lonlat_of(piece))


@cache
def _lines() -> Mapping[str, FloatArray]:
    lines = {**railway_points(), **sea_lanes()}
    return {line: np.array(points, dtype=np.float64) for line, points in lines.items()}
