"""The paper about a map: margins, the map's frame, title and foot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.furniture import paint_text
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.page import PageMark
from liaoshen_viewer.scene.style import Style

FRAME_PT: Final = 1.6


def paint_page(painter: QPainter, page: PageMark, style: Style, stamps: Stamps) -> None:
    """Lay the paper over what hangs out of the map's frame, and write on it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(*page.corner_px, *page.frame_px)
    paper = QPainterPath()
    paper.setFillRule(Qt.FillRule.OddEvenFill)
    paper.addRect(QRectF(-1, -1, page.extent_px[0] + 2, page.extent_px[1] + 2))
    paper.addRect(frame)
    painter.fillPath(paper, colour(style.plate[:7]))
    pen = QPen(colour(style.plate_text), FRAME_PT * page.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
    for row in page.rows:
        ink = colour(style.plate_soft if row.soft else style.plate_text)
        paint_text(painter, row.text, row.size_px, row.bold, ink, (row.left_px, row.top_px), stamps)
