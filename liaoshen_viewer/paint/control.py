"""The wash of control: soft between the sides, sharp at the coast, kept from frame to frame."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QRegion

from liaoshen_viewer.motion.control import CONTESTED
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.cuts import cut_shapes, paint_cuts
from liaoshen_viewer.paint.lines import rings_path
from liaoshen_viewer.paint.stamps import blank
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.control_marks import ControlLook, ControlMark
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.style import Style

COARSE: Final = 8
"""The wash is painted this many times smaller, blurred, and then enlarged."""
MOVING_COARSE: Final = 16
"""The same while the map moves."""
FADE_COARSE: Final = 32
BLUR_PT: Final = 26.0
"""About how wide the border between two sides is."""
CONTESTED_SHARE: Final = 0.5
HATCH_PT: Final = 9.0
HATCH_LINE_PT: Final = 1.4
FADE_M: Final = (90_000.0, 170_000.0)
"""Between these distances from the nearest place of known control the wash fades out."""
LAYERS_KEPT: Final = 2
"""Each has the size of a picture; a moment lies between two of them."""


@dataclass(frozen=True, slots=True)
class ControlKeep:
    """The last layers of the wash, by what they show and for which camera."""

    layers: Keep = field(default_factory=lambda: Keep(LAYERS_KEPT))
    masks: Keep = field(default_factory=lambda: Keep(1))
    moving: Keep = field(default_factory=lambda: Keep(LAYERS_KEPT))
    cells: Keep = field(default_factory=lambda: Keep(2))
    cuts: Keep = field(default_factory=lambda: Keep(1))
    washed: Keep = field(default_factory=lambda: Keep(1))
    """The ground under the wash of the anchor before."""


def paint_control(
    painter: QPainter,
    mark: ControlMark,
    camera: Camera,
    style: Style,
    keep: ControlKeep,
    moving: bool,
) -> None:
    """Lay the wash of two anchors over the ground, each as strong as its share.

    While the camera is `moving` the nearer of the two is shifted and scaled from a coarse picture
    of a wider ground, sharp nowhere.
    """
    if moving:
        _paint_moving(painter, mark, camera, style, keep)
        return
    first = _layer(mark, camera, style, keep)
    changing = _changing(mark, camera) if mark.share > 0 else QRegion()
    whole = QRegion(first.rect())
    painter.setClipRegion(whole.subtracted(changing))
    painter.drawImage(0, 0, first)
    _paint_changing(painter, changing, mark, camera, style, keep)
    painter.setClipping(False)
    painter.drawImage(0, 0, _cuts(mark, camera, style, keep))


def paint_washed(
    painter: QPainter,
    ground: QImage,
    mark: ControlMark,
    camera: Camera,
    style: Style,
    keep: ControlKeep,
) -> None:
    """Paint the ground and the wash over it, as one picture where the wash does not change."""
    keep.washed.about(mark.shapes)
    key: Hashable = (ground.cacheKey(), mark.first, camera, style.id)
    cuts = _cuts(mark, camera, style, keep)
    washed = keep.washed.get(key, lambda: _washed(ground, _layer(mark, camera, style, keep), cuts))
    painter.drawImage(0, 0, washed)
    changing = _changing(mark, camera) if mark.share > 0 else QRegion()
    if not changing.isEmpty():
        painter.setClipRegion(changing)
        painter.drawImage(0, 0, ground)
        _paint_changing(painter, changing, mark, camera, style, keep)
        painter.drawImage(0, 0, cuts)
        painter.setClipping(False)


def _washed(ground: QImage, *layers: QImage) -> QImage:
    picture = ground.copy()
    painter = QPainter(picture)
    for layer in layers:
        painter.drawImage(0, 0, layer)
    painter.end()
    return picture


def _cuts(mark: ControlMark, camera: Camera, style: Style, keep: ControlKeep) -> QImage:
    """Return the cut railways: apart from the wash, since they change at other times."""
    keep.cuts.about(mark.shapes)

    def make() -> QImage:
        layer = blank(*camera.size_px)
        painter = QPainter(layer)
        paint_cuts(painter, cut_shapes(mark, mark.first, camera), style, camera.scale)
        painter.end()
        return layer

    return keep.cuts.get((mark.first.cut, camera, style.id), make)


def _paint_changing(
    painter: QPainter,
    where: QRegion,
    mark: ControlMark,
    camera: Camera,
    style: Style,
    keep: ControlKeep,
) -> None:
    """Lay both washes where they differ: half-strong layers are slow to lay.

    The painter is left clipped to there. Once it is told not to clip, a region set later does not
    make it clip again, so it is told at the end alone.
    """
    if where.isEmpty():
        return
    first, second = _layer(mark, camera, style, keep), _next_layer(mark, camera, style, keep)
    painter.setClipRegion(where)
    painter.setOpacity(1 - mark.share)
    painter.drawImage(0, 0, first)
    painter.setOpacity(mark.share)
    painter.drawImage(0, 0, second)
    painter.setOpacity(1.0)


def _paint_moving(
    painter: QPainter, mark: ControlMark, camera: Camera, style: Style, keep: ControlKeep
) -> None:
    look = mark.second if mark.share > 0.5 else mark.first
    wide = _wider(camera)
    keep.moving.about(mark.shapes)
    key: Hashable = (look, wide, style.id)
    coarse, cuts = keep.moving.get(
        key,
        lambda: (
            _on_land(_coarse(mark, look, wide, style, keep, MOVING_COARSE), mark, wide),
            cut_shapes(mark, look, wide),
        ),
    )
    share = wide.m_per_px / camera.m_per_px
    left, top = camera.to_px(wide.to_m(np.zeros(2))).tolist()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(left, top)
    painter.scale(share, share)
    step = MOVING_COARSE
    painter.drawImage(QRectF(0, 0, coarse.width() * step, coarse.height() * step), coarse)
    paint_cuts(painter, cuts, style, camera.scale)
    painter.restore()


def _wider(camera: Camera) -> Camera:
    """Return a camera that shows twice as much each way, the same one for all that are near."""
    m_per_px = 2.0 ** (math.floor(2 * math.log2(camera.m_per_px)) / 2)
    step = np.array(camera.size_px) * m_per_px / 2
    x, y = (np.round(np.array(camera.center_m) / step) * step).tolist()
    width, height = camera.size_px
    return replace(camera, center_m=(x, y), m_per_px=m_per_px, size_px=(2 * width, 2 * height))


def _changing(mark: ControlMark, camera: Camera) -> QRegion:
    """Return the part of the picture in which the looks of two anchors differ."""
    picture = QRect(0, 0, *camera.size_px)
    region, margin = QRegion(), math.ceil(2 * BLUR_PT * camera.scale) + 2 * COARSE
    if not mark.first.holders:
        return region
    holders = zip(mark.shapes.cells_m, mark.first.holders, mark.second.holders, strict=True)
    for cell, before, after in holders:
        if before != after:
            xy = camera.to_px(cell)
            low, high = np.clip((xy.min(axis=0), xy.max(axis=0)), -1e6, 1e6)
            box = QRect(
                *np.floor(low).astype(int).tolist(), *np.ceil(high - low).astype(int).tolist()
            )
            region += box.adjusted(-margin, -margin, margin, margin) & picture
    return region


def _layer(mark: ControlMark, camera: Camera, style: Style, keep: ControlKeep) -> QImage:
    """Return the wash of the anchor before."""
    keep.layers.about(mark.shapes)
    keep.masks.about(mark.shapes)

    def make() -> QImage:
        layer = blank(*camera.size_px)
        _paint_fine(layer, QRegion(layer.rect()), mark, mark.first, camera, style, keep)
        return layer

    return keep.layers.get((mark.first.holders, camera, style.id), make)


def _next_layer(mark: ControlMark, camera: Camera, style: Style, keep: ControlKeep) -> QImage:
    """Return the wash of the anchor after: the one before, painted anew where they differ."""
    before = _layer(mark, camera, style, keep)

    def make() -> QImage:
        layer = before.copy()
        _paint_fine(layer, _changing(mark, camera), mark, mark.second, camera, style, keep)
        return layer

    return keep.layers.get((mark.second.holders, camera, style.id), make)


def _paint_fine(
    layer: QImage,
    where: QRegion,
    mark: ControlMark,
    look: ControlLook,
    camera: Camera,
    style: Style,
    keep: ControlKeep,
) -> None:
    """Paint a region of a layer: the wash and its hatching, cut to the land."""
    painter = QPainter(layer)
    painter.setClipRegion(where)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(where.boundingRect(), Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if look.holders:
        coarse = _coarse(mark, look, camera, style, keep)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, coarse.width() * COARSE, coarse.height() * COARSE), coarse)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contested = _cells(mark, look, CONTESTED, camera, keep)
        if not contested.isEmpty():
            painter.fillPath(contested, hatching(_origin(camera), camera.scale, style))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        mask = keep.masks.get(camera, lambda: _mask(mark, camera))
        painter.drawImage(0, 0, mask)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.end()


def _coarse(
    mark: ControlMark,
    look: ControlLook,
    camera: Camera,
    style: Style,
    keep: ControlKeep,
    step: int = COARSE,
) -> QImage:
    """Paint the wash `step` times smaller and blur it, so that no border looks surveyed."""
    width, height = (-(-side // step) for side in camera.size_px)
    small = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    small.fill(Qt.GlobalColor.transparent)
    if not look.holders:
        return small
    painter = QPainter(small)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / step, 1 / step)
    for holder, ink in _inks(mark, style):
        painter.fillPath(_cells(mark, look, holder, camera, keep), ink)
    painter.end()
    return _blurred(small, max(1, round(BLUR_PT * camera.scale / step / 4)))


def _inks(mark: ControlMark, style: Style) -> Iterator[tuple[int, QColor]]:
    for holder, name in enumerate(mark.shapes.colours):
        ink = colour(style.side(name).fill)
        ink.setAlphaF(style.wash_strength)
        yield holder, ink
    ink = colour(style.contested)
    ink.setAlphaF(style.wash_strength * CONTESTED_SHARE)
    yield CONTESTED, ink


def _on_land(coarse: QImage, mark: ControlMark, camera: Camera) -> QImage:
    """Cut a coarse wash to the land, as coarsely: a sea that changed colour would flicker."""
    size, step = (coarse.width(), coarse.height()), MOVING_COARSE
    small = replace(camera.resized(size, camera.scale / step), m_per_px=camera.m_per_px * step)
    # Rounding up the size moved the middle by a part of a step.
    middle = camera.to_m(np.array(size) * step / 2)
    small = replace(small, center_m=(float(middle[0]), float(middle[1])))
    cut = QPainter(coarse)
    cut.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    cut.drawImage(0, 0, _mask(mark, small))
    cut.end()
    return coarse


def _cells(
    mark: ControlMark, look: ControlLook, holder: int, camera: Camera, keep: ControlKeep
) -> QPainterPath:
    """Return the cells of a holder as one path."""
    keep.cells.about(mark.shapes)
    cells = keep.cells.get(camera, lambda: [rings_path([it], camera) for it in mark.shapes.cells_m])
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for cell, held_by in zip(cells, look.holders, strict=True):
        if held_by == holder:
            path.addPath(cell)
    return path


def _blurred(picture: QImage, radius: int) -> QImage:
    """Blur a picture by two passes of a box, (2 radius + 1) wide, each way."""
    shape = (picture.height(), picture.bytesPerLine() // 4, 4)
    values = np.frombuffer(picture.constBits(), dtype=np.uint8).reshape(shape).astype(np.uint32)
    width = 2 * radius + 1
    for axis in (0, 1, 0, 1):
        pad = [(radius, radius) if a == axis else (0, 0) for a in range(3)]
        wide = np.pad(values, pad, mode="edge")
        parts = [np.take(wide, range(i, i + shape[axis]), axis=axis) for i in range(width)]
        values = (sum(parts[1:], parts[0]) + width // 2) // width
    data = values.astype(np.uint8)
    made = QImage(data.data, picture.width(), picture.height(), picture.bytesPerLine(),
                  QImage.Format.Format_ARGB32_Premultiplied)  # fmt: skip
    return made.copy()


def _origin(camera: Camera) -> QPointF:
    return QPointF(*camera.to_px(np.zeros(2)).tolist())


def hatching(origin_px: QPointF, scale: float, style: Style) -> QBrush:
    """Return diagonal lines that stay with their origin when the map is moved."""
    step = max(4, round(HATCH_PT * scale))
    tile = QImage(step, step, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour(style.contested)
    ink.setAlphaF(min(1.0, 2 * style.wash_strength))
    painter.setPen(QPen(ink, HATCH_LINE_PT * scale))
    for shift in (-step, 0, step):
        painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1))
    painter.end()
    brush = QBrush(tile)
    shift_px = (round(origin_px.x() % step), round(origin_px.y() % step))
    brush.setTransform(brush.transform().translate(*shift_px))
    return brush


def _mask(mark: ControlMark, camera: Camera) -> QImage:
    """Return where the wash may lie: sharp at the coast, fading far from all places."""
    mask = QImage(*camera.size_px, QImage.Format.Format_ARGB32_Premultiplied)
    mask.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(rings_path(mark.region_m, camera), colour("#000000"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    fade = _distance_fade(mark.shapes.points_m, camera)
    whole = QRectF(0, 0, fade.width() * FADE_COARSE, fade.height() * FADE_COARSE)
    painter.drawImage(whole, fade)
    painter.end()
    return mask


def _distance_fade(points_m: FloatArray, camera: Camera) -> QImage:
    width, height = (-(-side // FADE_COARSE) for side in camera.size_px)
    rows, columns = np.mgrid[0:height, 0:width]
    grid = camera.to_m((np.stack([columns, rows], axis=-1) + 0.5) * FADE_COARSE)
    nearest = np.full((height, width), np.inf)
    for point in points_m:
        away = grid - point
        nearest = np.minimum(nearest, away[..., 0] ** 2 + away[..., 1] ** 2)
    share = np.clip((FADE_M[1] - np.sqrt(nearest)) / (FADE_M[1] - FADE_M[0]), 0.0, 1.0)
    alpha = np.zeros((height, width, 4), dtype=np.uint8)
    alpha[..., 3] = np.rint(255 * share)
    made = QImage(alpha.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return made.copy()
