"""From a stretch of country to a camera, and the true scale at a point of the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.model import LonLat, View
from liaoshen_viewer.scene.camera import REFERENCE_HEIGHT_PX, Camera

NEAREST_M_PER_PT: Final = 20.0
"""The nearest scale offered, in metres per point. The relief is true to about 4 km, 200 points
there; railways and rivers to 2 km; the coast to 100 m."""
PAPER_SHARE: Final = 1.05
"""How much wider than the map a view may be."""
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


def window_of(camera: Camera, projection: Projection) -> Window:
    """Return the stretch of country that a camera shows: `camera_for` turned round."""
    lon, lat = projection.to_lonlat(np.array(camera.center_m, dtype=np.float64)).tolist()
    width_m = camera.m_per_px * camera.size_px[0] / map_m_per_ground_m(projection, camera.center_m)
    return Window((lon, lat), width_m / 1_000)


def scale_limits(
    ground: Ground, size_px: tuple[int, int], scale: float = 1.0
) -> tuple[float, float]:
    """Return the least and the most metres per pixel that a picture of the ground makes sense at.

    Nearer the data are too coarse; farther there would be more paper than map.
    """
    extent_m = np.ptp(ground.area_m, axis=0)
    farthest = PAPER_SHARE * float((extent_m / size_px).max())
    return min(NEAREST_M_PER_PT / scale, farthest), farthest


def kept_on_map(camera: Camera, ground: Ground) -> Camera:
    """Return the camera, or the nearest to it that stays on the map and within its scales."""
    nearest, farthest = scale_limits(ground, camera.size_px, camera.scale)
    m_per_px = min(max(camera.m_per_px, nearest), farthest)
    low, high = ground.area_m.min(axis=0), ground.area_m.max(axis=0)
    middle = (low + high) / 2
    # A view wider than the map keeps its middle; a nearer one may bring the edge to its own edge.
    room = np.maximum((high - low - np.array(camera.size_px) * m_per_px) / 2, 0.0)
    x, y = np.clip(camera.center_m, middle - room, middle + room).tolist()
    if (x, y) == tuple(camera.center_m) and m_per_px == camera.m_per_px:
        return camera
    return replace(camera, center_m=(x, y), m_per_px=m_per_px)


def reprojected(camera: Camera, old: Projection, new: Projection) -> Camera:
    """Return the camera that shows in another projection what this one shows, as large."""
    there = new.to_m(old.to_lonlat(np.array(camera.center_m)))
    center_m = (float(there[0]), float(there[1]))
    growth = map_m_per_ground_m(new, center_m) / map_m_per_ground_m(old, camera.center_m)
    return replace(camera, center_m=center_m, m_per_px=camera.m_per_px * growth)


def default_scale(size_px: tuple[int, int]) -> float:
    """Return the scale at which a picture of any size looks the same; an upright one is narrow."""
    return min(size_px) / REFERENCE_HEIGHT_PX


def map_m_per_ground_m(projection: Projection, xy_m: tuple[float, float]) -> float:
    """Return how many projected metres a true metre from west to east has at a point."""
    ends = np.array(xy_m) + np.array([(-_PROBE_M, 0.0), (_PROBE_M, 0.0)])
    west, east = projection.to_lonlat(ends)
    return 2 * _PROBE_M / (1_000 * float(distance_km(west, east)))
