"""Date plate, scale bar and credits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import ASCENT, Stamps
from liaoshen_viewer.paint.text import measure, outline
from liaoshen_viewer.scene.furniture import PLATE_PAD_PT
from liaoshen_viewer.scene.marks import CreditLine, DatePlate, ScaleBar
from liaoshen_viewer.scene.style import Style


def paint_date(
    painter: QPainter, plate: DatePlate, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the plate with the date in large letters and the line under it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(*plate.corner_px, *plate.extent_px)
    painter.setPen(QPen(colour(style.plate_line), scale))
    painter.setBrush(colour(style.plate))
    painter.drawRoundedRect(box, 5 * scale, 5 * scale)
    pad = PLATE_PAD_PT * scale
    baseline = box.top() + 0.5 * pad + ASCENT * plate.title_size_px * 1.08
    title = outline(plate.title, plate.title_size_px, True)
    painter.fillPath(title.translated(box.left() + pad, baseline), colour(style.plate_text))
    note = outline(plate.note, plate.note_size_px)
    baseline += 1.5 * plate.note_size_px
    painter.fillPath(note.translated(box.left() + pad, baseline), colour(style.plate_soft))


def paint_scale_bar(
    painter: QPainter, bar: ScaleBar, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the bar in dark and pale parts, with its figures under them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, foot = bar.left_px
    step, high = bar.length_px / bar.steps, 6 * scale
    rail = QRectF(left, foot - high, bar.length_px, high)
    painter.fillRect(rail.adjusted(-2 * scale, -2 * scale, 2 * scale, 2 * scale),
                     colour(style.halo))  # fmt: skip
    painter.fillRect(rail, colour(style.plate_text))
    inner = 1.2 * scale
    for part in range(1, bar.steps, 2):
        pale = QRectF(left + part * step, rail.top() + inner, step, high - 2 * inner)
        painter.fillRect(pale, colour(style.plate))
    baseline = foot + 1.25 * bar.size_px
    for number, text in enumerate(bar.numbers):
        # Only the ends and, where it is a whole number, the middle: more would crowd.
        if number in (0, bar.steps):
            x = left + number * step - measure(text, bar.size_px) / 2
            _haloed(painter, outline(text, bar.size_px).translated(x, baseline), style, scale)


def paint_credits(
    painter: QPainter, line: CreditLine, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the credits, small, in the bottom right corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    right, foot = line.right_px
    left = right - measure(line.text, line.size_px)
    text = outline(line.text, line.size_px).translated(left, foot - 0.25 * line.size_px)
    _haloed(painter, text, style, scale)


def _haloed(painter: QPainter, text: QPainterPath, style: Style, scale: float) -> None:
    pen = QPen(colour(style.halo), 3 * scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(text, pen)
    painter.fillPath(text, colour(style.plate_soft))
