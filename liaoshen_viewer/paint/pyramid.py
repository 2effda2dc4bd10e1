"""What is kept of the ground: exact pictures of cameras at rest, and tiles of fixed scales.

Tiles are painted at scales that are steps of the square root of 2, on a grid in projected metres.
A camera that moves is shown from the best of what is there: pictures and tiles of about its scale
first, coarser ones for what these do not cover, and one picture of the whole map below them all.
A camera at rest is painted exactly, for itself; so is every exported picture.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Generator, Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QRegion

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.ground import GROUND_LAYERS, ground_picture, ground_slices
from liaoshen_viewer.paint.sampling import (
    coarser,
    copied_from,
    enlarge,
    rects,
    scaled_from,
    shrunk,
    times_coarser,
    unlike,
)
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import GroundMark
from liaoshen_viewer.scene.style import Style

TILE_PX: Final = 512
APRON_PX: Final = 2
"""What a tile shows beyond its own square, so that no seam opens between scaled tiles."""
TILES_KEPT: Final = 56
"""At 1 MB each; enough for a view of 3840 x 2160 pixels."""
PICTURES_KEPT: Final = 2
SAME_SCALE: Final = 1e-9
OVERVIEW_PX: Final = 1_200
LEVELS_SEARCHED: Final = (0, 1, -1, 2, -2, 3, 4, 5, 6, 7, 8)
"""How many scales away a tile may come from; much finer ones would only flicker."""
AHEAD_TILES: Final = 24
"""How many tiles are painted ahead about a camera that rests."""


@dataclass(frozen=True, slots=True)
class TileKey:
    """A tile: its scale as the exponent of the square root of 2, its column and row.

    Columns count eastwards and rows northwards from the origin of the projection.
    """

    level: int
    column: int
    row: int


Wanted = Camera | TileKey
"""What can be painted ahead: the exact picture of a camera, or a tile."""


class GroundKeep:
    """The pictures of one ground that are kept, and the work under way.

    At 3840 x 2160 pixels they take at most 56 MB of tiles, 66 of pictures, 4 of the sampled view
    and 6 of the overview.
    """

    def __init__(self) -> None:
        self._ground: Ground | None = None
        self._look: Hashable = None
        self._scale = 1.0
        self._pictures: OrderedDict[Camera, QImage] = OrderedDict()
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._overview: tuple[Camera, QImage] | None = None
        self._sampled = QImage()
        self._job: tuple[Wanted, Generator[None, None, QImage]] | None = None

    def exact(self, mark: GroundMark, camera: Camera, style: Style) -> QImage:
        """Return the ground painted for exactly this camera."""
        self._about(mark, camera, style)
        if camera not in self._pictures:
            self._keep(camera, ground_picture(mark, camera, style))
        self._pictures.move_to_end(camera)
        return self._pictures[camera]

    def ready(self, mark: GroundMark, camera: Camera, style: Style) -> bool:
        """Tell whether the exact picture is there."""
        self._about(mark, camera, style)
        return camera in self._pictures

    def paint_moving(
        self, painter: QPainter, mark: GroundMark, camera: Camera, style: Style
    ) -> None:
        """Paint the ground from what is kept, shifted and scaled: never blank."""
        if self.ready(mark, camera, style) or not (self._pictures or self._overview):
            painter.drawImage(0, 0, self.exact(mark, camera, style))
            return
        left = QRegion(0, 0, *camera.size_px)
        for source, picture in self._pictures.items():
            if unlike(source, camera) < SAME_SCALE:
                left = copied_from(painter, source, picture, camera, left)
        times = times_coarser(camera)
        if left.isEmpty():
            return
        if times == 1:
            self._paint_scaled(painter, mark, camera, style, left)
            return
        view = coarser(camera, times)
        if self._sampled.size() != QSize(*view.size_px):
            self._sampled = QImage(*view.size_px, QImage.Format.Format_RGB32)
        small = QPainter(self._sampled)
        self._paint_scaled(small, mark, view, style, shrunk(left, times))
        small.end()
        enlarge(painter, self._sampled, times, left)

    def _paint_scaled(
        self, painter: QPainter, mark: GroundMark, camera: Camera, style: Style, left: QRegion
    ) -> None:
        """Paint a region from what is kept, the best first."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for source, picture, apron in self._sources(camera):
            left = scaled_from(painter, source, picture, apron, camera, left)
            if left.isEmpty():
                return
        far, overview = self._whole(mark, camera, style)
        for rect in rects(scaled_from(painter, far, overview, 0, camera, left)):
            painter.fillRect(rect, colour(style.plate))

    def step(self, mark: GroundMark, camera: Camera, style: Style, *, resting: bool) -> bool:
        """Do a few milliseconds of work ahead for this camera; tell whether there is more.

        At rest the exact picture comes first, and then what a next move would show.
        """
        self._about(mark, camera, style)
        wanted = self._wanted(camera, resting=resting)
        if self._job is None or self._job[0] not in wanted:
            if not wanted:
                return False
            target = wanted[0]
            scale = camera.scale / times_coarser(camera)
            view = _tile_camera(target, scale) if isinstance(target, TileKey) else target
            self._job = (target, ground_slices(mark, view, style))
        target, work = self._job
        try:
            next(work)
        except StopIteration as done:
            self._job = None
            self._keep(target, done.value)
        return True

    def _about(self, mark: GroundMark, camera: Camera, style: Style) -> None:
        """Forget what is of another ground, style or choice of layers, and tiles of other widths.

        Pictures with lines of another width still serve: the window has changed its size.
        """
        look = style.id, mark.layers & GROUND_LAYERS
        if mark.ground is not self._ground or look != self._look:
            self._pictures.clear()
            self._tiles.clear()
            self._overview = self._job = None
            self._ground, self._look = mark.ground, look
        if camera.scale != self._scale:
            self._tiles.clear()
            self._job = None
            self._scale = camera.scale

    def _keep(self, what: Wanted, picture: QImage) -> None:
        if isinstance(what, TileKey):
            self._tiles[what] = picture
            if len(self._tiles) > TILES_KEPT:
                self._tiles.popitem(last=False)
        elif self._ground is not None and what == overview_camera(self._ground, what.scale):
            self._overview = (what, picture)
        else:
            self._pictures[what] = picture
            if len(self._pictures) > PICTURES_KEPT:
                self._pictures.popitem(last=False)

    def _whole(self, mark: GroundMark, camera: Camera, style: Style) -> tuple[Camera, QImage]:
        if self._overview is None:
            far = overview_camera(mark.ground, camera.scale)
            self._overview = (far, ground_picture(mark, far, style))
        return self._overview

    def _wanted(self, camera: Camera, *, resting: bool) -> list[Wanted]:
        """Return what is missing, the most needed first."""
        wanted: list[Wanted] = []
        if resting and camera not in self._pictures:
            wanted.append(camera)
        view = coarser(camera, times_coarser(camera))
        have = self._overview is not None and self._overview[0].scale == view.scale
        if self._ground is not None and not have:
            wanted.append(overview_camera(self._ground, view.scale))
        tiles = ahead_of(view) if resting else tiles_of(view, level_of(view))
        wanted.extend(key for key in islice(tiles, AHEAD_TILES) if key not in self._tiles)
        return wanted

    def _sources(self, camera: Camera) -> Iterator[tuple[Camera, QImage, int]]:
        """Yield pictures that may show some of the view, the best first, and their aprons."""
        near = sorted(self._pictures, key=lambda source: unlike(source, camera))
        middling = [source for source in near if unlike(source, camera) < math.log(1.5)]
        for source in middling:
            yield source, self._pictures[source], 0
        first = level_of(camera)
        for away in LEVELS_SEARCHED:
            for key in _kept_of(camera, first + away, self._tiles):
                self._tiles.move_to_end(key)
                yield _tile_camera(key, camera.scale), self._tiles[key], APRON_PX
        for source in near[len(middling) :]:
            if source.m_per_px > camera.m_per_px / 2 or self._overview is None:
                yield source, self._pictures[source], 0


def level_of(camera: Camera) -> int:
    """Return the level whose scale is nearest to a camera's."""
    return round(2 * math.log2(camera.m_per_px))


def tiles_of(camera: Camera, level: int, margin_px: float = 0.0) -> Iterator[TileKey]:
    """Yield the tiles of a level that a camera sees, from its middle outwards."""
    columns, rows = _span(camera, level, margin_px)
    middle = np.array(camera.center_m) / _tile_m(level) - 0.5
    keys = [TileKey(level, column, row) for column in columns for row in rows]
    return iter(sorted(keys, key=lambda k: max(abs(k.column - middle[0]), abs(k.row - middle[1]))))


def ahead_of(camera: Camera) -> Iterator[TileKey]:
    """Yield what a camera at rest may need next: by panning, and by zooming out and in."""
    level = level_of(camera)
    yield from tiles_of(camera, level, TILE_PX / 2)
    wider = replace(camera, m_per_px=2 * camera.m_per_px)
    yield from tiles_of(wider, level + 2)
    nearer = replace(camera, m_per_px=camera.m_per_px / 2)
    yield from tiles_of(nearer, level - 2)


def overview_camera(ground: Ground, scale: float) -> Camera:
    """Return the camera that sees the whole ground, OVERVIEW_PX wide."""
    low, high = ground.area_m.min(axis=0), ground.area_m.max(axis=0)
    m_per_px = float(high[0] - low[0]) / OVERVIEW_PX
    height = math.ceil((high[1] - low[1]) / m_per_px)
    middle = (low + high) / 2
    return Camera((float(middle[0]), float(middle[1])), m_per_px, (OVERVIEW_PX, height), scale)


def _kept_of(camera: Camera, level: int, tiles: OrderedDict[TileKey, QImage]) -> list[TileKey]:
    columns, rows = _span(camera, level, 0.0)
    return [
        key for key in tiles if key.level == level and key.column in columns and key.row in rows
    ]


def _span(camera: Camera, level: int, margin_px: float) -> tuple[range, range]:
    """Return the columns and rows of a level's tiles that a camera sees."""
    size = np.array(camera.size_px)
    corners = camera.to_m(np.array([(0.0, size[1]), (size[0], 0.0)]))
    margin_m = margin_px * camera.m_per_px
    low = np.floor((corners[0] - margin_m) / _tile_m(level)).astype(int)
    high = np.floor((corners[1] + margin_m) / _tile_m(level)).astype(int)
    return range(low[0], high[0] + 1), range(low[1], high[1] + 1)


def _tile_m(level: int) -> float:
    return float(TILE_PX * 2.0 ** (level / 2))


def _tile_camera(key: TileKey, scale: float) -> Camera:
    side = _tile_m(key.level)
    middle = ((key.column + 0.5) * side, (key.row + 0.5) * side)
    whole = TILE_PX + 2 * APRON_PX
    return Camera(middle, side / TILE_PX, (whole, whole), scale)
