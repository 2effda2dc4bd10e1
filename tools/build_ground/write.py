"""Deterministic writers: the same content always gives the same bytes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Feature = tuple[BaseGeometry, Mapping[str, object]]


def write_features(path: Path, features: Iterable[Feature]) -> None:
    """Write a GeoJSON collection, one feature a line."""
    lines = [_feature_text(geometry, properties) for geometry, properties in features]
    body = ",\n".join(lines)
    text = '{"type":"FeatureCollection","features":[\n' + body + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _feature_text(geometry: BaseGeometry, properties: Mapping[str, object]) -> str:
    feature = {"type": "Feature", "properties": dict(properties), "geometry": mapping(geometry)}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV table in UTF-8 with line feeds."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV table in UTF-8 as one mapping per row."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
