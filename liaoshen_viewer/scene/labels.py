"""Names and dots of places for one anchor scale, and their place in a camera's picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, Final

import numpy as np

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scene.bands import band_m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.label_layout import HIDDEN, Taken, Wishes, choose, offers_round
from liaoshen_viewer.scene.long_names import Word, long_names, name_lines
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks, PlaceMarks

COARSEST_M: Final = np.array([np.inf, np.inf, 950.0, 480.0, 240.0, 120.0])
"""From how many metres per point downwards a place of a rank (the index) is shown."""
LETTER_PT: Final = np.array([26.0, 26.0, 20.0, 17.0, 15.0, 14.0])
DOT_PT: Final = np.array([6.5, 6.5, 5.0, 4.0, 3.2, 2.8])
"""Half the width of a place's dot, by rank."""
SECOND_LINE: Final = 0.72
"""Size of the second language beside the first."""
LINE_HEIGHT: Final = 1.16
HALO_PT: Final = 2.5
FADE: Final = (0.07, 0.2)
"""Names begin to fade, and are gone, when these shares of them are covered."""
TOWN_RANK: Final = 2
BOLD_RANK: Final = 2
LAST_RANK: Final = len(COARSEST_M) - 1


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """All dots and names of one anchor scale, on the whole map; lengths in points."""

    dot_m: FloatArray
    dot_rank: IntArray
    lines: tuple[tuple[str, ...], ...]
    anchor_m: FloatArray
    offset_pt: FloatArray
    """(n, 2) from the point to the middle of its name, y down."""
    extent_pt: FloatArray
    letter_pt: FloatArray
    kind: IntArray
    rank: IntArray
    weight: IntArray
    """(n,) signs leave it free: 2 at any scale (a city's name), 1 near by, 0 not at all."""
    align: IntArray
    """(n,) -1, 0 or 1: set to the left, in the middle, or to the right."""
    turn_deg: FloatArray
    """(n,) clockwise."""


def label_layout(
    ground: Ground, band: int, languages: Sequence[str], measure: Measure
) -> LabelLayout:
    """Lay out the dots and names of the whole map for the cameras of a band.

    Cities and towns come first, then seas, ranges and rivers, then the smaller places.
    """
    scale_m = band_m_per_pt(band)
    ranks = np.array([place.rank for place in ground.places], dtype=np.int64).clip(1, LAST_RANK)
    wanted = np.flatnonzero(scale_m <= COARSEST_M[ranks] * (1 + 1e-9))
    rows = wanted[np.argsort(ranks[wanted], kind="stable")]
    places = _place_names(ground, rows, ranks[rows], languages, measure)
    wishes = _place_wishes(places, scale_m)
    words = long_names(ground, scale_m, languages, measure)
    taken = Taken(2 * len(rows) + sum(len(word.letters) for word in words))
    towns = int((ranks[rows] <= TOWN_RANK).sum())
    chosen = choose(wishes, range(towns), taken)
    words = [word for word in words if _fits(word, scale_m, taken)]
    chosen = np.concatenate([chosen, choose(wishes, range(towns, len(rows)), taken)])
    return joined([_chosen_places(places, wishes, chosen), *(letters_of(w) for w in words)])


@dataclass(frozen=True, slots=True)
class _PlaceNames:
    anchor_m: FloatArray
    rank: IntArray
    weight: IntArray
    lines: tuple[tuple[str, ...], ...]
    extent_pt: FloatArray


def _place_names(
    ground: Ground, rows: IntArray, ranks: IntArray, languages: Sequence[str], measure: Measure
) -> _PlaceNames:
    lines = tuple(name_lines(ground.places[row].names, languages) for row in rows)
    extent = extents_pt(lines, LETTER_PT[ranks], ranks <= BOLD_RANK, measure)
    cities = np.array([ground.places[row].kind == "city" for row in rows], dtype=np.bool_)
    weight = (ranks <= TOWN_RANK).astype(np.int64) + ((ranks == 1) & cities)
    return _PlaceNames(ground.places_m[rows], ranks, weight, lines, extent)


def _place_wishes(places: _PlaceNames, scale_m: float) -> Wishes:
    offers = offers_round(places.extent_pt, DOT_PT[places.rank] + 2.0)
    anchors = places.anchor_m * (1, -1) / scale_m
    return Wishes(anchors, places.extent_pt, offers, DOT_PT[places.rank])


def _fits(word: Word, scale_m: float, taken: Taken) -> bool:
    half = np.full(2, word.letter_pt * 0.6)
    return taken.try_row(word.anchor_m * (1, -1) / scale_m, word.offset_pt, half)


def _chosen_places(places: _PlaceNames, wishes: Wishes, chosen: IntArray) -> LabelLayout:
    named = np.flatnonzero(chosen >= 0)
    # A small dot without its name tells nothing; a town's does, on its railway.
    dotted = np.flatnonzero((chosen != HIDDEN) & ((chosen >= 0) | (places.rank <= TOWN_RANK)))
    offset = wishes.offset_pt[named, chosen[named]]
    return LabelLayout(
        dot_m=places.anchor_m[dotted],
        dot_rank=places.rank[dotted],
        lines=tuple(places.lines[row] for row in named),
        anchor_m=places.anchor_m[named],
        offset_pt=offset,
        extent_pt=places.extent_pt[named],
        letter_pt=LETTER_PT[places.rank[named]],
        kind=np.full(len(named), LabelKind.PLACE, dtype=np.int64),
        rank=places.rank[named],
        weight=places.weight[named],
        align=np.where(np.abs(offset[:, 0]) < 1e-9, 0, -np.sign(offset[:, 0])).astype(np.int64),
        turn_deg=np.zeros(len(named)),
    )


def letters_of(word: Word) -> LabelLayout:
    """Return the letters of a long name as labels, each on its own point."""
    count = len(word.letters)
    return LabelLayout(
        dot_m=np.empty((0, 2)),
        dot_rank=np.empty(0, dtype=np.int64),
        lines=tuple((letter,) for letter in word.letters),
        anchor_m=word.anchor_m,
        offset_pt=word.offset_pt,
        extent_pt=np.full((count, 2), word.letter_pt * 1.6),
        letter_pt=np.full(count, word.letter_pt),
        kind=np.full(count, word.kind, dtype=np.int64),
        rank=np.full(count, LAST_RANK, dtype=np.int64),
        weight=np.zeros(count, dtype=np.int64),
        align=np.zeros(count, dtype=np.int64),
        turn_deg=word.turn_deg,
    )


def joined(layouts: Sequence[LabelLayout]) -> LabelLayout:
    """Return several layouts as one, in their order."""
    names = [field.name for field in fields(LabelLayout) if field.name != "lines"]
    arrays: dict[str, Any] = {
        name: np.concatenate([getattr(layout, name) for layout in layouts]) for name in names
    }
    return LabelLayout(lines=tuple(chain.from_iterable(x.lines for x in layouts)), **arrays)


def extents_pt(
    lines: Sequence[tuple[str, ...]],
    letter_pt: FloatArray,
    bold: Sequence[bool] | np.ndarray,
    measure: Measure,
) -> FloatArray:
    """Return width and height of names with their halo, (n, 2)."""
    extents = np.zeros((len(lines), 2))
    for row, (texts, size, heavy) in enumerate(zip(lines, letter_pt, bold, strict=True)):
        sizes = line_sizes(len(texts), float(size))
        width = max(
            measure(text, line, bool(heavy) and i == 0)
            for i, (text, line) in enumerate(zip(texts, sizes, strict=True))
        )
        extents[row] = width + 2 * HALO_PT, LINE_HEIGHT * sum(sizes) + HALO_PT
    return extents


def line_sizes(count: int, size: float) -> tuple[float, ...]:
    """Return the letter sizes of a name's lines."""
    return (size, size * SECOND_LINE)[:count]


def labels_seen(
    layout: LabelLayout, camera: Camera, covers: FloatArray | None = None
) -> LabelMarks:
    """Return the names that the camera sees.

    `covers` (m, 4) are boxes of signs, left, top, right, bottom: a name fades as they cover it,
    for half a name is worse than none.
    """
    extent = layout.extent_pt * camera.scale
    corner = camera.to_px(layout.anchor_m) + layout.offset_pt * camera.scale - extent / 2
    strength = 1 - _smooth_step(_covered_share(corner, extent, covers), *FADE)
    inside = ((corner + extent > 0) & (corner < np.array(camera.size_px))).all(axis=1)
    rows = np.flatnonzero(inside & (strength > 0))
    return LabelMarks(
        lines=tuple(layout.lines[row] for row in rows),
        corner_px=corner[rows],
        extent_px=extent[rows],
        size_px=layout.letter_pt[rows] * camera.scale,
        kind=layout.kind[rows],
        rank=layout.rank[rows],
        align=layout.align[rows],
        turn_deg=layout.turn_deg[rows],
        strength=strength[rows],
    )


def _covered_share(corner: FloatArray, extent: FloatArray, covers: FloatArray | None) -> FloatArray:
    """Return the share of each box that the covering boxes take, at most 1."""
    if covers is None or not len(covers):
        return np.zeros(len(corner))
    low = np.maximum(corner[:, None], covers[None, :, :2])
    high = np.minimum((corner + extent)[:, None], covers[None, :, 2:])
    common = np.clip(high - low, 0, None).prod(axis=2).sum(axis=1)
    return np.asarray(np.minimum(common / extent.prod(axis=1), 1.0), dtype=np.float64)


def _smooth_step(value: FloatArray, low: float, high: float) -> FloatArray:
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share), dtype=np.float64)


def places_seen(layout: LabelLayout, camera: Camera) -> PlaceMarks:
    """Return the dots that the camera sees, the most important last."""
    xy = camera.to_px(layout.dot_m)
    margin = 10 * camera.scale
    seen = ((xy > -margin) & (xy < np.array(camera.size_px) + margin)).all(axis=1)
    rows = np.flatnonzero(seen)[::-1]
    return PlaceMarks(xy[rows], layout.dot_rank[rows])
