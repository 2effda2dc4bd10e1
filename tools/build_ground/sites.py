"""Airfields, harbours and passes: the hand-made table, checked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from shapely.geometry import Point

from tools.build_ground.area import AREA
from tools.build_ground.write import read_table

COLUMNS: Final = (
    "id",
    "kind",
    "rank",
    "name_en",
    "name_zh_hans",
    "name_zh_hant",
    "name_pinyin",
    "name_period",
    "lon",
    "lat",
    "error_km",
    "source",
)
KINDS: Final = ("airfield", "port", "pass")


def site_rows(table: Path) -> list[list[str]]:
    """Return the rows of the table; raise ValueError for a doubled id or an unknown kind."""
    rows = read_table(table)
    if len({row["id"] for row in rows}) != len(rows):
        raise ValueError(f"doubled ids in {table.name}")
    for row in rows:
        if row["kind"] not in KINDS:
            raise ValueError(f"{row['id']}: unknown kind {row['kind']}")
        if not AREA.contains(Point(float(row["lon"]), float(row["lat"]))):
            raise ValueError(f"{row['id']} lies outside the area")
    return [[row[column] for column in COLUMNS] for row in rows]
