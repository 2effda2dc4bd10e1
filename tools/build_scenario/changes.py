"""`changes.csv`: dated changes of units, and when a unit's fate befell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tools.build_scenario.citations import citations
from tools.build_scenario.tables import Row, mapping, raw

COLUMNS = ("unit", "time", "what", "from", "to", "certainty", "sources", "account", "note")

LAST_STATUSES = frozenset({"destroyed", "surrendered", "defected", "evacuated"})
NOON = "T12:00"  # in these tables: that day, hour not known


def fate_times(waypoints: Sequence[Row]) -> Mapping[str, str]:
    """Return when the fate of a unit befell it.

    It is the last waypoint of the fate's day that says so. Where there is none it is noon of that
    day, but not later than an end that the unit's last waypoint tells. `maps/fates.csv` goes first.
    """
    times = {row["id"]: _moment(row, waypoints) for row in raw("nra_orbat") if row["fate_date"]}
    return times | {row["unit"]: row["time"] for row in mapping("fates")}


def change_rows(fates: Mapping[str, str]) -> list[Row]:
    """Return the rows of `changes.csv`: the table written by hand, then the fates."""
    rows = {row["id"]: row for row in raw("nra_orbat")}
    return mapping("changes") + [_fate(rows[unit], time) for unit, time in fates.items()]


def leaving_midnights(waypoints: Sequence[Row], fates: Mapping[str, str]) -> Mapping[str, str]:
    """Return from which midnight a unit with a fate is gone: not before its last waypoint."""
    last = {row["unit"]: row["time"] for row in waypoints if not row["account"]}
    moments = {unit: max(time, last.get(unit, "")) for unit, time in fates.items()}
    return {unit: _midnight_after(time) for unit, time in moments.items()}


def _midnight_after(time: str) -> str:
    return (date.fromisoformat(time[:10]) + timedelta(days=1)).isoformat() + "T00:00"


def _moment(unit: Row, waypoints: Sequence[Row]) -> str:
    day = unit["fate_date"]
    own = [row for row in waypoints if row["unit"] == unit["id"]]
    ends = [row["time"] for row in own if row["status"] in LAST_STATUSES]
    same_day = [time for time in ends if time.startswith(day)]
    if same_day:
        return same_day[-1]
    return own[-1]["time"] if ends and own[-1]["time"] < day else day + NOON


def _fate(unit: Row, time: str) -> Row:
    return {
        "unit": unit["id"],
        "time": time,
        "what": "fate",
        "to": unit["fate"],
        "certainty": "inferred",
        "sources": citations().joined(unit["source_grade"]),
        "note": "the order of battle gives the day; the hour is that of the unit's waypoint",
    }
