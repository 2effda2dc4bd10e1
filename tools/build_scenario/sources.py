"""`sources.csv`: the three source tables as one."""

from __future__ import annotations

from tools.build_scenario.tables import Row, article_words, mapping, mapping_by, note, raw

COLUMNS = ("id", "reference", "kind", "seen", "note")


def source_rows() -> list[Row]:
    """Return every source once; a code of several tables keeps all its references.

    The codes that stand in two tables (`SEED`, `GZH`, `HQJ`, `DSQ`, `RAN`) mean the same work in
    both. The code `knowledge` of the third table is the graded `K-high`, `K-med`, `K-low`.
    """
    rows: dict[str, Row] = {}
    for row in _raw_rows():
        known = rows.get(row["id"])
        rows[row["id"]] = _both(known, row) if known else row
    for (code,), override in mapping_by("source_texts", "id").items():
        rows[code]["reference"] = override["reference"]
    return [row | {"note": article_words(row.get("note", ""))} for row in rows.values()]


def _raw_rows() -> list[Row]:
    pla = [
        {"id": r["code"], "reference": r["reference"], "kind": r["kind"], "note": r["note"]}
        for r in raw("pla_sources")
    ]
    others = [_where_and_what(r) for name in ("nra_sources", "merge_sources") for r in raw(name)]
    return pla + others + mapping("sources_added")


def _where_and_what(row: Row) -> Row:
    reference = ": ".join(part for part in (row["what"], row["where"]) if part)
    return {
        "id": row["code"],
        "reference": reference,
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
