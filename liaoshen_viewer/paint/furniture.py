"""Date plate, scale bar and credits."""

from __future__ import annotations

import math
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import ASCENT, Stamps, blank, stamp
from liaoshen_viewer.paint.text import measure, outline
from liaoshen_viewer.scene.furniture import PLATE_PAD_PT
from liaoshen_viewer.scene.marks import CreditLine, DatePlate, ScaleBar
from liaoshen_viewer.scene.style import Style

CREDIT_PLATE_ALPHA: Final = 0.72
LINE: Final = 1.35
"""Height of a line of text, as a share of the letters' size."""


def paint_date(
    painter: QPainter, plate: DatePlate, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the plate with the date in large letters and the line under it."""
    _plate(painter, QRectF(*plate.corner_px, *plate.extent_px), style, scale, 1.0)
    pad = PLATE_PAD_PT * scale
    left, top = plate.corner_px[0] + pad, plate.corner_px[1] + 0.42 * pad
    ink, soft = colour(style.plate_text), colour(style.plate_soft)
    _text(painter, plate.title, plate.title_size_px, True, ink, (left, top), stamps)
    top += 1.28 * plate.title_size_px
    _text(painter, plate.note, plate.note_size_px, False, soft, (left, top), stamps)


def paint_scale_bar(
    painter: QPainter, bar: ScaleBar, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the bar in dark and pale parts, with the figures at its ends."""
    _plate(painter, QRectF(*bar.corner_px, *bar.extent_px), style, scale, 1.0)
    left, foot = bar.left_px
    step, high = bar.length_px / bar.steps, 6 * scale
    rail = QRectF(left, foot - high, bar.length_px, high)
    painter.fillRect(rail, colour(style.plate_text))
    inner = 1.2 * scale
    for part in range(1, bar.steps, 2):
        pale = QRectF(left + part * step, rail.top() + inner, step, high - 2 * inner)
        painter.fillRect(pale, colour(style.plate))
    top = foot + 0.2 * bar.size_px
    for number, text in enumerate(bar.numbers):
        x = left + number * step - measure(text, bar.size_px) / 2
        if number in (0, bar.steps):
            ink = colour(style.plate_text)
            _text(painter, text, bar.size_px, False, ink, (x, top), stamps)


def paint_credits(
    painter: QPainter, line: CreditLine, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the credits, small, in the bottom right corner."""
    (left, top), (width, height) = line.corner_px, line.extent_px
    _plate(painter, QRectF(left, top, width, height), style, scale, CREDIT_PLATE_ALPHA)
    at = (left + (width - measure(line.text, line.size_px)) / 2, top + 0.1 * line.size_px)
    _text(painter, line.text, line.size_px, False, colour(style.plate_soft), at, stamps)


def _plate(painter: QPainter, box: QRectF, style: Style, scale: float, alpha: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, line = colour(style.plate), colour(style.plate_line)
    fill.setAlphaF(alpha)
    line.setAlphaF(alpha)
    painter.setPen(QPen(line, scale))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, 5 * scale, 5 * scale)


def _text(
    painter: QPainter, text: str, size_px: float, bold: bool, ink: QColor,
    corner_px: tuple[float, float], stamps: Stamps,
) -> None:  # fmt: skip
    make = partial(_text_stamp, text, size_px, bold, ink)
    picture = stamps.get(("text", text, size_px, bold, ink.rgba()), make)
    stamp(painter, picture, *corner_px)


def _text_stamp(text: str, size_px: float, bold: bool, ink: QColor) -> QImage:
    picture = blank(measure(text, size_px, bold) + 2, math.ceil(LINE * size_px))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    baseline = (ASCENT + (LINE - 1) / 2) * size_px
    painter.fillPath(outline(text, size_px, bold).translated(0.0, baseline), ink)
    painter.end()
    return picture
