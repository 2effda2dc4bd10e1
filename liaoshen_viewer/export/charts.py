"""Charts as files: a picture, a drawing that stays sharp at any size, or a table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.frames import png_bytes
from liaoshen_viewer.export.vector import VECTOR_ENDINGS, drawing_bytes
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.charts import paint_chart
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.chart_marks import ChartMark
from liaoshen_viewer.scene.style import Style

PICTURES: Final = (".png", *VECTOR_ENDINGS)
MOST_PX: Final = 32_000
"""Longer sides make pictures that no program opens."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Charts on one sheet. The extent is in pixels."""

    marks: tuple[ChartMark, ...]
    extent_px: tuple[float, float]
    style: Style
    title: str


def one_chart(mark: ChartMark, style: Style, title: str) -> Drawing:
    """Return a drawing of one chart, which has its size."""
    return Drawing((mark,), mark.extent_px, style, title)


def write_drawing(drawing: Drawing, path: Path) -> None:
    """Write charts as `.png`, `.svg` or `.pdf`, whole or not at all.

    Raises UsageError for another ending or a picture too large, ExportError if the file cannot
    be written.
    """
    ending = path.suffix.lower()
    if ending not in PICTURES:
        values = {"path": path, "endings": ", ".join(PICTURES)}
        raise UsageError(Message("export.chart_ending", values))
    if ending == ".png":
        data = _png(drawing)
    else:
        paint = partial(_paint_whole, drawing=drawing)
        data = drawing_bytes(ending, paint, drawing.extent_px, drawing.title)
    write_whole(path, data)


def chart_image(drawing: Drawing) -> QImage:
    """Paint charts on their ground. Raises UsageError if they are too large for a picture."""
    width, height = (math.ceil(length) for length in drawing.extent_px)
    if max(width, height) > MOST_PX:
        raise UsageError(Message("export.chart_large", {"width": width, "height": height}))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    _paint_whole(painter, drawing)
    painter.end()
    return picture


def _png(drawing: Drawing) -> bytes:
    picture = chart_image(drawing)
    picture.setText("Title", drawing.title)
    return png_bytes(picture)


def _paint_whole(painter: QPainter, drawing: Drawing) -> None:
    painter.fillRect(QRectF(0, 0, *drawing.extent_px), colour(drawing.style.plate[:7]))
    stamps = Stamps()
    for mark in drawing.marks:
        paint_chart(painter, mark, drawing.style, stamps)
