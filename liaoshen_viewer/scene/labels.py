"""Names and dots of places, seas and ranges for one anchor scale, laid out on the whole map."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from typing import Any, Final

import numpy as np

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scene.bands import band_m_per_pt
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.label_layout import (
    BESIDE,
    BEYOND,
    HIDDEN,
    LENDERS,
    NEAR,
    NOBODY,
    Taken,
    Wishes,
    choose,
    choose_others,
    offers_round,
)
from liaoshen_viewer.scene.long_names import LongName, Word, long_names, name_lines
from liaoshen_viewer.scene.marks import LabelKind

COARSEST_M: Final = np.array([np.inf, np.inf, 950.0, 480.0, 240.0, 120.0])
"""From how many metres per point downwards a place of a rank (the index) is shown."""
LETTER_PT: Final = np.array([26.0, 26.0, 20.0, 17.0, 15.0, 14.0])
VILLAGE_PT: Final = 21.0
"""Letters of a place of the first rank that is no city: a battle made it known."""
DOT_PT: Final = np.array([6.5, 6.5, 5.0, 4.0, 3.2, 2.8])
"""Half the width of a place's dot, by rank."""
SECOND_LINE: Final = 0.72
"""Size of the second language beside the first."""
LINE_HEIGHT: Final = 1.16
HALO_PT: Final = 2.5
FIRST_RANK: Final = 1
TOWN_RANK: Final = 2
BOLD_RANK: Final = 2
LAST_RANK: Final = len(COARSEST_M) - 1
OTHER_PLACES: Final = (0, 7, 3)
"""How many places a name of a rank (the index) has to move to when signs cover it."""
BEYOND_PLACES: Final = 2
"""How many more a city's name has beyond a ring of signs."""
AT_A_TIME: Final = 16
"""How many names find their places in one slice of work: 2 to 4 ms."""
MEASURED_AT_A_TIME: Final = 48
"""How many names are measured in one."""
LENT: Final = -1
"""The weight of a place that a great name takes from lesser ones while signs cover all others."""
PART: Final = -1
"""The choice of a letter: it belongs to a word, which stands or fades as a whole."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """In which one or two languages names are written, and how large (1 on paper)."""

    languages: tuple[str, ...]
    size: float = 1.0


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
    """(n,) 2 for the place by right of a great name, 1 for a town's, 0 for others; LENT."""
    align: IntArray
    """(n,) -1, 0 or 1: set to the left, in the middle, or to the right."""
    turn_deg: FloatArray
    """(n,) clockwise."""
    group: IntArray
    """(n,) which name it is, the same at all scales: the places of one name share a number, and
    so do the letters of a word."""
    choice: IntArray
    """(n,) 0 for the place of a name that it has by right, 1, 2 … for those to move to; PART."""
    seats: Mapping[int, int] = field(default_factory=dict)
    """By the group of a place: the number of the offer round its dot that its name has by right."""


def label_layout(
    ground: Ground,
    band: int,
    lettering: Lettering,
    measure: Measure,
    before: LabelLayout | None = None,
) -> LabelLayout:
    """Lay out the dots and names of the whole map for the cameras of a band, at a stretch."""
    slices = label_slices(ground, band, lettering, measure, before)
    while True:
        try:
            next(slices)
        except StopIteration as done:
            layout: LabelLayout = done.value
            return layout


def label_slices(
    ground: Ground,
    band: int,
    lettering: Lettering,
    measure: Measure,
    before: LabelLayout | None = None,
) -> Generator[None, None, LabelLayout]:
    """Lay out the dots and names of the whole map for the cameras of a band, in small slices.

    The great names come first, then those that stand in the layout `before`, of a neighbouring
    band: they keep their sides of their dots, so that none jumps when the map comes nearer. Then
    come other towns, seas, ranges and rivers, and at last the smaller places.
    """
    scale_m = band_m_per_pt(band)
    ranks = np.array([place.rank for place in ground.places], dtype=np.int64).clip(1, LAST_RANK)
    wanted = np.flatnonzero(scale_m <= COARSEST_M[ranks] * (1 + 1e-9))
    seats = np.array([before.seats.get(row, NOBODY) if before else NOBODY
                      for row in range(len(ranks))], dtype=np.int64)  # fmt: skip
    tier = np.where(seats[wanted] >= 0, FIRST_RANK + 1, ranks[wanted] + 1)
    tier[ranks[wanted] == FIRST_RANK] = FIRST_RANK
    rows = wanted[np.lexsort((ranks[wanted], tier))]
    places = yield from _place_names(ground, rows, ranks[rows], lettering, measure)
    yield
    wishes = _place_wishes(places, scale_m)
    words = long_names(ground, scale_m, lettering.languages, measure, lettering.size)
    yield
    taken = Taken()
    first = int(((ranks[rows] <= TOWN_RANK) | (seats[rows] >= 0)).sum())
    great = int(((ranks[rows] == FIRST_RANK) | (seats[rows] >= 0)).sum())
    chosen = yield from _chosen(wishes, range(great), taken, seats[rows])
    # New lesser names do not take the room in which a besieged city's name stays readable.
    beyond = _beyond_rings(wishes, chosen, places, VILLAGE_PT * lettering.size, taken)
    later = yield from _chosen(wishes, range(great, first), taken, seats[rows])
    chosen = np.concatenate([chosen, later])
    pieces = []
    for name in words:
        group = 2 * (len(ground.places) + name.key)
        standing = yield from _standing(name, group, scale_m, taken)
        pieces += [letters_of(word, group + line) for line, word in enumerate(standing)]
    others = yield from _others(wishes, chosen, places.rank, taken)
    others = {row: found + beyond.get(row, []) for row, found in others.items()}
    yield
    later = yield from _chosen(wishes, range(first, len(rows)), taken, seats[rows])
    chosen = np.concatenate([chosen, later])
    lent = yield from _lent(wishes, chosen, others, places, VILLAGE_PT * lettering.size)
    layout = joined([_chosen_places(places, wishes, chosen, others, lent, rows), *pieces])
    standing_rows = np.flatnonzero(chosen >= 0)
    found = zip(rows[standing_rows].tolist(), chosen[standing_rows].tolist(), strict=True)
    return replace(layout, seats=dict(found))


def _chosen(
    wishes: Wishes, rows: range, taken: Taken, before: IntArray
) -> Generator[None, None, IntArray]:
    parts = [np.empty(0, dtype=np.int64)]
    for start in range(0, len(rows), AT_A_TIME):
        parts.append(choose(wishes, rows[start : start + AT_A_TIME], taken, before))
        yield
    return np.concatenate(parts)


def _beyond_rings(
    wishes: Wishes, chosen: IntArray, places: _PlaceNames, village_pt: float, taken: Taken
) -> dict[int, list[int]]:
    """Take room for the names of cities beyond a ring of signs: for each the numbers of places.

    One knows from afar what a city's name belongs to, but not a village's.
    """
    great = (chosen >= 0) & (places.rank[: len(chosen)] == FIRST_RANK)
    cities = np.flatnonzero(great & (places.letter_pt[: len(chosen)] > village_pt))
    return {
        row: choose_others(wishes, row, int(chosen[row]), BEYOND_PLACES, taken, BEYOND)
        for row in cities.tolist()
    }


def _others(
    wishes: Wishes, chosen: IntArray, ranks: IntArray, taken: Taken
) -> Generator[None, None, dict[int, list[int]]]:
    """Take room for names to move to: for each town that has a place, the numbers of others."""
    rows = np.flatnonzero((chosen >= 0) & (ranks[: len(chosen)] <= TOWN_RANK)).tolist()
    found = {}
    for count, row in enumerate(rows, 1):
        most = OTHER_PLACES[ranks[row]]
        found[row] = choose_others(wishes, row, int(chosen[row]), most, taken)
        if count % AT_A_TIME == 0:
            yield
    return found


def _lent(
    wishes: Wishes,
    chosen: IntArray,
    others: dict[int, list[int]],
    places: _PlaceNames,
    village_pt: float,
) -> Generator[None, None, dict[int, list[int]]]:
    """Return the places that great names may take from lesser ones: for each their numbers.

    They lie on no great dot and on no place that another great name has by right, and on small
    dots only where nothing else is left. Where places of two great names meet, the names are
    settled one after the other when they are seen.
    """
    great = np.flatnonzero((chosen >= 0) & (places.rank == FIRST_RANK)).tolist()
    taken, small = Taken(), Taken()
    for row in _dotted(chosen, places.rank).tolist():
        dots = taken if places.rank[row] == FIRST_RANK else small
        dots.add(wishes.anchor_pt[row], np.zeros(2), np.full(2, wishes.dot_pt[row]))
    for row in great:
        offset, half = wishes.offset_pt[row, int(chosen[row])], wishes.extent_pt[row] / 2
        taken.add(wishes.anchor_pt[row], offset, half, row)
    lent = {}
    for row in great:
        anchor, half = wishes.anchor_pt[row], wishes.extent_pt[row] / 2
        free = taken.free(anchor, wishes.offset_pt[row], half, row)
        clear = small.free(anchor, wishes.offset_pt[row], half)
        order = LENDERS + (BEYOND if places.letter_pt[row] > village_pt else ())
        own = {int(chosen[row]), *others[row]}
        left = [number for number in order if free[number] and number not in own]
        lent[row] = sorted(left, key=(~clear).__getitem__)
        yield
    return lent


def _dotted(chosen: IntArray, ranks: IntArray) -> IntArray:
    """A small dot without its name tells nothing; a town's does, on its railway."""
    return np.flatnonzero((chosen != HIDDEN) & ((chosen >= 0) | (ranks <= TOWN_RANK)))


@dataclass(frozen=True, slots=True)
class _PlaceNames:
    anchor_m: FloatArray
    rank: IntArray
    weight: IntArray
    letter_pt: FloatArray
    lines: tuple[tuple[str, ...], ...]
    extent_pt: FloatArray


def _place_names(
    ground: Ground,
    rows: IntArray,
    ranks: IntArray,
    lettering: Lettering,
    measure: Measure,
) -> Generator[None, None, _PlaceNames]:
    lines = tuple(name_lines(ground.places[row].names, lettering.languages) for row in rows)
    cities = np.array([ground.places[row].kind == "city" for row in rows], dtype=np.bool_)
    sizes = np.where((ranks == 1) & ~cities, VILLAGE_PT, LETTER_PT[ranks]) * lettering.size
    extents = []
    for start in range(0, len(rows), MEASURED_AT_A_TIME):
        yield
        part = slice(start, start + MEASURED_AT_A_TIME)
        extents.append(extents_pt(lines[part], sizes[part], ranks[part] <= BOLD_RANK, measure))
    extent = np.concatenate([np.empty((0, 2)), *extents])
    weight = (ranks <= TOWN_RANK).astype(np.int64) + (ranks == 1)
    return _PlaceNames(ground.places_m[rows], ranks, weight, sizes, lines, extent)


def _place_wishes(places: _PlaceNames, scale_m: float) -> Wishes:
    offers = offers_round(places.extent_pt, DOT_PT[places.rank] + 2.0)
    anchors = places.anchor_m * (1, -1) / scale_m
    leeway = np.where(places.rank == 1, NEAR, BESIDE)
    return Wishes(anchors, places.extent_pt, offers, DOT_PT[places.rank], leeway)


def _standing(
    name: LongName, owner: int, scale_m: float, taken: Taken
) -> Generator[None, None, tuple[Word, ...]]:
    """Take room for a long name in the best way that is free; nothing if none is."""
    for words in name.ways:
        anchor, offset, half = (
            np.concatenate([getattr(word, part) for word in words])
            for part in ("anchor_m", "offset_pt", "half_pt")
        )
        yield
        if taken.try_row(anchor * (1, -1) / scale_m, offset, half, owner):
            return words
    yield
    return ()


def _chosen_places(
    places: _PlaceNames,
    wishes: Wishes,
    chosen: IntArray,
    others: dict[int, list[int]],
    lent: dict[int, list[int]],
    rows: IntArray,
) -> LabelLayout:
    dotted = _dotted(chosen, places.rank)
    stands = [
        (row, number, choice, number in lent.get(row, []))
        for row in np.flatnonzero(chosen >= 0).tolist()
        for choice, number in enumerate(
            [int(chosen[row]), *others.get(row, []), *lent.get(row, [])]
        )
    ]
    named, numbers, choices, borrowed = np.array(stands, dtype=np.int64).reshape(-1, 4).T
    offset = wishes.offset_pt[named, numbers]
    return LabelLayout(
        dot_m=places.anchor_m[dotted],
        dot_rank=places.rank[dotted],
        lines=tuple(places.lines[row] for row in named),
        anchor_m=places.anchor_m[named],
        offset_pt=offset,
        extent_pt=places.extent_pt[named],
        letter_pt=places.letter_pt[named],
        kind=np.full(len(named), LabelKind.PLACE, dtype=np.int64),
        rank=places.rank[named],
        weight=np.where(borrowed, LENT, np.where(choices == 0, places.weight[named], 0)),
        align=np.where(np.abs(offset[:, 0]) < 1e-9, 0, -np.sign(offset[:, 0])).astype(np.int64),
        turn_deg=np.zeros(len(named)),
        group=rows[named],
        choice=choices,
    )


def letters_of(word: Word, group: int) -> LabelLayout:
    """Return the letters of a word as labels, each on its own point."""
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
        group=np.full(count, group, dtype=np.int64),
        choice=np.full(count, PART, dtype=np.int64),
    )


def joined(layouts: Sequence[LabelLayout]) -> LabelLayout:
    """Return several layouts as one, in their order."""
    names = [part.name for part in fields(LabelLayout) if part.name not in {"lines", "seats"}]
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
