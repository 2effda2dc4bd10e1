"""Which formation lies under a point of the picture."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.marks import EdgeSigns, GhostMarks, HalfMark, Scene, SignMarks

REACH_PT: Final = 3.0
"""How far beside a frame a click still counts."""


def unit_at(scene: Scene, x_px: float, y_px: float) -> UnitId | None:
    """Return the id of the topmost sign at a point of the picture; None where there is none."""
    for mark in reversed(scene.marks):
        if isinstance(mark, HalfMark):
            left, _, width, _ = mark.box_px
            if left <= x_px < left + width:
                return unit_at(mark.scene, x_px - mark.left_px, y_px)
            continue
        signs = mark.signs if isinstance(mark, EdgeSigns | GhostMarks) else mark
        if isinstance(signs, SignMarks):
            found = _sign_at(signs, x_px, y_px, REACH_PT * scene.camera.scale)
            if found is not None:
                return found
    return None


def _sign_at(signs: SignMarks, x_px: float, y_px: float, reach_px: float) -> UnitId | None:
    away = np.abs(signs.centre_px - (x_px, y_px))
    hits = np.flatnonzero((away <= signs.frame_px / 2 + reach_px).all(axis=1))
    return UnitId(str(signs.ids[hits[-1]])) if len(hits) else None
