"""What is wrong with the signs of one picture: measured from the marks alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.formations import boxes_px, signs_in
from liaoshen_viewer.scene.marks import LabelMarks, SignMarks

OVERLAP: Final = 0.10
TURN_DEG: Final = 30.0
WIDTHS: Final = 3.0
ROUND_PT: Final = 70.0
"""Formations truly nearer to a town than this stand round it."""
WITHIN_PT: Final = 6.0
"""Formations truly nearer to a town than this are in it and have no bearing from it."""
WITHIN_KM: Final = 2.0
APART_DEG: Final = 15.0
"""Bearings that differ by less have no order."""
COVERED: Final = 0.10
STANDS: Final = 0.5
"""Signs and names fainter than this are on their way in or out."""


@dataclass(frozen=True, slots=True)
class Faults:
    """How many of each in one picture."""

    signs: int
    overlaps: int
    """Pairs of signs of which one covers more than a tenth of the other."""
    turned: int
    """Signs round a town that stand on another side of it than their formations."""
    far: int
    """Signs more than three widths from their places."""
    swapped: int
    """Pairs of signs round a town in another order."""
    outside: int
    """Besiegers drawn nearer to a town than a defender that is truly nearer."""
    names: int
    """Names of the first rank that signs cover."""


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns of the first rank in a picture."""

    at_px: FloatArray
    """(j, 2)"""
    holder: IntArray
    """(j,) the side of the formation nearest to its middle; -1 for an empty town."""


def held_towns(at_px: FloatArray, units_px: FloatArray, side: IntArray, camera: Camera) -> Towns:
    """Tell who holds towns (j, 2): who has a formation within WITHIN_KM, (n_units, 2) or nan."""
    apart = at_px[:, None] - units_px
    away = np.nan_to_num(np.hypot(apart[..., 0], apart[..., 1]), nan=np.inf)
    nearest = away.argmin(axis=1)
    within = away.min(axis=1) < WITHIN_KM * 1e3 / camera.m_per_px
    return Towns(at_px, np.where(within, side[nearest], -1))


def faults(
    signs: SignMarks, names: LabelMarks, towns: Towns, side: IntArray, camera: Camera
) -> Faults:
    """Count the faults of the signs in a picture; `side` (n_units,) are their sides."""
    size_px, scale, within_px = camera.size_px, camera.scale, WITHIN_KM * 1e3 / camera.m_per_px
    inside = ((signs.true_px >= 0) & (signs.true_px <= size_px)).all(axis=1)
    signs = signs_in(signs, inside & (signs.opacity > STANDS))
    away = signs.centre_px - signs.true_px
    far = np.hypot(away[:, 0], away[:, 1]) > WIDTHS * signs.frame_px[:, 0] + 0.5
    turned, swapped, outside = 0, 0, 0
    for town, held in zip(towns.at_px, towns.holder.tolist(), strict=True):
        if held < 0:
            continue
        found = _round_town(signs, town, side[signs.unit], held, within_px, scale)
        turned, swapped, outside = turned + found[0], swapped + found[1], outside + found[2]
    return Faults(
        signs=len(signs.unit),
        overlaps=int(overlapping(boxes_px(signs, scale)).sum()),
        turned=turned,
        far=int(far.sum()),
        swapped=swapped,
        outside=outside,
        names=_names_covered(names, boxes_px(signs, scale)),
    )


def overlapping(box: FloatArray) -> BoolArray:
    """Tell which pairs of boxes (n, 4) overlap by more than a tenth of the smaller, (p,)."""
    first, second = np.triu_indices(len(box), 1)
    area = (box[:, 2:] - box[:, :2]).prod(axis=1)
    return np.asarray(
        _common(box[first], box[second]) > OVERLAP * np.minimum(area[first], area[second])
    )


def _common(one: FloatArray, other: FloatArray) -> FloatArray:
    low, high = np.maximum(one[..., :2], other[..., :2]), np.minimum(one[..., 2:], other[..., 2:])
    return np.asarray(np.clip(high - low, 0, None).prod(axis=-1), dtype=np.float64)


def _round_town(
    signs: SignMarks, town: FloatArray, side: IntArray, held: int, within_px: float, scale: float
) -> tuple[int, int, int]:
    true, drawn = signs.true_px - town, signs.centre_px - town
    far, out = np.hypot(*true.T), np.hypot(*drawn.T)
    near = np.flatnonzero(far < ROUND_PT * scale)
    if not len(near):
        return 0, 0, 0
    within = far < max(WITHIN_PT * scale, within_px)
    round_it = near[~within[near] & (side[near] != held)]
    turn = np.abs(_turn_deg(true[round_it], drawn[round_it]))
    first, second = (round_it[i] for i in np.triu_indices(len(round_it), 1))
    should, is_so = _turn_deg(true[first], true[second]), _turn_deg(drawn[first], drawn[second])
    clear = (np.abs(should) > APART_DEG) & (np.abs(should) < 180 - APART_DEG)
    swapped = clear & (np.sign(should) != np.sign(is_so)) & (np.abs(is_so) > 1)
    count = len(near)
    one, other = near[np.repeat(np.arange(count), count)], near[np.tile(np.arange(count), count)]
    siege = (side[one] == held) & (side[other] != held) & (far[one] < far[other] - 1)
    siege &= (far[one] < ROUND_PT / 2 * scale) & (out[one] > out[other] + 1)
    return int((turn > TURN_DEG).sum()), int(swapped.sum()), int(siege.sum())


def _turn_deg(one: FloatArray, other: FloatArray) -> FloatArray:
    cross = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    return np.asarray(np.degrees(np.arctan2(cross, (one * other).sum(axis=1))))


def _names_covered(names: LabelMarks, signs: FloatArray) -> int:
    rows = np.flatnonzero((names.rank == 1) & (names.strength > STANDS) & (names.kind == 0))
    box = np.concatenate([names.corner_px, names.corner_px + names.extent_px], axis=1)[rows]
    covered = _common(box[:, None], signs[None]).sum(axis=1)
    return int((covered > COVERED * names.extent_px[rows].prod(axis=1)).sum())
