"""The waypoints of both raw tables, before the edits of the merge."""

from __future__ import annotations

from dataclasses import dataclass

from tools.build_scenario.citations import citations
from tools.build_scenario.distance import LonLat, distance_km
from tools.build_scenario.places import lonlat_of, merged_places, place_of
from tools.build_scenario.tables import Row, note, raw

GRADE_ERROR_KM = {"G": 1.0, "B": 1.5, "K": 3.0, "L": 6.0}
"""How far a point of the Nationalist table may be off, by the letter of its coordinates."""

APART_KM = 3.2
"""A raw point farther than this from its place's settled point gives way to it. Nearer points are
kept: they hold attackers and defenders of one place apart."""


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A dated position of a unit, with how it leaves for the next."""

    unit: str
    time: str
    place: str
    lonlat: LonLat
    error_km: float
    status: str
    certainty: str
    sources: str
    note: str
    raw_mode: str = ""
    """Mode of the raw table; empty in the Communist table and in added rows."""
    account: str = ""
    """Whose version this is, where it is not the unit's own way."""
    goes_with: str = ""
    """The unit whose way and mode it shares, where its rows are those of another."""


def raw_waypoints() -> list[Waypoint]:
    """Return the rows of both tables of positions, as they are, on settled points."""
    rows = [_pla_waypoint(row) for row in raw("pla_positions")]
    return rows + [_nra_waypoint(row) for row in raw("nra_positions")]


def _pla_waypoint(row: Row) -> Waypoint:
    place = place_of("pla", row["place_en"])
    return _waypoint(row, place, float(row["coord_err_km"]), "")


def _nra_waypoint(row: Row) -> Waypoint:
    place = place_of("nra", row["place"])
    return _waypoint(row, place, GRADE_ERROR_KM[row["coord_grade"]], row["mode_to_next"])


def _waypoint(row: Row, place: str, error_km: float, raw_mode: str) -> Waypoint:
    point = (float(row["lon"]), float(row["lat"]))
    settled = lonlat_of(place)
    remark = ""
    if distance_km(point, settled) > APART_KM:
        remark = "the point is settled from several accounts"
        point, error_km = settled, float(merged_places()[place]["error_km"])
    cited = citations()
    return Waypoint(
        unit=row["unit_id"],
        time=row["datetime"],
        place=place,
        lonlat=point,
        error_km=error_km,
        status=row["status"],
        certainty=row["certainty"],
        sources=cited.joined(row["source"]),
        note=note(row["note"], cited.remark(row["source"]), remark),
        raw_mode=raw_mode,
    )
