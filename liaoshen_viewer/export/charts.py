"""Charts as files: a picture, a drawing that stays sharp at any size, or a table."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
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


def write_chart(mark: ChartMark, style: Style, path: Path, title: str) -> None:
    """Write a chart as `.png`, `.svg` or `.pdf`, whole or not at all.

    Raises UsageError for another ending or a picture too large, ExportError if the file cannot
    be written.
    """
    makers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    make = makers.get(path.suffix.lower())
    if make is None:
        values = {"path": path, "endings": ", ".join(PICTURES)}
        raise UsageError(Message("export.chart_ending", values))
    write_whole(path, make(mark, style, title))


def chart_image(mark: ChartMark, style: Style) -> QImage:
    """Paint a chart on its ground. Raises UsageError if it is too large for a picture."""
    width, height = (math.ceil(length) for length in mark.extent_px)
    if max(width, height) > MOST_PX:
        raise UsageError(Message("export.chart_large", {"width": width, "height": height}))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(colour(style.plate[:7]))
    painter = QPainter(picture)
    paint_chart(painter, mark, style, Stamps())
    painter.end()
    return picture


def _png(mark: ChartMark, style: Style, title: str) -> bytes:
    picture = chart_image(mark, style)
    picture.setText("Title", title)
    return png_bytes(picture)


def _svg(mark: ChartMark, style: Style, title: str) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    width, height = mark.extent_px
    made.setSize(QSize(math.ceil(width), math.ceil(height)))
    made.setViewBox(QRectF(0, 0, width, height))
    made.setResolution(96)
    made.setTitle(title)
    made.setDescription(f"liaoshen-viewer {__version__}")
    painter = QPainter(made)
    _paint_whole(painter, mark, style)
    buffer.close()
    return bytes(store.data())


def _pdf(mark: ChartMark, style: Style, title: str) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made.setTitle(title)
    made.setCreator(f"liaoshen-viewer {__version__}")
    width, height = (length * POINTS_PER_PX for length in mark.extent_px)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "chart",
                     QPageSize.SizeMatchPolicy.ExactMatch)  # fmt: skip
    made.setPageSize(size)
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setResolution(96)
    painter = QPainter(made)
    _paint_whole(painter, mark, style)
    buffer.close()
    return bytes(store.data())


def _paint_whole(painter: QPainter, mark: ChartMark, style: Style) -> None:
    painter.fillRect(QRectF(0, 0, *mark.extent_px), colour(style.plate[:7]))
    paint_chart(painter, mark, style, Stamps())
    painter.end()


def solid(style: Style) -> Style:
    """Return a style whose plates let nothing shine through: a chart alone has no map below."""
    return replace(style, plate=style.plate[:7])
