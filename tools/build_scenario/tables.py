"""Read the raw and mapping tables, write the scenario's tables."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.build_scenario.words import in_full, plain

Row = dict[str, str]

_SEED = re.compile(r"(?:\b[Tt]he )?\b[Ss]eed\b")

HISTORY = Path(__file__).resolve().parent.parent / "history"
SCENARIO = HISTORY.parent.parent / "scenarios" / "liaoshen"


def raw(name: str) -> list[Row]:
    """Return the rows of a raw table of `tools/history/`."""
    return _read(HISTORY / f"{name}.csv")


def mapping(name: str) -> list[Row]:
    """Return the rows of a mapping table of `tools/history/maps/`."""
    return _read(HISTORY / "maps" / f"{name}.csv")


def mapping_by(name: str, *keys: str) -> dict[tuple[str, ...], Row]:
    """Return the rows of a mapping table by the values of `keys`. Raises ValueError if doubled."""
    rows: dict[tuple[str, ...], Row] = {}
    for row in mapping(name):
        key = tuple(row[column] for column in keys)
        if key in rows:
            raise ValueError(f"maps/{name}.csv: {key} stands there twice")
        rows[key] = row
    return rows


def raw_features(name: str) -> list[dict[str, Any]]:
    """Return the features of a raw GeoJSON file of `tools/history/`."""
    text = (HISTORY / f"{name}.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """Write a CSV table (UTF-8, LF) and return how many rows it has."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(row, column) for column in columns])
            count += 1
    return count


def _cell(row: Mapping[str, str], column: str) -> str:
    value = row.get(column, "")
    if column == "note":
        return plain(value)
    return in_full(value) if column in ("force", "role", "fate") else value


def note(*parts: str) -> str:
    """Join the parts of a note that are not empty."""
    return article_words("; ".join(part for part in parts if part))


def article_words(text: str) -> str:
    """Return a text with the article called so: the raw tables say "seed" for short."""
    return _SEED.sub(lambda match: "The article" if match[0][0] in "ST" else "the article", text)


def number(value: float, digits: int = 4) -> str:
    """Return a number as text without needless zeros."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
