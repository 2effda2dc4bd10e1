"""The land's colour: tint by height and shading, sampled for a camera a band of rows at a time."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from liaoshen_viewer.geography.relief import Grid, ReliefGrid
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.style import Style

CELL_PT: Final = 2.0
"""Size of a sample in points: the data are far coarser than that."""
BAND_SAMPLES: Final = 90_000
"""Samples worked out at a stretch: about 3 ms of work."""
HEIGHT_STEP_M: Final = 8.0
HEIGHTS: Final = 350
LIGHTS: Final = 256
LIGHT_SHARE: Final = 0.75
"""How much weaker light is than shadow: a map is read on its lit slopes."""
FULL_SHADING_M: Final = 350.0
"""Metres per point from which on the shading has its full strength."""
TABLES_KEPT: Final = 8
"""Tables of colours, at 0.4 MB each; one takes 3 ms to make, and neighbouring tiles share it."""
Colours = NDArray[np.uint32]
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Samples:
    """Where samples of one axis lie in the grid: three cells each, and their weights (3, n)."""

    first: int
    last: int
    cells: Rows
    weights: Grid


def cell_px(camera: Camera) -> int:
    """Return the side of a sample in pixels."""
    return max(1, round(CELL_PT * camera.scale))


def relief_slices(grid: ReliefGrid, camera: Camera, style: Style) -> Generator[None, None, QImage]:
    """Paint the tinted and shaded land, one pixel for `cell_px` of the camera's (rounded up)."""
    cell = cell_px(camera)
    width, height = (-(-size // cell) for size in camera.size_px)
    table = colour_table(style, shading(style, camera))
    across, down = _samples(grid, camera, width, 0), _samples(grid, camera, height, 1)
    yield
    pixels = np.empty((height, width), dtype=np.uint32)
    band = max(1, BAND_SAMPLES // width)
    for top in range(0, height, band):
        part = slice(top, min(top + band, height))
        metres = _smooth(grid.height_m, down, across, part)
        light = _smooth(grid.light, down, across, part)
        pixels[part] = table[_index(metres, light)]
        yield
    # The copy owns its bytes; a view would die with the array.
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _samples(grid: ReliefGrid, camera: Camera, count: int, axis: int) -> Samples:
    """Return where the samples of the picture's columns (axis 0) or rows (axis 1) lie."""
    cell = cell_px(camera)
    middles_px = (np.arange(count) + 0.5) * cell
    points = np.zeros((count, 2))
    points[:, axis] = middles_px
    metres = camera.to_m(points)[:, axis]
    away = metres - grid.west_m if axis == 0 else grid.north_m - metres
    position = away / grid.cell_m - 0.5
    nearest = np.floor(position + 0.5)
    offset = position - nearest
    weights = np.stack([(0.5 - offset) ** 2 / 2, 0.75 - offset**2, (0.5 + offset) ** 2 / 2])
    size = grid.height_m.shape[1 - axis]
    cells = np.clip(nearest + np.array([[-1], [0], [1]]), 0, size - 1).astype(np.int32)
    first, last = int(cells.min()), int(cells.max()) + 1
    return Samples(first, last, cells - first, weights.astype(np.float32))


def _smooth(values: Grid, down: Samples, across: Samples, rows: slice) -> Grid:
    """Sample by quadratic B-splines: without the stars and creases of straight interpolation."""
    window = values[down.first : down.last, across.first : across.last]
    columns = np.zeros((rows.stop - rows.start, window.shape[1]), dtype=np.float32)
    for cells, weights in zip(down.cells, down.weights, strict=True):
        columns += window[cells[rows]] * weights[rows, None]
    total = np.zeros((len(columns), len(across.cells[0])), dtype=np.float32)
    for cells, weights in zip(across.cells, across.weights, strict=True):
        total += np.take(columns, cells, axis=1) * weights
    return total


def _index(metres: Grid, light: Grid) -> Rows:
    level = np.clip(metres * np.float32(1 / HEIGHT_STEP_M), 0, HEIGHTS - 1).astype(np.int32)
    shade = np.clip(light + np.float32(0.5), 0, LIGHTS - 1).astype(np.int32)
    return np.asarray(level * LIGHTS + shade, dtype=np.int32)


def colour_table(style: Style, strength: float) -> Colours:
    """Return the colour (0xffrrggbb) of every height and light, at height x LIGHTS + light."""
    return _table(style.tint, style.shade, style.light, strength)


@lru_cache(TABLES_KEPT)
def _table(tint: tuple[tuple[float, str], ...], shade: str, light: str, strength: float) -> Colours:
    heights = np.array([step for step, _ in tint])
    parts = np.array([_parts(text) for _, text in tint], dtype=np.float64)
    steps_m = np.arange(HEIGHTS) * HEIGHT_STEP_M
    tints = np.stack([np.interp(steps_m, heights, parts[:, i]) for i in range(3)], axis=-1)
    lit = (np.arange(LIGHTS) / 128 - 1) * strength
    shadow = np.clip(-lit, 0, 1)[:, None] * (1 - np.array(_parts(shade)) / 255)
    shine = np.clip(LIGHT_SHARE * lit, 0, 1)[:, None]
    # Shadow multiplies the tint, light lays its colour over it: neither burns out to one colour.
    dark = tints[:, None, :] * (1 - shadow)
    parts = dark + (np.array(_parts(light)) - dark) * shine
    red, green, blue = np.moveaxis(parts + 0.5, -1, 0).astype(np.uint32)
    packed: Colours = (0xFF000000 | red << 16 | green << 8 | blue).astype(np.uint32).ravel()
    return packed


def _parts(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def shading(style: Style, camera: Camera) -> float:
    """Return how strong the shading is: near by it is soft, as the data are coarse."""
    near = float(np.clip(camera.m_per_px * camera.scale / FULL_SHADING_M, 0.0, 1.0))
    return style.shade_strength * (0.3 + 0.7 * float(near**0.7))
