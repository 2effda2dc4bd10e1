"""Build the vector layers and tables of `assets/ground`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tools.build_ground import labels, places, sites
from tools.build_ground.borders import border_features
from tools.build_ground.coast import lake_features, land_features, read_shores
from tools.build_ground.great_wall import wall_features
from tools.build_ground.railways import railway_features
from tools.build_ground.rivers import river_features
from tools.build_ground.sources import Sources
from tools.build_ground.write import write_features, write_table

INPUTS: Final = Path(__file__).parent / "inputs"


def build_vectors(sources: Sources, ground: Path) -> None:
    """Write land, lakes, rivers, borders, railways, walls, sites, places and names."""
    shores = list(read_shores(sources))
    land = land_features(shores)
    write_features(ground / "land.geojson", land)
    write_features(ground / "lakes.geojson", lake_features(shores, INPUTS / "lakes.csv"))
    write_features(ground / "rivers.geojson", river_features(INPUTS / "rivers.csv", land))
    write_features(ground / "borders.geojson", border_features(land))
    positions = places.positions(INPUTS / "places.csv")
    railways = railway_features(INPUTS / "railways.csv", INPUTS / "rail_points.csv", positions)
    write_features(ground / "railways.geojson", railways)
    write_table(ground / "places.csv", places.COLUMNS, places.place_rows(INPUTS / "places.csv"))
    write_features(ground / "walls.geojson", wall_features(INPUTS / "great_wall.csv"))
    write_table(ground / "sites.csv", sites.COLUMNS, sites.site_rows(INPUTS / "sites.csv"))
    write_table(ground / "names.csv", labels.COLUMNS, labels.label_rows(INPUTS / "names.csv"))


def read_land(path: Path) -> BaseGeometry:
    """Return the land as written, as one prepared geometry."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    land = shapely.union_all([shape(feature["geometry"]) for feature in features])
    shapely.prepare(land)
    return land
