"""Drawings that stay sharp at any size: SVG and PDF, in memory, from anything that paints."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from liaoshen_viewer import __version__
from liaoshen_viewer.export.svg_parts import with_fonts, with_small_pictures

Paint = Callable[[QPainter], None]
DOTS_PER_INCH: Final = 96
"""Of a drawing: its pixel is a 96th of an inch."""
POINTS_PER_PX: Final = 0.75
"""A point is a 72nd of an inch."""
VECTOR_ENDINGS: Final = (".svg", ".pdf")


def drawing_bytes(ending: str, paint: Paint, extent_px: tuple[float, float], title: str) -> bytes:
    """Return a drawing as the bytes of a `.svg` or `.pdf` file."""
    write = {".svg": _svg, ".pdf": _pdf}[ending]
    return write(paint, extent_px, title)


def _svg(paint: Paint, extent_px: tuple[float, float], title: str) -> bytes:
    buffer = _buffer()
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    # Whole pixels are all that Qt takes here; the drawing is as much larger as they are.
    width, height = (math.ceil(length) for length in extent_px)
    made.setSize(QSize(width, height))
    made.setViewBox(QRectF(0, 0, width, height))
    made.setResolution(DOTS_PER_INCH)
    made.setTitle(title)
    made.setDescription(f"liaoshen-viewer {__version__}")
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return with_fonts(with_small_pictures(bytes(buffer.data().data())))


def _pdf(paint: Paint, extent_px: tuple[float, float], title: str) -> bytes:
    buffer = _buffer()
    made = QPdfWriter(buffer)
    made.setTitle(title)
    made.setCreator(f"liaoshen-viewer {__version__}")
    width, height = (length * POINTS_PER_PX for length in extent_px)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "drawing",
                     QPageSize.SizeMatchPolicy.ExactMatch)  # fmt: skip
    made.setPageSize(size)
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setResolution(DOTS_PER_INCH)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    # In memory: Qt's writers say nothing of a disk that is full.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
