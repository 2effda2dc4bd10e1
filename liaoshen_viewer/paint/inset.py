"""The inset's frame, and the lines that tie it to its place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.scene.marks import InsetMark
from liaoshen_viewer.scene.style import Style

FRAME_PT: Final = 2.4
TIE_PT: Final = 1.4
RIM_PT: Final = 2.6
"""How much wider the pale line under each dark one is."""


def paint_inset(
    painter: QPainter, mark: InsetMark, picture: QImage, style: Style, scale: float
) -> None:
    """Lay the picture of an inset in its place, with its frame and its ties."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, top, right, bottom = mark.place_px
    place = QRectF(left, top, right - left, bottom - top)
    frame = QRectF(*mark.corner_px, *mark.extent_px)
    ties = ties_between(place, frame)
    for ink, wider in ((style.halo, RIM_PT), (style.leader, 0.0)):
        painter.setPen(QPen(colour(ink), (TIE_PT + wider) * scale))
        painter.drawLines(ties)
        painter.drawRect(place)
    painter.drawImage(QPointF(*mark.corner_px), picture)
    for ink, wider in ((style.halo, RIM_PT), (style.leader, 0.0)):
        pen = QPen(colour(ink), (FRAME_PT + wider) * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(frame)


def ties_between(place: QRectF, frame: QRectF) -> list[QLineF]:
    """Return the two lines between like corners of two boxes that run along their outer edges."""
    pairs = [
        (place.topLeft(), frame.topLeft()),
        (place.topRight(), frame.topRight()),
        (place.bottomLeft(), frame.bottomLeft()),
        (place.bottomRight(), frame.bottomRight()),
    ]
    way = frame.center() - place.center()
    # The corners farthest to either side of the way from box to box.
    aside = [way.x() * at.y() - way.y() * at.x() for at, _ in pairs]
    chosen = {aside.index(min(aside)), aside.index(max(aside))}
    return [QLineF(*pairs[i]) for i in sorted(chosen)]
