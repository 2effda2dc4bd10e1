"""A speaker's ink: lines with a white edge, seen on every map, and a marker to see through."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon, rounded_path
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.caption_marks import InkMark
from liaoshen_viewer.scene.style import Style

INKS: Final = ("#9a1fd0", "#0a8f43")
"""Neither is a side's colour nor that of emphasis; one is dark, one lighter, for every eye."""
EDGE: Final = "#ffffffe0"
LINE_PT: Final = 5.0
EDGE_PT: Final = 2.0
MARKER_PT: Final = 20.0
MARKER_ALPHA: Final = 110
HEAD_PT: Final = (24.0, 26.0)
"""Width and length of an arrow's head."""


def paint_ink(painter: QPainter, mark: InkMark, style: Style, scale: float, stamps: Stamps) -> None:
    """Draw the strokes, the first at the bottom."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tool, ink, line in mark.strokes:
        path = _path(tool, line, scale)
        if tool == "marker":
            through = QColor(INKS[ink])
            through.setAlpha(MARKER_ALPHA)
            painter.strokePath(path, _pen(through, MARKER_PT * scale))
        else:
            painter.strokePath(path, _pen(colour(EDGE), (LINE_PT + 2 * EDGE_PT) * scale))
            painter.strokePath(path, _pen(QColor(INKS[ink]), LINE_PT * scale))


def _path(tool: str, line: FloatArray, scale: float) -> QPainterPath:
    if tool == "ellipse":
        path = QPainterPath()
        path.addEllipse(QRectF(QPointF(*line[0]), QPointF(*line[-1])).normalized())
        return path
    if tool == "arrow":
        return _arrow(line, scale)
    if len(line) > 2:
        return rounded_path(line)
    path = QPainterPath()
    # A dot is a line that leads nowhere: its round end is seen.
    path.addPolygon(polygon(line if len(line) > 1 else line[[0, 0]] + ((0.0, 0.0), (0.1, 0.0))))
    return path


def _arrow(line: FloatArray, scale: float) -> QPainterPath:
    tip, way = line[-1], line[-1] - line[0]
    long = max(float(np.hypot(*way)), 1e-9)
    way = way / long
    # A short arrow has a small head.
    width, length = (min(part * scale, long) for part in HEAD_PT)
    across, neck = np.array((-way[1], way[0])) * width / 2, tip - way * length
    path = QPainterPath()
    path.addPolygon(polygon(line))
    path.addPolygon(polygon(np.array([neck + across, tip, neck - across])))
    return path


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
