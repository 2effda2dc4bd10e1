"""Charts as files: a picture, a drawing that stays sharp at any size, or a table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from liaoshen_viewer import __version__
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.frames import png_bytes
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.charts import paint_chart
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.chart_marks import ChartMark
from liaoshen_viewer.scene.style import Style

PICTURES: Final = (".png", ".svg", ".pdf")
POINTS_PER_PX: Final = 0.75
"""A pixel of a drawing is a 96th of an inch, a point a 72nd."""
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
    makers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    make = makers.get(path.suffix.lower())
    if make is None:
        values = {"path": path, "endings": ", ".join(PICTURES)}
        raise UsageError(Message("export.chart_ending", values))
    write_whole(path, make(drawing))


def chart_image(drawing: Drawing) -> QImage:
    """Paint charts on their ground. Raises UsageError if they are too large for a picture."""
    width, height = (math.ceil(length) for length in drawing.extent_px)
    if max(width, height) > MOST_PX:
        raise UsageError(Message("export.chart_large", {"width": width, "height": height}))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    _paint_whole(picture, drawing)
    return picture


def _png(drawing: Drawing) -> bytes:
    picture = chart_image(drawing)
    picture.setText("Title", drawing.title)
    return png_bytes(picture)


def _svg(drawing: Drawing) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    width, height = drawing.extent_px
    made.setSize(QSize(math.ceil(width), math.ceil(height)))
    made.setViewBox(QRectF(0, 0, width, height))
    made.setResolution(96)
    made.setTitle(drawing.title)
    made.setDescription(f"liaoshen-viewer {__version__}")
    _paint_whole(made, drawing)
    buffer.close()
    return bytes(store.data())


def _pdf(drawing: Drawing) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made.setTitle(drawing.title)
    made.setCreator(f"liaoshen-viewer {__version__}")
    width, height = (length * POINTS_PER_PX for length in drawing.extent_px)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "chart",
                     QPageSize.SizeMatchPolicy.ExactMatch)  # fmt: skip
    made.setPageSize(size)
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setResolution(96)
    _paint_whole(made, drawing)
    buffer.close()
    return bytes(store.data())


def _paint_whole(device: QPaintDevice, drawing: Drawing) -> None:
    painter = QPainter(device)
    painter.fillRect(QRectF(0, 0, *drawing.extent_px), colour(drawing.style.plate[:7]))
    stamps = Stamps()
    for mark in drawing.marks:
        paint_chart(painter, mark, drawing.style, stamps)
    painter.end()
