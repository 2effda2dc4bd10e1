"""`people.csv`: dated posts."""

from __future__ import annotations

import re

from tools.build_scenario.citations import citations
from tools.build_scenario.tables import Row, article_words, mapping_by, note, raw

COLUMNS = (
    "id",
    "name_en",
    "name_zh_hans",
    "name_zh_hant",
    "side",
    "unit",
    "post",
    "from",
    "to",
    "fate",
    "fate_time",
    "prisoner_from",
    "sources",
    "note",
)


def people_rows() -> list[Row]:
    """Return the rows of `people.csv`, with the unit of each post from `maps/people.csv`."""
    posts = mapping_by("people", "id")
    return [_person(row, posts[row["id"],]) for row in raw("people")]


def _person(row: Row, ours: Row) -> Row:
    cited = citations()
    return {
        "id": row["id"],
        "name_en": row["name_en"],
        "name_zh_hans": row["zh_hans"],
        "name_zh_hant": ours["zh_hant"] or row["zh_hant"],
        "side": row["side"],
        "unit": ours["unit"],
        "post": row["post"],
        "from": row["from"],
        "to": row["to"],
        "fate": article_words(row["fate"]),
        "fate_time": ours["fate_time"] or row["fate_time"],
        "prisoner_from": ours["prisoner_from"],
        "sources": cited.joined(row["source_grade"]) or _sources_of_unit(ours["unit"]),
        "note": note(_beyond_grade(row["source_grade"]), ours["note"]),
    }


def _sources_of_unit(unit: str) -> str:
    """Return the sources of the unit's order of battle, where a post refers to it alone."""
    rows = [row["command_source"] for row in raw("pla_orbat") if row["id"] == unit]
    rows += [row["source_grade"] for row in raw("nra_orbat") if row["id"] == unit]
    return citations().joined(" ".join(rows))


def _beyond_grade(cell: str) -> str:
    """Return what a cell such as "SEED DU / B; day estimated" says after its grade."""
    return re.sub(r"^[^/]*(?:/\S[^/]*)* / [A-D]", "", cell).strip(" ;")
