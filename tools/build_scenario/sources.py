"""`sources.csv`: the three source tables as one."""

from __future__ import annotations

import re

from tools.build_scenario.tables import Row, article_words, mapping, mapping_by, note, raw

COLUMNS = ("id", "reference", "kind", "seen", "note")


ARCHIVE = "lyxmemo.github.io"
"""The memorial archive that most memoirs and telegrams were read in. The raw tables call it the
repository, and give the path of each file."""

ADDRESS = re.compile(r"[\w-]+\.[a-z]{2,}")
SHORTHAND = re.compile(r"\b\w+ = ")
"""A further code of the same work, which the raw tables explain in their reference."""


def source_rows() -> list[Row]:
    """Return every source once; a code of several tables keeps all its references.

    The codes that stand in two tables (`SEED`, `GZH`, `HQJ`, `DSQ`, `RAN`) mean the same work in
    both. The code `knowledge` of the third table is the graded `K-high`, `K-med`, `K-low`.
    """
    rows: dict[str, Row] = {}
    for row in _raw_rows():
        known = rows.get(row["id"])
        rows[row["id"]] = _both(known, row) if known else row
    titles = mapping_by("source_texts", "id")
    return [_titled(row, titles[row["id"],]["title"]) for row in rows.values()]


def _titled(row: Row, title: str) -> Row:
    where = _where(row["reference"])
    reference = f"{title}. {where}" if where and where not in title else title
    return row | {"reference": reference, "note": article_words(row.get("note", ""))}


def _where(reference: str) -> str:
    """Return where a work was read, as far as the raw tables give an address."""
    if "lyxmemo" in reference or "same repo" in reference:
        return ARCHIVE
    return SHORTHAND.sub("", reference) if ADDRESS.search(reference) else ""


def _raw_rows() -> list[Row]:
    pla = [
        {"id": r["code"], "reference": r["reference"], "kind": r["kind"], "note": r["note"]}
        for r in raw("pla_sources")
    ]
    others = [_where_and_what(r) for name in ("nra_sources", "merge_sources") for r in raw(name)]
    return pla + others + mapping("sources_added")


def _where_and_what(row: Row) -> Row:
    return {
        "id": row["code"],
        "reference": row["where"],
        "kind": row["kind"],
        "seen": row["how_much_seen"],
    }


def _both(first: Row, second: Row) -> Row:
    return {
        "id": first["id"],
        "reference": f"{first['reference']} | {second['reference']}",
        "kind": first["kind"],
        "seen": second.get("seen", ""),
        "note": note(first.get("note", ""), second.get("note", "")),
    }
