"""Captions of films: plates with lines of text."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.furniture import paint_plate, paint_text
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.caption_marks import Caption
from liaoshen_viewer.scene.style import Style


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
