"""The land's colour: tint by height and shading, reprojected for a camera."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from liaoshen_viewer.geography.basemap import Relief
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.style import Style

CELL_PX: Final = 2
"""Size of a cell of the relief, in pixels: the data are far coarser than that."""
NODE_PX: Final = 32
"""Between nodes of this distance the way back to degrees is straight enough."""
FULL_SHADING_M: Final = 350.0
"""Metres per point from which on the shading has its full strength."""
Grid = NDArray[np.float32]


def relief_picture(relief: Relief, projection: Projection, camera: Camera, style: Style) -> QImage:
    """Return the tinted and shaded land, at 1 / CELL_PX of the camera's size (rounded up)."""
    lonlat = _degrees(projection, camera)
    column, row = _cells(relief, lonlat)
    height = _smooth(relief.elevation_m.astype(np.float32), row, column)
    light = _smooth(relief.shade.astype(np.float32), row, column)
    colours = _tinted(height, style) * _lit(light, shading(style, camera))[..., None]
    return _image(colours)


def _degrees(projection: Projection, camera: Camera) -> FloatArray:
    """Return the degrees of all cells, (h, w, 2), through a coarse net of exact nodes."""
    width, height = (-(-size // CELL_PX) for size in camera.size_px)
    step = NODE_PX // CELL_PX
    columns, rows = np.arange(width), np.arange(height)
    nodes_x = np.arange(0, width + step, step) * CELL_PX
    nodes_y = np.arange(0, height + step, step) * CELL_PX
    net = np.stack(np.meshgrid(nodes_x, nodes_y), axis=-1).astype(np.float64)
    exact = projection.to_lonlat(camera.to_m(net))
    return _between(_between(exact, rows / step, 0), columns / step, 1)


def _between(values: FloatArray, position: FloatArray, axis: int) -> FloatArray:
    first = np.floor(position).astype(np.int64)
    share = position - first
    share = share.reshape([-1 if i == axis else 1 for i in range(values.ndim)])
    low, high = np.take(values, first, axis), np.take(values, first + 1, axis)
    return np.asarray(low + (high - low) * share, dtype=np.float64)


def _cells(relief: Relief, lonlat: FloatArray) -> tuple[Grid, Grid]:
    """Return the position of points in the grid, in cells from the first cell's centre."""
    rows, columns = relief.elevation_m.shape
    column = (lonlat[..., 0] - relief.lon0) / (relief.lon1 - relief.lon0) * columns - 0.5
    row = (relief.lat1 - lonlat[..., 1]) / (relief.lat1 - relief.lat0) * rows - 0.5
    return column.astype(np.float32), row.astype(np.float32)


def _smooth(values: Grid, row: Grid, column: Grid) -> Grid:
    """Sample by quadratic B-splines: without the stars and creases of straight interpolation."""
    row, column = np.nan_to_num(row), np.nan_to_num(column)
    rows, columns = np.floor(row + 0.5), np.floor(column + 0.5)
    down, across = row - rows, column - columns
    total = np.zeros_like(row)
    for i, weight_down in _spline(down):
        line = np.clip(rows + i, 0, values.shape[0] - 1).astype(np.int32) * values.shape[1]
        for j, weight_across in _spline(across):
            at = line + np.clip(columns + j, 0, values.shape[1] - 1).astype(np.int32)
            total += weight_down * weight_across * values.ravel()[at]
    return total


def _spline(offset: Grid) -> list[tuple[int, Grid]]:
    half = np.float32(0.5)
    return [
        (-1, half * (half - offset) ** 2),
        (0, np.float32(0.75) - offset**2),
        (1, half * (half + offset) ** 2),
    ]


def _tinted(height: Grid, style: Style) -> Grid:
    heights = np.array([step for step, _ in style.tint])
    parts = np.array([_parts(text) for _, text in style.tint], dtype=np.float64)
    table_m = np.arange(0.0, 3_000.0, 4.0)
    table = np.stack([np.interp(table_m, heights, parts[:, i]) for i in range(3)], axis=-1)
    index = np.clip(height / 4.0, 0, len(table) - 1).astype(np.int32)
    return np.asarray(table.astype(np.float32)[index], dtype=np.float32)


def _parts(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def shading(style: Style, camera: Camera) -> float:
    """Return how strong the shading is: near by it is soft, as the data are coarse."""
    near = float(np.clip(camera.m_per_px * camera.scale / FULL_SHADING_M, 0.0, 1.0))
    return style.shade_strength * (0.3 + 0.7 * float(near**0.7))


def _lit(light: Grid, strength: float) -> Grid:
    return np.asarray(1 + (light / 128 - 1) * np.float32(strength), dtype=np.float32)


def _image(colours: Grid) -> QImage:
    height, width, _ = colours.shape
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    pixels[..., :3] = np.clip(colours, 0, 255)[..., ::-1].round()
    # The copy owns its bytes; a view would die with the array.
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
