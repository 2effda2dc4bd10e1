"""Where names stand: a greedy choice among places round their points, free of overlap.

A layout is made at one anchor scale and holds for every camera from it to the next finer one
(√2 nearer): there the points move apart while the letters keep their size. Whether two boxes meet
anywhere within that stretch is answered exactly, so no name is ever laid over another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray

ROOM: Final = 1_024
STRETCH: Final = math.sqrt(2)
FAR_PT: Final = (26.0, 24.0)
"""Half the width and height of a sign with its marks, and a little air."""
BESIDE: Final = 8
"""How many of the places on offer are close beside the dot."""
RING_PT: Final = (78.0, 70.0)
"""The same for a ring of signs round the dot, as besiegers make."""
BETWEEN_PT: Final = (52.0, 47.0)
"""Half-way between the two: beside a sign upon the dot and one more."""
NEAR: Final = 12
"""How many of the places on offer leave no room for a ring."""
BEYOND: Final = (12, 13, 14, 15)
"""Those that do, in the order in which a name looks at them."""
ASIDE: Final = (1, 8, 9, 0, 10, 11, 7, 6, 3, 2, 5, 4)
"""In which order a name looks for places to move to when signs cover its own."""
LENDERS: Final = (*ASIDE, *range(16, 32))
"""The same for a place that a great name takes from lesser ones."""
HIDDEN: Final = -2
"""Neither name nor dot: a more important name lies over the point."""
NOBODY: Final = -1
NAMELESS: Final = -1
"""The dot alone: no free place for its name."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What asks for a place, the most important first; lengths in points at the anchor scale."""

    anchor_pt: FloatArray
    """(n, 2) the points, y down."""
    extent_pt: FloatArray
    """(n, 2) width and height of the names."""
    offset_pt: FloatArray
    """(n, k, 2) the places on offer, from point to middle of the name, the best first."""
    dot_pt: FloatArray
    """(n,) half the width of the dots; 0 for a name without a dot."""
    leeway: IntArray
    """(n,) how many of the places on offer a name may stand in at first."""


class Taken:
    """The boxes that are taken: dots and names, each with its owner (a number, or none)."""

    def __init__(self) -> None:
        # Of each box: its point, its middle from the point, its half extent, its whole reach.
        self._boxes = np.empty((ROOM, 4, 2))
        self._owner = np.empty(ROOM, dtype=np.int64)
        self._count = 0

    def add(
        self, anchor: FloatArray, offset: FloatArray, half: FloatArray, owner: int = NOBODY
    ) -> None:
        """Take one box (2,) or several (n, 2): points, middles from the points, half extents."""
        new = np.stack([anchor, offset, half, np.abs(offset) + half], axis=-2).reshape(-1, 4, 2)
        end = self._count + len(new)
        if end > len(self._owner):
            self._boxes = np.concatenate([self._boxes, np.empty((end, 4, 2))])
            self._owner = np.concatenate([self._owner, np.empty(end, dtype=np.int64)])
        self._boxes[self._count : end] = new
        self._owner[self._count : end] = owner
        self._count = end

    def free(
        self, anchor: FloatArray, offset: FloatArray, half: FloatArray, owner: int = NOBODY
    ) -> BoolArray:
        """Tell for each of the boxes (k, 2) whether it meets none that is taken.

        What the owner itself has taken is not in its own way. `anchor` and `half` may be those of
        all boxes alike, (2,).
        """
        boxes = self._boxes[: self._count]
        # Points only move apart: what is too far away now is so all through the stretch.
        reach = np.abs(offset) + half
        low, high = np.min(anchor - reach, axis=0), np.max(anchor + reach, axis=0)
        near = ((boxes[:, 0] + boxes[:, 3] > low) & (boxes[:, 0] - boxes[:, 3] < high)).all(axis=1)
        near &= (self._owner[: self._count] != owner) | (owner == NOBODY)
        at, aside, halves = boxes[near, :3].transpose(1, 0, 2)
        apart = np.broadcast_to(anchor, offset.shape)[:, None] - at
        sums = np.broadcast_to(half, offset.shape)[:, None] + halves
        return np.asarray(~ever_meet(apart, offset[:, None] - aside, sums).any(axis=1))

    def try_row(
        self, anchors: FloatArray, offsets: FloatArray, half: FloatArray, owner: int = NOBODY
    ) -> bool:
        """Take all of a row of boxes (n, 2), or none of them if any is not free."""
        if not self.free(anchors, offsets, half, owner).all():
            return False
        self.add(anchors, offsets, half, owner)
        return True


def ever_meet(apart: FloatArray, shift: FloatArray, reach: FloatArray) -> BoolArray:
    """Tell whether two boxes meet at any magnification from 1 to √2.

    `apart` is the difference of their points at magnification 1, `shift` the difference of their
    middles from their points, `reach` the sum of their half extents; all (…, 2).
    """
    apart, shift, reach = np.broadcast_arrays(apart, shift, reach)
    still = np.abs(apart) < 1e-12
    divisor = np.where(still, 1.0, apart)
    first, second = (-reach - shift) / divisor, (reach - shift) / divisor
    touches = np.abs(shift) < reach
    low = np.where(still, np.where(touches, -np.inf, np.inf), np.minimum(first, second))
    high = np.where(still, np.where(touches, np.inf, -np.inf), np.maximum(first, second))
    start = np.maximum(low.max(axis=-1), 1.0)
    end = np.minimum(high.min(axis=-1), STRETCH)
    return np.asarray(start < end, dtype=np.bool_)


def choose(
    wishes: Wishes, rows: Iterable[int], taken: Taken, before: IntArray | None = None
) -> IntArray:
    """Return for each of some names the number of its place, NAMELESS or HIDDEN.

    `before` (n,) are the numbers of the places that names have at a coarser scale: they keep them
    if they can.
    """
    return np.array(
        [_choose_one(wishes, row, taken, NOBODY if before is None else int(before[row]))
         for row in rows], dtype=np.int64,
    )  # fmt: skip


def _choose_one(wishes: Wishes, i: int, taken: Taken, before: int) -> int:
    anchor, middle = wishes.anchor_pt[i], np.zeros(2)
    dot = np.full(2, wishes.dot_pt[i])
    has_dot = wishes.dot_pt[i] > 0
    if has_dot and not taken.free(anchor, middle[None], dot)[0]:
        return HIDDEN
    offers, half = wishes.offset_pt[i], wishes.extent_pt[i] / 2
    free = taken.free(anchor, offers[: wishes.leeway[i]], half)
    if has_dot:
        taken.add(anchor, middle, dot, i)
    if not free.any():
        return NAMELESS
    best = before if 0 <= before < len(free) and free[before] else int(free.argmax())
    taken.add(anchor, offers[best], half, i)
    return best


def choose_others(
    wishes: Wishes, i: int, own: int, most: int, taken: Taken, order: tuple[int, ...] = ASIDE
) -> list[int]:
    """Take up to `most` places beside its `own` for a name to move to."""
    anchor, half = wishes.anchor_pt[i], wishes.extent_pt[i] / 2
    free = taken.free(anchor, wishes.offset_pt[i], half, i)
    found = [number for number in order if free[number] and number != own][:most]
    for number in found:
        taken.add(anchor, wishes.offset_pt[i, number], half, i)
    return found


def offers_round(extent_pt: FloatArray, gap_pt: FloatArray) -> FloatArray:
    """Return places round a dot, (n, 32, 2): right, left, then above and below.

    `extent_pt` (n, 2) is the name's width and height, `gap_pt` (n,) the way from the dot's middle
    to the name. Of the second eight (right, left, below, above) four leave room for a sign upon the
    dot, and four for a ring of signs round it; eight more are aslant, and the last eight
    half-way to the ring.
    """
    half = extent_pt / 2
    across = half[:, 0] + gap_pt
    up = half[:, 1] + gap_pt * 0.8
    slant = half[:, 0] + gap_pt * 0.5
    zero = np.zeros(len(half))
    places = [
        (across, zero), (-across, zero),
        (slant, -up), (slant, up), (-slant, -up), (-slant, up),
        (zero, -up), (zero, up),
        (half[:, 0] + FAR_PT[0], zero), (-half[:, 0] - FAR_PT[0], zero),
        (zero, half[:, 1] + FAR_PT[1]), (zero, -half[:, 1] - FAR_PT[1]),
        (half[:, 0] + RING_PT[0], zero), (-half[:, 0] - RING_PT[0], zero),
        (zero, half[:, 1] + RING_PT[1]), (zero, -half[:, 1] - RING_PT[1]),
        *((across / 2 * x, up * y) for x in (1, -1) for y in (-1, 1)),
        *(((half[:, 0] + FAR_PT[0]) * x, (half[:, 1] + FAR_PT[1]) * y)
          for x in (1, -1) for y in (-1, 1)),
        *(((half[:, 0] + BETWEEN_PT[0]) * x, (half[:, 1] + BETWEEN_PT[1]) * y)
          for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (1, 1), (-1, -1), (-1, 1))),
    ]  # fmt: skip
    return np.stack([np.stack(place, axis=-1) for place in places], axis=1)
