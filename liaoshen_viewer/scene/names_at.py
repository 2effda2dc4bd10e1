"""The names of the map for any scale: layouts of anchor scales, kept, and words blended between.

Layouts follow one from another, from that of a middle scale outwards: so a name stays on its side
of its dot at all scales. Words set along a line glide from their letters' places
at one anchor to those at the next.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from math import log2
from typing import Any, Final, TypeVar

import numpy as np
import shapely

from liaoshen_viewer.geography.ground import Ground, made_at_a_stretch
from liaoshen_viewer.motion.tracks import IntArray
from liaoshen_viewer.scene.bands import band_m_per_pt, coarser_band
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import (
    FIRST_RANK,
    PART,
    LabelLayout,
    Lettering,
    label_layout,
    label_slices,
)
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style

FIRST_BAND: Final = 19
"""724 metres per point, about what a theatre of operations needs: the first layout, to which those
of nearer and farther scales keep if they can."""
_Made = TypeVar("_Made")
_NO_LANGUAGES: Final = ("en",)
NEAREST_BAND: Final = 8
FARTHEST_BAND: Final = 21
"""The anchors about the scales that a window looks at, 20 to some 1,100 metres per point."""
ON_THE_WAY: Final = (0.2, 0.4, 0.6, 0.8)
"""Where between two anchors words are looked at, whether they come upon names."""
MOST_TURN_DEG: Final = 60.0
"""A letter that would turn farther between two anchors is of a word set the other way round."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The letters of words that two neighbouring layouts set alike, as rows of each."""

    here: IntArray
    there: IntArray


def lettering_of(shown: Shown, style: Style) -> Lettering:
    """Return how the map's names are written."""
    return Lettering(shown.names or _NO_LANGUAGES, style.letters)


def names_at(
    keep: Keep, ground: Ground, band: int, lettering: Lettering, measure: Measure
) -> LabelLayout:
    """Return the layout of an anchor scale."""

    def make() -> LabelLayout:
        before = None
        if band != FIRST_BAND:
            before = names_at(keep, ground, _before(band), lettering, measure)
        return label_layout(ground, band, lettering, measure, before)

    return keep.lasting(("names", band, lettering), make)


def _before(band: int) -> int:
    return band + 1 if band < FIRST_BAND else band - 1


NamesFor = Callable[[Keep, Ground, float, Lettering, Measure], LabelLayout]
"""Gives the names for cameras of so many metres per point, as `names_for` does; a window passes
one that never makes it wait."""


def names_ready(keep: Keep, band: int, lettering: Lettering) -> bool:
    """Tell whether `names_for` has all that it needs for the cameras of a band."""
    kept = ("names", band), ("names", band - 1), ("words", band)
    return all(keep.has_lasting((*key, lettering)) for key in kept)


def names_slices(
    keep: Keep, ground: Ground, band: int, lettering: Lettering, measure: Measure
) -> Iterator[None]:
    """Make the next thing that is missing for the cameras of a band, in slices of work."""
    for step in (*_way_to(band), *_way_to(band - 1)):
        key = ("names", step, lettering)
        if not keep.has_lasting(key):
            before = None
            if step != FIRST_BAND:
                before = names_at(keep, ground, _before(step), lettering, measure)
            made = yield from label_slices(ground, step, lettering, measure, before)
            keep.lasting(key, partial(_same, made))
            return
    here, there = (names_at(keep, ground, b, lettering, measure) for b in (band, band - 1))
    shared = yield from _shared_slices(here, there, band)
    keep.lasting(("words", band, lettering), partial(_same, shared))


def window_bands(scale_m: float) -> list[int]:
    """Return the bands of all scales that a window looks at, the nearest first."""
    here = coarser_band(scale_m)
    bands = range(NEAREST_BAND + 1, FARTHEST_BAND + 1)
    return sorted(bands, key=lambda band: abs(band - here + 0.1))


def great_names(layout: LabelLayout) -> LabelLayout:
    """Return a layout with nothing but the great names, each in its place by right."""
    rows = np.flatnonzero((layout.rank == FIRST_RANK) & (layout.choice == 0))
    dots = np.flatnonzero(layout.dot_rank == FIRST_RANK)
    parts: dict[str, Any] = {}
    for part in fields(LabelLayout):
        value = getattr(layout, part.name)
        if isinstance(value, np.ndarray):
            parts[part.name] = value[dots if part.name.startswith("dot_") else rows]
    return replace(layout, lines=tuple(layout.lines[row] for row in rows), **parts)


def _same(made: _Made) -> _Made:
    return made


def _way_to(band: int) -> Sequence[int]:
    """Return the bands from the first to this one, in the order in which they follow."""
    return range(FIRST_BAND, band - 1, -1) if band <= FIRST_BAND else range(FIRST_BAND, band + 1)


def names_for(
    keep: Keep, ground: Ground, scale_m: float, lettering: Lettering, measure: Measure
) -> LabelLayout:
    """Return the layout for cameras of `scale_m` metres per point, its words on their way."""
    band = coarser_band(scale_m)
    here = names_at(keep, ground, band, lettering, measure)
    there = names_at(keep, ground, band - 1, lettering, measure)
    shared = keep.lasting(
        ("words", band, lettering), lambda: made_at_a_stretch(_shared_slices(here, there, band))
    )
    share = float(np.clip(2 * log2(band_m_per_pt(band) / scale_m), 0.0, 1.0))
    return _blended(here, there, shared, share)


def _shared_slices(
    here: LabelLayout, there: LabelLayout, band: int
) -> Generator[None, None, Shared]:
    """Find the letters of the words that stand in both layouts, and cross no name on the way."""
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
        yield
        scale_m = band_m_per_pt(band) / 2 ** (share / 2)
        crossing |= _crossing(_blended(here, there, shared, share), scale_m)
    clear = ~np.isin(here.group[shared.here], list(crossing))
    return Shared(shared.here[clear], shared.there[clear])


def _crossing(layout: LabelLayout, scale_m: float) -> set[int]:
    """Return the groups of the words of which a letter comes upon a name, or on another word."""
    middle = layout.anchor_m * (1, -1) / scale_m + layout.offset_pt
    parts = layout.choice == PART
    half = np.where(parts[:, None], 0.5 * layout.letter_pt[:, None], layout.extent_pt / 2)
    boxes = shapely.box(*(middle - half).T, *(middle + half).T)
    letters = np.flatnonzero(parts)
    one, other = shapely.STRtree(boxes).query(boxes[letters])
    one = letters[one]
    # A name of two languages is one, though its rows have a group each.
    meets = layout.group[one] // 2 != layout.group[other] // 2
    return set(layout.group[one[meets]].tolist())


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
    # Size and turn stay: a letter that changed them on every frame would be painted anew each time.
    for part in ("anchor_m", "offset_pt"):
        values = getattr(here, part).copy()
        values[shared.here] += share * (getattr(there, part)[shared.there] - values[shared.here])
        changed[part] = values
    return replace(here, **changed)
