"""Small pictures that are painted once and stamped on many frames: names and plates of text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPen

from liaoshen_viewer.paint.text import measure, outline, write_text
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LINE_HEIGHT, line_sizes

_Stamp = TypeVar("_Stamp", QImage, tuple[QImage, QImage])
"""A stamp, or two that are always stamped together."""
STAMPS_KEPT: Final = 1_600
"""A picture has some 300; they take 15 kB each, a name with its halo twice that."""
ASCENT: Final = 0.88
"""From the top of a line to its baseline, as a share of the letters' size."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """A bounded store of stamps by what they show."""

    keep: Keep = field(default_factory=lambda: Keep(STAMPS_KEPT))

    def get(self, key: tuple[object, ...], make: Callable[[], _Stamp]) -> _Stamp:
        """Return the stamp kept under `key`, or make and keep it."""
        return self.keep.get(key, make)


def blank(width: float, height: float) -> QImage:
    """Return a transparent picture of at least this size."""
    made = QImage(math.ceil(width), math.ceil(height), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    return made


def is_vector(painter: QPainter) -> bool:
    """Tell whether a painter writes shapes and letters, not pixels: nothing is stamped then."""
    return painter.paintEngine().type() in (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def stamp(painter: QPainter, picture: QImage, left: float, top: float) -> None:
    """Put a stamp on the nearest whole pixel: letters stay sharp."""
    painter.drawImage(QPoint(math.floor(left + 0.5), math.floor(top + 0.5)), picture)


class Name(NamedTuple):
    """A name in one or two lines, set to the left, in the middle or to the right (-1, 0, 1)."""

    lines: tuple[str, ...]
    size_px: float
    extent_px: tuple[float, float]
    align: int
    bold: bool
    halo_px: float
    turn_deg: float = 0.0
    """Clockwise, about the middle."""


def stamp_size(name: Name) -> tuple[int, int]:
    """Return the width and height of a name's stamps, in pixels."""
    return math.ceil(name.extent_px[0] + 1), math.ceil(name.extent_px[1] + 1)


def name_stamp(name: Name, inks: tuple[QColor, QColor]) -> QImage:
    """Paint a name without its halo, in the inks of its two lines."""
    picture = blank(*stamp_size(name))
    painter = _turned_painter(picture, name)
    for path, ink in zip(_lines(name), inks, strict=False):
        painter.fillPath(path, ink)
    painter.end()
    return picture


def halo_stamp(name: Name, ink: QColor) -> QImage:
    """Paint the halo of a name."""
    picture = blank(*stamp_size(name))
    painter = _turned_painter(picture, name)
    for path in _lines(name):
        painter.strokePath(path, _halo_pen(name, ink))
    painter.end()
    return picture


def put_name(
    painter: QPainter,
    name: Name,
    halo: QColor,
    inks: tuple[QColor, QColor],
    corner_px: tuple[float, float],
    stamps: Stamps,
) -> None:
    """Stamp a name over its halo; or write it, where nothing is stamped."""
    if is_vector(painter):
        write_name(painter, name, halo, inks, corner_px)
        return
    rim = stamps.get(("halo", name, halo.rgba()), lambda: halo_stamp(name, halo))
    stamp(painter, rim, *corner_px)
    colours = tuple(ink.rgba() for ink in inks)
    letters = stamps.get(("letters", name, colours), lambda: name_stamp(name, inks))
    stamp(painter, letters, *corner_px)


def write_name(
    painter: QPainter,
    name: Name,
    halo: QColor | None,
    inks: tuple[QColor, QColor] | None,
    corner_px: tuple[float, float],
) -> None:
    """Write the halo of a name as shapes, or its letters as text, or one over the other."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(*corner_px)
    _turn(painter, name)
    if halo is not None:
        for path in _lines(name):
            painter.strokePath(path, _halo_pen(name, halo))
    for (text, size, heavy, start), ink in zip(_texts(name), inks or (), strict=False):
        write_text(painter, text, size, heavy, ink, start)
    painter.restore()


def _halo_pen(name: Name, ink: QColor) -> QPen:
    pen = QPen(ink, 2 * name.halo_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _turned_painter(picture: QImage, name: Name) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _turn(painter, name)
    return painter


def _turn(painter: QPainter, name: Name) -> None:
    if name.turn_deg:
        width, height = name.extent_px
        painter.translate(width / 2, height / 2)
        painter.rotate(name.turn_deg)
        painter.translate(-width / 2, -height / 2)


def _lines(name: Name) -> list[QPainterPath]:
    return [outline(text, size, heavy).translated(at) for text, size, heavy, at in _texts(name)]


def _texts(name: Name) -> Iterator[tuple[str, float, bool, QPointF]]:
    """Yield the lines of a name, their size, whether bold, and where their baselines begin."""
    sizes = line_sizes(len(name.lines), name.size_px)
    top = (name.extent_px[1] - LINE_HEIGHT * sum(sizes)) / 2
    for number, (text, size) in enumerate(zip(name.lines, sizes, strict=True)):
        heavy = name.bold and number == 0
        spare = name.extent_px[0] - measure(text, size, heavy)
        left = {-1: name.halo_px, 0: spare / 2, 1: spare - name.halo_px}[name.align]
        baseline = top + ASCENT * size + (LINE_HEIGHT - 1) / 2 * size
        yield text, size, heavy, QPointF(left, baseline)
        top += LINE_HEIGHT * size
