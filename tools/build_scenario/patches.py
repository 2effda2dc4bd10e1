"""Apply the edits of the merge (`waypoint_patches.csv`) and our own added points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from tools.build_scenario.citations import citations
from tools.build_scenario.conflicts import conflicts, settled
from tools.build_scenario.distance import LonLat, distance_km, point_off
from tools.build_scenario.places import lonlat_of, merged_places
from tools.build_scenario.tables import Row, mapping, note, raw
from tools.build_scenario.units import unit_names, unit_order
from tools.build_scenario.waypoints import Waypoint, raw_waypoints

NEAR_KM = 10.0  # a point this near to a place may bear its name
WITH_SUPERIOR_KM = 10.0  # how far a division may have stood from its column's point
REACH_KM_H = 2.0  # as far as a division comes in an hour, with its halts
OPEN_GROUND_ERROR_KM = 5.0  # an added point that is at no named place

ARTICLE = "article"
RIVAL_ERROR_KM = 3.0  # the article names towns, not points

Key = tuple[str, str]


def edited_waypoints() -> list[Waypoint]:
    """Return all waypoints after the edits, by unit (order of battle), account and time.

    Raises ValueError for an edit that finds no row, or a moment that a unit has twice.
    """
    rows = {(row.unit, row.time): row for row in raw_waypoints()}
    for patches in (raw("waypoint_patches"), mapping("own_patches")):
        for patch in patches:
            _apply(patch, rows)
        _put(rows, [_added(patch) for patch in patches if patch["op"] == "add"])
    _put(rows, [_own(row) for row in mapping("added_waypoints")])
    for row in mapping("rejoins"):
        _put(rows, _with_superior(row, rows))
    for row in mapping("spread"):
        _put(rows, _spread(row, rows))
    for row in mapping("accounts"):
        key = row["unit"], row["time"]
        remark = note(rows[key].note, row["note"])
        rows[key] = replace(rows[key], account=row["account"], note=remark)
    told = [*rows.values(), *map(_rival, mapping("rival_waypoints"))]
    return sorted(told, key=lambda row: (unit_order()[row.unit], row.account, row.time))


def _with_superior(rejoin: Row, rows: Mapping[Key, Waypoint]) -> list[Waypoint]:
    """Return waypoints of a unit that goes with another, whose own rows say no more of it."""
    last = rejoin["until"] or "9999"
    return [
        replace(
            row,
            unit=rejoin["unit"],
            goes_with=row.unit,
            certainty="reconstructed",
            error_km=max(row.error_km, WITH_SUPERIOR_KM),
            note=f"goes with the {unit_names()[row.unit]}, computed: {rejoin['note']}",
        )
        for row in rows.values()
        if row.unit == rejoin["with"] and rejoin["after"] < row.time < last
    ]


def _spread(place: Row, rows: Mapping[Key, Waypoint]) -> list[Waypoint]:
    """Return waypoints of a division in its column, up to the first of its own if it has any.

    The last of them gives way where the first of its own could not be reached from there on foot.
    """
    own = sorted((row for row in rows.values() if row.unit == place["unit"]), key=_time)
    column = sorted((row for row in rows.values() if row.unit == place["with"]), key=_time)
    beside = [_beside(row, place) for row in column if not own or row.time < own[0].time]
    while own and beside and not _in_reach(beside[-1], own[0]):
        beside.pop()
    return beside


def _beside(row: Waypoint, place: Row) -> Waypoint:
    point = point_off(row.lonlat, float(place["east_km"]), float(place["north_km"]))
    return replace(
        row,
        unit=place["unit"],
        goes_with=row.unit,
        place="",
        lonlat=(round(point[0], 4), round(point[1], 4)),
        certainty="reconstructed",
        error_km=max(row.error_km, WITH_SUPERIOR_KM),
        note=f"goes with the {unit_names()[row.unit]}, computed: its place there is not known",
    )


def _in_reach(here: Waypoint, then: Waypoint) -> bool:
    hours = (datetime.fromisoformat(then.time) - datetime.fromisoformat(here.time)).total_seconds()
    return distance_km(here.lonlat, then.lonlat) <= REACH_KM_H * hours / 3600


def _time(row: Waypoint) -> str:
    return row.time


def _put(rows: dict[Key, Waypoint], added: Iterable[Waypoint]) -> None:
    """Add waypoints to `rows`. Raises ValueError for a moment that a unit would have twice."""
    for row in added:
        if (row.unit, row.time) in rows:
            raise ValueError(f"doubled: {row.unit} {row.time}")
        rows[row.unit, row.time] = row


def _apply(patch: Row, rows: dict[Key, Waypoint]) -> None:
    key = patch["unit_id"], patch["datetime"]
    if patch["op"] == "add":
        return
    if key not in rows:
        raise ValueError(f"waypoint_patches.csv: {patch['conflict_id']}: no row {key}")
    if patch["op"] == "delete":
        del rows[key]
    else:
        rows[key] = _edited(rows[key], patch)


def _edited(row: Waypoint, patch: Row) -> Waypoint:
    place, point = _where(patch)
    named = merged_places().get(place)
    return replace(
        row,
        time=patch["new_datetime"] or row.time,
        place=place or _still_near(row, point),
        lonlat=point or row.lonlat,
        error_km=float(named["error_km"]) if named else row.error_km,
        status=patch["status"] or row.status,
        note=note(row.note, patch["note"], settled(patch["conflict_id"])),
    )


def _still_near(row: Waypoint, point: LonLat | None) -> str:
    """Return the place of a row, unless its point was moved away from it."""
    moved = point is not None and distance_km(point, lonlat_of(row.place)) > NEAR_KM
    return "" if moved else row.place


def _where(patch: Row) -> tuple[str, LonLat | None]:
    if patch["lon"]:
        return patch["place_id"], (float(patch["lon"]), float(patch["lat"]))
    return patch["place_id"], None


def _added(patch: Row) -> Waypoint:
    place, point = _where(patch)
    named = merged_places().get(place)
    words = f"{patch['note']} {conflicts()[patch['conflict_id']]['source']}"
    return Waypoint(
        unit=patch["unit_id"],
        time=patch["datetime"],
        place=place,
        lonlat=point or lonlat_of(place),
        error_km=float(named["error_km"]) if named else OPEN_GROUND_ERROR_KM,
        status=patch["status"],
        certainty=patch["certainty"],
        sources=citations().joined(words),
        note=note(_remark(patch["note"]), settled(patch["conflict_id"])),
    )


def _remark(text: str) -> str:
    """Return a note, unless it is the code of its source and nothing else."""
    return "" if text in citations().meanings else text


def _own(row: Row) -> Waypoint:
    return Waypoint(
        unit=row["unit"],
        time=row["time"],
        place=row["place"],
        lonlat=lonlat_of(row["place"]),
        error_km=float(merged_places()[row["place"]]["error_km"]),
        status=row["status"],
        certainty=row["certainty"],
        sources=row["sources"],
        note=row["note"],
        raw_mode=row["mode"],
    )


def _rival(row: Row) -> Waypoint:
    """Return a position as the article tells it, where that is another than ours."""
    point = (float(row["lon"]), float(row["lat"]))
    return Waypoint(
        unit=row["unit"],
        time=row["time"],
        place=row["place"],
        lonlat=point,
        error_km=max(float(merged_places()[row["place"]]["error_km"]), RIVAL_ERROR_KM),
        status=row["status"],
        certainty="inferred",
        sources="SEED",
        note=row["note"],
        raw_mode=row["mode"],
        account=ARTICLE,
    )
