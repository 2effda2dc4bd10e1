"""The Great Wall, drawn by hand from pass to pass."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from shapely.geometry import LineString

from tools.build_ground.area import rounded
from tools.build_ground.curves import catmull_rom
from tools.build_ground.write import Feature, read_table


def wall_features(table: Path) -> list[Feature]:
    """Return the walls of a table whose courses are points `lon/lat`, as smooth curves."""
    features: list[Feature] = []
    for row in read_table(table):
        points = [[float(part) for part in token.split("/")] for token in row["course"].split()]
        properties = {
            "id": row["id"],
            "name_en": row["name_en"],
            "name_zh_hans": row["name_zh_hans"],
            "error_km": float(row["error_km"]),
        }
        features.append((rounded(LineString(catmull_rom(np.array(points)))), properties))
    return features
