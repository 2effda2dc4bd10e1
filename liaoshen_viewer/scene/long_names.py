"""Names of seas, ranges and rivers: letters set apart along a line of the map.

Every letter is tied to a point of the map, so a name lies still when the map is panned and grows
with it within a band of scales.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    "mountains": LabelKind.MOUNTAIN,
    "plain": LabelKind.MOUNTAIN,
}
"""What is not here (countries, regions, peninsulas) is a LabelKind.REGION."""
COARSEST_M: Final = (2_500.0, 1_100.0, 480.0, 260.0)
FINEST_M: Final = (120.0, 70.0, 40.0, 20.0)
"""Between these scales, metres per point, a name of a rank (the index) is shown."""
LOOSEST: Final = 2.6
"""The widest step from letter to letter, as a share of their size."""
TIGHTEST: Final = 1.08
RIVER_LETTER_PT: Final = 14.0
RIVER_RANK: Final = 2
RIVER_COARSEST_M: Final = (700.0, 480.0, 240.0)
RIVER_STEP_PT: Final = 5.0
RIVER_LIFT: Final = 0.85
"""From the river's line to the middle of its letters, as a share of their size."""
STEEP_DEG: Final = 50.0
"""A Chinese name on a steeper line is read downwards, its letters upright."""
SHIFTS: Final = (0.5, 0.35, 0.65)


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


def name_lines(names: GroundNames, languages: Sequence[str]) -> tuple[str, ...]:
    """Return a name in one or two languages, without saying the same twice."""
    return tuple(dict.fromkeys(names.in_language(language) for language in languages[:2]))


def long_names(
    ground: Ground, scale_m: float, languages: Sequence[str], measure: Measure
) -> list[Word]:
    """Return the words that may be shown at an anchor scale, the most important first."""
    areas = sorted(ground.labels, key=_rank)
    words = [_area_word(area, scale_m, languages[0], measure) for area in areas]
    rivers = sorted(ground.lines.rivers, key=_rank)
    words += [_river_word(river, scale_m, languages[0], measure) for river in rivers]
    return [word for word in words if word is not None]


def _rank(named: GroundLabel | River) -> int:
    return named.rank


def _area_word(area: GroundLabel, scale_m: float, language: str, measure: Measure) -> Word | None:
    rank = min(area.rank, len(LETTER_PT) - 1)
    kind = KINDS.get(area.kind, LabelKind.REGION)
    if not FINEST_M[rank] <= scale_m <= COARSEST_M[rank]:
        return None
    size = LETTER_PT[rank]
    text = area.names.in_language(language)
    line = area.points / scale_m
    return _word(text, line, 0.5, size, kind, scale_m, measure, lift_pt=0.0, loosest=LOOSEST)


def _river_word(river: River, scale_m: float, language: str, measure: Measure) -> Word | None:
    if not river.id or river.rank > RIVER_RANK or scale_m > RIVER_COARSEST_M[river.rank]:
        return None
    text = river.names.in_language(language)
    line = _straightened(river.points / scale_m)
    lift = RIVER_LIFT * RIVER_LETTER_PT
    return _word(
        text, line, 0.45, RIVER_LETTER_PT, LabelKind.WATER, scale_m, measure,
        lift_pt=lift, loosest=1.5,
    )  # fmt: skip


def _straightened(line: FloatArray) -> FloatArray:
    """Return a river without its small bends: letters could not follow them."""
    even = _at(line, np.arange(0.0, _lengths(line)[-1], RIVER_STEP_PT))
    width = 9
    if len(even) < 2 * width:
        return even if len(even) > 1 else line
    window = np.ones(width) / width
    return np.stack([np.convolve(even[:, i], window, mode="valid") for i in range(2)], axis=-1)


def _word(
    text: str, line: FloatArray, middle: float, size: float, kind: LabelKind,
    scale_m: float, measure: Measure, *, lift_pt: float, loosest: float,
) -> Word | None:  # fmt: skip
    """Set a text along a line (k, 2) of points, y up; None where it does not fit."""
    widths = np.array([measure(letter, size, False) for letter in text])
    length = float(_lengths(line)[-1])
    gap = (0.86 * length - widths.sum()) / max(len(text) - 1, 1)
    gap = min(gap, (loosest - 1) * size)
    if gap < (TIGHTEST - 1) * size:
        return None
    if line[-1, 0] < line[0, 0]:
        line, middle = line[::-1], 1 - middle
    total = widths.sum() + gap * (len(text) - 1)
    starts = np.concatenate([[0.0], np.cumsum(widths + gap)[:-1]])
    stations = np.clip(length * middle - total / 2, 0, length - total) + starts + widths / 2
    way = _at(line, stations + size / 2) - _at(line, stations - size / 2)
    slope = np.degrees(np.arctan2(way[:, 1], way[:, 0]))
    return _turned(text, _at(line, stations), slope, size, kind, scale_m, lift_pt)


def _turned(
    text: str, points: FloatArray, slope: FloatArray, size: float, kind: LabelKind,
    scale_m: float, lift_pt: float,
) -> Word:  # fmt: skip
    turn = -slope
    letters = text
    if _is_chinese(text) and abs(float(slope.mean())) > STEEP_DEG:
        if slope.mean() > 0:
            # The line climbs; the name is read from its upper end.
            points, slope = points[::-1], slope[::-1]
        turn = np.where(slope > 0, 90 - slope, -90 - slope)
    normal = np.stack([-np.sin(np.radians(slope)), -np.cos(np.radians(slope))], axis=-1)
    return Word(tuple(letters), points * scale_m, normal * lift_pt, turn, size, kind)


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
