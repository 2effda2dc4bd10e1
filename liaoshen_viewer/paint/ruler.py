"""The ruler between two points of the map."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon
from liaoshen_viewer.paint.stamps import Name, Stamps, put_name
from liaoshen_viewer.scene.marks import RulerMark
from liaoshen_viewer.scene.ruler import HALO_PT
from liaoshen_viewer.scene.style import Style

LINE_PT: Final = 2.0
EDGE_PT: Final = 5.0
END_PT: Final = 4.0


def paint_ruler(
    painter: QPainter, ruler: RulerMark, style: Style, scale: float, stamps: Stamps
) -> None:
    """Draw the line with its ends, and the text over its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = polygon(ruler.line_px)
    for ink, width in ((style.halo, EDGE_PT), (style.label, LINE_PT)):
        pen = QPen(colour(ink), width * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
    painter.setPen(QPen(colour(style.label), LINE_PT * scale))
    painter.setBrush(colour(style.halo))
    for x, y in (ruler.line_px[0], ruler.line_px[-1]):
        painter.drawEllipse(QPointF(float(x), float(y)), END_PT * scale, END_PT * scale)
    name = Name((ruler.text,), ruler.size_px, ruler.extent_px, 0, True, HALO_PT * scale)
    letters = colour(style.label)
    put_name(painter, name, colour(style.halo), (letters, letters), ruler.corner_px, stamps)
