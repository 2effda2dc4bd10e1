"""Railways of 1948 as smooth curves through their stations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from shapely.geometry import LineString

from tools.build_ground.area import rounded
from tools.build_ground.curves import catmull_rom
from tools.build_ground.write import Feature, read_table

LonLat = tuple[float, float]


def railway_features(lines: Path, points: Path, places: Mapping[str, LonLat]) -> list[Feature]:
    """Return the railways in the order of their table.

    A course names places of the gazetteer (its stations), shape points of the points table,
    or bare `lon/lat` points. Raises KeyError for a name that is in neither table.
    """
    known = {r["id"]: (float(r["lon"]), float(r["lat"])) for r in read_table(points)}
    twice = known.keys() & places.keys()
    if twice:
        raise ValueError(f"both a place and a shape point: {sorted(twice)}")
    known.update(places)
    return [_railway(row, known, places) for row in read_table(lines)]


def _railway(
    row: Mapping[str, str], known: Mapping[str, LonLat], places: Mapping[str, LonLat]
) -> Feature:
    course = row["course"].split()
    corners = np.array([_point(token, known) for token in course])
    properties = {
        "id": row["id"],
        "name_en": row["name_en"],
        "name_zh_hans": row["name_zh_hans"],
        "class": row["class"],
        "stations": [token for token in course if token in places],
    }
    return rounded(LineString(catmull_rom(corners))), properties


def _point(token: str, known: Mapping[str, LonLat]) -> LonLat:
    if "/" in token:
        lon, lat = token.split("/")
        return float(lon), float(lat)
    return known[token]
