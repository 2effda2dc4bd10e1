"""The names of the map for any scale: layouts of anchor scales, kept, and words blended between.

Layouts follow one from another, from that of a middle scale outwards: so a name stays on its side
of its dot at all scales. Words set along a line glide from their letters' places
at one anchor to those at the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log2
from typing import Final

import numpy as np

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import IntArray
from liaoshen_viewer.scene.bands import band_m_per_pt, coarser_band
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import PART, LabelLayout, Lettering, label_layout

FIRST_BAND: Final = 19
"""724 metres per point, about what a theatre of operations needs: the first layout, to which those
of nearer and farther scales keep if they can."""
ON_THE_WAY: Final = (0.2, 0.4, 0.6, 0.8)
"""Where between two anchors words are looked at, whether they come upon names."""
MOST_TURN_DEG: Final = 60.0
"""A letter that would turn farther between two anchors is of a word set the other way round."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The letters of words that two neighbouring layouts set alike, as rows of each."""

    here: IntArray
    there: IntArray


def names_at(
    keep: Keep, ground: Ground, band: int, lettering: Lettering, measure: Measure
) -> LabelLayout:
    """Return the layout of an anchor scale."""

    def make() -> LabelLayout:
        before = None
        if band != FIRST_BAND:
            nearer_to_first = band + 1 if band < FIRST_BAND else band - 1
            before = names_at(keep, ground, nearer_to_first, lettering, measure)
        return label_layout(ground, band, lettering, measure, before)

    return keep.get(("names", band, lettering), make)


def names_for(
    keep: Keep, ground: Ground, scale_m: float, lettering: Lettering, measure: Measure
) -> LabelLayout:
    """Return the layout for cameras of `scale_m` metres per point, its words on their way."""
    band = coarser_band(scale_m)
    here = names_at(keep, ground, band, lettering, measure)
    there = names_at(keep, ground, band - 1, lettering, measure)
    shared = keep.get(("words", band, lettering), lambda: shared_words(here, there, band))
    share = float(np.clip(2 * log2(band_m_per_pt(band) / scale_m), 0.0, 1.0))
    return _blended(here, there, shared, share)


def shared_words(here: LabelLayout, there: LabelLayout, band: int) -> Shared:
    """Return the letters of the words that stand in both layouts, and cross no name on the way."""
    rows, others = _words(here), _words(there)
    pairs = [
        (rows[group], others[group])
        for group in rows
        if group in others and _alike(here, rows[group], there, others[group])
    ]
    if not pairs:
        return Shared(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    shared = Shared(*(np.concatenate(found) for found in zip(*pairs, strict=True)))
    crossing = set()
    for share in ON_THE_WAY:
        scale_m = band_m_per_pt(band) / 2 ** (share / 2)
        crossing |= _crossing(_blended(here, there, shared, share), scale_m)
    clear = ~np.isin(here.group[shared.here], list(crossing))
    return Shared(shared.here[clear], shared.there[clear])


def _crossing(layout: LabelLayout, scale_m: float) -> set[int]:
    """Return the groups of the words of which a letter comes upon a name, or on another word."""
    middle = layout.anchor_m * (1, -1) / scale_m + layout.offset_pt
    parts = layout.choice == PART
    half = np.where(parts[:, None], 0.5 * layout.letter_pt[:, None], layout.extent_pt / 2)
    letters = np.flatnonzero(parts)
    apart = np.abs(middle[letters, None] - middle[None])
    meets = (apart < half[letters, None] + half[None]).all(axis=2)
    meets &= layout.group[letters, None] // 2 != layout.group[None] // 2
    # A name of two languages is one, though its rows have a group each.
    return set(layout.group[letters[meets.any(axis=1)]].tolist())


def _words(layout: LabelLayout) -> dict[int, IntArray]:
    parts = np.flatnonzero(layout.choice == PART)
    return {int(g): parts[layout.group[parts] == g] for g in np.unique(layout.group[parts])}


def _alike(here: LabelLayout, rows: IntArray, there: LabelLayout, others: IntArray) -> bool:
    if [here.lines[row] for row in rows] != [there.lines[row] for row in others]:
        return False
    turn = np.abs(here.turn_deg[rows] - there.turn_deg[others])
    return bool((turn < MOST_TURN_DEG).all())


def _blended(here: LabelLayout, there: LabelLayout, shared: Shared, share: float) -> LabelLayout:
    if share == 0 or not len(shared.here):
        return here
    changed = {}
    for part in ("anchor_m", "offset_pt", "extent_pt", "letter_pt", "turn_deg"):
        values = getattr(here, part).copy()
        values[shared.here] += share * (getattr(there, part)[shared.there] - values[shared.here])
        changed[part] = values
    return replace(here, **changed)
