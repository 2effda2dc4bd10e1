"""The basemap's picture: painted exactly for a camera at rest, and kept for the next frames."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPen

from liaoshen_viewer.geography.basemap import RailwayRank
from liaoshen_viewer.geography.ground import Ground, GroundLines
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import rings_path, stroke
from liaoshen_viewer.paint.relief import relief_picture
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import GroundMark
from liaoshen_viewer.scene.style import Style

GROUND_LAYERS: Final = frozenset({"relief", "borders", "rivers", "railways"})
COAST_BANDS_PT: Final = ((26.0, 0.16), (17.0, 0.2), (9.0, 0.3), (4.0, 0.4))
"""The pale water along the coast: width of a stroke, and how strong it is."""
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
PICTURES_KEPT: Final = 3
OVERVIEW_PX: Final = 1_600


class GroundKeep:
    """The last pictures of the ground, and one of the whole map for what these do not cover."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[tuple[Camera, Hashable], QImage] = OrderedDict()
        self._overview: tuple[Hashable, Camera, QImage] | None = None
        self._ground: Ground | None = None

    def exact(self, mark: GroundMark, camera: Camera, style: Style) -> QImage:
        """Return the ground painted for exactly this camera."""
        self._about(mark.ground)
        key = (camera, _look(mark, style))
        if key not in self._pictures:
            self._pictures[key] = ground_picture(mark, camera, style)
            if len(self._pictures) > PICTURES_KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def paint_moving(
        self, painter: QPainter, mark: GroundMark, camera: Camera, style: Style
    ) -> None:
        """Paint the ground from pictures of other cameras, shifted and scaled: never blank."""
        self._about(mark.ground)
        if (camera, _look(mark, style)) in self._pictures:
            painter.drawImage(0, 0, self.exact(mark, camera, style))
            return
        far_camera, far = self._far(mark, camera, style)
        painter.fillRect(QRectF(0, 0, *camera.size_px), colour(style.sea))
        _paint_from(painter, far_camera, far, camera)
        for (from_camera, look), picture in self._pictures.items():
            if look == _look(mark, style):
                _paint_from(painter, from_camera, picture, camera)

    def _about(self, ground: Ground) -> None:
        if ground is not self._ground:
            self._pictures.clear()
            self._overview = None
            self._ground = ground

    def _far(self, mark: GroundMark, camera: Camera, style: Style) -> tuple[Camera, QImage]:
        key = (_look(mark, style), camera.scale)
        if self._overview is None or self._overview[0] != key:
            far = overview_camera(mark.ground, camera.scale)
            self._overview = (key, far, ground_picture(mark, far, style))
        return self._overview[1], self._overview[2]


def _look(mark: GroundMark, style: Style) -> Hashable:
    return style.id, mark.layers & GROUND_LAYERS


def _paint_from(painter: QPainter, source: Camera, picture: QImage, camera: Camera) -> None:
    corners = source.to_m(np.array([(0.0, 0.0), source.size_px]))
    (left, top), (right, bottom) = camera.to_px(corners)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, right - left, bottom - top), picture)


def overview_camera(ground: Ground, scale: float) -> Camera:
    """Return the camera that sees the whole ground, OVERVIEW_PX wide."""
    points = np.concatenate(ground.lines.land)
    low, high = points.min(axis=0), points.max(axis=0)
    m_per_px = float(high[0] - low[0]) / OVERVIEW_PX
    height = int(np.ceil((high[1] - low[1]) / m_per_px))
    middle = (low + high) / 2
    return Camera((float(middle[0]), float(middle[1])), m_per_px, (OVERVIEW_PX, height), scale)


def ground_picture(mark: GroundMark, camera: Camera, style: Style) -> QImage:
    """Paint the ground for a camera: land, water, borders, railways."""
    picture = QImage(*camera.size_px, QImage.Format.Format_RGB32)
    lines = mark.ground.level(camera.m_per_px)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _land(painter, mark, camera, style)
    _sea(painter, lines, camera, style)
    if "rivers" in mark.layers:
        _rivers(painter, lines, camera, style)
    _lakes(painter, lines, camera, style)
    if "borders" in mark.layers:
        _borders(painter, lines, camera, style)
    if "railways" in mark.layers:
        _railways(painter, lines, camera, style)
    painter.end()
    return picture


def _land(painter: QPainter, mark: GroundMark, camera: Camera, style: Style) -> None:
    relief = mark.ground.relief
    if relief is None or "relief" not in mark.layers:
        painter.fillRect(QRectF(0, 0, *camera.size_px), colour(style.land))
        return
    shaded = relief_picture(relief, mark.ground.projection, camera, style)
    cell = -(-camera.size_px[0] // shaded.width())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, shaded.width() * cell, shaded.height() * cell), shaded)


def _sea(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> None:
    """Lay the sea over the land, pale along the coast."""
    coast = rings_path(lines.land, camera)
    water = QImage(*camera.size_px, QImage.Format.Format_ARGB32_Premultiplied)
    water.fill(colour(style.sea))
    brush = QPainter(water)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = colour(style.sea_edge)
    for width, strength in COAST_BANDS_PT:
        edge.setAlphaF(strength)
        brush.strokePath(coast, QPen(edge, 2 * width * camera.scale))
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    brush.fillPath(coast, colour("#000000"))
    brush.end()
    painter.drawImage(0, 0, water)
    painter.strokePath(coast, QPen(colour(style.coast), 1.1 * camera.scale))


def _rivers(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> None:
    scale_m = camera.m_per_px * camera.scale
    # Nearer by, rivers are drawn wider, but far less than the map grows.
    growth = float(np.clip((500.0 / scale_m) ** 0.35, 0.75, 2.2))
    for rank in range(len(RIVER_PT) - 1, -1, -1):
        if scale_m <= RIVER_COARSEST_M[rank]:
            found = [river.points for river in lines.rivers if min(river.rank, 4) == rank]
            width = RIVER_PT[rank] * growth * camera.scale
            stroke(painter, found, camera, colour(style.river), width)


def _lakes(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> None:
    path = rings_path(lines.lakes, camera)
    painter.fillPath(path, colour(style.lake))
    painter.strokePath(path, QPen(colour(style.coast), 0.9 * camera.scale))


def _borders(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> None:
    scale = camera.scale
    band = colour(style.border_band)
    band.setAlphaF(0.45)
    stroke(painter, lines.borders, camera, band, 6.5 * scale)
    dashes = tuple(part * scale for part in (10.0, 4.0, 2.0, 4.0))
    stroke(painter, lines.borders, camera, colour(style.border), 1.6 * scale, dashes)


def _railways(painter: QPainter, lines: GroundLines, camera: Camera, style: Style) -> None:
    scale = camera.scale
    growth = float(np.clip((280.0 / (camera.m_per_px * scale)) ** 0.3, 0.72, 1.15))
    for rank in reversed(list(RailwayRank)):
        if rank is RailwayRank.BRANCH and camera.m_per_px * scale > BRANCH_COARSEST_M:
            continue
        dark, pale, dash = (part * scale * growth for part in RAILWAY_PT[rank])
        found = [line.points for line in lines.railways.values() if line.rank is rank]
        stroke(painter, found, camera, colour(style.railway), dark)
        stroke(painter, found, camera, colour(style.railway_gap), pale, (dash, dash))
