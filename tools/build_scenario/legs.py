"""`waypoints.csv`: how each unit leaves a waypoint for the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from tools.build_scenario.patches import edited_waypoints
from tools.build_scenario.routes import rail_via, sea_via
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


def waypoint_rows() -> list[Row]:
    """Return the rows of `waypoints.csv`. Raises ValueError if a set leg is not found."""
    waypoints = edited_waypoints()
    unknown = set(_set_legs()) - {(row.unit, row.time) for row in waypoints}
    if unknown:
        raise ValueError(f"maps/leg_modes.csv: no waypoint {sorted(unknown)}")
    legs = {id(here): _leg(here, then) for here, then in pairwise(waypoints)}
    return [_row(here, legs.get(id(here), ("", ""))) for here in waypoints]


def _leg(here: Waypoint, then: Waypoint) -> tuple[str, str]:
    """Return mode and via of the leg between two waypoints, nothing where the unit ends."""
    if here.unit != then.unit:
        return "", ""
    set_leg = _set_legs().get((here.unit, here.time))
    if set_leg:
        return set_leg["mode"], set_leg["via"]
    if here.lonlat == then.lonlat:
        return "", ""
    mode = _mode(here)
    if mode == "rail":
        return mode, rail_via(here.lonlat, then.lonlat)
    if mode == "sea":
        return mode, sea_via(here.lonlat, then.lonlat)
    return mode, ""


def _mode(here: Waypoint) -> str:
    if unit_signs()[here.unit]["branch"] == "naval":
        return "sea"
    return "march" if here.raw_mode in ("", "hold") else here.raw_mode


@cache
def _set_legs() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("leg_modes", "unit", "time")


def _row(here: Waypoint, leg: Sequence[str]) -> Row:
    return {
        "unit": here.unit,
        "time": here.time,
        "place": here.place,
        "lon": number(here.lonlat[0]),
        "lat": number(here.lonlat[1]),
        "mode": leg[0],
        "via": leg[1],
        "status": here.status,
        "certainty": here.certainty,
        "error_km": number(here.error_km),
        "sources": here.sources,
        "note": here.note,
    }
