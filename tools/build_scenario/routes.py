"""The `via` of a leg: along which railway or sea lane a unit travels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from tools.build_scenario.distance import LonLat, distance_km, distance_to_line_km
from tools.build_scenario.places import lonlat_of, merged_places
from tools.build_scenario.tables import mapping_by, raw, raw_features

AT_LINE_KM = 6.0  # nearer than this, a point counts as at the railway
AT_LANE_KM = 10.0  # nearer than this, a point counts as on the sea lane
IN_REACH_KM = 20.0  # a port serves points this far from its lane
SHORT_HOP_KM = 15.0  # a sea leg this short needs no lane
MOST_LINES = 4


@cache
def railway_ids() -> Mapping[str, str]:
    """Return the id of every railway by its name in the raw tables."""
    return {row["name"]: row["id"] for row in mapping_by("railway_lines", "id").values()}


@cache
def railway_points() -> Mapping[str, tuple[LonLat, ...]]:
    """Return the points of every railway by id."""
    ids = railway_ids()
    return {
        ids[feature["properties"]["name"]]: tuple(map(_point, feature["geometry"]["coordinates"]))
        for feature in raw_features("railways")
    }


@cache
def railway_stations() -> Mapping[str, frozenset[str]]:
    """Return the stations (place ids) of every railway by id."""
    ids, known = railway_ids(), merged_places()
    return {
        ids[feature["properties"]["name"]]: frozenset(feature["properties"]["stations"])
        & set(known)
        for feature in raw_features("railways")
    }


@cache
def sea_lanes() -> Mapping[str, tuple[LonLat, ...]]:
    """Return the points of every sea lane by id."""
    lanes: dict[str, list[LonLat]] = {}
    for row in raw("sea_routes"):
        lanes.setdefault(row["route"], []).append((float(row["lon"]), float(row["lat"])))
    return {lane: tuple(points) for lane, points in lanes.items()}


def rail_via(start: LonLat, end: LonLat) -> str:
    """Return the railways from start to end with the junctions between them, or nothing.

    The fewest lines win, then the shortest way. Both ends must lie at a railway.
    """
    first = [line for line, points in railway_points().items() if _is_at(start, points)]
    last = {line for line, points in railway_points().items() if _is_at(end, points)}
    journeys: list[tuple[str, ...]] = [(line,) for line in first]
    for _ in range(MOST_LINES):
        arrived = [journey for journey in journeys if journey[-1] in last]
        if arrived:
            return min(_with_junctions(journey, start, end) for journey in arrived)[1]
        journeys = [(*journey, line) for journey in journeys for line in _onward(journey)]
    return ""


def sea_via(start: LonLat, end: LonLat) -> str:
    """Return the sea lane between two points, with the port it begins or ends at, or nothing."""
    if distance_km(start, end) < SHORT_HOP_KM:
        return ""
    lane = min(sea_lanes(), key=lambda name: sum(_off(sea_lanes()[name], start, end)))
    points = sea_lanes()[lane]
    if max(_off(points, start, end)) > IN_REACH_KM:
        return ""
    before, after = _port(start, points), _port(end, points)
    return ";".join(piece for piece in (before, f"line:{lane}", after) if piece)


def _off(lane: Sequence[LonLat], *points: LonLat) -> list[float]:
    return [distance_to_line_km(point, lane) for point in points]


def _port(point: LonLat, lane: Sequence[LonLat]) -> str:
    if distance_to_line_km(point, lane) <= AT_LANE_KM:
        return ""
    end = min((lane[0], lane[-1]), key=lambda port: distance_km(port, point))
    return f"{end[0]} {end[1]}"


def _onward(journey: tuple[str, ...]) -> list[str]:
    stations = railway_stations()
    here = stations[journey[-1]]
    return [line for line in stations if line not in journey and here & stations[line]]


def _with_junctions(journey: tuple[str, ...], start: LonLat, end: LonLat) -> tuple[float, str]:
    stations, here, length, pieces = railway_stations(), start, 0.0, [f"line:{journey[0]}"]
    for line, following in pairwise(journey):
        shared = sorted(stations[line] & stations[following])
        junction = min(shared, key=lambda place: _detour_km(here, lonlat_of(place), end))
        length += distance_km(here, lonlat_of(junction))
        here = lonlat_of(junction)
        pieces += [junction, f"line:{following}"]
    return length + distance_km(here, end), ";".join(pieces)


def _detour_km(start: LonLat, middle: LonLat, end: LonLat) -> float:
    return distance_km(start, middle) + distance_km(middle, end)


def _is_at(point: LonLat, line: Sequence[LonLat]) -> bool:
    return distance_to_line_km(point, line) <= AT_LINE_KM


def _point(pair: Sequence[float]) -> LonLat:
    return float(pair[0]), float(pair[1])
