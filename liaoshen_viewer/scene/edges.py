"""Small signs at the border for formations that stand outside the picture.

Every one of them is spoken for: those of a side that would lie on one another at the border share
a sign, the highest one's, that says how many others it stands for; signs of two sides, and what
lies in the way, are passed by along the border.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.formations import signs_in
from liaoshen_viewer.scene.marks import EdgeSigns, SignMarks

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, pixels."""

SHRINK: Final = 0.78
INSET_PT: Final = 6.0
ARROW_PT: Final = 10.0
ROOM_PT: Final = (3.0, 7.0)
"""Free room beside, and above and below a sign."""
SHARED_PT: Final = 84.0
"""Formations of a side that meet the border within so much of it share a sign."""
STEP_PT: Final = 8.0
FARTHEST_PT: Final = 240.0
"""How far along the border a sign goes to pass what lies in its way."""
ANYWHERE_PT: Final = 2_000.0
"""The same for one that has nobody to share a sign with."""
SHOWN: Final = 0.5
"""Signs fainter than this are on their way into another's."""


@dataclass(frozen=True, slots=True)
class _Border:
    """The line on which the middles of edge signs stand, for each sign; pixels."""

    low_px: FloatArray
    """(n, 2) its top left corner."""
    high_px: FloatArray

    def nearest(self, at_px: FloatArray) -> FloatArray:
        """Return the nearest points of it, (n, 2), to points outside."""
        return np.clip(at_px, self.low_px, self.high_px)


def edge_signs(signs: SignMarks, camera: Camera, kept_free: FloatArray) -> EdgeSigns:
    """Return signs for all that stands outside, each near the nearest point of the border.

    None lies on a box of `kept_free` (m, 4) as long as there is room beside it.
    """
    found = signs_in(signs, outside_picture(signs, camera) & (signs.opacity > SHOWN))
    frame = found.frame_px * SHRINK
    inset = frame / 2 + (INSET_PT + ARROW_PT) * camera.scale
    border = _Border(inset, np.array(camera.size_px, dtype=np.float64) - inset)
    at_px = border.nearest(found.true_px)
    head = _heads(at_px, found.looks.side, SHARED_PT * camera.scale)
    half = frame / 2 + np.array(ROOM_PT) * camera.scale
    at_px, head = _passed_by(at_px, head, half, border, kept_free, found.looks.side, camera.scale)
    kept = head == np.arange(len(head))
    number = _numbers(found, head)
    found = replace(found, centre_px=at_px, frame_px=frame, number=number)
    found = signs_in(replace(found, opacity=np.ones(len(head))), kept)
    away = found.true_px - found.centre_px
    return EdgeSigns(found, away / np.maximum(np.hypot(away[:, :1], away[:, 1:]), 1e-9))


def outside_picture(signs: SignMarks, camera: Camera) -> BoolArray:
    """Tell which formations truly stand outside the picture."""
    size = np.array(camera.size_px)
    inside = ((signs.true_px >= 0) & (signs.true_px <= size)).all(axis=1)
    return np.asarray(~inside, dtype=np.bool_)


def _heads(at_px: FloatArray, side: IntArray, length_px: float) -> IntArray:
    """Return for each sign the row of the one it shares, (n,): the last, which is the highest."""
    cell = np.column_stack([side, np.floor(at_px / length_px).astype(np.int64)])
    _, group = np.unique(cell, axis=0, return_inverse=True)
    group = group.ravel()
    last = np.zeros(int(group.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(last, group, np.arange(len(group)))
    return last[group]


def _passed_by(
    at_px: FloatArray,
    head: IntArray,
    half_px: FloatArray,
    border: _Border,
    kept_free: FloatArray,
    side: IntArray,
    scale: float,
) -> tuple[FloatArray, IntArray]:
    """Move signs along the border past one another; where there is no room they share one."""
    at_px, head = at_px.copy(), head.copy()
    boxes = _by_border(kept_free, half_px, border)
    stands: list[int] = []
    near, far = (_ways(scale, reach) for reach in (FARTHEST_PT, ANYWHERE_PT))
    # Signs come with the highest level last, so the last has the first choice.
    for row in np.flatnonzero(head == np.arange(len(head)))[::-1].tolist():
        friends = [other for other in stands if side[other] == side[row]]
        # One that has nobody to share a sign with looks for room along the whole border.
        offers = _along(
            at_px[row], border.low_px[row], border.high_px[row], near if friends else far
        )
        there = np.concatenate([offers - half_px[row], offers + half_px[row]], axis=1)
        free = np.flatnonzero(~_meet(there, boxes).any(axis=1))
        if len(free):
            at_px[row] = offers[free[0]]
        elif friends:
            away = np.hypot(*(at_px[friends] - at_px[row]).T)
            head[head == row] = friends[int(away.argmin())]
            continue
        stands.append(row)
        box = np.concatenate([at_px[row] - half_px[row], at_px[row] + half_px[row]])
        boxes = np.concatenate([boxes, box[None]])
    return at_px, head


def _by_border(boxes: FloatArray, half_px: FloatArray, border: _Border) -> FloatArray:
    """Return the boxes that a sign on the border could meet."""
    most = half_px.max(axis=0, initial=0.0)
    low, high = border.low_px.max(axis=0, initial=0) + most, border.high_px.min(axis=0, initial=1e9)
    inner = (boxes[:, :2] >= low).all(axis=1) & (boxes[:, 2:] <= high - most).all(axis=1)
    return np.asarray(boxes[~inner], dtype=np.float64)


def _ways(scale: float, reach_pt: float) -> FloatArray:
    """Return how far along the border places on offer are, the nearest first, (k,)."""
    step = np.arange(1, int(reach_pt / STEP_PT) + 1) * STEP_PT * scale
    return np.concatenate([[0.0], np.column_stack([step, -step]).ravel()])


def _along(at: FloatArray, low: FloatArray, high: FloatArray, ways: FloatArray) -> FloatArray:
    """Return places along the border from a point of it, (k, 2)."""
    upright = at[0] <= low[0] or at[0] >= high[0]
    offers = at + ways[:, None] * (np.array((0.0, 1.0)) if upright else np.array((1.0, 0.0)))
    inside = ((offers >= low) & (offers <= high)).all(axis=1)
    return np.asarray(offers[inside], dtype=np.float64)


def _meet(one: FloatArray, others: FloatArray) -> BoolArray:
    low, high = one[:, None, :2], one[:, None, 2:]
    return np.asarray(((low < others[:, 2:]) & (high > others[:, :2])).all(axis=-1), dtype=np.bool_)


def _numbers(signs: SignMarks, head: IntArray) -> np.ndarray:
    """Return the designations: a sign that is shared says how many others it stands for."""
    spoken = np.array([_spoken_for(str(number)) for number in signs.number], dtype=np.int64)
    total = np.bincount(head, 1 + spoken, minlength=len(head)).astype(np.int64) - 1
    number = signs.number.copy()
    for row in np.flatnonzero((head == np.arange(len(head))) & (total > 0)):
        number[row] = f"{str(number[row]).partition('+')[0]}+{total[row]}"
    return number


def _spoken_for(number: str) -> int:
    """Return how many others a sign stands for by its designation: 2 for `I1+2`."""
    return int(number.partition("+")[2] or 0)
