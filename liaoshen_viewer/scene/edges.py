"""Small signs at the border for formations that stand outside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.formations import signs_in
from liaoshen_viewer.scene.marks import EdgeSigns, SignMarks

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, pixels."""

SHRINK: Final = 0.78
INSET_PT: Final = 6.0
ARROW_PT: Final = 10.0


def edge_signs(signs: SignMarks, camera: Camera, kept_free: Sequence[Box]) -> EdgeSigns:
    """Return signs for what stands outside, at the nearest point of the border.

    Of several that would overlap, the highest and first in the order of battle stays; none lies
    on a box of `kept_free`.
    """
    size = np.array(camera.size_px, dtype=np.float64)
    found = signs_in(signs, outside_picture(signs, camera))
    inset = found.frame_px * SHRINK / 2 + (INSET_PT + ARROW_PT) * camera.scale
    at_px = np.clip(found.true_px, inset, size - inset)
    found = replace(found, centre_px=at_px, frame_px=found.frame_px * SHRINK)
    found = signs_in(found, _apart(found, kept_free, camera.scale))
    away = found.true_px - found.centre_px
    return EdgeSigns(found, away / np.maximum(np.hypot(away[:, :1], away[:, 1:]), 1e-9))


def outside_picture(signs: SignMarks, camera: Camera) -> BoolArray:
    """Tell which formations truly stand outside the picture."""
    size = np.array(camera.size_px)
    inside = ((signs.true_px >= 0) & (signs.true_px <= size)).all(axis=1)
    return np.asarray(~inside, dtype=np.bool_)


def _apart(signs: SignMarks, kept_free: Sequence[Box], scale: float) -> BoolArray:
    half = signs.frame_px / 2 + np.array((3.0, 7.0)) * scale
    boxes: list[FloatArray] = [np.array(box, dtype=np.float64) for box in kept_free]
    stays = np.zeros(len(half), dtype=np.bool_)
    # Signs come with the highest level last, so the last has the first choice.
    for row in range(len(half) - 1, -1, -1):
        low, high = signs.centre_px[row] - half[row], signs.centre_px[row] + half[row]
        if any((low < box[2:]).all() and (high > box[:2]).all() for box in boxes):
            continue
        stays[row] = True
        boxes.append(np.concatenate([low, high]))
    return stays
