"""The graticule: meridians and parallels at round degrees, named where they meet the border."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.edges import Box
from liaoshen_viewer.scene.marks import DegreeLabels, GraticuleLines

STEPS_DEG: Final = (10.0, 5.0, 2.0, 1.0, 0.5, 1 / 6, 1 / 12, 1 / 60)
LEAST_APART_PT: Final = 150.0
"""Lines stand at least so far apart."""
DEGREE_PT: Final = 13.0
INSET_PT: Final = 13.0
POINTS: Final = 60
"""Of how many points a line consists."""
_DEGREE_M: Final = 111_200.0


def graticule(
    projection: Projection,
    camera: Camera,
    letters: float,
    kept_free: Sequence[Box],
    translate: Translate,
) -> tuple[GraticuleLines, DegreeLabels]:
    """Return the lines of a picture, and their names at its border, none on a box kept free."""
    low, high = _bounds(projection, camera)
    across = step_deg(camera, float(np.cos(np.radians((low[1] + high[1]) / 2))))
    up = step_deg(camera, 1.0)
    lons, lats = _rounds(low[0], high[0], across), _rounds(low[1], high[1], up)
    way_up, way_along = np.linspace(low[1], high[1], POINTS), np.linspace(low[0], high[0], POINTS)
    meridians = [_line(projection, camera, np.full(POINTS, lon), way_up) for lon in lons]
    parallels = [_line(projection, camera, way_along, np.full(POINTS, lat)) for lat in lats]
    width, height = camera.size_px
    inset = INSET_PT * camera.scale * letters
    texts, places = list[str](), list[tuple[float, float]]()
    for lon, line in zip(lons, meridians, strict=True):
        for y in (inset, height - inset):
            _name(texts, places, _lon_text(lon, translate), _crossing(line, 1, y), y, width, 1)
    for lat, line in zip(lats, parallels, strict=True):
        for x in (2.2 * inset, width - 2.2 * inset):
            _name(texts, places, _lat_text(lat, translate), _crossing(line, 0, x), x, height, 0)
    size = DEGREE_PT * camera.scale * letters
    free = [row for row, (x, y) in enumerate(places) if _is_free(x, y, size, kept_free)]
    middles = np.array([places[row] for row in free], dtype=np.float64).reshape(-1, 2)
    degrees = DegreeLabels(tuple(texts[row] for row in free), middles, size)
    return GraticuleLines((*meridians, *parallels)), degrees


def _is_free(x: float, y: float, size: float, boxes: Sequence[Box]) -> bool:
    return not any(
        left - 2 * size < x < right + 2 * size and top - size < y < bottom + size
        for left, top, right, bottom in boxes
    )


def step_deg(camera: Camera, shrunk: float) -> float:
    """Return the finest round step whose lines stand far enough apart.

    `shrunk` is the length of a degree as a share of a degree of latitude.
    """
    least_m = LEAST_APART_PT * camera.scale * camera.m_per_px
    fitting = [step for step in STEPS_DEG if step * _DEGREE_M * shrunk >= least_m]
    return fitting[-1] if fitting else STEPS_DEG[0]


def _bounds(projection: Projection, camera: Camera) -> tuple[FloatArray, FloatArray]:
    """Return the least and the greatest longitude and latitude of the picture."""
    across, down = (np.linspace(0, size, 9) for size in camera.size_px)
    net = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    lonlat = projection.to_lonlat(camera.to_m(net))
    known = lonlat[np.isfinite(lonlat).all(axis=1)]
    low, high = known.min(axis=0), known.max(axis=0)
    margin = 0.02 * (high - low)
    return low - margin, high + margin


def _rounds(low: float, high: float, step: float) -> FloatArray:
    return step * np.arange(np.ceil(low / step), np.floor(high / step) + 1)


def _line(projection: Projection, camera: Camera, lons: FloatArray, lats: FloatArray) -> FloatArray:
    return camera.to_px(projection.to_m(np.stack([lons, lats], axis=-1)))


def _crossing(line: FloatArray, axis: int, value: float) -> float | None:
    """Return where a line crosses x = value (axis 0) or y = value (axis 1): the other pixel."""
    beyond = line[:, axis] > value
    found = np.flatnonzero(beyond[1:] != beyond[:-1])
    if not len(found):
        return None
    first, second = line[found[0]], line[found[0] + 1]
    share = (value - first[axis]) / (second[axis] - first[axis])
    other = 1 - axis
    return float(first[other] + share * (second[other] - first[other]))


def _name(
    texts: list[str],
    places: list[tuple[float, float]],
    text: str,
    at: float | None,
    border: float,
    size: int,
    axis: int,
) -> None:
    """Add a name where its line meets the border, but not in the picture's corners."""
    if at is not None and 0.06 * size < at < 0.94 * size:
        texts.append(text)
        places.append((at, border) if axis == 1 else (border, at))


def _lon_text(lon: float, translate: Translate) -> str:
    return _text(lon, "scene.east" if lon >= 0 else "scene.west", translate)


def _lat_text(lat: float, translate: Translate) -> str:
    return _text(lat, "scene.north" if lat >= 0 else "scene.south", translate)


def _text(value: float, message: str, translate: Translate) -> str:
    """Return `122°` or `41°30′` with its side of the world."""
    degrees, minutes = divmod(round(abs(value) * 60), 60)
    number = f"{degrees}°{minutes:02}′" if minutes else f"{degrees}°"
    return translate(Message(message, {"angle": number}))
