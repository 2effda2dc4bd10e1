"""Airfields, harbours and passes as small signs on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from liaoshen_viewer.geography.basemap import Site, SiteKind
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.style import Style

COARSEST_M: Final = (900.0, 450.0, 180.0)
"""From how many metres per point downwards a site of rank 1, 2, 3 is shown."""
AIRFIELD_PT: Final = 6.5
HARBOUR_BELOW_PT: Final = 16.0
"""A harbour's anchor stands below the dot of its town."""


def paint_sites(
    painter: QPainter, sites: Sequence[Site], sites_m: FloatArray, camera: Camera, style: Style
) -> None:
    """Paint the sites that are shown at the camera's scale."""
    scale_m = camera.m_per_px * camera.scale
    shapes = {SiteKind.AIRFIELD: _airfield(), SiteKind.PORT: _anchor(), SiteKind.PASS: _pass()}
    for site, (x, y) in zip(sites, camera.to_px(sites_m).tolist(), strict=True):
        if scale_m > COARSEST_M[site.rank - 1] or not _seen(x, y, camera):
            continue
        painter.save()
        painter.translate(x, y)
        painter.scale(camera.scale, camera.scale)
        _paint(painter, shapes[site.kind], site.kind, style)
        painter.restore()


def _seen(x: float, y: float, camera: Camera) -> bool:
    width, height = camera.size_px
    reach = 2 * HARBOUR_BELOW_PT * camera.scale
    return -reach <= x <= width + reach and -reach <= y <= height + reach


def _paint(painter: QPainter, shape: QPainterPath, kind: SiteKind, style: Style) -> None:
    """Paint a shape in points about the origin, with a halo."""
    ink = colour(style.water_label if kind is SiteKind.PORT else style.label_soft)
    halo = QPen(colour(style.halo), 3.6)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen = QPen(ink, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in (halo, pen):
        painter.strokePath(shape, stroke)
    if kind is SiteKind.AIRFIELD:
        painter.fillPath(_aeroplane(), ink)


def _airfield() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), AIRFIELD_PT, AIRFIELD_PT)
    return path


def _aeroplane() -> QPainterPath:
    """Return a plane that flies up, a fuselage with wings and tail."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(QRectF(-0.8, -4.4, 1.6, 8.4), 0.8, 0.8)
    path.addRect(QRectF(-4.2, -1.8, 8.4, 1.8))
    path.addRect(QRectF(-1.9, 2.4, 3.8, 1.2))
    return path


def _anchor() -> QPainterPath:
    """Return an anchor: ring, shank, stock and arms."""
    y = HARBOUR_BELOW_PT
    path = QPainterPath()
    path.addEllipse(QPointF(0, y - 5.2), 1.5, 1.5)
    path.moveTo(0, y - 3.7)
    path.lineTo(0, y + 5.4)
    path.moveTo(-3.0, y - 1.9)
    path.lineTo(3.0, y - 1.9)
    path.moveTo(-5.2, y + 1.2)
    path.cubicTo(-4.6, y + 4.6, -2.4, y + 5.4, 0, y + 5.4)
    path.cubicTo(2.4, y + 5.4, 4.6, y + 4.6, 5.2, y + 1.2)
    return path


def _pass() -> QPainterPath:
    """Return two arcs, back to back, with the way between them."""
    path = QPainterPath()
    for side in (-1, 1):
        path.moveTo(side * 5.0, -4.6)
        path.quadTo(side * 0.4, 0.0, side * 5.0, 4.6)
    return path
