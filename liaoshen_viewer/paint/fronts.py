"""Fronts: quiet lines with teeth towards the enemy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.marks import FrontMarks
from liaoshen_viewer.scene.style import Style

LINE_PT: Final = 2.8


def paint_fronts(
    painter: QPainter, fronts: FrontMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the teeth of every line, and the line over their feet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = zip(fronts.lines_px, fronts.teeth_px, fronts.colour, fronts.strength, strict=True)
    for line, teeth, side, strength in rows:
        ink = colour(style.side(side).fill)
        ink.setAlphaF(strength)
        path = QPainterPath()
        path.addPolygon(polygon(line))
        painter.fillPath(_teeth(teeth), ink)
        painter.strokePath(path, _pen(ink, LINE_PT * scale))


def _teeth(teeth: FloatArray) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for corners in teeth.tolist():
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    return path


def _pen(ink: QColor, width_px: float) -> QPen:
    pen = QPen(ink, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
