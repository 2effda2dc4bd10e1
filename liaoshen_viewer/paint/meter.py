"""The encirclement meter: a ring that is thick where it is closed and thin where it is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.furniture import LINE, paint_plate, paint_text
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.meter_marks import Dial, MeterPlate
from liaoshen_viewer.scene.style import Style

RING_PT: Final = 5.0
OPEN_PT: Final = 1.4
SHARE_SIZE: Final = 0.62
"""Letters within the dial, as a share of its radius."""
SIXTEENTHS: Final = 16
"""Qt counts angles in sixteenths of a degree, from the right, against the clock."""


def paint_meter(
    painter: QPainter, plate: MeterPlate, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the plate and its dials with their texts."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, top = plate.corner_px
    paint_plate(painter, QRectF(left, top, *plate.extent_px), style, scale)
    ink, soft = colour(style.plate_text), colour(style.plate_soft)
    title, note = plate.title_size_px, plate.note_size_px
    for dial in plate.dials:
        x, y = left + dial.middle_px[0], top + dial.middle_px[1]
        _dial(painter, dial, QPointF(x, y), plate.radius_px, style, scale)
        size = SHARE_SIZE * plate.radius_px
        corner = x - measure(dial.share, size, True) / 2, y - LINE * size / 2
        paint_text(painter, dial.share, size, True, ink, corner, stamps)
        paint_text(
            painter, dial.title, title, True, ink, (x + plate.text_px, y - LINE * title), stamps
        )
        paint_text(
            painter, dial.note, note, False, soft, (x + plate.text_px, y + 0.05 * note), stamps
        )


def _dial(
    painter: QPainter, dial: Dial, middle: QPointF, radius: float, style: Style, scale: float
) -> None:
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(style.side(dial.colour).fill), OPEN_PT * scale))
    painter.drawEllipse(box)
    pen = QPen(colour(style.side(dial.enemy).fill), RING_PT * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    step = 360 * SIXTEENTHS / len(dial.closed)
    for first, count in runs(dial.closed):
        # Clockwise from north: a quarter on from where Qt begins, the other way round.
        start = 90 * SIXTEENTHS - (first - 0.5) * step
        painter.drawArc(box, round(start), round(-count * step))


def runs(closed: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return the runs of closed bearings as (first, how many); a run may go over the end."""
    count = len(closed)
    if all(closed):
        return [(0, count)]
    found = []
    for first in range(count):
        if closed[first] and not closed[first - 1]:
            length = 1
            while closed[(first + length) % count]:
                length += 1
            found.append((first, length))
    return found
