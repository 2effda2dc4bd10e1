"""Land and lakes from GSHHG, full resolution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry import Point, Polygon

from tools.build_ground.area import AREA, DECIMALS, EAST, NORTH, SOUTH, WEST, polygons_of, rounded
from tools.build_ground.sources import COAST, COAST_INDEX, Sources
from tools.build_ground.write import Feature, read_table

LAND_LEVEL: Final = 1
LAKE_LEVEL: Final = 2
SMALLEST_ISLAND_KM2: Final = 1.0
SMALLEST_LAKE_KM2: Final = 5.0
TOLERANCE_DEGREES: Final = 0.0006


@dataclass(frozen=True, slots=True)
class Shore:
    """One closed shore line of GSHHG, cut to the area."""

    level: int
    area_km2: float
    polygons: list[Polygon]


def read_shores(sources: Sources) -> Iterator[Shore]:
    """Yield the shores that touch the area.

    A row of the index is: level, area in km2, points, south, north, byte offset, byte count.
    The data are pairs of little-endian float32 longitude and latitude.
    """
    data = np.memmap(sources.path(COAST), dtype=np.uint8, mode="r")
    for line in sources.path(COAST_INDEX).read_text().splitlines():
        level, area, _, south, north, offset, size = line.split()[:7]
        if float(north) < SOUTH or float(south) > NORTH:
            continue
        raw = data[int(offset) : int(offset) + int(size)]
        points = raw.view("<f4").reshape(-1, 2).astype(np.float64)
        if len(points) >= 4 and points[:, 0].max() > WEST and points[:, 0].min() < EAST:
            yield Shore(int(level), float(area), _cut(points))


def _cut(points: np.ndarray) -> list[Polygon]:
    polygon = Polygon(points)
    whole = polygon if polygon.is_valid else polygon.buffer(0)
    thin = whole.intersection(AREA).simplify(TOLERANCE_DEGREES)
    # Plain rounding could make a narrow inlet cross itself.
    return polygons_of(shapely.set_precision(thin, 10**-DECIMALS))


def land_features(shores: list[Shore]) -> list[Feature]:
    """Return the land polygons, the largest first."""
    chosen = [s for s in shores if s.level == LAND_LEVEL and s.area_km2 >= SMALLEST_ISLAND_KM2]
    polygons = [polygon for shore in chosen for polygon in shore.polygons]
    return [(rounded(p), {}) for p in sorted(polygons, key=lambda p: (-p.area, p.bounds))]


def lake_features(shores: list[Shore], table: Path) -> list[Feature]:
    """Return the lakes that existed in 1948, with the names the table gives them.

    The table lists lakes by a point within them: those `kept` get a name, the others are
    reservoirs filled after 1948.
    """
    rows = read_table(table)
    features: list[Feature] = []
    for shore in shores:
        if shore.level == LAKE_LEVEL and shore.area_km2 >= SMALLEST_LAKE_KM2:
            for polygon in shore.polygons:
                row = _row_of(polygon, rows)
                if row is None or row["in_1948"] == "yes":
                    features.append((rounded(polygon), _lake_properties(shore, row)))
    return sorted(features, key=lambda feature: (-feature[0].area, feature[0].bounds))


def _row_of(polygon: Polygon, rows: list[dict[str, str]]) -> dict[str, str] | None:
    near = polygon.buffer(0.03)
    found = (r for r in rows if near.contains(Point(float(r["lon"]), float(r["lat"]))))
    return next(found, None)


def _lake_properties(shore: Shore, row: dict[str, str] | None) -> dict[str, object]:
    names = {} if row is None else {k: row[k] for k in row if k.startswith("name_")}
    return {"area_km2": round(shore.area_km2, 1), **names}
