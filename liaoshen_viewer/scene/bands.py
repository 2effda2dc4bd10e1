"""Anchor scales: steps of the square root of two, at which names and signs are laid out.

A *point* is a pixel of a picture 1080 pixels high. Layouts are made in points at an anchor scale
(metres per point), so that they know neither the picture's size nor where the camera stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from liaoshen_viewer.scene.camera import Camera


@dataclass(frozen=True, slots=True)
class Blend:
    """Two anchors and how far between them: 0 is at the first, 1 at the second."""

    first: int
    second: int
    share: float


def m_per_pt(camera: Camera) -> float:
    """Return the metres that a point covers."""
    return camera.m_per_px * camera.scale


def band_m_per_pt(band: int) -> float:
    """Return the anchor scale of a band, metres per point."""
    return float(2.0 ** (band / 2))


def coarser_band(scale_m: float) -> int:
    """Return the nearest band that is not finer than `scale_m` metres per point."""
    # A camera exactly at an anchor must find it, whatever the logarithm's last digit says.
    return math.ceil(2 * math.log2(scale_m) - 1e-9)


def time_blend(t_ms: int, step_ms: int) -> Blend:
    """Return the whole steps before and after a time, and the place between them."""
    first, rest = divmod(t_ms, step_ms)
    return Blend(first, first + 1, rest / step_ms)
