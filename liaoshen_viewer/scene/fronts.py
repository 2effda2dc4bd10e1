"""Fronts as they stand in the picture: lines with teeth towards the enemy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from liaoshen_viewer.motion.fronts import Front, FrontLine
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.model import Side
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import FrontMarks

SPACING_PT: Final = 19.0
"""From tooth to tooth along a line at its longest."""
TOOTH_PT: Final = (8.0, 7.0)
"""Width at the foot and height of a tooth."""
TOOTH_SHARE: Final = 0.55
"""Teeth of a ring that has shrunk are at most this share of their spacing wide."""
FEWEST: Final = 3
SEEN_PT: Final = 14.0
"""A line shorter than this on the picture is not drawn; up to twice this it appears."""


def front_marks(lines: Sequence[FrontLine], sides: Sequence[Side], camera: Camera) -> FrontMarks:
    """Return the lines with their teeth.

    An open front has the teeth of the side on its left, pointing right. A ring is the work of
    those outside, so that it has their teeth, pointing inwards.
    """
    found = []
    for line in lines:
        xy_px = camera.to_px(line.points_m)
        strength = line.strength * _seen(xy_px, camera)
        if strength > 0 and _near(xy_px, camera):
            found.append((xy_px, _teeth(line.front, xy_px, camera), line, strength))
    return FrontMarks(
        lines_px=tuple(xy_px for xy_px, _, _, _ in found),
        teeth_px=tuple(teeth for _, teeth, _, _ in found),
        colour=tuple(_colour(line.front, sides) for _, _, line, _ in found),
        strength=tuple(float(strength) for _, _, _, strength in found),
    )


def _seen(xy_px: FloatArray, camera: Camera) -> float:
    return float(np.clip(_length(xy_px) / (SEEN_PT * camera.scale) - 1, 0.0, 1.0))


def _near(xy_px: FloatArray, camera: Camera) -> bool:
    margin = 2 * TOOTH_PT[1] * camera.scale
    low, high = xy_px.min(axis=0) - margin, xy_px.max(axis=0) + margin
    return bool((high >= 0).all() and (low <= np.array(camera.size_px)).all())


def _length(xy: FloatArray) -> float:
    return float(np.hypot(*np.diff(xy, axis=0).T).sum())


def _colour(front: Front, sides: Sequence[Side]) -> str:
    """Return the colour of the side whose teeth a line has; grey where it cannot be told."""
    own = [side.colour for side in sides if side.id == front.side]
    others = [side.colour for side in sides if side.id != front.side]
    whose = others if front.closed else own
    return whose[0] if own and len(whose) == 1 else "grey"


def _teeth(front: Front, xy_px: FloatArray, camera: Camera) -> FloatArray:
    """Return the corners of the teeth, (k, 3, 2).

    Their number depends on the line's greatest length and the scale, not on the moment, so that
    no tooth comes or goes while the line moves.
    """
    count = round(front.greatest_m / camera.m_per_px / (SPACING_PT * camera.scale))
    count = max(count, FEWEST)
    spacing = _length(xy_px) / count
    size = min(1.0, TOOTH_SHARE * spacing / (TOOTH_PT[0] * camera.scale)) * camera.scale
    half, high = TOOTH_PT[0] / 2 * size, TOOTH_PT[1] * size
    foot, way = points_along(xy_px, (np.arange(count) + 0.5) / count)
    # The picture's y runs down: the left of a line that runs right is up, -y.
    aside = np.stack([way[:, 1], -way[:, 0]], axis=-1) * (1 if front.closed else -1)
    corners = (foot - half * way, foot + high * aside, foot + half * way)
    return np.stack(corners, axis=1)


def points_along(xy: FloatArray, shares: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return points at shares (k,) of a line's length, and its unit direction there, (k, 2)."""
    steps = np.diff(xy, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = shares * along[-1]
    piece = np.clip(np.searchsorted(along, at, side="right") - 1, 0, len(steps) - 1)
    way = steps[piece] / np.maximum(lengths[piece], 1e-9)[:, None]
    return xy[piece] + way * (at - along[piece])[:, None], way
