"""The small mark at a sign's corner that tells what the formation does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from liaoshen_viewer.scene.sign_looks import Doing

RADIUS_PT: Final = 6.6
LINE_PT: Final = 1.3
"""Width of the ring round the mark."""
STROKE: Final = 0.27
"""Width of the mark's own lines, as a share of its radius."""
Draw = Callable[[QPainter, float, QColor], None]


def draw_doing(
    painter: QPainter, doing: int, middle: QPointF, scale: float, inks: tuple[QColor, QColor]
) -> None:
    """Draw the mark of a Doing about a point; `inks` are those of its disc and of its lines."""
    draw = DRAWN.get(Doing(doing))
    if draw is None:
        return
    ground, ink = inks
    radius = RADIUS_PT * scale
    painter.setBrush(ground)
    painter.setPen(QPen(ink, LINE_PT * scale))
    painter.drawEllipse(middle, radius, radius)
    painter.save()
    painter.translate(middle)
    draw(painter, 0.62 * radius, ink)
    painter.restore()


def _pen(ink: QColor, r: float) -> QPen:
    pen = QPen(ink, STROKE * r * 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _polygon(painter: QPainter, ink: QColor, corners: list[tuple[float, float]], r: float) -> None:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in corners]))
    path.closeSubpath()
    painter.fillPath(path, QBrush(ink))


def _lines(
    painter: QPainter, ink: QColor, lines: list[tuple[float, float, float, float]], r: float
) -> None:
    painter.setPen(_pen(ink, r))
    for x, y, to_x, to_y in lines:
        painter.drawLine(QPointF(x * r, y * r), QPointF(to_x * r, to_y * r))


def _attacking(painter: QPainter, r: float, ink: QColor) -> None:
    _polygon(painter, ink, [(-0.8, -0.95), (1.1, 0.0), (-0.8, 0.95), (-0.25, 0.0)], r)


def _defending(painter: QPainter, r: float, ink: QColor) -> None:
    path = QPainterPath(QPointF(-0.85 * r, -0.9 * r))
    path.lineTo(0.85 * r, -0.9 * r)
    path.cubicTo(0.85 * r, 0.3 * r, 0.5 * r, 0.8 * r, 0.0, 1.15 * r)
    path.cubicTo(-0.5 * r, 0.8 * r, -0.85 * r, 0.3 * r, -0.85 * r, -0.9 * r)
    painter.fillPath(path, QBrush(ink))


def _encircled(painter: QPainter, r: float, ink: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, r))
    painter.drawEllipse(QPointF(0, 0), 0.9 * r, 0.9 * r)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(0, 0), 0.35 * r, 0.35 * r)


def _reserve(painter: QPainter, r: float, ink: QColor) -> None:
    for left in (-0.7, 0.18):
        _polygon(
            painter, ink, [(left, -0.85), (left + 0.52, -0.85), (left + 0.52, 0.85), (left, 0.85)],
            r,
        )  # fmt: skip


def _evacuating(painter: QPainter, r: float, ink: QColor) -> None:
    arrow = [(-0.95, 0.0, 0.95, 0.0), (-0.95, 0.0, -0.2, -0.7), (-0.95, 0.0, -0.2, 0.7)]
    _lines(painter, ink, arrow, r)


def _surrendered(painter: QPainter, r: float, ink: QColor) -> None:
    _lines(painter, ink, [(-0.6, -0.95, -0.6, 1.05)], r)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(
        QPolygonF([QPointF(x * r, y * r) for x, y in
                   ((-0.6, -0.9), (0.9, -0.75), (0.75, 0.2), (-0.6, 0.1))])
    )  # fmt: skip


def _defected(painter: QPainter, r: float, ink: QColor) -> None:
    across = [(-0.9, -0.42, 0.9, -0.42), (0.9, 0.42, -0.9, 0.42)]
    heads = [(0.9, -0.42, 0.35, -0.95), (-0.9, 0.42, -0.35, 0.95)]
    _lines(painter, ink, across + heads, r)


def _destroyed(painter: QPainter, r: float, ink: QColor) -> None:
    _lines(painter, ink, [(-0.7, -0.7, 0.7, 0.7), (-0.7, 0.7, 0.7, -0.7)], r)


DRAWN: Final[Mapping[Doing, Draw]] = {
    Doing.ATTACKING: _attacking,
    Doing.DEFENDING: _defending,
    Doing.ENCIRCLED: _encircled,
    Doing.RESERVE: _reserve,
    Doing.EVACUATING: _evacuating,
    Doing.SURRENDERED: _surrendered,
    Doing.DEFECTED: _defected,
    Doing.DESTROYED: _destroyed,
}
