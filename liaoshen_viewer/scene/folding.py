"""Which sign speaks for which formations: the chain of command, folded as far as is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray
from liaoshen_viewer.scenario.model import Echelon
from liaoshen_viewer.scene.signs import ARMY_LEVEL, TOGETHER_PT, UnitFacts, signs_shown

FOLD_PT: Final = 150.0
"""A formation farther than this from its superior does not fold into it."""
PLACE_PT: Final = 60.0
"""Formations up to this distance from the one that speaks for them count for its place."""
RING: Final = 0.6
"""A middle so much nearer to an enemy than any of its formations lies within their ring."""
PEERS_M: Final = 300.0
"""From so many metres per point upwards divisions of one place and superior share a sign."""
GROUP_LEVEL: Final = 1


@dataclass(frozen=True, slots=True)
class Folded:
    """Who speaks for whom; arrays of n_units rows."""

    speaker: IntArray
    """The formation whose sign speaks for it, itself for one with a sign; -1 for none."""
    peers: IntArray
    """How many formations of its own kind a sign speaks for besides its own."""

    @property
    def shown(self) -> BoolArray:
        """Which formations have a sign."""
        return np.asarray(self.speaker == np.arange(len(self.speaker)), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Field:
    """The formations of a moment at a scale, as folding sees them."""

    facts: UnitFacts
    state: BattleState
    xy_m: FloatArray
    """(n_units, 2)"""
    m_per_pt: float
    asked: BoolArray
    """Which formations are to be shown at all."""
    wanted: int
    """A formation that has a sign of its own in any case; -1 for none."""

    @property
    def present(self) -> BoolArray:
        """Formations asked for that have a place of their own."""
        return np.asarray(self.state.visible & self.state.own & self.asked, dtype=np.bool_)


def by_scale(field: Field) -> Folded:
    """Return who has a sign at a scale, as long as there is room."""
    shown = np.zeros(len(field.asked), dtype=np.bool_)
    shown[signs_shown(field.facts, field.state, field.xy_m, field.m_per_pt)] = True
    shown &= field.asked
    if field.wanted >= 0 and field.present[field.wanted]:
        shown[field.wanted] = True
    leader = np.full(len(shown), -1, dtype=np.int64)
    if field.m_per_pt > PEERS_M:
        leader = _leaders(field, shown)
    return _spoken_for(field, shown, leader)


def fold(field: Field, folded: Folded, crowded: BoolArray) -> Folded | None:
    """Return a folding with fewer signs where it is crowded; None where none can fold.

    `crowded` (n_units,) are the signs that lack room. The lowest of them fold first, all that
    stand under one superior together.
    """
    shown = folded.shown
    target = _targets(field)
    foldable = shown & (target >= 0)
    if field.wanted >= 0:
        foldable[field.wanted] = False
    level = field.facts.level
    for lowest in np.unique(level[foldable & crowded])[::-1]:
        pool = foldable & (level >= lowest) & _fewer_in(target, shown, foldable & (level >= lowest))
        into = np.unique(target[pool & crowded & (level == lowest)])
        if len(into):
            goes = pool & np.isin(target, into)
            goes[into] = False
            after = (shown & ~goes) | np.isin(np.arange(len(shown)), into)
            return _spoken_for(field, after, _kept_leaders(folded, after))
    leader = _leaders(field, shown & crowded)
    if not (leader >= 0).any():
        return None
    return _spoken_for(
        field, shown, np.maximum(leader, _kept_leaders(folded, shown & (leader < 0)))
    )


def _fewer_in(target: IntArray, shown: BoolArray, pool: BoolArray) -> BoolArray:
    """Tell for whom folding spares a sign: its superior has one already, or would for several."""
    counts = np.bincount(target[pool], minlength=len(target))
    above = np.maximum(target, 0)
    return np.asarray(shown[above] | (counts[above] > 1), dtype=np.bool_)


def _targets(field: Field) -> IntArray:
    """Return for every formation the superior near by that it would fold into; -1 for none."""
    found = np.full(len(field.asked), -1, dtype=np.int64)
    present, level = field.present, field.facts.level
    above = field.state.superior.copy()
    for _ in range(len(Echelon)):
        known = np.flatnonzero((above >= 0) & (found < 0))
        higher = above[known]
        away = field.xy_m[known] - field.xy_m[higher]
        near = np.hypot(away[:, 0], away[:, 1]) < FOLD_PT * field.m_per_pt
        fits = near & present[higher] & (level[higher] >= GROUP_LEVEL)
        fits &= level[higher] < level[known]
        fits &= field.state.side[higher] == field.state.side[known]
        found[known[fits]] = higher[fits]
        above[known] = field.state.superior[higher]
    return found


def _leaders(field: Field, shown: BoolArray) -> IntArray:
    """Return for divisions that share a superior and a place the first of them; -1 for others."""
    leader = np.full(len(shown), -1, dtype=np.int64)
    target = _targets(field)
    lone = shown & (field.facts.level > ARMY_LEVEL) & (target < 0) & ~field.facts.aside
    lone &= field.present
    rows = np.flatnonzero(lone)
    for i, row in enumerate(rows):
        if leader[row] >= 0 or row == field.wanted:
            continue
        others = rows[i + 1 :]
        others = others[(leader[others] < 0) & (others != field.wanted)]
        away = field.xy_m[others] - field.xy_m[row]
        alike = np.hypot(away[:, 0], away[:, 1]) < TOGETHER_PT * field.m_per_pt
        alike &= field.state.superior[others] == field.state.superior[row]
        alike &= field.state.side[others] == field.state.side[row]
        alike &= field.facts.level[others] == field.facts.level[row]
        leader[others[alike]] = row
    return leader


def _kept_leaders(folded: Folded, shown: BoolArray) -> IntArray:
    """Return the leaders of a folding whose signs still stand."""
    rows = np.arange(len(shown))
    led = (folded.peers[np.maximum(folded.speaker, 0)] > 0) & (folded.speaker != rows)
    led &= (folded.speaker >= 0) & shown[np.maximum(folded.speaker, 0)]
    return np.where(led, folded.speaker, -1)


def _spoken_for(field: Field, shown: BoolArray, leader: IntArray) -> Folded:
    """Let every formation without a sign be spoken for: by its leader, superior or neighbour."""
    rows = np.arange(len(shown))
    leader = np.where(leader >= 0, leader, -1)
    shown = shown & (leader < 0)
    speaker = np.where(shown, rows, leader)
    peers = np.bincount(leader[leader >= 0], minlength=len(rows))
    state = field.state
    above = np.where((speaker < 0) & state.visible & field.asked, state.superior, -1)
    for _ in range(len(Echelon)):
        known = np.flatnonzero((above >= 0) & (speaker < 0))
        higher = above[known]
        same = state.side[higher] == state.side[known]
        speaks = shown[higher] & same
        speaker[known[speaks]] = higher[speaks]
        led = same & ~speaks & (leader[higher] >= 0)
        speaker[known[led]] = leader[higher][led]
        above[known] = np.where(same, state.superior[higher], -1)
    for row in np.flatnonzero((speaker < 0) & state.visible & field.asked):
        near = np.flatnonzero(shown & (state.side == state.side[row]))
        if len(near):
            away = field.xy_m[near] - field.xy_m[row]
            speaker[row] = near[np.hypot(away[:, 0], away[:, 1]).argmin()]
    return Folded(speaker, peers)


def weights_of_place(field: Field, folded: Folded, men: FloatArray) -> FloatArray:
    """Return with what weight every formation counts for the place of its sign, (n_units,).

    `men` (n_units,) are those that a formation has beside the ones under it. Whoever has no place
    of its own, or stands far from the formation that speaks for it, counts nothing. The middle of
    a ring of besiegers is the town that they besiege: their sign stands where their command is.
    """
    speaker = np.maximum(folded.speaker, 0)
    away = field.xy_m - field.xy_m[speaker]
    near = np.hypot(away[:, 0], away[:, 1]) < PLACE_PT * field.m_per_pt
    counts = field.present & (folded.speaker >= 0) & near
    counts &= ~field.facts.aside | folded.shown
    weight = np.where(counts, np.maximum(np.nan_to_num(men), 1.0), 0.0)
    ring = _among_enemies(field, folded, weight)
    return np.where(ring[speaker] & ~folded.shown, 0.0, weight)


def sign_places(folded: Folded, weight: FloatArray, xy_m: FloatArray) -> FloatArray:
    """Return the weighted middles of the formations that each sign speaks for, (n_units, 2)."""
    known = np.flatnonzero((weight > 0) & ~np.isnan(xy_m[:, 0]))
    speaker, count = folded.speaker[known], len(weight)
    total = np.bincount(speaker, weight[known], count)
    sums = [np.bincount(speaker, weight[known] * xy_m[known, axis], count) for axis in range(2)]
    middle = np.stack(sums, axis=-1) / np.where(total > 0, total, np.nan)[:, None]
    return np.where((total > 0)[:, None], middle, xy_m)


def _among_enemies(field: Field, folded: Folded, weight: FloatArray) -> BoolArray:
    """Tell which signs would stand nearer to an enemy than their own formations do."""
    found = np.zeros(len(weight), dtype=np.bool_)
    rows = np.flatnonzero(weight > 0)
    speaker, side = folded.speaker[rows], field.state.side
    several = np.flatnonzero(np.bincount(speaker, minlength=len(weight)) > 1)
    middle = sign_places(folded, weight, field.xy_m)[several]
    fighting = np.flatnonzero(field.present & ~field.facts.aside)
    from_middle = _nearest_m(middle, side[several], field.xy_m[fighting], side[fighting])
    from_own = _nearest_m(field.xy_m[rows], side[rows], field.xy_m[fighting], side[fighting])
    least = np.full(len(weight), np.inf)
    np.minimum.at(least, speaker, from_own)
    found[several] = from_middle < RING * least[several]
    return found


def _nearest_m(
    one_m: FloatArray, side: IntArray, others_m: FloatArray, other_side: IntArray
) -> FloatArray:
    """Return how far the nearest of the others of another side is, (n,)."""
    found = np.full(len(one_m), np.inf)
    for own in np.unique(side):
        rows = np.flatnonzero((side == own) & np.isfinite(one_m).all(axis=1))
        enemies_m = others_m[other_side != own]
        if len(rows) and len(enemies_m):
            # A tree: of ten thousand formations all pairs would take a minute.
            tree = shapely.STRtree(shapely.points(enemies_m))
            apart = one_m[rows] - enemies_m[tree.nearest(shapely.points(one_m[rows]))]
            found[rows] = np.hypot(apart[:, 0], apart[:, 1])
    return found
