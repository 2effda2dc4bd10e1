"""Where signs stand when their formations are too close: beside their places, in their order.

Signs that overlap push each other apart along the bearing between their *true* positions, so a
besieger stays on his side of the town and a defender inside the ring. A fixed number of rounds,
all pairs at once, starting from the true positions: the same input gives the same answer, and
neither an earlier frame nor the camera's place has any part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import FloatArray, IntArray

PULLED_ROUNDS: Final = 50
LAST_ROUNDS: Final = 80
"""Rounds at the end in which nothing pulls the signs back, so that no overlap is left."""
PULL: Final = 0.06
"""Share of its displacement that a sign takes back in each round."""
PUSH: Final = 0.45
"""Share of an overlap that each of two signs gives way in one round (0.5 would part them)."""
CAP_WIDTHS: Final = 3.0
"""How far a sign may stand from its place, in widths of its frame."""
LEAN_PT: Final = 1.5
"""How far apart formations of one point are taken to be: side by side, in rows."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of signs that may meet; arrays of p rows."""

    first: IntArray
    second: IntArray
    bearing: FloatArray
    """(p, 2) unit vector of the true position of `first` as seen from `second`."""
    reach: FloatArray
    """(p, 2) how far apart their middles must be across or down."""


def spread(true_pt: FloatArray, half_pt: FloatArray, fixed: IntArray | None = None) -> FloatArray:
    """Return the offsets (n, 2) that part the signs, in points.

    Names are left free as far as the crowd allows; after that only the signs part.
    `true_pt` (n, 2) are the true positions, `half_pt` (n, 2) half the extents of the signs with
    their marks, `fixed` the rows that cannot move: names that signs shall leave free.
    """
    weight = np.ones(len(true_pt))
    if fixed is not None:
        weight[fixed] = 0.0
    pairs = _pairs(leaning(true_pt), half_pt, weight)
    if not len(pairs.first):
        return np.zeros_like(true_pt)
    cap = CAP_WIDTHS * 2 * half_pt[:, 0]
    offset = _rounds(true_pt, np.zeros_like(true_pt), pairs, weight, cap, PULLED_ROUNDS)
    # Where a crowd cannot leave a name free, the signs go before the name.
    return _rounds(true_pt, offset, _of_signs(pairs, weight), weight, cap, 0)


def _rounds(
    true_pt: FloatArray,
    offset: FloatArray,
    pairs: Pairs,
    weight: FloatArray,
    cap: FloatArray,
    pulled: int,
) -> FloatArray:
    for number in range(pulled + LAST_ROUNDS):
        pull = PULL if number < pulled else 0.0
        step = _push(true_pt + offset, pairs, weight)
        if not pull and not step.any():
            break
        offset = _capped(offset + step - pull * offset, cap)
    return offset


def _of_signs(pairs: Pairs, weight: FloatArray) -> Pairs:
    free = (weight[pairs.first] > 0) & (weight[pairs.second] > 0)
    return Pairs(pairs.first[free], pairs.second[free], pairs.bearing[free], pairs.reach[free])


def _pairs(true_pt: FloatArray, half_pt: FloatArray, weight: FloatArray) -> Pairs:
    first, second = np.triu_indices(len(true_pt), 1)
    apart = true_pt[first] - true_pt[second]
    reach = half_pt[first] + half_pt[second]
    # Beyond twice the cap two signs cannot come to meet.
    near = (np.abs(apart) < reach * (1 + 2 * CAP_WIDTHS)).all(axis=1)
    near &= weight[first] + weight[second] > 0
    first, second, apart, reach = first[near], second[near], apart[near], reach[near]
    length = np.hypot(apart[:, 0], apart[:, 1])
    return Pairs(first, second, apart / length[:, None], reach)


def leaning(true_pt: FloatArray) -> FloatArray:
    """Return the points with those that coincide set side by side, in rows as a square.

    Otherwise the formations of a garrison would have no bearing from one another.
    """
    spots = np.round(true_pt / LEAN_PT).astype(np.int64)
    _, spot, counts = np.unique(spots, axis=0, return_inverse=True, return_counts=True)
    spot = spot.ravel()
    order = np.argsort(spot, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    number = np.empty(len(spot), dtype=np.int64)
    number[order] = np.arange(len(spot)) - starts[spot[order]]
    across = np.ceil(np.sqrt(counts))[spot]
    down = np.ceil(counts[spot] / across)
    column, row = number % across, number // across
    lean = np.stack([column - (across - 1) / 2, row - (down - 1) / 2], axis=-1)
    # A hair of difference by order, for points that are as far apart as the lean is wide.
    lean[:, 0] += 1e-3 * np.arange(len(spot))
    return np.asarray(true_pt + LEAN_PT * lean, dtype=np.float64)


def _push(at_pt: FloatArray, pairs: Pairs, weight: FloatArray) -> FloatArray:
    """Return how far every sign gives way, (n, 2)."""
    apart = at_pt[pairs.first] - at_pt[pairs.second]
    meets = (np.abs(apart) < pairs.reach).all(axis=1)
    ways = _way_out(apart[meets], pairs.bearing[meets], pairs.reach[meets])
    first, second = pairs.first[meets], pairs.second[meets]
    # A sign beside a name that cannot move has the whole way to go itself.
    whole = 2.0 * PUSH / np.maximum(weight[first] + weight[second], 1e-9)
    there = ways * (whole * weight[first])[:, None]
    back = ways * (whole * weight[second])[:, None]
    count = len(at_pt)
    columns = [
        np.bincount(first, there[:, axis], count) - np.bincount(second, back[:, axis], count)
        for axis in range(2)
    ]
    return np.stack(columns, axis=-1)


def _way_out(apart: FloatArray, bearing: FloatArray, reach: FloatArray) -> FloatArray:
    """Return the shortest way along the bearing after which two boxes no longer meet."""
    slope = np.maximum(np.abs(bearing), 1e-6)
    along = (reach - apart * np.sign(bearing)) / slope
    shortest = np.maximum(along.min(axis=1), 0.0)
    return np.asarray(bearing * shortest[:, None], dtype=np.float64)


def _capped(offset: FloatArray, cap: FloatArray) -> FloatArray:
    length = np.hypot(offset[:, 0], offset[:, 1])
    share = np.minimum(1.0, cap / np.maximum(length, 1e-9))
    return np.asarray(offset * share[:, None], dtype=np.float64)


def overlap_share(at_pt: FloatArray, half_pt: FloatArray) -> float:
    """Return the largest share of a sign that another covers, 0 to 1."""
    if len(at_pt) < 2:
        return 0.0
    first, second = np.triu_indices(len(at_pt), 1)
    apart = np.abs(at_pt[first] - at_pt[second])
    common = np.minimum(half_pt[first] + half_pt[second] - apart, 2 * np.minimum(
        half_pt[first], half_pt[second]))  # fmt: skip
    area = np.clip(common, 0, None).prod(axis=1)
    smaller = np.minimum((2 * half_pt[first]).prod(axis=1), (2 * half_pt[second]).prod(axis=1))
    return float((area / smaller).max())
