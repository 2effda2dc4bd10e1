"""Meridians and parallels, and their degrees at the border."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import polygon
from liaoshen_viewer.paint.stamps import Name, Stamps, put_name
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.marks import DegreeLabels, GraticuleLines
from liaoshen_viewer.scene.style import Style

LINE_PT: Final = 0.9
STRENGTH: Final = 0.45
HALO_PT: Final = 2.2


def paint_graticule(
    painter: QPainter, graticule: GraticuleLines, style: Style, scale: float, stamps: Stamps
) -> None:
    """Draw thin lines that the ground shows through."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour(style.label_soft)
    ink.setAlphaF(STRENGTH)
    painter.setPen(QPen(ink, LINE_PT * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in graticule.lines:
        painter.drawPolyline(polygon(line))


def paint_degrees(
    painter: QPainter, degrees: DegreeLabels, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the degrees with a halo, each on its middle."""
    size, halo = degrees.size_px, HALO_PT * scale
    ink = colour(style.label_soft)
    for text, (x, y) in zip(degrees.texts, degrees.middle_px.tolist(), strict=True):
        extent = (measure(text, size) + 2 * halo, 1.2 * size + 2 * halo)
        name = Name((text,), size, extent, 0, False, halo)
        corner = x - extent[0] / 2, y - extent[1] / 2
        put_name(painter, name, colour(style.halo), (ink, ink), corner, stamps)
