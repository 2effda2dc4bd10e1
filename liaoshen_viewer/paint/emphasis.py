"""What a speaker points at: frames and rings in the colour of selection, arrows, circles."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.caption_marks import EmphasisMark
from liaoshen_viewer.scene.style import Style

LINE_PT: Final = 4.0
EDGE_PT: Final = 2.5
"""How far the dark edge of a line shows on either side."""
ARROW_PT: Final = 9.0
HEAD_PT: Final = (30.0, 26.0)
"""Width and length of an arrow's head."""
ROUND_PT: Final = 6.0


def paint_emphasis(
    painter: QPainter, mark: EmphasisMark, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint circles and arrows first, then the frames and rings over them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (x, y), radius, side in mark.circles:
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), radius, radius)
        _stroke(painter, path, style, _ink(side, style), LINE_PT * scale, scale)
    for line, side in mark.arrows:
        _arrow(painter, line, style, _ink(side, style), scale)
    path = QPainterPath()
    for x, y in mark.rings_px.tolist():
        path.addEllipse(QPointF(x, y), mark.ring_px, mark.ring_px)
    for left, top, right, bottom in mark.frames_px.tolist():
        box = QRectF(left, top, right - left, bottom - top)
        path.addRoundedRect(box, ROUND_PT * scale, ROUND_PT * scale)
    _stroke(painter, path, style, colour(style.selected), LINE_PT * scale, scale)


def _arrow(painter: QPainter, line: FloatArray, style: Style, ink: QColor, scale: float) -> None:
    width, length = (part * scale for part in HEAD_PT)
    tip, way = line[-1], line[-1] - line[-2]
    way = way / max(float(np.hypot(*way)), 1e-9)
    across = np.array((-way[1], way[0])) * width / 2
    neck = tip - way * length
    shaft = QPainterPath()
    shaft.addPolygon(polygon(np.concatenate([_before(line, tip, length), neck[None]])))
    head = QPainterPath()
    head.addPolygon(polygon(np.array([neck + across, tip, neck - across, neck + across])))
    edge = _pen(colour(style.halo), ARROW_PT * scale + 2 * EDGE_PT * scale)
    painter.strokePath(shaft, edge)
    painter.strokePath(head, _pen(colour(style.halo), 2 * EDGE_PT * scale))
    painter.strokePath(shaft, _pen(ink, ARROW_PT * scale))
    painter.fillPath(head, ink)


def _before(line: FloatArray, tip: FloatArray, length: float) -> FloatArray:
    """Return the points of a line that its head does not cover; the first always."""
    away = np.hypot(*(line - tip).T) > length
    away[0] = True
    return line[: int(np.flatnonzero(away)[-1]) + 1]


def _stroke(
    painter: QPainter, path: QPainterPath, style: Style, ink: QColor, width: float, scale: float
) -> None:
    painter.strokePath(path, _pen(colour(style.leader), width + EDGE_PT * scale))
    painter.strokePath(path, _pen(ink, width))


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _ink(side: str, style: Style) -> QColor:
    return colour(style.side(side).fill if side else style.selected)
