"""Date plate, scale bar, north arrow, locator and credits."""

from __future__ import annotations

import math
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon
from liaoshen_viewer.paint.stamps import (
    ASCENT,
    Name,
    Stamps,
    blank,
    halo_stamp,
    is_vector,
    name_stamp,
    put_name,
    stamp,
    write_name,
)
from liaoshen_viewer.paint.text import measure, outline, write_text
from liaoshen_viewer.scene.marks import CreditLine, DatePlate, Locator, NorthArrow, ScaleBar
from liaoshen_viewer.scene.style import Style

CREDIT_HALO_PT: Final = 1.6
CREDIT_STRENGTH: Final = 0.8
LINE: Final = 1.35
"""Height of a line of text, as a share of the letters' size."""


def paint_date(
    painter: QPainter, plate: DatePlate, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the plate with the date in large letters and the line under it."""
    paint_plate(painter, QRectF(*plate.corner_px, *plate.extent_px), style, scale)
    pad = plate.pad_px
    left, top = plate.corner_px[0] + pad, plate.corner_px[1] + 0.42 * pad
    ink, soft = colour(style.plate_text), colour(style.plate_soft)
    paint_text(painter, plate.title, plate.title_size_px, True, ink, (left, top), stamps)
    top += 1.28 * plate.title_size_px
    paint_text(painter, plate.note, plate.note_size_px, False, soft, (left, top), stamps)


def paint_scale_bar(
    painter: QPainter, bar: ScaleBar, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the bar in dark and pale parts, with the figures at its ends."""
    paint_plate(painter, QRectF(*bar.corner_px, *bar.extent_px), style, scale)
    left, foot = (bar.corner_px[axis] + bar.left_px[axis] for axis in (0, 1))
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
            paint_text(painter, text, bar.size_px, False, ink, (x, top), stamps)


def paint_credits(
    painter: QPainter, line: CreditLine, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the credits, small and without a plate."""
    name = Name((line.text,), line.size_px, line.extent_px, 0, False, CREDIT_HALO_PT * scale)
    inks = colour(style.label_soft), colour(style.label_soft)
    painter.setOpacity(CREDIT_STRENGTH)
    put_name(painter, name, colour(style.halo), inks, line.corner_px, stamps)
    painter.setOpacity(1.0)


def paint_north_arrow(
    painter: QPainter, arrow: NorthArrow, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint a needle with a dark and a pale half under an N, turned to true north."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    (left, top), (width, height) = arrow.corner_px, arrow.extent_px
    painter.save()
    painter.translate(left + width / 2, top + height / 2)
    painter.rotate(arrow.turn_deg)
    half, head, foot, notch = 0.24 * width, -0.16 * height, 0.5 * height, 0.38 * height
    ink, pale = colour(style.plate_text), colour(style.plate)
    for side, fill in ((-1, ink), (1, pale)):
        needle = QPolygonF([QPointF(0, head), QPointF(side * half, foot), QPointF(0, notch)])
        painter.setPen(QPen(ink, 1.2 * scale))
        painter.setBrush(fill)
        painter.drawPolygon(needle)
    size = 0.3 * height
    name = Name(("N",), size, (size * 1.6, size * 1.4), 0, True, CREDIT_HALO_PT * scale)
    corner = QPointF(-0.8 * size, -0.62 * height)
    if is_vector(painter):
        write_name(painter, name, colour(style.halo), (ink, ink), corner.toTuple())
    else:
        painter.drawImage(corner, halo_stamp(name, colour(style.halo)))
        painter.drawImage(corner, name_stamp(name, (ink, ink)))
    painter.restore()


def paint_locator(
    painter: QPainter, small: Locator, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint sea, land and the picture's frame on it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, *small.extent_px)
    painter.save()
    painter.translate(*small.corner_px)
    painter.setClipRect(box)
    # A drawing has no clip: there the shapes are cut before they are painted.
    cut = QPolygonF(box) if is_vector(painter) else None
    painter.fillRect(box, colour(style.plate))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(style.sea))
    painter.drawPolygon(_cut(small.area_px, cut))
    painter.setPen(QPen(colour(style.coast), 0.8 * scale))
    painter.setBrush(colour(style.land))
    for ring in small.land_px:
        painter.drawPolygon(_cut(ring, cut))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((style.halo, 5.0), (style.label, 2.2)):
        pen = QPen(colour(ink), width * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawPolygon(_cut(small.frame_px, cut))
    painter.setPen(QPen(colour(style.plate_line), 2 * scale))
    painter.drawRect(box)
    painter.restore()


def _cut(xy_px: FloatArray, window: QPolygonF | None) -> QPolygonF:
    shape = polygon(xy_px)
    return shape if window is None else shape.intersected(window)


def paint_plate(painter: QPainter, box: QRectF, style: Style, scale: float) -> None:
    """Paint the plate under a piece of furniture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, line = colour(style.plate), colour(style.plate_line)
    painter.setPen(QPen(line, scale))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, 5 * scale, 5 * scale)


def paint_text(
    painter: QPainter, text: str, size_px: float, bold: bool, ink: QColor,
    corner_px: tuple[float, float], stamps: Stamps,
) -> None:  # fmt: skip
    """Stamp a line of text, its top left corner on the nearest whole pixel; or write it as text."""
    if is_vector(painter):
        baseline = corner_px[1] + (ASCENT + (LINE - 1) / 2) * size_px
        write_text(painter, text, size_px, bold, ink, QPointF(corner_px[0], baseline))
        return
    (left, top), space = corner_px, measure(" ", size_px, bold)
    for word in text.split(" "):
        # Words have a stamp each: a clock that goes on changes one, not the whole line.
        if word:
            make = partial(_text_stamp, word, size_px, bold, ink)
            picture = stamps.get(("text", word, size_px, bold, ink.rgba()), make)
            stamp(painter, picture, left, top)
        left += measure(word, size_px, bold) + space


def _text_stamp(text: str, size_px: float, bold: bool, ink: QColor) -> QImage:
    picture = blank(measure(text, size_px, bold) + 2, math.ceil(LINE * size_px))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    baseline = (ASCENT + (LINE - 1) / 2) * size_px
    painter.fillPath(outline(text, size_px, bold).translated(0.0, baseline), ink)
    painter.end()
    return picture
