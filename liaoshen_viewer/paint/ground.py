"""The basemap's picture for a camera, painted in slices of a few milliseconds."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen

from liaoshen_viewer.geography.basemap import RailwayRank, River
from liaoshen_viewer.geography.ground import GroundLines, made_at_a_stretch
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import (
    parts_of,
    path_of,
    rings_in_rows,
    rings_path,
    rings_px,
    stroke_slices,
)
from liaoshen_viewer.paint.relief import cell_px, relief_slices
from liaoshen_viewer.paint.sea import sea_slices
from liaoshen_viewer.paint.sites import paint_sites
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import GroundMark
from liaoshen_viewer.scene.style import Style

GROUND_LAYERS: Final = frozenset({"relief", "borders", "rivers", "railways", "places"})
RIVER_PT: Final = (2.6, 2.0, 1.5, 1.1, 0.8)
RIVER_COARSEST_M: Final = (np.inf, np.inf, 2_000.0, 900.0, 450.0)
"""From how many metres per point downwards a river of a rank (the index) is drawn."""
RAILWAY_PT: Final = {
    RailwayRank.TRUNK: (4.2, 2.4, 11.0),
    RailwayRank.MAIN: (3.2, 1.7, 9.0),
    RailwayRank.BRANCH: (2.2, 0.9, 7.0),
}
"""Width of the dark line, of the pale one in it, and length of its dashes."""
BRANCH_COARSEST_M: Final = 1_200.0
COAST_PT: Final = 1.1
WALL_COARSEST_M: Final = 1_500.0
TAPER_PARTS: Final = 10
TAPER: Final = 0.32
"""Width of a named river at its source, as a share of that at its mouth."""
ROUNDED_M: Final = 220.0
"""From how many metres per point downwards the corners of rivers would show."""
FILLED_PX: Final = 500_000
"""Pixels filled at a stretch: about 2 ms of work."""
BAND_APRON_PX: Final = 4.0
"""Shapes are cut so far outside a band of rows that the cut does not show."""
Slices = Generator[None]


def ground_picture(mark: GroundMark, camera: Camera, style: Style) -> QImage:
    """Paint the ground for a camera: land, water, borders, railways."""
    return made_at_a_stretch(ground_slices(mark, camera, style))


def ground_slices(mark: GroundMark, camera: Camera, style: Style) -> Generator[None, None, QImage]:
    """Paint the ground for a camera, resting between slices of work; return the picture."""
    picture = QImage(*camera.size_px, QImage.Format.Format_RGB32)
    grid = yield from mark.ground.relief_slices(cell_px(camera) * camera.m_per_px)
    yield
    relief = None
    if grid is not None and "relief" in mark.layers:
        relief = yield from relief_slices(grid, camera, style)
    lines = yield from mark.ground.level_slices(camera.m_per_px)
    yield
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        yield from _land(painter, relief, camera, style)
        yield from _sea(painter, lines, mark.ground.area_m, camera, style)
        yield from _lines(painter, mark, lines, camera, style)
    finally:
        painter.end()
    return picture


def paint_ground_lines(painter: QPainter, mark: GroundMark, camera: Camera, style: Style) -> None:
    """Paint all of the ground that has outlines: coast, waters, borders, railways, sites."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lines = mark.ground.level(camera.m_per_px)
    for _ in _lines(painter, mark, lines, camera, style):
        pass


def _lines(
    painter: QPainter, mark: GroundMark, lines: GroundLines, camera: Camera, style: Style
) -> Slices:
    coast = colour(style.coast)
    yield from stroke_slices(painter, lines.coast, camera, coast, COAST_PT * camera.scale)
    yield from _layers(painter, mark.layers, lines, camera, style)
    if "places" in mark.layers:
        paint_sites(painter, mark.ground.sites, mark.ground.sites_m, camera, style)
        yield
    yield from _outside(painter, mark.ground.area_m, camera, style)


def _layers(
    painter: QPainter, layers: frozenset[str], lines: GroundLines, camera: Camera, style: Style
) -> Slices:
    if "rivers" in layers:
        yield from _rivers(painter, lines, camera, style)
    yield from _lakes(painter, lines, camera, style)
    if "borders" in layers:
        yield from _borders(painter, lines, camera, style)
        yield from _walls(painter, lines, camera, style)
    if "railways" in layers:
        yield from _railways(painter, lines, camera, style)


def _bands(camera: Camera) -> Iterator[QRect]:
    """Yield the picture as bands of rows, few enough pixels in each to be filled at a stretch."""
    width, height = camera.size_px
    rows = max(1, FILLED_PX // width)
    for top in range(0, height, rows):
        yield QRect(0, top, width, min(rows, height - top))


def _fill(painter: QPainter, rings: list[FloatArray], brush: QBrush, camera: Camera) -> Slices:
    """Fill rings of pixels."""
    for band in _bands(camera):
        painter.setClipRect(band)
        rows = rings_in_rows(rings, band.top() - BAND_APRON_PX, band.bottom() + BAND_APRON_PX)
        painter.fillPath(path_of(rows), brush)
        yield
    painter.setClipping(False)


def _land(painter: QPainter, relief: QImage | None, camera: Camera, style: Style) -> Slices:
    if relief is None:
        painter.fillRect(QRectF(0, 0, *camera.size_px), colour(style.land))
        yield
        return
    cell = cell_px(camera)
    whole = QRectF(0, 0, relief.width() * cell, relief.height() * cell)
    for band in _bands(camera):
        painter.setClipRect(band)
        painter.drawImage(whole, relief)
        yield
    painter.setClipping(False)


def _sea(
    painter: QPainter, lines: GroundLines, area_m: FloatArray, camera: Camera, style: Style
) -> Slices:
    """Lay the sea over the land, pale along the coast."""
    land = rings_px(lines.land, camera)
    yield
    brush = yield from sea_slices(path_of(land), camera, style)
    yield
    yield from _fill(painter, [*rings_px([area_m], camera), *land], brush, camera)


def _rivers(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> Slices:
    scale_m = camera.m_per_px * camera.scale
    # Nearer by, rivers are drawn wider, but far less than the map grows.
    growth = float(np.clip((500.0 / scale_m) ** 0.35, 0.75, 2.2))
    for rank in range(len(RIVER_PT) - 1, -1, -1):
        if scale_m <= RIVER_COARSEST_M[rank]:
            found = [river for river in lines.rivers if min(river.rank, 4) == rank]
            width = RIVER_PT[rank] * growth * camera.scale
            yield from _rank(painter, found, camera, style, width)


def _rank(
    painter: QPainter, rivers: list[River], camera: Camera, style: Style, width: float
) -> Slices:
    """Stroke rivers of one rank; those whose source is known grow from there to the mouth."""
    ink = colour(style.river)
    near = camera.m_per_px * camera.scale < ROUNDED_M
    unnamed = [river.points for river in rivers if not river.id]
    yield from stroke_slices(painter, unnamed, camera, ink, 0.8 * width, rounded=near)
    cut = [parts_of(river.points, TAPER_PARTS) for river in rivers if river.id]
    for i, parts in enumerate(zip(*cut, strict=True)):
        share = TAPER + (1 - TAPER) * ((i + 0.5) / TAPER_PARTS) ** 0.7
        yield from stroke_slices(painter, parts, camera, ink, share * width, rounded=near)


def _lakes(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> Slices:
    path = rings_path(lines.lakes, camera)
    if not path.isEmpty():
        painter.fillPath(path, colour(style.lake))
        painter.strokePath(path, QPen(colour(style.coast), 0.9 * camera.scale))
        yield


def _borders(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> Slices:
    scale = camera.scale
    band = colour(style.border_band)
    band.setAlphaF(0.45)
    yield from stroke_slices(painter, lines.borders, camera, band, 6.5 * scale)
    dashes = tuple(part * scale for part in (10.0, 4.0, 2.0, 4.0))
    ink = colour(style.border)
    yield from stroke_slices(painter, lines.borders, camera, ink, 1.6 * scale, dashes)


def _walls(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> Slices:
    """Draw walls as a line with battlements."""
    if camera.m_per_px * camera.scale > WALL_COARSEST_M:
        return
    ink, scale = colour(style.mountain_label), camera.scale
    ink.setAlphaF(0.65)
    yield from stroke_slices(painter, lines.walls, camera, ink, 1.2 * scale)
    teeth = (3.2 * scale, 4.2 * scale)
    yield from stroke_slices(painter, lines.walls, camera, ink, 4.4 * scale, teeth)


def _railways(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> Slices:
    scale = camera.scale
    growth = float(np.clip((280.0 / (camera.m_per_px * scale)) ** 0.3, 0.72, 1.15))
    dark_ink, pale_ink = colour(style.railway), colour(style.railway_gap)
    for rank in reversed(list(RailwayRank)):
        if rank is RailwayRank.BRANCH and camera.m_per_px * scale > BRANCH_COARSEST_M:
            continue
        dark, pale, dash = (part * scale * growth for part in RAILWAY_PT[rank])
        found = [line.points for line in lines.railways.values() if line.rank is rank]
        yield from stroke_slices(painter, found, camera, dark_ink, dark)
        yield from stroke_slices(painter, found, camera, pale_ink, pale, (dash, dash))


def _outside(painter: QPainter, area_m: FloatArray, camera: Camera, style: Style) -> Slices:
    """Lay plain paper where the map has no data, so that nobody takes it for sea."""
    corners = camera.to_px(area_m)
    low, high = corners.min(axis=0), corners.max(axis=0)
    if (high < 0).any() or (low > camera.size_px).any():
        painter.fillRect(QRectF(0, 0, *camera.size_px), colour(style.plate))
        yield
        return
    area = rings_path([area_m], camera)
    paper = QPainterPath()
    paper.addRect(QRectF(-1, -1, camera.size_px[0] + 2, camera.size_px[1] + 2))
    paper = paper.subtracted(area)
    if not paper.isEmpty():
        painter.fillPath(paper, colour(style.plate))
        yield
        yield from stroke_slices(
            painter, [area_m], camera, colour(style.plate_line), 1.2 * camera.scale
        )
