"""When a unit leaves, where no source says so: the viewer's own rule, written into the table.

The lengths are those of the raw tables' own railways and lanes, so that a finer curve on the map
changes no row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.departure import default_departure
from liaoshen_viewer.motion.routes import leg_points
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.calendar import MINUTE_MS, TimeMs, format_time, parse_time
from liaoshen_viewer.scenario.model import LonLat, Mode, Status, Via
from tools.build_scenario.places import lonlat_of
from tools.build_scenario.routes import railway_points, sea_lanes
from tools.build_scenario.stages import MARCH, TRAINS, Stage, stages
from tools.build_scenario.waypoints import Waypoint

OFFSET_MIN = 480

STEADY_KM_H = {"march": 1.75, "road": 7.0, "rail": 8.0, "sea": 8.0, "air": 150.0}
"""A unit that would go slower than this for hours on end did not set out at once, whatever its
status says: the row is dated by the day."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a leg, with the pieces it leads by."""

    points: FloatArray
    pieces: tuple[tuple[str, LonLat | None], ...]
    length_km: float


def way_of(here: Waypoint, then: Waypoint, via: str) -> Way:
    """Return the way between two waypoints by a `via`."""
    texts = [piece for piece in via.split(";") if piece]
    found = [_piece(piece) for piece in texts]
    points = leg_points(here.lonlat, then.lonlat, found, _lines())
    length_km = float(distance_km(points[:-1], points[1:]).sum())
    return Way(points, tuple(zip(texts, (v.point for v in found), strict=True)), length_km)


def computed_departure(here: Waypoint, then: Waypoint, mode: str, way: Way) -> str:
    """Return when a unit leaves `here` so as to be at `then`, as campaign time."""
    leaves = default_departure(
        parse_time(here.time, OFFSET_MIN),
        parse_time(then.time, OFFSET_MIN),
        way.length_km,
        Mode(mode),
        Status.RESERVE if _crawls(here, then, mode, way) else Status(here.status),
    )
    return format_time(leaves)


def in_stages(here: Waypoint, then: Waypoint, mode: str, way: Way) -> list[Stage]:
    """Return the stages of a long march or of a move by relays of trains, or none."""
    at_once = here.status == "moving"
    if mode == "rail":
        slow = at_once and side_of(here) == "pla" and _crawls(here, then, mode, way)
        custom = TRAINS if slow else None
    else:
        custom = MARCH if mode == "march" else None
    if custom is None:
        return []
    start, end = campaign_minute(here.time), campaign_minute(then.time)
    return stages(start, end, way.length_km, at_once, side_of(here), custom)


def campaign_minute(time: str) -> int:
    """Return a campaign time in minutes, counted so that midnights are whole days."""
    return parse_time(time, OFFSET_MIN) // MINUTE_MS


def written(minute: int) -> str:
    """Return minutes of `campaign_minute` as campaign time."""
    return format_time(TimeMs(minute * MINUTE_MS))


def side_of(row: Waypoint) -> str:
    """Return the side a unit began on."""
    return "nra" if row.unit.startswith("N-") else "pla"


def _crawls(here: Waypoint, then: Waypoint, mode: str, way: Way) -> bool:
    minutes = campaign_minute(then.time) - campaign_minute(here.time)
    return way.length_km * 60 < STEADY_KM_H[mode] * minutes


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
