"""The relief: heights of 5 minutes of arc, sharpened by a shaded picture of 2 minutes.

No free height grid finer than 9 km is at hand as a package, but a shaded relief of 3.7 km is.
Its brightness is, nearly enough, the slope towards its light (measured here: the correlation with
the slopes of the coarse heights is greatest, 0.76, for a light from 330 degrees). So heights are
sought that have both the coarse heights at long wavelengths and those slopes at short ones: linear
shape from shading (Pentland 1990), with a Wiener filter. They are then lit anew from several
directions. Ridges along the light's direction stay as soft as in the coarse heights.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import shapely
from PIL import Image
from scipy import ndimage
from shapely.geometry.base import BaseGeometry

from tools.build_ground.area import EAST, KM_PER_DEGREE, NORTH, SOUTH, WEST, FloatArray
from tools.build_ground.sources import SHADED, TOPOGRAPHY, Sources

PER_DEGREE: Final = 30
"""Cells of the shaded picture in a degree."""
MARGIN: Final = 30
"""Cells worked on beyond the area, so that its edges are as good as its middle."""
FINER: Final = 2
"""Cells written for one cell of the picture, so that plain interpolation shows no facets."""
HEIGHT_STEP_M: Final = 2
"""Heights are rounded to this: below their error, and the file is smaller and read faster."""
CELL_X_KM: Final = KM_PER_DEGREE / PER_DEGREE * float(np.cos(np.radians(43.0)))
CELL_Y_KM: Final = KM_PER_DEGREE / PER_DEGREE
LIGHT_DEGREES: Final = 330.0
BRIGHTNESS_PER_SLOPE: Final = 0.9
"""Brightness levels of the picture for a slope of 1 m in 1 km, fitted to the coarse heights."""
JPEG_NOISE: Final = 3.0
BRIGHTNESS_ERROR: Final = 7.0
COARSE_ERROR_M: Final = 14.0
COARSE_WAVE_KM: Final = 24.0
"""Below this wavelength the coarse heights (means over 9 km) tell little."""
RELIEF_M: Final = 200.0
"""Height of the hills expected at `COARSE_WAVE_KM`; shorter waves are lower."""
LIGHTS: Final = ((315.0, 0.5), (270.0, 0.17), (0.0, 0.17), (225.0, 0.08), (45.0, 0.08))
"""Azimuth and weight of the lights of our own shading."""
LIGHT_HEIGHT_DEGREES: Final = 45.0
EXAGGERATION: Final = 15.0
FLAT: Final = 128
CONTRAST: Final = 112.0
SOFTNESS: Final = 0.45

Grid = FloatArray
BoolGrid = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


def build_relief(sources: Sources, land: BaseGeometry, path: Path) -> None:
    """Write elevation_m (int16), shade (uint8) and bounds (degrees, west south east north)."""
    lon, lat = _cell_centres()
    brightness, painted_sea = _shaded_picture(sources)
    sea = ~shapely.contains_xy(land, np.clip(lon, WEST, EAST), np.clip(lat, SOUTH, NORTH))
    coarse = np.where(sea, 0.0, _coarse_heights(sources, lon, lat))
    slope = _slope_signal(brightness, sea | painted_sea)
    heights = np.where(sea, 0.0, np.maximum(_fused(slope, coarse), 0.0))
    fine = _finer(heights)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            elevation_m=(HEIGHT_STEP_M * np.round(fine / HEIGHT_STEP_M)).astype(np.int16),
            shade=_shade(fine),
            bounds=np.array([WEST, SOUTH, EAST, NORTH]),
        )


def _cell_centres() -> tuple[Grid, Grid]:
    width = round((EAST - WEST) * PER_DEGREE) + 2 * MARGIN
    height = round((NORTH - SOUTH) * PER_DEGREE) + 2 * MARGIN
    lon = WEST + (np.arange(width) + 0.5 - MARGIN) / PER_DEGREE
    lat = NORTH - (np.arange(height) + 0.5 - MARGIN) / PER_DEGREE
    grids = np.meshgrid(lon, lat)
    return grids[0], grids[1]


def _shaded_picture(sources: Sources) -> tuple[Grid, BoolGrid]:
    """Return the picture's brightness and where it paints the sea (large blue areas only)."""
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(sources.path(SHADED)).crop(_crop_box()).convert("RGB")
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    rgb = np.asarray(picture).astype(np.float64)
    blue = (rgb[..., 2] > rgb[..., 0] + 18) & (rgb[..., 2] > 205)
    parts, _ = ndimage.label(blue)
    large = np.bincount(parts.ravel()) > 2000
    large[0] = False
    weights = np.array([0.30, 0.59, 0.11])
    return rgb @ weights, large[parts]


def _crop_box() -> tuple[int, int, int, int]:
    left, right = (round((lon + 180) * PER_DEGREE) for lon in (WEST, EAST))
    top, bottom = (round((90 - lat) * PER_DEGREE) for lat in (NORTH, SOUTH))
    return left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN


def _coarse_heights(sources: Sources, lon: Grid, lat: Grid) -> Grid:
    """Return ITU-R P.1511 heights; their rows run from 90.125 N, columns from 180.125 W."""
    with np.load(sources.path(TOPOGRAPHY)) as file:
        heights = file["arr_0"]
    cells = [(90.125 - lat) * 12, (lon + 180.125) * 12]
    interpolated: Grid = ndimage.map_coordinates(heights, cells, order=3)
    return interpolated


def _slope_signal(brightness: Grid, sea: BoolGrid) -> Grid:
    """Return the picture's shading without its colours, its sea and the noise of JPEG."""
    land = 1.0 - ndimage.binary_dilation(sea)
    colour = ndimage.gaussian_filter(brightness * land, 8)
    colour /= np.maximum(ndimage.gaussian_filter(land, 8), 1e-3)
    edge = np.clip(2 * ndimage.gaussian_filter(land, 1.5) - 1, 0, 1)
    signal = (brightness - colour) * land * edge
    power = ndimage.gaussian_filter(signal**2, 2.5)
    believed = np.clip(power - JPEG_NOISE**2, 0, None) / np.maximum(power, 1e-6)
    smooth: Grid = ndimage.gaussian_filter(signal * believed, 0.45)
    return smooth


def _fused(slope: Grid, coarse: Grid) -> Grid:
    """Return the heights that fit both the coarse heights and the slopes best."""
    rows, columns = coarse.shape
    u = 2 * np.pi * np.fft.fftfreq(2 * columns, CELL_X_KM)[None, :]
    v = 2 * np.pi * np.fft.fftfreq(2 * rows, CELL_Y_KM)[:, None]
    wave = np.hypot(u, v)
    limit = 2 * np.pi / COARSE_WAVE_KM
    azimuth = np.radians(LIGHT_DEGREES)
    shading = -1j * BRIGHTNESS_PER_SLOPE * (u * np.sin(azimuth) - v * np.cos(azimuth))
    slope_weight = 1 / BRIGHTNESS_ERROR**2
    coarse_weight = 1 / (COARSE_ERROR_M * (1 + (wave / limit) ** 4)) ** 2
    hills_m = RELIEF_M * (limit / np.maximum(wave, limit)) ** 1.3
    prior_weight = np.where(wave > limit, 1 / hills_m**2, 0.0)
    doubled = np.pad(coarse, ((0, rows), (0, columns)), mode="symmetric")
    windowed = np.pad(slope * _window(slope.shape), ((0, rows), (0, columns)))
    wanted = np.conj(shading) * slope_weight * np.fft.fft2(windowed)
    wanted += coarse_weight * np.fft.fft2(doubled)
    total = np.abs(shading) ** 2 * slope_weight + coarse_weight + prior_weight
    heights: Grid = np.fft.ifft2(wanted / total).real[:rows, :columns]
    return heights


def _window(shape: tuple[int, ...]) -> Grid:
    """Return 1 in the area, falling to 0 over the margin."""
    fall = np.hanning(2 * MARGIN)
    sides = [
        np.concatenate([fall[:MARGIN], np.ones(size - 2 * MARGIN), fall[MARGIN:]]) for size in shape
    ]
    return np.outer(sides[0], sides[1])


def _finer(heights: Grid) -> Grid:
    """Return the area without its margin, in smaller cells."""
    sides = [
        (np.arange((size - 2 * MARGIN) * FINER) + 0.5) / FINER - 0.5 + MARGIN
        for size in heights.shape
    ]
    fine = ndimage.map_coordinates(heights, np.meshgrid(*sides, indexing="ij"), order=3)
    above: Grid = np.maximum(fine, 0.0)
    return above


def _shade(heights: Grid) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return the light on the heights from all lights together; `FLAT` where it is level."""
    per_km = EXAGGERATION * FINER / 1000
    east = np.gradient(heights, axis=1) * per_km / CELL_X_KM
    south = np.gradient(heights, axis=0) * per_km / CELL_Y_KM
    normal = np.sqrt(east**2 + south**2 + 1)
    up = np.radians(LIGHT_HEIGHT_DEGREES)
    light = np.zeros_like(heights)
    for azimuth, weight in LIGHTS:
        facing = -(east * np.sin(np.radians(azimuth)) - south * np.cos(np.radians(azimuth)))
        light += weight * ((facing * np.cos(up) + np.sin(up)) / normal - np.sin(up))
    levels = FLAT + CONTRAST * np.tanh(light / SOFTNESS)
    return np.clip(np.round(levels), 0, 255).astype(np.uint8)
