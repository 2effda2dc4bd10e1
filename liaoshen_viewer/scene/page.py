"""A map as a page of paper: at a stated scale, with margins, a title and credits about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scene.camera import REFERENCE_HEIGHT_PX, Camera
from liaoshen_viewer.scene.caption_marks import Row
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.views import map_m_per_ground_m

PAPERS_MM: Final[Mapping[str, tuple[int, int]]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
}
"""Width and height of upright paper (ISO 216)."""
MM_PER_INCH: Final = 25.4
M_PER_INCH: Final = 0.0254
MARGIN_PT: Final = 36.0
TITLE_PT: Final = 34.0
SCALE_PT: Final = 25.0
NOTE_PT: Final = 17.0
FOOT_PT: Final = 11.0
LINE: Final = 1.35
"""Height of a line, as a share of its letters."""
WORD: Final = re.compile(r"\s*(?:[\u2e80-\uffef]|[^\s\u2e80-\uffef]+)")
ROUND: Final = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""The first figures of the scales that are chosen where none is asked for."""


@dataclass(frozen=True, slots=True)
class PageWish:
    """The paper, and the scale that the map has on it: 1 to `map_scale`; None for what fits."""

    paper: str
    landscape: bool = False
    map_scale: float | None = None

    def extent_px(self, dots_per_inch: float) -> tuple[float, float]:
        """Return width and height in dots."""
        short, long = (length / MM_PER_INCH * dots_per_inch for length in PAPERS_MM[self.paper])
        return (long, short) if self.landscape else (short, long)


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands about the map."""

    title: str
    note: str
    scale: str
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageMark:
    """The paper about a map, in dots: nothing of the map is seen outside its frame."""

    extent_px: tuple[float, float]
    corner_px: tuple[int, int]
    """Of the map's frame."""
    frame_px: tuple[int, int]
    """Width and height of the map's frame."""
    rows: tuple[Row, ...]
    scale: float
    """How large lines and letters are."""


def page_scale(wish: PageWish, dots_per_inch: float) -> float:
    """Return how large lines and letters are, in dots: in proportion to the paper."""
    return min(wish.extent_px(dots_per_inch)) / REFERENCE_HEIGHT_PX


def frame_of(
    wish: PageWish, dots_per_inch: float, foot: Sequence[str], measure: Measure
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return corner and size of the map's frame: what title and foot leave of the page."""
    scale, (width, height) = page_scale(wish, dots_per_inch), wish.extent_px(dots_per_inch)
    margin = MARGIN_PT * scale
    lines = len(_wrapped(foot, FOOT_PT * scale, width - 2 * margin, measure))
    head = LINE * (TITLE_PT + NOTE_PT) * scale
    tail = LINE * FOOT_PT * scale * (lines + 0.5)
    corner = round(margin), round(margin + head)
    return corner, (round(width - margin) - corner[0], round(height - margin - tail) - corner[1])


def page_mark(wish: PageWish, dots_per_inch: float, words: PageWords, measure: Measure) -> PageMark:
    """Lay out a page."""
    scale, extent = page_scale(wish, dots_per_inch), wish.extent_px(dots_per_inch)
    corner, frame = frame_of(wish, dots_per_inch, words.foot, measure)
    left, top, right = float(corner[0]), MARGIN_PT * scale, float(corner[0] + frame[0])
    size = SCALE_PT * scale
    beside = right - measure(words.scale, size, True)
    rows = [
        _fitted(words.title, TITLE_PT * scale, True, left, top, beside - left, measure),
        _fitted(words.note, NOTE_PT * scale, False, left, top + LINE * TITLE_PT * scale,
                right - left, measure),
        Row(words.scale, size, True, False, beside, top + LINE * (TITLE_PT * scale - size) / 2),
    ]  # fmt: skip
    small = FOOT_PT * scale
    below = corner[1] + frame[1] + 0.5 * LINE * small
    for number, text in enumerate(_wrapped(words.foot, small, float(frame[0]), measure)):
        rows.append(Row(text, small, False, True, left, below + number * LINE * small))
    return PageMark(extent, corner, frame, tuple(rows), scale)


def page_camera(
    camera: Camera, projection: Projection, page: PageMark, map_scale: float, dots_per_inch: float
) -> Camera:
    """Return the camera that shows the same middle in a page's frame, 1 to `map_scale` there.

    The projection stretches the country by a little that changes from place to place; the scale
    is true from west to east in the middle of the map, as that of the scale bar is.
    """
    stretch = map_m_per_ground_m(projection, camera.center_m)
    m_per_px = map_scale * M_PER_INCH / dots_per_inch * stretch
    return Camera(camera.center_m, m_per_px, page.frame_px, page.scale)


def fitting_scale(
    camera: Camera, projection: Projection, frame_px: tuple[int, int], dots_per_inch: float
) -> float:
    """Return the largest round scale, as its denominator, at which a frame has a view's width."""
    stretch = map_m_per_ground_m(projection, camera.center_m)
    country_m = camera.m_per_px * camera.size_px[0] / stretch
    least = country_m / (frame_px[0] * M_PER_INCH / dots_per_inch)
    power = 10.0 ** (len(str(int(least))) - 1)
    return next(first * power for first in ROUND if first * power >= least)


def _fitted(
    text: str, size: float, bold: bool, left: float, top: float, width: float, measure: Measure
) -> Row:
    """Return a line of text that is made smaller if it would be too long."""
    share = min(1.0, width / max(measure(text, size, bold), 1e-9))
    return Row(text, size * share, bold, not bold, left, top)


def _wrapped(texts: Iterable[str], size: float, width: float, measure: Measure) -> list[str]:
    """Return texts as lines of at most a width, broken between words; Chinese anywhere."""
    lines: list[str] = []
    for text in texts:
        line = ""
        for word in WORD.findall(text):
            longer = f"{line}{word}".lstrip()
            if line and measure(longer, size, False) > width:
                lines.append(line)
                longer = word.lstrip()
            line = longer
        lines.append(line)
    return lines
