"""Names and dots of places for one anchor scale, and their place in a camera's picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.basemap import GroundNames
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scene.bands import band_m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.label_layout import HIDDEN, Wishes, choose, offers_round
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
    right: IntArray


def label_layout(
    ground: Ground, band: int, languages: Sequence[str], measure: Measure
) -> LabelLayout:
    """Lay out the dots and names of all places for the cameras of a band."""
    scale_m = band_m_per_pt(band)
    ranks = np.array([place.rank for place in ground.places], dtype=np.int64)
    ranks = ranks.clip(1, LAST_RANK)
    wanted = np.flatnonzero(scale_m <= COARSEST_M[ranks] * (1 + 1e-9))
    rows = wanted[np.argsort(ranks[wanted], kind="stable")]
    lines = tuple(name_lines(ground.places[row].names, languages) for row in rows)
    letter = LETTER_PT[ranks[rows]]
    extent = extents_pt(lines, letter, ranks[rows] <= 2, measure)
    offers = offers_round(extent, DOT_PT[ranks[rows]] + 2.0)
    anchors = ground.places_m[rows]
    wishes = Wishes(anchors * (1, -1) / scale_m, extent, offers, DOT_PT[ranks[rows]])
    chosen = choose(wishes)
    return _chosen_layout(wishes, chosen, anchors, ranks[rows], lines, letter)


def _chosen_layout(
    wishes: Wishes,
    chosen: IntArray,
    anchors: FloatArray,
    ranks: IntArray,
    lines: tuple[tuple[str, ...], ...],
    letter: FloatArray,
) -> LabelLayout:
    named = np.flatnonzero(chosen >= 0)
    # A small dot without its name tells nothing; a town's does, on its railway.
    dotted = np.flatnonzero((chosen != HIDDEN) & ((chosen >= 0) | (ranks <= 2)))
    offset = wishes.offset_pt[named, chosen[named]]
    return LabelLayout(
        dot_m=anchors[dotted],
        dot_rank=ranks[dotted],
        lines=tuple(lines[row] for row in named),
        anchor_m=anchors[named],
        offset_pt=offset,
        extent_pt=wishes.extent_pt[named],
        letter_pt=letter[named],
        kind=np.full(len(named), LabelKind.PLACE, dtype=np.int64),
        rank=ranks[named],
        right=np.where(np.abs(offset[:, 0]) < 1e-9, 0, -np.sign(offset[:, 0])).astype(np.int64),
    )


def name_lines(names: GroundNames, languages: Sequence[str]) -> tuple[str, ...]:
    """Return a name in one or two languages, without saying the same twice."""
    return tuple(dict.fromkeys(names.in_language(language) for language in languages[:2]))


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


def labels_seen(layout: LabelLayout, camera: Camera) -> LabelMarks:
    """Return the names that the camera sees."""
    extent = layout.extent_pt * camera.scale
    middle = camera.to_px(layout.anchor_m) + layout.offset_pt * camera.scale
    corner = middle - extent / 2
    rows = np.flatnonzero(((corner + extent > 0) & (corner < np.array(camera.size_px))).all(axis=1))
    return LabelMarks(
        lines=tuple(layout.lines[row] for row in rows),
        corner_px=corner[rows],
        extent_px=extent[rows],
        size_px=layout.letter_pt[rows] * camera.scale,
        kind=layout.kind[rows],
        rank=layout.rank[rows],
        right=layout.right[rows],
    )


def places_seen(layout: LabelLayout, camera: Camera) -> PlaceMarks:
    """Return the dots that the camera sees, the most important last."""
    xy = camera.to_px(layout.dot_m)
    margin = 10 * camera.scale
    seen = ((xy > -margin) & (xy < np.array(camera.size_px) + margin)).all(axis=1)
    rows = np.flatnonzero(seen)[::-1]
    return PlaceMarks(xy[rows], layout.dot_rank[rows])
