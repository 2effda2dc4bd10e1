"""The layout of signs at an anchor: a whole hour and a fixed scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray
from liaoshen_viewer.scene.bearings import (
    WITHIN_M,
    Crowd,
    Towns,
    demands_of,
    demands_of_names,
)
from liaoshen_viewer.scene.folding import (
    Field,
    Folded,
    by_scale,
    fold,
    sign_places,
    weights_of_place,
)
from liaoshen_viewer.scene.layout import (
    CAP_WIDTHS,
    GRID_PT,
    ROUGH,
    WHOLE,
    Demands,
    Effort,
    Placing,
    joined,
    place,
)
from liaoshen_viewer.scene.signs import ARMY_LEVEL, MARGIN_PT, frames_pt

LIMIT_WIDTHS: Final = (2.6, 1.5)
"""How far armies and what stands below them are displaced before they fold, in widths."""
BROKEN_PT: Final = 3.0
"""A demand that is broken by more asks for fewer or smaller signs."""
ROUGHLY_BROKEN_PT: Final = 12.0
"""The same for a rough layout, in which demands are not met to the end."""
SIZES: Final = (1.0, 0.82, 0.68)
"""How large signs are where they cannot fold any more."""
MOST_TRIES: Final = 8
"""No layout is sought longer: folding and shrinking come to an end before."""
COVERED: Final = 0.03
"""A name of which signs cover more, wherever it stands, asks them to move."""
HELD: Final = 0.05
"""How easily signs within a town give way, against those outside."""
GARRISON_M: Final = 8_000.0
"""A sign that speaks for formations in a town and around it belongs to it up to this distance."""
TOWN_M: Final = 6_000.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Who has a sign at an anchor, and where; arrays of n_units rows."""

    folded: Folded
    weight: FloatArray
    """For the place of the sign: see `folding.weights_of_place`."""
    offset_pt: FloatArray
    """(n_units, 2) from the sign's true place, y down; 0 without a sign."""
    size: FloatArray
    """A share of the usual size."""
    share: FloatArray
    """Of the first day's strength, with all under it; nan where unknown."""

    def places_m(self, xy_m: FloatArray) -> FloatArray:
        """Return the true places of the signs when the formations stand at `xy_m`, (n_units, 2)."""
        return sign_places(self.folded, self.weight, xy_m)


@dataclass(frozen=True, slots=True)
class Hours:
    """The states an hour before, now and an hour after, with their projected positions."""

    state: BattleState
    xy_m: tuple[FloatArray, FloatArray, FloatArray]
    men: FloatArray
    """(n_units,) men of each formation beside those under it; nan where unknown."""
    share: FloatArray
    """(n_units,) men of each with those under it, as a share of the first day's; nan if unknown."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lies on the map besides the signs; metres with y down."""

    name_m: FloatArray
    """(k, 2) middles of the places that names of the first rank may stand in."""
    name_half_pt: FloatArray
    """(k, 2)"""
    name: IntArray
    """(k,) which name it is a place of; places of one name stand together, the best first."""
    town_m: FloatArray
    """(j, 2) the towns of the first rank."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A layout of one folding."""

    anchor: Anchor
    crowded: BoolArray
    """(n_units,) the signs that lack room in it."""


def first_trial(field: Field, hours: Hours, sheet: Sheet) -> Trial:
    """Lay out all signs that the scale has room for in the main."""
    return _tried(field, hours, sheet, by_scale(field), np.ones(len(field.asked)))


def next_trial(field: Field, hours: Hours, sheet: Sheet, trial: Trial) -> Trial | None:
    """Lay out fewer signs where they lack room, or else smaller ones; None if all is well."""
    if not trial.crowded.any():
        return None
    fewer = fold(field, trial.anchor.folded, trial.crowded)
    if fewer is not None:
        return _tried(field, hours, sheet, fewer, trial.anchor.size)
    smaller = _next_size(trial.anchor.size, trial.crowded)
    if smaller is None:
        return None
    return _tried(field, hours, sheet, trial.anchor.folded, smaller)


def nearer(field: Field, hours: Hours, sheet: Sheet, anchor: Anchor) -> Anchor:
    """Return the layout of an anchor's signs at the scale of `field`, nearer than its own."""
    return _laid(field, hours, sheet, anchor, WHOLE).anchor


def _tried(field: Field, hours: Hours, sheet: Sheet, folded: Folded, size: FloatArray) -> Trial:
    """Lay out the signs of a folding: roughly, if that tells that more of them must fold."""
    weight = weights_of_place(field, folded, hours.men)
    asked = Anchor(folded, weight, np.zeros((len(size), 2)), size, hours.share)
    rough = _laid(field, hours, sheet, asked, ROUGH)
    if rough.crowded.any() and fold(field, folded, rough.crowded) is not None:
        return rough
    return _laid(field, hours, sheet, asked, WHOLE)


def _laid(field: Field, hours: Hours, sheet: Sheet, asked: Anchor, effort: Effort) -> Trial:
    folded, weight, size = asked.folded, asked.weight, asked.size
    facts, count = field.facts, len(size)
    rows = np.flatnonzero(folded.shown & ~np.isnan(field.xy_m[:, 0]))
    places = np.stack([sign_places(folded, weight, xy)[rows] for xy in hours.xy_m])
    half = (frames_pt(facts, rows, field.m_per_pt) * size[rows, None] + MARGIN_PT) / 2
    crowd = Crowd(places * (1, -1), half, field.state.side[rows])
    placing, demands = _placed(
        crowd,
        _towns(field, folded, rows, crowd.true_m[1], sheet.town_m),
        sheet,
        field.m_per_pt,
        effort,
    )
    crowded = np.zeros(count, dtype=np.bool_)
    crowded[rows] = _crowded(facts.level[rows], half, placing, demands, effort)
    offset = np.zeros((count, 2))
    offset[rows] = _capped(placing.offset_pt[: len(rows)], half)
    return Trial(replace(asked, offset_pt=offset), crowded)


def _towns(
    field: Field, folded: Folded, rows: IntArray, places_m: FloatArray, town_m: FloatArray
) -> Towns:
    """Return who holds the towns: the side of the formation that stands nearest to the middle.

    `places_m` (n, 2) are the places of the signs, of the formations `rows`.
    """
    here = np.flatnonzero(field.present & ~field.facts.aside & (folded.speaker >= 0))
    apart = field.xy_m[here, None] * (1, -1) - town_m
    length = np.hypot(apart[..., 0], apart[..., 1])
    within = length < WITHIN_M
    side = field.state.side[here]
    nearest = side[length.argmin(axis=0)] if len(here) else np.full(len(town_m), -1)
    holder = np.where(within.any(axis=0), nearest, -1)
    unit, town = np.nonzero(within & (side[:, None] == holder))
    garrison = np.zeros((len(field.asked), len(town_m)), dtype=np.bool_)
    garrison[folded.speaker[here[unit]], town] = True
    away = places_m[:, None] - town_m
    garrison = garrison[rows] & (np.hypot(away[..., 0], away[..., 1]) < GARRISON_M)
    return Towns(town_m, garrison, holder)


def _placed(
    crowd: Crowd, towns: Towns, sheet: Sheet, m_per_pt: float, effort: Effort
) -> tuple[Placing, Demands]:
    """Part the signs, then move them off the names that they cover wherever these stand."""
    count = len(crowd.half_pt)
    demands = demands_of(crowd, towns, m_per_pt)
    at_m = np.concatenate([crowd.true_m[1], sheet.town_m])
    mobility = np.zeros(len(at_m))
    mobility[:count] = mobility_of(crowd.true_m[1], towns)
    placing = place(at_m / m_per_pt, mobility, demands, effort=effort)
    if effort is ROUGH:
        return placing, demands
    signs_pt = crowd.true_m[1] / m_per_pt + placing.offset_pt[:count]
    covered = _covered_names(signs_pt, crowd.half_pt, sheet, m_per_pt)
    if not len(covered):
        return placing, demands
    middle, name_half = sheet.name_m[covered] / m_per_pt, sheet.name_half_pt[covered]
    names = demands_of_names(signs_pt, crowd.half_pt, middle, name_half, len(at_m))
    demands = joined([demands, names])
    at_m = np.concatenate([at_m, sheet.name_m[covered]])
    mobility = np.concatenate([mobility, np.zeros(len(covered))])
    return place(at_m / m_per_pt, mobility, demands, placing.force), demands


def _covered_names(
    signs_pt: FloatArray, half_pt: FloatArray, sheet: Sheet, m_per_pt: float
) -> IntArray:
    """Return the least covered place of every name that signs cover wherever it stands."""
    starts = np.flatnonzero(np.diff(sheet.name, prepend=-1))
    ends = np.append(starts[1:], len(sheet.name))
    firsts, half = sheet.name_m[starts] / m_per_pt, sheet.name_half_pt[starts]
    apart = np.abs(firsts[:, None] - signs_pt) - (half[:, None] + half_pt)
    near: BoolArray = apart.max(axis=-1) < 0
    found = []
    for name in np.flatnonzero(near.any(axis=1)).tolist():
        first, last = int(starts[name]), int(ends[name])
        middle, half = sheet.name_m[first:last] / m_per_pt, sheet.name_half_pt[first]
        reach = half + half_pt
        common = np.clip(reach - np.abs(middle[:, None] - signs_pt), 0, None)
        common = np.minimum(common, 2 * np.minimum(half, half_pt))
        share = common.prod(axis=-1).sum(axis=1) / (4 * half.prod())
        best = int(share.argmin())
        if share[best] > COVERED:
            found.append(first + best)
    return np.array(found, dtype=np.int64)


def mobility_of(true_m: FloatArray, towns: Towns) -> FloatArray:
    """Return how easily signs give way, (n,): the garrison of a town is held in its middle."""
    apart = true_m[:, None] - towns.at_m
    nearest = np.hypot(apart[..., 0], apart[..., 1]).min(axis=1, initial=TOWN_M)
    easily = HELD + (1 - HELD) * np.clip(nearest / TOWN_M, 0, 1)
    return np.where(towns.garrison.any(axis=1), HELD, easily)


def _crowded(
    level: IntArray, half_pt: FloatArray, placing: Placing, demands: Demands, effort: Effort
) -> BoolArray:
    """Tell which signs stand in a crowd that lacks room."""
    count = len(half_pt)
    limit = np.where(level > ARMY_LEVEL, LIMIT_WIDTHS[1], LIMIT_WIDTHS[0])
    away = np.hypot(*placing.offset_pt[:count].T)
    troubled: BoolArray = away > limit * (2 * half_pt[:, 0] - MARGIN_PT[0])
    broken = placing.lacking_pt > (BROKEN_PT if effort is WHOLE else ROUGHLY_BROKEN_PT)
    for side in (demands.first[broken], demands.second[broken]):
        troubled[side[side < count]] = True
    if not troubled.any():
        return troubled
    pushing = (placing.force > 1e-3) & (demands.first < count) & (demands.second < count)
    first, second = demands.first[pushing], demands.second[pushing]
    crowded = troubled.copy()
    crowded[first[troubled[second]]] = True
    crowded[second[troubled[first]]] = True
    return crowded


def _next_size(size: FloatArray, crowded: BoolArray) -> FloatArray | None:
    smaller = size.copy()
    for larger, less in zip(SIZES[-2::-1], SIZES[:0:-1], strict=True):
        smaller[crowded & (size == larger)] = less
    return smaller if (smaller != size).any() else None


def _capped(offset: FloatArray, half_pt: FloatArray) -> FloatArray:
    cap = CAP_WIDTHS * (2 * half_pt[:, 0] - MARGIN_PT[0])
    length = np.hypot(offset[:, 0], offset[:, 1])
    share = np.minimum(1.0, cap / np.maximum(length, 1e-9))
    # What is capped stays on the grid, towards its place; what is not is on it already.
    capped = np.trunc(offset * share[:, None] / GRID_PT) * GRID_PT + 0.0  # no -0.0
    return np.asarray(capped, dtype=np.float64)
