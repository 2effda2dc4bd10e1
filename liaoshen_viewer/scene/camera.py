"""The camera: which part of the projected map is seen, and how large things are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import FloatArray

REFERENCE_HEIGHT_PX: Final = 1080
"""A picture of this height has scale 1: a taller one is the same picture, finer."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the projected map. Pixels run right and down, metres east and north."""

    center_m: tuple[float, float]
    m_per_px: float
    size_px: tuple[int, int]
    scale: float = 1.0
    """How large signs, lines and letters are; 1 at a height of 1080 pixels."""

    def to_px(self, xy_m: FloatArray) -> FloatArray:
        """Project metres, shape (…, 2), to pixels from the top left corner."""
        middle = np.array(self.size_px) / 2
        return (np.asarray(xy_m) - self.center_m) / (self.m_per_px, -self.m_per_px) + middle

    def to_m(self, xy_px: FloatArray) -> FloatArray:
        """Return the projected metres of pixels, shape (…, 2)."""
        middle = np.array(self.size_px) / 2
        return (np.asarray(xy_px) - middle) * (self.m_per_px, -self.m_per_px) + self.center_m

    def moved_px(self, dx: float, dy: float) -> Camera:
        """Return the camera after the map was dragged by (dx, dy) pixels."""
        x, y = self.center_m
        return replace(self, center_m=(x - dx * self.m_per_px, y + dy * self.m_per_px))

    def zoomed(self, factor: float, at_px: tuple[float, float]) -> Camera:
        """Return the camera `factor` times nearer, with the point under `at_px` kept in place."""
        fixed = self.to_m(np.array(at_px))
        m_per_px = self.m_per_px / factor
        offset = np.array(self.center_m) - fixed
        x, y = fixed + offset / factor
        return replace(self, center_m=(float(x), float(y)), m_per_px=m_per_px)

    def resized(self, size_px: tuple[int, int], scale: float) -> Camera:
        """Return the camera for another picture size, showing the same width of country."""
        m_per_px = self.m_per_px * self.size_px[0] / size_px[0]
        return replace(self, size_px=size_px, m_per_px=m_per_px, scale=scale)
