"""`units.csv`: both orders of battle, with the mapping of signs, echelons and branches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tools.build_scenario.citations import citations
from tools.build_scenario.conflicts import conflict_note
from tools.build_scenario.tables import Row, mapping_by, note, raw

COLUMNS = (
    "id",
    "parent",
    "side",
    "number",
    "name_en",
    "name_zh_hans",
    "name_zh_hant",
    "echelon",
    "branch",
    "strength",
    "strength_grade",
    "commander_en",
    "commander_zh_hans",
    "commander_zh_hant",
    "commissar_en",
    "commissar_zh_hans",
    "commissar_zh_hant",
    "fate",
    "fate_time",
    "role",
    "sources",
    "note",
)


@cache
def unit_order() -> Mapping[str, int]:
    """Return the place of every unit id in the order of battle."""
    ids = [row["id"] for name in ("pla_orbat", "nra_orbat") for row in raw(name)]
    return {unit: index for index, unit in enumerate(ids)}


@cache
def unit_names() -> Mapping[str, str]:
    """Return the English name of every unit."""
    return {row["id"]: _name_of(row) for name in ("pla_orbat", "nra_orbat") for row in raw(name)}


@cache
def unit_signs() -> Mapping[str, Row]:
    """Return the rows of `maps/units.csv` by unit id."""
    return {key[0]: row for key, row in mapping_by("units", "id").items()}


def unit_rows(fate_times: Mapping[str, str]) -> list[Row]:
    """Return the rows of `units.csv`; `fate_times` gives the moment of a fate by unit id."""
    rows = [_pla_row(row) for row in raw("pla_orbat")]
    rows += [_nra_row(row) for row in raw("nra_orbat")]
    return [_with_gaps(row | {"fate_time": fate_times.get(row["id"], "")}) for row in rows]


def _with_gaps(row: Row) -> Row:
    """Say in the note which posts are empty because no source seen names their holder."""
    posts = ("commander", "commissar") if row["side"] == "pla" else ("commander",)
    lacking = [post for post in posts if not row.get(f"{post}_en")]
    said = f"{' and '.join(lacking)} not known from our sources" if lacking else ""
    return row | {"note": note(row["note"], said)}


@cache
def _told() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("unit_notes", "id")


def _told_of(unit: str) -> str:
    """Return what `maps/unit_notes.csv` tells of a unit, in plain words."""
    return _told()[unit,]["note"] if (unit,) in _told() else ""


def _name_of(row: Row) -> str:
    ours = _told().get((row["id"],))
    return (ours["name_en"] if ours else "") or row["name_en"]


def _common(row: Row, side: str) -> Row:
    sign = unit_signs()[row["id"]]
    return {
        "id": row["id"],
        "parent": _first_superior(row),
        "side": side,
        "number": sign["number"],
        "name_en": _name_of(row),
        "name_zh_hans": row["name_zh_hans"],
        "name_zh_hant": row["name_zh_hant"],
        "echelon": sign["echelon"],
        "branch": sign["branch"],
        "strength_grade": sign["strength_grade"],
        "commander_en": sign["commander_en"],
        "commander_zh_hans": sign["commander_zh_hans"],
        "commander_zh_hant": sign["commander_zh_hant"],
        "commissar_zh_hant": sign["commissar_zh_hant"],
    }


def _first_superior(row: Row) -> str:
    """Return the superior on 12 September, where the raw table shows that of October."""
    ours = mapping_by("first_superiors", "unit").get((row["id"],))
    return ours["parent"] if ours else row["parent_id"]


def _first_strength(row: Row) -> str:
    ours = mapping_by("first_strengths", "unit").get((row["id"],))
    return ours["strength"] if ours else row["strength_12sep"]


def _pla_row(row: Row) -> Row:
    sign = unit_signs()[row["id"]]
    sources = f"{row['strength_source']} {row['command_source']} {sign['post_source']}"
    fate = mapping_by("communist_fates", "unit").get((row["id"],), {"fate": "survived"})["fate"]
    return _common(row, "pla") | {
        "fate": fate,
        "strength": row["strength_12sep1948"],
        "commissar_en": sign["commissar_en"] or row["commissar_en"],
        "commissar_zh_hans": sign["commissar_zh_hans"] or row["commissar_zh"],
        "role": row["role_in_campaign"],
        "sources": citations().joined(sources),
        "note": note(
            _told_of(row["id"]),
            _shared_out(row),
            "what became of it is general knowledge" if fate != "survived" else "",
            conflict_note("unit", row["id"]),
        ),
    }


def _nra_row(row: Row) -> Row:
    outside = row["strength_12sep"] == "0"
    return _common(row, "nra") | {
        "strength": "" if outside else _first_strength(row),
        "fate": row["fate"],
        "sources": citations().joined(
            f"{row['source_grade']} {unit_signs()[row['id']]['post_source']}"
        ),
        "note": note(
            _told_of(row["id"]) or _estimated(row),
            "outside the theatre on 12 September" if outside else "",
            conflict_note("unit", row["id"]),
        ),
    }


def _estimated(row: Row) -> str:
    return "its strength is an estimate" if "estimate" in row["source_grade"] else ""


def _shared_out(row: Row) -> str:
    """Say so of a Communist figure that is a share of a sum (grade D)."""
    if row["strength_grade"] != "D":
        return ""
    sum_of = "its column's" if row["parent_id"].startswith("C") else "the 700,000 of the whole"
    return f"its strength is a share of {sum_of}, not a return"
