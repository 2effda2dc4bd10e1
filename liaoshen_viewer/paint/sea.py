"""The sea, paler towards the coast: a soft shine that follows the shore, bays and capes alike."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QTransform

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.style import Style

SHINE_PT: Final = 33.0
"""How far from the shore the sea is paler."""
SHINE: Final = 0.95
"""How strong the paler colour is at a straight shore, 0 to 1."""
CELL_PT: Final = 3.0
"""The shine is worked out for cells of this size: it has no detail."""
BLURS: Final = 3
STEPS: Final = 1_024
Counts = NDArray[np.int32]


def sea_slices(land: QPainterPath, camera: Camera, style: Style) -> Generator[None, None, QBrush]:
    """Work out the colour of the sea about a land given in pixels: a brush for the picture."""
    cell = max(1, round(CELL_PT * camera.scale))
    radius = max(1, round(SHINE_PT * camera.scale / cell / BLURS))
    margin = BLURS * radius + 1
    near = _land_cells(land, camera, cell, margin)
    yield
    for _ in range(BLURS):
        near = _box_sums(_box_sums(near, radius, 0), radius, 1)
        yield
    most = 255 * (2 * radius + 1) ** (2 * BLURS)
    pixels = _colours(style)[(near.astype(np.int64) * (STEPS - 1) // most)]
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
    brush = QBrush(image)
    # The cells' first row and column lie a margin outside the picture, less what the blurs took.
    brush.setTransform(QTransform.fromScale(cell, cell).translate(-1, -1))
    return brush


def _land_cells(land: QPainterPath, camera: Camera, cell: int, margin: int) -> Counts:
    """Return how much of every cell is land, 0 to 255, with a margin of cells about the picture."""
    width, height = (-(-size // cell) + 2 * margin for size in camera.size_px)
    mask = QImage(width, height, QImage.Format.Format_Grayscale8)
    mask.fill(Qt.GlobalColor.black)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(margin, margin)
    painter.scale(1 / cell, 1 / cell)
    painter.fillPath(land, QColor(255, 255, 255))
    painter.end()
    flat = np.frombuffer(mask.constBits(), dtype=np.uint8).reshape(height, mask.bytesPerLine())
    return flat[:, :width].astype(np.int32)


def _box_sums(values: Counts, radius: int, axis: int) -> Counts:
    """Sum the cells within `radius` along an axis; done thrice both ways it is nearly a Gaussian.

    As many cells fall away at each end. Whole numbers: every machine gets the same.
    """
    length = 2 * radius + 1
    padded = np.pad(values, [(1, 0) if i == axis else (0, 0) for i in range(2)])
    # One box never sums to more than an int32 holds, and differences stay right if a sum wraps.
    sums = np.cumsum(padded, axis=axis, dtype=np.int32)
    ends = [slice(length, None) if i == axis else slice(None) for i in range(2)]
    starts = [slice(None, -length) if i == axis else slice(None) for i in range(2)]
    return np.asarray(sums[tuple(ends)] - sums[tuple(starts)], dtype=np.int32)


def _colours(style: Style) -> NDArray[np.uint32]:
    """Return the sea's colour (0xffrrggbb) by how much land is near, from none to all."""
    share = np.linspace(0.0, 1.0, STEPS)
    # At a straight shore half of what is near is land.
    strength = SHINE * np.clip(2 * share, 0.0, 1.0) ** 0.8
    far, near = (np.array(_parts(text)) for text in (style.sea, style.sea_edge))
    parts = (far + (near - far) * strength[:, None] + 0.5).astype(np.uint32)
    packed: NDArray[np.uint32] = (
        0xFF000000 | parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2]
    ).astype(np.uint32)
    return packed


def _parts(text: str) -> tuple[int, int, int]:
    ink = colour(text)
    return ink.red(), ink.green(), ink.blue()
