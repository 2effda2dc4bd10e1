"""`waypoints.csv`: how each unit leaves a waypoint for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tools.build_scenario.departures import computed_departure, in_stages, way_of, written
from tools.build_scenario.patches import edited_waypoints
from tools.build_scenario.places import merged_places
from tools.build_scenario.routes import rail_via, sea_via
from tools.build_scenario.stages import halts, parts_of_via, point_at
from tools.build_scenario.tables import Row, mapping_by, number
from tools.build_scenario.units import unit_signs
from tools.build_scenario.waypoints import Waypoint

COLUMNS = (
    "unit",
    "time",
    "place",
    "lon",
    "lat",
    "depart",
    "depart_grade",
    "mode",
    "via",
    "status",
    "certainty",
    "error_km",
    "sources",
    "account",
    "note",
)

PORT, PORT_ROAD, TOWN = "huludao", "line:hulutao-spur", "jinxi"
"""The port lies on a peninsula: all roads inland follow the spur line to the town."""


@dataclass(frozen=True, slots=True)
class Leg:
    """How a unit leaves a waypoint; empty where it stays for good."""

    mode: str = ""
    via: str = ""
    depart: str = ""
    depart_grade: str = "computed"


def waypoint_rows() -> list[Row]:
    """Return the rows of `waypoints.csv`. Raises ValueError if a set leg is not found."""
    waypoints = edited_waypoints()
    unknown = set(_set_legs()) - {(row.unit, row.time) for row in waypoints}
    if unknown:
        raise ValueError(f"maps/leg_modes.csv: no waypoint {sorted(unknown)}")
    following = [*waypoints[1:], None]
    return [row for a, b in zip(waypoints, following, strict=True) for row in _rows(a, b)]


def _rows(here: Waypoint, then: Waypoint | None) -> list[Row]:
    """Return the row of a waypoint and those of the halts on the way to the next."""
    if then is None or not _goes_on(here, then):
        return [_row(here, Leg(mode="sea" if _is_afloat(here) else ""))]
    mode, via = _way(here, then)
    given = _set_leg(here).get("depart", "")
    if given:
        return [_row(here, Leg(mode, via, given, "given"))]
    way = way_of(here, then, via)
    parts = in_stages(here, then, mode, way)
    if not parts:
        return [_row(here, Leg(mode, via, computed_departure(here, then, mode, way)))]
    cuts = [stage.end_km for stage in parts[:-1]]
    points = [point_at(way.points, km) for km in cuts]
    times = [written(stage.end_min) for stage in parts[:-1]]
    stops = [here, *halts(here, then, points, times, way.length_km)]
    vias = parts_of_via(way.points, way.pieces, cuts)
    return [
        _row(stop, Leg(mode, part, written(stage.start_min)))
        for stop, stage, part in zip(stops, parts, vias, strict=True)
    ]


def _goes_on(here: Waypoint, then: Waypoint) -> bool:
    """Tell whether the next row is the same unit's, of the same version, and elsewhere."""
    same = (here.unit, here.account) == (then.unit, then.account)
    return same and here.lonlat != then.lonlat


def _way(here: Waypoint, then: Waypoint) -> tuple[str, str]:
    """Return mode and via of the leg between two waypoints of a unit."""
    set_leg = _set_leg(here)
    if set_leg:
        return set_leg["mode"], set_leg["via"]
    mode = _mode(here)
    if mode == "rail":
        return mode, rail_via(here.lonlat, then.lonlat)
    if mode == "sea":
        return mode, sea_via(here.lonlat, then.lonlat)
    return mode, "" if mode == "air" else _port_road(here.place, then.place)


def _set_leg(here: Waypoint) -> Row:
    return _set_legs().get((here.goes_with or here.unit, here.time), {})


def _port_road(start: str, end: str) -> str:
    if PORT not in (start, end):
        return ""
    inland = [PORT_ROAD] if TOWN in (start, end) else [PORT_ROAD, TOWN]
    return ";".join(inland if start == PORT else reversed(inland))


def _mode(here: Waypoint) -> str:
    if _is_naval(here):
        return "sea"
    return "march" if here.raw_mode in ("", "hold") else here.raw_mode


def _is_naval(here: Waypoint) -> bool:
    return unit_signs()[here.unit]["branch"] == "naval"


def _is_afloat(here: Waypoint) -> bool:
    place = merged_places().get(here.place)
    return _is_naval(here) or (place is not None and place["kind"] == "sea point")


@cache
def _set_legs() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("leg_modes", "unit", "time")


def _row(here: Waypoint, leg: Leg) -> Row:
    return {
        "unit": here.unit,
        "time": here.time,
        "place": here.place,
        "lon": number(here.lonlat[0]),
        "lat": number(here.lonlat[1]),
        "depart": leg.depart,
        "depart_grade": leg.depart_grade if leg.depart else "",
        "mode": leg.mode,
        "via": leg.via,
        "status": here.status,
        "certainty": here.certainty,
        "error_km": number(here.error_km),
        "sources": here.sources,
        "account": here.account,
        "note": here.note,
    }
