"""Where signs stand when their formations are too close: parted along their true bearings.

Two signs that would overlap are kept apart along the bearing of one formation from the other: the
one that stands to the north-east of the other is drawn there, and far enough. Such a demand is a
linear inequality of the signs' places, so a mean of two layouts that meet it meets it too: layouts
of neighbouring hours and scales can be blended without signs that run into one another. Of all
layouts that meet the demands the nearest to the true places is taken, in the sense of least
squares: it is unique, moves steadily with the formations, and knows no earlier frame.

The dual of that quadratic programme is solved by projected gradients with Nesterov's momentum and
restarts (O'Donoghue and Candès, *Adaptive restart for accelerated gradient schemes*, 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import FloatArray, IntArray

CAP_WIDTHS: Final = 3.0
"""How far a sign may stand from its place, in widths of its frame."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How exactly a layout is solved."""

    steps: int
    """Steps of the gradient for one set of demands."""
    rounds: int
    """How often demands that came to be broken are taken into the set."""


WHOLE: Final = Effort(steps=120, rounds=4)
ROUGH: Final = Effort(steps=40, rounds=1)
"""Enough to tell that there is no room."""
SLACK_PT: Final = 6.0
"""A demand that is so nearly broken is in the set from the start."""
DONE_PT: Final = 0.4
STILL_PT: Final = 0.25
"""The gradient ends when no demand that can still push is broken by more."""
GRID_PT: Final = 1 / 64
"""Offsets are whole multiples of this, whatever order a machine sums in."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What the layout has to meet, m rows: (place of `first` − place of `second`) · way ≥ reach."""

    first: IntArray
    second: IntArray
    way: FloatArray
    """(m, 2)"""
    reach: FloatArray
    """(m,) points."""
    most: FloatArray
    """(m,) how hard a demand may push: it gives way rather than move a sign farther, in points."""

    def rows(self, which: IntArray) -> Demands:
        """Return some of them."""
        return Demands(
            self.first[which],
            self.second[which],
            self.way[which],
            self.reach[which],
            self.most[which],
        )


def joined(parts: list[Demands]) -> Demands:
    """Return several sets of demands as one."""
    return Demands(
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.second for part in parts]),
        np.concatenate([part.way for part in parts]),
        np.concatenate([part.reach for part in parts]),
        np.concatenate([part.most for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class Placing:
    """A layout and how well it meets the demands."""

    offset_pt: FloatArray
    """(n, 2)"""
    lacking_pt: FloatArray
    """(m,) by how much each demand is broken; negative where there is room."""
    force: FloatArray
    """(m,) how hard each demand pushes; 0 for one that changes nothing."""


def place(
    true_pt: FloatArray,
    mobility: FloatArray,
    demands: Demands,
    start: FloatArray | None = None,
    effort: Effort = WHOLE,
) -> Placing:
    """Return the nearest layout that meets the demands, of n signs.

    `true_pt` (n, 2) are the true places, `mobility` (n,) how easily each gives way: 0 for what
    cannot move. Demands that contradict one another are met as nearly as can be. `start` are
    forces of a similar layout for the first of the demands, to begin with.
    """
    offset = np.zeros_like(true_pt)
    lacking = at_start = lacking_pt(true_pt, demands)
    taken = lacking > -SLACK_PT
    force = np.zeros(len(lacking))
    if start is not None:
        force[: len(start)] = start
        taken |= force > 0
    for _ in range(effort.rounds if (lacking > 0).any() else 0):
        rows = np.flatnonzero(taken)
        chosen = demands.rows(rows)
        force[rows] = _forces(chosen, at_start[rows], mobility, force[rows], effort)
        offset = _moved(chosen, force[rows], mobility, len(true_pt))
        lacking = lacking_pt(true_pt + offset, demands)
        broken = (lacking > DONE_PT) & ~taken
        if not broken.any():
            break
        taken |= broken
    offset = np.round(offset / GRID_PT) * GRID_PT
    return Placing(offset, lacking, force)


def lacking_pt(at_pt: FloatArray, demands: Demands) -> FloatArray:
    """Return by how much each demand is broken, (m,); negative where there is room."""
    apart = at_pt[demands.first] - at_pt[demands.second]
    return np.asarray(demands.reach - (apart * demands.way).sum(axis=1), dtype=np.float64)


def _forces(
    demands: Demands,
    lacking: FloatArray,
    mobility: FloatArray,
    start: FloatArray,
    effort: Effort,
) -> FloatArray:
    """Return how hard each demand pushes, (m,), at the optimum of the dual programme."""
    matrix = _coupling(demands, mobility)
    # The sums of the rows bound the matrix, so that each demand may have a step of its own.
    step = 1.0 / np.maximum(np.abs(matrix).sum(axis=1), 1e-9)
    force = ahead = np.minimum(start, demands.most)
    momentum, still = 1.0, STILL_PT * step
    for number in range(effort.steps):
        # einsum stays in this thread: the many small products of BLAS would wake others for each.
        slope = lacking - np.einsum("ij,j->i", matrix, ahead)
        after = slope * step
        after += ahead
        np.maximum(after, 0.0, out=after)
        np.minimum(after, demands.most, out=after)
        moved = after - force
        if slope.dot(moved) < 0:
            momentum, ahead = 1.0, after
        else:
            following = 0.5 + (0.25 + momentum * momentum) ** 0.5
            ahead = moved * ((momentum - 1.0) / following)
            ahead += after
            momentum = following
        force = after
        if number % 8 == 7 and (np.abs(moved) < still).all():
            break
    return force


def _coupling(demands: Demands, mobility: FloatArray) -> FloatArray:
    """Return how much a push of one demand helps another, (m, m)."""
    first, second = demands.first, demands.second
    shared = np.where(first[:, None] == first, mobility[first], 0.0)
    shared += np.where(second[:, None] == second, mobility[second], 0.0)
    shared -= np.where(first[:, None] == second, mobility[second], 0.0)
    shared -= np.where(second[:, None] == first, mobility[first], 0.0)
    way = demands.way
    along = way[:, :1] * way[:, 0] + way[:, 1:] * way[:, 1]
    return np.asarray(shared * along, dtype=np.float64)


def _moved(demands: Demands, force: FloatArray, mobility: FloatArray, count: int) -> FloatArray:
    push = demands.way * force[:, None]
    columns = [
        np.bincount(demands.first, push[:, axis], count)
        - np.bincount(demands.second, push[:, axis], count)
        for axis in range(2)
    ]
    return np.asarray(np.stack(columns, axis=-1) * mobility[:, None], dtype=np.float64)
