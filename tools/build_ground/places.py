"""The gazetteer: the hand-made table, checked and ordered by rank."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from shapely.geometry import Point

from tools.build_ground.area import AREA
from tools.build_ground.write import read_table

COLUMNS: Final = (
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
    "source",
)


def place_rows(table: Path) -> list[list[str]]:
    """Return the rows of the gazetteer by rank, in the table's order within a rank.

    Raises ValueError for a doubled id, an unknown parent or a place outside the area.
    """
    rows = read_table(table)
    ids = [row["id"] for row in rows]
    if len(set(ids)) != len(ids):
        raise ValueError(f"doubled ids in {table.name}")
    for row in rows:
        if not AREA.contains(Point(float(row["lon"]), float(row["lat"]))):
            raise ValueError(f"{row['id']} lies outside the area")
        if row["parent"] and row["parent"] not in ids:
            raise ValueError(f"{row['id']}: no place {row['parent']}")
    rows.sort(key=lambda row: int(row["rank"]))
    return [[row[column] for column in COLUMNS] for row in rows]


def positions(table: Path) -> dict[str, tuple[float, float]]:
    """Return longitude and latitude by place id."""
    return {row["id"]: (float(row["lon"]), float(row["lat"])) for row in read_table(table)}
