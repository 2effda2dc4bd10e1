"""From a stretch of country to a camera, and the true scale at a point of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.model import LonLat, View
from liaoshen_viewer.scene.camera import REFERENCE_HEIGHT_PX, Camera

_PROBE_M: Final = 1_000.0


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of country without a name: its middle, and how wide it is."""

    center: LonLat
    width_km: float


def camera_for(
    view: View | Window,
    projection: Projection,
    size_px: tuple[int, int],
    scale: float | None = None,
) -> Camera:
    """Return the camera that shows `view.width_km` true kilometres across at its middle.

    `scale` is how large signs and letters are; by default a picture 1080 pixels high has 1.
    """
    center = projection.to_m(np.array(view.center, dtype=np.float64))
    center_m = (float(center[0]), float(center[1]))
    width_m = view.width_km * 1_000 * map_m_per_ground_m(projection, center_m)
    return Camera(center_m, width_m / size_px[0], size_px, scale or default_scale(size_px))


def default_scale(size_px: tuple[int, int]) -> float:
    """Return the scale at which a picture of any size looks the same."""
    return size_px[1] / REFERENCE_HEIGHT_PX


def map_m_per_ground_m(projection: Projection, xy_m: tuple[float, float]) -> float:
    """Return how many projected metres a true metre from west to east has at a point."""
    ends = np.array(xy_m) + np.array([(-_PROBE_M, 0.0), (_PROBE_M, 0.0)])
    west, east = projection.to_lonlat(ends)
    return 2 * _PROBE_M / (1_000 * float(distance_km(west, east)))
