"""One of two moments that share a picture, and the seam between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.scene.marks import HalfMark

SEAM_PT: Final = 3.0
SEAM: Final = "#ffffff"
EDGE: Final = "#20242b"
"""The seam is pale with a dark edge: it is seen on every map, by day and by night."""


def paint_half(painter: QPainter, mark: HalfMark, picture: QImage, scale: float) -> None:
    """Lay a moment's picture in its box; where another lies to its left, with the seam."""
    left, top, width, height = mark.box_px
    painter.drawImage(
        QRectF(left, top, width, height),
        picture,
        QRectF(left - mark.left_px, top, width, height),
    )
    if left <= 0:
        return
    for ink, wide in ((EDGE, 2 * SEAM_PT), (SEAM, SEAM_PT)):
        line = round(wide * scale)
        painter.fillRect(QRectF(left - line / 2, top, line, height), colour(ink))
