"""`strengths.csv` and `losses.csv`: what the sources state, and what closes their sums."""

from __future__ import annotations

from tools.build_scenario.citations import citations
from tools.build_scenario.tables import Row, mapping, mapping_by, note, raw

STRENGTH_COLUMNS = (
    "date",
    "side",
    "force",
    "strength",
    "killed",
    "wounded",
    "captured",
    "defected",
    "casualties_total",
    "grade",
    "sources",
    "account",
    "note",
)
LOSS_COLUMNS = (
    "start",
    "end",
    "units",
    "force",
    "place",
    "killed_wounded",
    "captured",
    "surrendered",
    "defected",
    "evacuated",
    "grade",
    "sources",
    "account",
    "note",
)


def strength_rows() -> list[Row]:
    """Return the rows of `strengths.csv`."""
    return [
        row
        | {
            "side": row["side"].lower(),
            "sources": citations().joined(row["source"]),
            "note": note(row["note"]),
        }
        for row in raw("strengths") + mapping("added_strengths")
    ]


def loss_rows() -> list[Row]:
    """Return the rows of `losses.csv`, with the units of `maps/losses.csv`, then our own.

    Each has a column more, `borne_by`: whose men the row is taken off, if not of all its units.
    """
    units = mapping_by("losses", "row")
    rows = [_loss(row, units[str(n),]) for n, row in enumerate(raw("losses"), start=1)]
    return rows + mapping("added_losses")


def _loss(row: Row, ours: Row) -> Row:
    cited = citations()
    return row | {
        "borne_by": ours["borne_by"],
        "start": row["date"],
        "end": row["date_end"],
        "units": ours["units"],
        "force": row["units"],
        "sources": cited.joined(row["source"]),
        "note": note(row["note"], cited.remark(row["source"])),
    }
