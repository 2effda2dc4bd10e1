"""What signs demand of one another: to stand apart along the bearing of their formations.

Bearings are taken from the true places in metres, so they are the same at every scale. A layout at
a whole hour meets the bearings of the hour before it and of the hour after it, each the mean of
the bearings at its two ends: so all layouts between two hours meet those of that hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.scene.layout import Demands, joined

COINCIDE_M: Final = 600.0
"""Formations nearer than about this stand in one place: side by side, in rows."""
WIDE: Final = 1 << 24
"""More spots than there are on any map from one side to the other."""
LATTICE_M: Final = (5.0, 4.4)
"""How far apart they are taken to be, across and down: in the proportion of their signs."""
TURNED: Final = 0.26
"""Cosine of the angle beyond which two formations pass each other: their signs may cross."""
SAME_WAY: Final = 0.9998
ROAM_PT: Final = 150.0
"""Signs farther apart than this beyond their extents do not come to meet."""
NAME_PUSH_PT: Final = 90.0
SIGN_PUSH_PT: Final = 1e4
CONE_TAN: Final = 0.531
"""Tangent of 28 degrees: how far a sign may turn round the town that its formation is near."""
CONE_PUSH_PT: Final = 300.0
WITHIN_M: Final = 2_000.0
"""Formations nearer to a town than this are its garrison."""
INNER_PT: Final = np.array([0.0, 10.0, 36.0, 46.0, 46.0, 72.0, 72.0, 72.0, 72.0, 72.0])
"""How far from a town its besiegers stand at least, by the number of the garrison's signs."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Signs that may meet, n of them, with their true places at three hours; y down."""

    true_m: FloatArray
    """(3, n, 2) an hour before, now, an hour after; nan where not on the map."""
    half_pt: FloatArray
    """(n, 2) half the extents of the signs with their marks."""
    side: IntArray
    """(n,)"""


@dataclass(frozen=True, slots=True)
class Towns:
    """Towns that may be besieged, j of them; y down."""

    at_m: FloatArray
    """(j, 2)"""
    garrison: BoolArray
    """(n, j) which signs speak for formations in them."""
    holder: IntArray
    """(j,) the side of the garrison; -1 for an empty town."""


def demands_of(crowd: Crowd, towns: Towns, m_per_pt: float) -> Demands:
    """Return what the signs of a crowd demand; the towns are numbered after the signs."""
    return joined([
        _of_pairs(crowd, m_per_pt),
        _of_besiegers(crowd, towns, m_per_pt),
        _of_garrisons(towns, len(crowd.half_pt)),
    ])  # fmt: skip


def _of_pairs(crowd: Crowd, m_per_pt: float) -> Demands:
    lean_m = leaning(crowd.true_m)
    first, second = np.triu_indices(crowd.true_m.shape[1], 1)
    half = crowd.half_pt[first] + crowd.half_pt[second]
    apart = crowd.true_m[1, first] - crowd.true_m[1, second]
    near = (np.abs(apart) / m_per_pt < half + ROAM_PT).all(axis=1)
    first, second, half = first[near], second[near], half[near]
    bearing = _unit(lean_m[:, first] - lean_m[:, second])
    row, way = _steady(bearing)
    reach = (half[row] * np.abs(way)).sum(axis=1)
    most = np.full(len(row), SIGN_PUSH_PT)
    return Demands(first[row], second[row], way, reach, most)


def demands_of_names(
    signs_pt: FloatArray,
    half_pt: FloatArray,
    middle_pt: FloatArray,
    name_half_pt: FloatArray,
    number: int,
) -> Demands:
    """Return what names (k, 2) demand of signs that stand at `signs_pt` (n, 2) without them.

    Every sign leaves a name by the shortest way, across or down. Names are numbered from `number`.
    """
    apart = signs_pt[:, None] - middle_pt
    half = half_pt[:, None] + name_half_pt
    sign, name = np.nonzero((np.abs(apart) < half + ROAM_PT).all(axis=-1))
    apart, half = apart[sign, name], half[sign, name]
    room = np.abs(apart) - half
    axis = room.argmax(axis=1)
    row = np.arange(len(sign))
    way = np.zeros((len(sign), 2))
    way[row, axis] = np.where(apart[row, axis] < 0, -1.0, 1.0)
    most = np.full(len(sign), NAME_PUSH_PT)
    return Demands(sign, number + name, way, half[row, axis], most)


def _of_besiegers(crowd: Crowd, towns: Towns, m_per_pt: float) -> Demands:
    """Demand of those round a held town to stand where they stand, and outside its garrison."""
    apart = crowd.true_m[:, :, None] - towns.at_m
    length = np.hypot(apart[1, ..., 0], apart[1, ..., 1])
    besiegers = (crowd.side[:, None] != towns.holder) & (towns.holder >= 0) & (length > WITHIN_M)
    sign, town = np.nonzero(besiegers & (length / m_per_pt < ROAM_PT))
    row, way = _steady(_unit(apart[:, sign, town]))
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    ways = [way] + [(way * CONE_TAN + turn * across) / np.hypot(CONE_TAN, 1) for turn in (1, -1)]
    reach = np.concatenate([_inner_pt(towns)[town[row]], np.zeros(2 * len(row))])
    every = np.tile(row, 3)
    most = np.full(len(every), CONE_PUSH_PT)
    number = len(crowd.half_pt)
    return Demands(sign[every], number + town[every], np.concatenate(ways), reach, most)


def _of_garrisons(towns: Towns, number: int) -> Demands:
    """Demand of the signs of a garrison not to go farther from their town than they must."""
    sign, town = np.nonzero(towns.garrison)
    ways = np.repeat(
        np.array([(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]), len(sign), axis=0
    )
    every = np.tile(np.arange(len(sign)), 4)
    # Corner to corner the square is as wide as the circle outside which besiegers stand.
    reach = -_inner_pt(towns)[town[every]] / np.sqrt(2)
    most = np.full(len(every), SIGN_PUSH_PT)
    return Demands(sign[every], number + town[every], ways, reach, most)


def _inner_pt(towns: Towns) -> FloatArray:
    """Return how much room the garrisons take round the middle of their towns, (j,)."""
    count = np.minimum(towns.garrison.sum(axis=0), len(INNER_PT) - 1)
    return np.asarray(INNER_PT[count], dtype=np.float64)


def _steady(bearing: FloatArray) -> tuple[IntArray, FloatArray]:
    """Return rows (m,) and ways (m, 2): the bearings before and after of each row (3, p, 2).

    One way where both are the same; the present bearing where two formations pass each other.
    """
    now = bearing[1]
    before, after = (_between(now, bearing[i]) for i in (0, 2))
    every = np.arange(len(now))
    differ = np.flatnonzero((before * after).sum(axis=1) < SAME_WAY)
    rows = np.concatenate([every, differ])
    return rows, np.concatenate([before, after[differ]])


def _between(now: FloatArray, then: FloatArray) -> FloatArray:
    known = ~np.isnan(then[:, 0]) & ((now * then).sum(axis=1) > TURNED)
    return np.where(known[:, None], _unit(now + np.where(known[:, None], then, 0.0)), now)


def _unit(vector: FloatArray) -> FloatArray:
    length = np.hypot(vector[..., 0], vector[..., 1])[..., None]
    return np.asarray(vector / np.maximum(length, 1e-12), dtype=np.float64)


def leaning(true_m: FloatArray) -> FloatArray:
    """Return the places (3, n, 2) with those that coincide set side by side, in rows.

    Otherwise the formations of a garrison would have no bearing from one another.
    """
    return np.stack([_leaning(places) for places in true_m])


def _leaning(true_m: FloatArray) -> FloatArray:
    here = ~np.isnan(true_m[:, 0])
    knots = np.round(np.where(here[:, None], true_m, 0.0) / COINCIDE_M).astype(np.int64)
    # One number for both coordinates: sorting rows of two takes five times as long.
    spots = np.where(here, knots[:, 0] * WIDE + knots[:, 1], WIDE * WIDE)
    _, spot, counts = np.unique(spots, return_inverse=True, return_counts=True)
    order = np.argsort(spot, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    number = np.empty(len(spot), dtype=np.int64)
    number[order] = np.arange(len(spot)) - starts[spot[order]]
    across = np.ceil(np.sqrt(counts))[spot]
    down = np.ceil(counts[spot] / across)
    column, row = number % across, number // across
    lean = np.stack([column - (across - 1) / 2, row - (down - 1) / 2], axis=-1)
    middle = np.stack([np.bincount(spot, np.nan_to_num(true_m[:, i])) for i in range(2)], axis=-1)
    alone = (counts == 1)[spot][:, None]
    together = (middle / counts[:, None])[spot] + lean * LATTICE_M
    return np.where(alone | ~here[:, None], true_m, together)
