"""How far a formation may have stood from its sign: circles of its error."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import ErrorCircles, SignMarks

SMALLEST_PT: Final = 5.0
"""A smaller circle would be hidden by its dot."""


def error_circles(
    signs: SignMarks, state: BattleState, camera: Camera, everyone: bool
) -> ErrorCircles:
    """Return the circle of the selected formation, or those of `everyone` that has a sign."""
    rows = np.arange(len(signs.unit)) if everyone else np.arange(0)
    if not everyone and signs.selected >= 0:
        rows = np.array([signs.selected])
    radius_px = state.error_km[signs.unit[rows]] * 1_000 / camera.m_per_px
    true_px = signs.true_px[rows]
    near = (true_px + radius_px[:, None] >= 0) & (true_px - radius_px[:, None] <= camera.size_px)
    seen = near.all(axis=1) & (radius_px >= SMALLEST_PT * camera.scale)
    rows = rows[seen]
    return ErrorCircles(true_px[seen], radius_px[seen], signs.colour[rows], signs.certainty[rows])
