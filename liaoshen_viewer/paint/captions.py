"""Captions of films: plates with lines of text, and the course of strengths."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.furniture import paint_plate, paint_text
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.caption_marks import Caption, StrengthChart
from liaoshen_viewer.scene.style import Style

CURVE_PT: Final = 3.0


def paint_strength_chart(
    painter: QPainter, chart: StrengthChart, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the course of the sides' strengths on its plate."""
    paint_caption(painter, chart.caption, style, scale, stamps)
    _curves(painter, chart, style, scale)


def paint_caption(
    painter: QPainter, caption: Caption, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint lines of text on their plate."""
    paint_plate(painter, QRectF(*caption.corner_px, *caption.extent_px), style, scale)
    left, top = caption.corner_px
    for row in caption.rows:
        ink = colour(style.plate_soft if row.soft else style.plate_text)
        corner = (left + row.left_px, top + row.top_px)
        paint_text(painter, row.text, row.size_px, row.bold, ink, corner, stamps)


def _curves(painter: QPainter, chart: StrengthChart, style: Style, scale: float) -> None:
    left, top, width, height = chart.box_px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(style.plate_line), scale))
    painter.drawLine(QPointF(left, top + height), QPointF(left + width, top + height))
    for name, curve in zip(chart.colours, chart.curves_px, strict=True):
        known = [QPointF(x, y) for x, y in curve.tolist() if math.isfinite(y)]
        painter.setPen(QPen(colour(style.side(name).fill), CURVE_PT * scale))
        painter.drawPolyline(QPolygonF(known))
