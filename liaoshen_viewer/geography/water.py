"""Where the sea is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from liaoshen_viewer.geography.basemap import Basemap

BoolArray = NDArray[np.bool_]
SeaTest = Callable[[ArrayLike], BoolArray]


def is_sea(basemap: Basemap) -> SeaTest:
    """Return a test: degrees, shape (…, 2), to True where the point lies in the sea.

    Lakes count as land. Beyond the basemap's area everything counts as land, since the
    basemap does not know.
    """
    land = shapely.multipolygons([shapely.Polygon(ring) for ring in basemap.land])
    shapely.prepare(land)
    west, south, east, north = (float(edge) for edge in shapely.bounds(land))

    def test(lonlat_deg: ArrayLike) -> BoolArray:
        points = np.asarray(lonlat_deg, dtype=np.float64)
        lon, lat = points[..., 0], points[..., 1]
        known = (lon > west) & (lon < east) & (lat > south) & (lat < north)
        sea: BoolArray = known & ~shapely.intersects_xy(land, lon, lat)
        return sea

    return test
