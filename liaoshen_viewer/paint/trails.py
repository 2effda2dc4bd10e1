"""Trails, the way to come, and arrows: movement, painted behind the signs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.marks import ArrowMarks, PlannedWay, TrailMarks
from liaoshen_viewer.scene.style import Style

TRAIL_PT: Final = (3.4, 1.6)
"""Width of a trail where the formation is, and where the trail ends."""
PLANNED_PT: Final = 2.4
HALO_PT: Final = 5.0
ARROW_ALPHA: Final = 0.4
UNSURE_ALPHA: Final = 0.3


def paint_trails(
    painter: QPainter, trails: TrailMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint sets of lines, each in one call: a polyline of translucent ink costs far more."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = zip(trails.ends_px, trails.colour, trails.strength, trails.age, strict=True)
    for ends, side, strength, age in rows:
        ink = colour(style.side(side).fill)
        ink.setAlphaF(strength)
        head, tail = TRAIL_PT
        painter.setPen(_pen(ink, (head + (tail - head) * age) * scale))
        painter.drawLines(_lines(ends))


def paint_planned(
    painter: QPainter, planned: PlannedWay, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the dashed way to the next waypoint, with its head."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour(style.side(planned.colour).line)
    head = QPainterPath()
    head.addPolygon(polygon(planned.head_px))
    head.closeSubpath()
    for pen in (_pen(colour(style.halo), HALO_PT * scale), _pen(ink, PLANNED_PT * scale)):
        painter.setPen(pen)
        painter.drawLines(_lines(planned.ends_px))
        painter.strokePath(head, pen)
    painter.fillPath(head, ink)


def paint_arrows(
    painter: QPainter, arrows: ArrowMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint every arrow in its side's colour, so that the ground shows through."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = zip(arrows.outlines_px, arrows.colour, arrows.strength, arrows.sure, strict=True)
    for outline, side, strength, sure in rows:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addPolygon(polygon(outline))
        path.closeSubpath()
        fill = colour(style.side(side).fill)
        fill.setAlphaF(strength * (ARROW_ALPHA if sure else UNSURE_ALPHA))
        painter.fillPath(path, fill)


def _lines(ends: FloatArray) -> list[QLineF]:
    return [QLineF(*line) for line in ends.tolist()]


def _pen(ink: QColor, width_px: float) -> QPen:
    pen = QPen(ink, width_px)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
