"""`control.csv` and `railways.csv`: who holds the towns and the lines."""

from __future__ import annotations

from tools.build_scenario.citations import citations
from tools.build_scenario.routes import railway_ids
from tools.build_scenario.tables import Row, mapping, note, raw

CONTROL_COLUMNS = ("place", "time", "side", "certainty", "sources", "account", "note")
RAILWAY_COLUMNS = (
    "line",
    "from",
    "to",
    "time",
    "state",
    "side",
    "certainty",
    "sources",
    "account",
    "note",
)

SOVIET_BASE = ("dalian", "lushun")
"""Held by the Soviet Union: the raw table had no third value and says so in its note."""

WHOLE_BRANCH = {"beipiao": "jinlingsi"}
"""A row that names one station means the whole branch: from its junction."""

STATES = {"pla_running": ("open", "pla"), "nra_running": ("open", "nra"), "cut": ("cut", "")}


def control_rows() -> list[Row]:
    """Return the rows of `control.csv`, the article's rival days last."""
    return [_control(row) for row in raw("control")] + mapping("rival_control")


def railway_rows() -> list[Row]:
    """Return the rows of `railways.csv`."""
    return [_railway(row) for row in raw("rail_control")]


def _control(row: Row) -> Row:
    neutral = row["place_id"] in SOVIET_BASE
    return {
        "place": row["place_id"],
        "time": row["time"],
        "side": "neutral" if neutral else row["side"],
        **_evidence(row),
    }


def _railway(row: Row) -> Row:
    state, side = STATES[row["state"]]
    return {
        "line": railway_ids()[row["line_name"]],
        "from": _junction(row),
        "to": row["to_station"],
        "time": row["time"],
        "state": state,
        "side": side,
        **_evidence(row),
    }


def _junction(row: Row) -> str:
    station = row["from_station"]
    return WHOLE_BRANCH[station] if station == row["to_station"] else station


def _evidence(row: Row) -> Row:
    cited = citations()
    return {
        "certainty": row["certainty"],
        "sources": cited.joined(row["source"]),
        "note": note(row["note"], cited.remark(row["source"])),
    }
