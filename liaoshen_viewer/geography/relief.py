"""The relief on a regular grid of projected metres, with coarser copies for views from afar."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from liaoshen_viewer.geography.basemap import Relief
from liaoshen_viewer.geography.distance import FloatArray
from liaoshen_viewer.geography.projection import Projection

CELLS: Final = 1_500_000
"""Cells of the finest grid: as many as make it about as fine as the grid in degrees."""
NODE_CELLS: Final = 16
"""Between exactly projected nodes so far apart the way to degrees is straight enough."""
BAND_ROWS: Final = 2 * NODE_CELLS
"""So many rows are made in a slice of work: about 3 ms."""
HALVED_ROWS: Final = 256
"""So many rows, an even number, are halved in a slice of work: 1 to 2 ms."""
COARSER: Final = 3
"""How many times the grid is halved."""
Grid = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ReliefGrid:
    """Heights and shading in square cells of projected metres; row 0 is the northernmost."""

    height_m: Grid
    light: Grid
    """Shading: 128 on flat ground, less in shadow, more in light."""
    west_m: float
    north_m: float
    """The outer corner of the first cell."""
    cell_m: float


def relief_slices(
    relief: Relief, projection: Projection, area_m: FloatArray
) -> Generator[None, None, tuple[ReliefGrid, ...]]:
    """Reproject a relief in degrees to metres; the finest grid first, each next twice as coarse.

    `area_m` is the outline of what is covered, a ring (k, 2). Cells outside the relief repeat its
    edge: nothing of them is meant to be seen. All of it takes about 0.15 s, in small slices.
    """
    low, high = area_m.min(axis=0), area_m.max(axis=0)
    width_m, height_m = (high - low).tolist()
    cell_m = math.sqrt(width_m * height_m / CELLS)
    shape = math.ceil(height_m / cell_m), math.ceil(width_m / cell_m)
    corner = np.array([low[0], high[1]])
    heights, light = np.empty(shape, np.float32), np.empty(shape, np.float32)
    sources = relief.elevation_m.astype(np.float32), relief.shade.astype(np.float32)
    for first in range(0, shape[0], BAND_ROWS):
        yield
        rows = min(BAND_ROWS, shape[0] - first)
        lonlat = _centres_deg(projection, corner, cell_m, (first, rows), shape[1])
        row, column = _position(relief, lonlat)
        heights[first : first + rows] = _sampled(sources[0], row, column)
        light[first : first + rows] = _sampled(sources[1], row, column)
    grids = [ReliefGrid(heights, light, float(corner[0]), float(corner[1]), cell_m)]
    for _ in range(COARSER):
        grids.append((yield from _halved(grids[-1])))
    return tuple(grids)


def _centres_deg(
    projection: Projection, corner: FloatArray, cell_m: float, band: tuple[int, int], columns: int
) -> FloatArray:
    """Return the degrees of the centres of a band's cells, (rows, columns, 2), by a net of nodes.

    `band` is its first row, one of the net, and how many rows it has.
    """
    first, rows = band
    counts = [-(-size // NODE_CELLS) + 1 for size in (rows, columns)]
    down, across = (np.arange(count) * NODE_CELLS + 0.5 for count in counts)
    offsets = np.stack(np.meshgrid(across, -(down + first)), axis=-1) * cell_m
    nodes = projection.to_lonlat(corner + offsets)
    steps = [np.arange(size) / NODE_CELLS for size in (rows, columns)]
    return _between(_between(nodes, steps[0], 0), steps[1], 1)


def _between(values: FloatArray, position: FloatArray, axis: int) -> FloatArray:
    first = position.astype(np.int64)
    share = (position - first).reshape([-1 if i == axis else 1 for i in range(values.ndim)])
    low, high = np.take(values, first, axis), np.take(values, first + 1, axis)
    return np.asarray(low + (high - low) * share, dtype=np.float64)


def _position(relief: Relief, lonlat: FloatArray) -> tuple[Grid, Grid]:
    """Return row and column of points, in cells from the first cell's centre, kept inside."""
    rows, columns = relief.elevation_m.shape
    column = (lonlat[..., 0] - relief.lon0) / (relief.lon1 - relief.lon0) * columns - 0.5
    row = (relief.lat1 - lonlat[..., 1]) / (relief.lat1 - relief.lat0) * rows - 0.5
    inside = [
        np.clip(np.nan_to_num(position), 0, size - 1.001).astype(np.float32)
        for position, size in ((row, rows), (column, columns))
    ]
    return inside[0], inside[1]


def _sampled(values: Grid, row: Grid, column: Grid) -> Grid:
    """Interpolate straight between the four cells about each point."""
    rows, columns = row.astype(np.int32), column.astype(np.int32)
    down, across = row - rows, column - columns
    flat, width = values.ravel(), values.shape[1]
    first = rows * width + columns
    upper = flat[first] + (flat[first + 1] - flat[first]) * across
    lower = flat[first + width] + (flat[first + width + 1] - flat[first + width]) * across
    return np.asarray(upper + (lower - upper) * down, dtype=np.float32)


def _halved(grid: ReliefGrid) -> Generator[None, None, ReliefGrid]:
    halves: list[Grid] = []
    for values in (grid.height_m, grid.light):
        parts = []
        for first in range(0, len(values), HALVED_ROWS):
            yield
            parts.append(_means(values[first : first + HALVED_ROWS]))
        halves.append(np.concatenate(parts))
    heights, light = halves
    return ReliefGrid(heights, light, grid.west_m, grid.north_m, 2 * grid.cell_m)


def _means(values: Grid) -> Grid:
    even = np.pad(values, [(0, size % 2) for size in values.shape], mode="edge")
    return np.asarray(
        (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4,
        dtype=np.float32,
    )
