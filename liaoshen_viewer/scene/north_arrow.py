"""The north arrow: true north at the picture's centre."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import NorthArrow

WIDE_PT: Final = 34.0
HIGH_PT: Final = 52.0
PROBE_DEG: Final = 0.01


def north_arrow(projection: Projection, camera: Camera) -> NorthArrow:
    """Return the arrow for a camera."""
    extent = (WIDE_PT * camera.scale, HIGH_PT * camera.scale)
    return NorthArrow((0.0, 0.0), extent, north_deg(projection, camera.center_m))


def north_deg(projection: Projection, at_m: tuple[float, float]) -> float:
    """Return the direction of true north at a point of the map, clockwise from its top.

    This is the convergence of the meridians, from a step along the meridian.
    """
    lon, lat = projection.to_lonlat(np.array(at_m)).tolist()
    foot, head = projection.to_m(np.array([(lon, lat), (lon, lat + PROBE_DEG)]))
    east, north = (head - foot).tolist()
    return math.degrees(math.atan2(east, north))
