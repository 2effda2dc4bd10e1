"""The locator: a small map of the whole ground, with the picture's frame on it."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import Locator

WIDE_PT: Final = 190.0
HIGH_PT: Final = 150.0
SMALLEST_RING_PX: Final = 2.0
LEAST_FRAME_PT: Final = 6.0
"""The frame of a near view would vanish: it is drawn at least so wide and high."""


def locator(ground: Ground, camera: Camera) -> Locator:
    """Return the small map for a camera."""
    size = (round(WIDE_PT * camera.scale), round(HIGH_PT * camera.scale))
    low, high = ground.area_m.min(axis=0), ground.area_m.max(axis=0)
    middle = (low + high) / 2
    m_per_px = float(((high - low) / size).max())
    far = Camera((float(middle[0]), float(middle[1])), m_per_px, size, camera.scale)
    rings = (far.to_px(ring) for ring in ground.level(m_per_px).land)
    land = tuple(ring for ring in rings if np.ptp(ring, axis=0).max() > SMALLEST_RING_PX)
    width, height = camera.size_px
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
    frame = far.to_px(camera.to_m(corners))
    centre = frame.mean(axis=0)
    least = LEAST_FRAME_PT * camera.scale / np.maximum(np.ptp(frame, axis=0), 1e-9)
    frame = centre + (frame - centre) * np.maximum(least, 1.0)
    extent = (float(size[0]), float(size[1]))
    return Locator((0.0, 0.0), extent, far.to_px(ground.area_m), land, frame)
