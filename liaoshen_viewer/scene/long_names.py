"""Names of seas, ranges and rivers: letters set apart along a line of the map.

Every letter is tied to a point of the map, so a name lies still when the map is panned and grows
with it within a band of scales.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from liaoshen_viewer.geography.basemap import GroundLabel, GroundNames, River
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.marks import LabelKind

LETTER_PT: Final = (27.0, 22.0, 18.0, 16.0)
"""Letters of the names of seas and ranges, by rank."""
KINDS: Final = {
    "sea": LabelKind.WATER,
    "bay": LabelKind.WATER,
    "strait": LabelKind.WATER,
    "lake": LabelKind.WATER,
    "mountains": LabelKind.MOUNTAIN,
    "plain": LabelKind.MOUNTAIN,
    "wall": LabelKind.MOUNTAIN,
}
"""What is not here (countries, regions, peninsulas) is a LabelKind.REGION."""
COARSEST_M: Final = (2_500.0, 1_100.0, 480.0, 260.0)
FINEST_M: Final = (120.0, 70.0, 40.0, 20.0)
"""Between these scales, metres per point, a name of a rank (the index) is shown."""
LOOSEST: Final = 2.6
"""The widest step from letter to letter, as a share of their size, for Chinese over a range."""
LOOSEST_RIVER: Final = 1.5
LOOSEST_LATIN: Final = 1.3
"""Latin letters set farther apart are no longer read as a word."""
TIGHTEST: Final = 1.08
TIGHTEST_LATIN: Final = 1.0
SECOND_SIZE: Final = 0.72
"""Letters of the second language beside those of the first."""
ROWS_APART: Final = 0.62
"""From the middle of two rows to each, as a share of the other's letters."""
OVER_THE_ENDS: Final = 1.1
"""How far the name of a range may reach beyond its line, as a share of the line."""
SMALLER: Final = (1.0, 0.85, 0.72)
"""The sizes that are tried for the name of an area, until it fits along its line."""
RIVER_LETTER_PT: Final = 14.0
RIVER_RANK: Final = 2
RIVER_COARSEST_M: Final = (700.0, 480.0, 240.0)
RIVER_STEP_PT: Final = 5.0
RIVER_LIFT: Final = 0.85
"""From the river's line to the middle of its letters, as a share of their size."""
STEEP_DEG: Final = 50.0
"""A Chinese name on a steeper line is read downwards, its letters upright."""
SHIFTS: Final = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where along its line the middle of a name is tried."""


@dataclass(frozen=True, slots=True)
class Word:
    """One long name, letter by letter."""

    letters: tuple[str, ...]
    anchor_m: FloatArray
    """(n, 2) the letters' points."""
    offset_pt: FloatArray
    """(n, 2) from the points to the middles of the letters, y down."""
    turn_deg: FloatArray
    """(n,) how the letters are turned, clockwise."""
    letter_pt: float
    kind: LabelKind

    @property
    def half_pt(self) -> FloatArray:
        """Return half the room that each letter needs, however it is turned, (n, 2)."""
        return np.full((len(self.letters), 2), 0.6 * self.letter_pt)


@dataclass(frozen=True, slots=True)
class Line:
    """What a name is set along: points (k, 2), y up, at an anchor scale, from west to east."""

    points: FloatArray
    scale_m: float
    middle: float
    """Where along it the name's middle is, 0 to 1."""
    kind: LabelKind


def name_lines(names: GroundNames, languages: Sequence[str]) -> tuple[str, ...]:
    """Return a name in one or two languages, without saying the same twice.

    What explains it, in brackets at its end, is for lists, not for the map.
    """
    found = (names.in_language(language).split(" (")[0] for language in languages[:2])
    return tuple(dict.fromkeys(found))


Ways = Iterator[tuple[Word, ...]]
"""The ways to write a name, the best first: each in one or two languages, a word for each.
They are worked out as they are asked for: most names stand in the first."""


@dataclass(frozen=True, slots=True)
class LongName:
    """A name of an area or a river that may be shown."""

    key: int
    """Its number among the areas and, after them, the rivers of the ground."""
    ways: Ways


def long_names(
    ground: Ground,
    scale_m: float,
    languages: Sequence[str],
    measure: Measure,
    letters: float = 1.0,
) -> list[LongName]:
    """Return the names that may be shown at an anchor scale, the most important first."""
    areas = sorted(enumerate(ground.labels), key=_rank)
    names = [
        LongName(key, _area_ways(area, scale_m, languages, measure, letters))
        for key, area in areas
        if _area_shown(area, scale_m)
    ]
    rivers = sorted(enumerate(ground.lines.rivers, len(areas)), key=_rank)
    names += [
        LongName(key, _river_ways(river, scale_m, languages, measure, letters))
        for key, river in rivers
        if _river_shown(river, scale_m)
    ]
    return names


def _rank(named: tuple[int, GroundLabel] | tuple[int, River]) -> int:
    return named[1].rank


def _area_shown(area: GroundLabel, scale_m: float) -> bool:
    rank = min(area.rank, len(LETTER_PT) - 1)
    return FINEST_M[rank] <= scale_m <= COARSEST_M[rank]


def _river_shown(river: River, scale_m: float) -> bool:
    return bool(river.id) and river.rank <= RIVER_RANK and scale_m <= RIVER_COARSEST_M[river.rank]


def _area_ways(
    area: GroundLabel, scale_m: float, languages: Sequence[str], measure: Measure, letters: float
) -> Ways:
    size = LETTER_PT[min(area.rank, len(LETTER_PT) - 1)] * letters
    kind = KINDS.get(area.kind, LabelKind.REGION)
    texts = name_lines(area.names, languages)
    for shown in (texts, texts[:1]):
        for share, middle in product(SMALLER, SHIFTS):
            line = Line(area.points / scale_m, scale_m, middle, kind)
            yield from _way(shown, line, size * share, measure)


def _way(
    texts: tuple[str, ...], line: Line, size: float, measure: Measure
) -> list[tuple[Word, ...]]:
    """Return the rows of a name over its line, if they fit along it."""
    small = SECOND_SIZE * size
    lift = ROWS_APART * small if len(texts) > 1 else 0.0
    rows = ((texts[0], size, lift), *((text, small, -ROWS_APART * size) for text in texts[1:]))
    words = [_word(t, line, pt, measure, lift_pt=up, loosest=LOOSEST) for t, pt, up in rows]
    found = tuple(word for word in words if word is not None)
    return [found] if len(found) == len(words) else []


def _river_ways(
    river: River, scale_m: float, languages: Sequence[str], measure: Measure, letters: float
) -> Ways:
    """Set a river's name above its line, and in a second language below."""
    points = _straightened(river.points / scale_m)
    texts = name_lines(river.names, languages)
    for shown, middle in product((texts, texts[:1]), SHIFTS):
        line = Line(points, scale_m, middle, LabelKind.WATER)
        words = []
        for number, text in enumerate(shown):
            size = RIVER_LETTER_PT * letters * (SECOND_SIZE if number else 1.0)
            lift = RIVER_LIFT * size * (-1 if number else 1)
            words.append(_word(text, line, size, measure, lift_pt=lift, loosest=LOOSEST_RIVER))
        found = tuple(word for word in words if word is not None)
        if len(found) == len(words):
            yield found


def _straightened(line: FloatArray) -> FloatArray:
    """Return a river without its small bends: letters could not follow them."""
    even = _at(line, np.arange(0.0, _lengths(line)[-1], RIVER_STEP_PT))
    width = 9
    if len(even) < 2 * width:
        return even if len(even) > 1 else line
    window = np.ones(width) / width
    return np.stack([np.convolve(even[:, i], window, mode="valid") for i in range(2)], axis=-1)


def _word(
    text: str, line: Line, size: float, measure: Measure, *, lift_pt: float, loosest: float
) -> Word | None:
    """Set a text along a line; None where it does not fit."""
    chinese = _is_chinese(text)
    widths = np.array([measure(letter, size, False) for letter in text])
    points, middle = line.points, line.middle
    length = float(_lengths(points)[-1])
    room = length * (0.86 if chinese else OVER_THE_ENDS)
    gap = (room - widths.sum()) / max(len(text) - 1, 1)
    gap = min(gap, ((loosest if chinese else LOOSEST_LATIN) - 1) * size)
    if gap < ((TIGHTEST if chinese else TIGHTEST_LATIN) - 1) * size:
        return None
    if points[-1, 0] < points[0, 0]:
        points, middle = points[::-1], 1 - middle
    total = widths.sum() + gap * (len(text) - 1)
    starts = np.concatenate([[0.0], np.cumsum(widths + gap)[:-1]])
    first = np.clip(length * middle - total / 2, min(0.0, (length - total) / 2),
                    max(length - total, (length - total) / 2))  # fmt: skip
    stations = first + starts + widths / 2
    where = np.concatenate([stations, stations + size / 2, stations - size / 2])
    middles, after, behind = np.split(_at(points, where), 3)
    way = after - behind
    slope = np.degrees(np.arctan2(way[:, 1], way[:, 0]))
    shown = np.array([letter != " " for letter in text])
    letters = "".join(text.split(" "))
    return _turned(letters, middles[shown], slope[shown], size, line, lift_pt)


def _turned(
    text: str, points: FloatArray, slope: FloatArray, size: float, line: Line, lift_pt: float
) -> Word:
    turn = -slope
    if _is_chinese(text) and abs(float(slope.mean())) > STEEP_DEG:
        if slope.mean() > 0:
            # The line climbs; the name is read from its upper end.
            points, slope = points[::-1], slope[::-1]
        turn = np.where(slope > 0, 90 - slope, -90 - slope)
    normal = np.stack([-np.sin(np.radians(slope)), -np.cos(np.radians(slope))], axis=-1)
    return Word(tuple(text), points * line.scale_m, normal * lift_pt, turn, size, line.kind)


def _is_chinese(text: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in text)


def _lengths(line: FloatArray) -> FloatArray:
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def _at(line: FloatArray, stations: FloatArray) -> FloatArray:
    """Return the points (n, 2) at some lengths along a line; beyond its ends it goes straight."""
    lengths = _lengths(line)
    x, y = (np.interp(stations, lengths, line[:, i]) for i in range(2))
    inside = np.clip(stations, 0.0, lengths[-1])
    first, last = line[1] - line[0], line[-1] - line[-2]
    end = np.where((stations < 0)[:, None], first / max(np.hypot(*first), 1e-9),
                   last / max(np.hypot(*last), 1e-9))  # fmt: skip
    return np.asarray(np.stack([x, y], axis=-1) + end * (stations - inside)[:, None])
