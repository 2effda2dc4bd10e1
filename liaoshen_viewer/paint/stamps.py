"""Small pictures that are painted once and stamped on many frames: names and plates of text."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from liaoshen_viewer.paint.text import measure, outline
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LINE_HEIGHT, line_sizes

STAMPS_KEPT: Final = 1_500
ASCENT: Final = 0.88
"""From the top of a line to its baseline, as a share of the letters' size."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """A bounded store of stamps by what they show."""

    keep: Keep = field(default_factory=lambda: Keep(STAMPS_KEPT))

    def get(self, key: tuple[object, ...], make: Callable[[], QImage]) -> QImage:
        """Return the stamp kept under `key`, or make and keep it."""
        return self.keep.get(key, make)


def blank(width: float, height: float) -> QImage:
    """Return a transparent picture of at least this size."""
    made = QImage(math.ceil(width), math.ceil(height), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    return made


def stamp(painter: QPainter, picture: QImage, left: float, top: float) -> None:
    """Put a stamp on the nearest whole pixel: letters stay sharp."""
    painter.drawImage(QPoint(math.floor(left + 0.5), math.floor(top + 0.5)), picture)


def name_stamp(
    lines: tuple[str, ...], size_px: float, extent_px: tuple[float, float], align: int,
    bold: bool, halo_px: float, inks: tuple[QColor, QColor, QColor], turn_deg: float = 0.0,
) -> QImage:  # fmt: skip
    """Paint a name in one or two lines with its halo, turned clockwise about its middle.

    `inks` are those of the first line, the second line, and the halo.
    """
    picture = blank(extent_px[0] + 1, extent_px[1] + 1)
    paths = _lines(lines, size_px, extent_px, align, bold, halo_px)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if turn_deg:
        painter.translate(extent_px[0] / 2, extent_px[1] / 2)
        painter.rotate(turn_deg)
        painter.translate(-extent_px[0] / 2, -extent_px[1] / 2)
    pen = QPen(inks[2], 2 * halo_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for path in paths:
        painter.strokePath(path, pen)
    for path, ink in zip(paths, inks, strict=False):
        painter.fillPath(path, ink)
    painter.end()
    return picture


def _lines(
    lines: tuple[str, ...],
    size_px: float,
    extent_px: tuple[float, float],
    align: int,
    bold: bool,
    halo_px: float,
) -> list[QPainterPath]:
    sizes = line_sizes(len(lines), size_px)
    paths, top = [], (extent_px[1] - LINE_HEIGHT * sum(sizes)) / 2
    for number, (text, size) in enumerate(zip(lines, sizes, strict=True)):
        heavy = bold and number == 0
        spare = extent_px[0] - measure(text, size, heavy)
        left = {-1: halo_px, 0: spare / 2, 1: spare - halo_px}[align]
        baseline = top + ASCENT * size + (LINE_HEIGHT - 1) / 2 * size
        paths.append(outline(text, size, heavy).translated(QPointF(left, baseline)))
        top += LINE_HEIGHT * size
    return paths
