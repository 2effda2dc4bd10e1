"""`places.csv`, and the way from the place texts of the raw tables to its ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tools.build_scenario.citations import citations
from tools.build_scenario.conflicts import conflict_note
from tools.build_scenario.tables import Row, mapping, mapping_by, note, raw

VARIANT = re.compile(r"^ ?(?:GAZ|PLA|NRA|EVT) |[\d.]{4,} [\d.]{4,}.*$|\([\d.]+ km\)")
"""What a variant of a place name says of its table and point."""

COLUMNS = (
    "id",
    "name_en",
    "name_zh_hans",
    "name_zh_hant",
    "name_pinyin",
    "name_period",
    "lon",
    "lat",
    "error_km",
    "kind",
    "rank",
    "parent",
    "sources",
    "note",
)


@cache
def merged_places() -> Mapping[str, Row]:
    """Return the rows of the merged gazetteer and of `maps/added_places.csv` by id."""
    return {row["id"]: row for row in [*raw("places_merged"), *mapping("added_places")]}


@cache
def _place_texts() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("places", "table", "text")


def place_of(table: str, text: str) -> str:
    """Return the place id of a place text of a raw table (`pla`, `nra`, `event`)."""
    place = _place_texts()[table, text]["place"]
    if place not in merged_places():
        raise ValueError(f"maps/places.csv: {text}: no place {place}")
    return place


def lonlat_of(place: str) -> tuple[float, float]:
    """Return longitude and latitude of a place."""
    row = merged_places()[place]
    return float(row["lon"]), float(row["lat"])


def place_rows() -> list[Row]:
    """Return the rows of `places.csv`: the merged gazetteer, which holds the older one."""
    return [_place_row(row) for row in merged_places().values()]


def _place_row(row: Row) -> Row:
    cited = citations()
    parent = row["parent"] if row["parent"] != row["id"] else ""
    return {
        "id": row["id"],
        "name_en": row["name_en"],
        "name_zh_hans": row["zh_hans"],
        "name_zh_hant": row["zh_hant"],
        "name_pinyin": row["pinyin"],
        "name_period": row["name_1948"],
        "lon": row["lon"],
        "lat": row["lat"],
        "error_km": row["error_km"],
        "kind": row["kind"],
        "rank": row["rank"],
        "parent": parent,
        "sources": cited.joined(row["source"]),
        "note": note(row["source"], _variants(row), conflict_note("place", row["id"])),
    }


def _variants(row: Row) -> str:
    """Return by what other names the tables call a place."""
    names = (VARIANT.sub("", text).strip() for text in row["variants"].split("|"))
    others = dict.fromkeys(name for name in names if name and name != row["name_en"])
    return f"also called {' or '.join(others)}" if others else ""
