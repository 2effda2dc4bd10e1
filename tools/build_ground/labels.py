"""Names on the ground that are no places: seas, ranges, plains, countries."""

from __future__ import annotations

from pathlib import Path
from typing import Final

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
    "points",
)
KINDS: Final = (
    "sea",
    "bay",
    "strait",
    "mountains",
    "plain",
    "region",
    "country",
    "peninsula",
    "lake",
    "wall",
)


def label_rows(table: Path) -> list[list[str]]:
    """Return the rows of the table; raise ValueError for an unknown kind or a bad point."""
    rows = read_table(table)
    for row in rows:
        if row["kind"] not in KINDS:
            raise ValueError(f"{row['id']}: unknown kind {row['kind']}")
        for point in row["points"].split(";"):
            if len([float(part) for part in point.split()]) != 2:
                raise ValueError(f"{row['id']}: a point is 'lon lat', not {point!r}")
    return [[row[column] for column in COLUMNS] for row in rows]
