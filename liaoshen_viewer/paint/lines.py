"""Lines and rings of metres as Qt's shapes, cut to what a picture can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.camera import Camera

MARGIN_PX: Final = 60.0
"""How far outside the picture lines are still drawn, for their width and joins."""


def polygon(xy_px: FloatArray) -> QPolygonF:
    """Return pixels (k, 2) as a polygon or polyline."""
    return QPolygonF([QPointF(x, y) for x, y in xy_px.tolist()])


def rings_path(rings: Iterable[FloatArray], camera: Camera) -> QPainterPath:
    """Return closed rings of metres as one path, without those that lie outside the picture."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        xy = camera.to_px(ring)
        if _touches(xy, camera):
            path.addPolygon(polygon(xy))
            path.closeSubpath()
    return path


def pieces_in(line: FloatArray, camera: Camera) -> Iterator[tuple[FloatArray, float]]:
    """Yield the pieces (k, 2) of a line that the picture can show, in pixels.

    With each comes the length of the line before it, in pixels, so that a dashed line keeps its
    dashes where they are while the map is panned.
    """
    xy = camera.to_px(line)
    if not _touches(xy, camera):
        return
    low, high = np.minimum(xy[:-1], xy[1:]), np.maximum(xy[:-1], xy[1:])
    size = np.array(camera.size_px)
    seen = ((high >= -MARGIN_PX) & (low <= size + MARGIN_PX)).all(axis=1)
    lengths = np.hypot(*(xy[1:] - xy[:-1]).T)
    before = np.concatenate([[0.0], np.cumsum(lengths)])
    edges = np.flatnonzero(np.diff(np.concatenate([[0], seen.astype(np.int8), [0]])))
    for start, end in edges.reshape(-1, 2):
        yield xy[start : end + 1], float(before[start])


def stroke(
    painter: QPainter,
    lines: Iterable[FloatArray],
    camera: Camera,
    ink: QColor,
    width_px: float,
    dashes_px: tuple[float, ...] = (),
) -> None:
    """Stroke lines of metres; `dashes_px` are dash and gap in pixels."""
    pen = QPen(ink, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes_px else Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        for piece, before in pieces_in(line, camera):
            if dashes_px:
                # Qt counts dashes in widths of the pen.
                pen.setDashPattern([dash / width_px for dash in dashes_px])
                pen.setDashOffset(before % sum(dashes_px) / width_px)
            painter.setPen(pen)
            painter.drawPolyline(polygon(piece))


def _touches(xy: FloatArray, camera: Camera) -> bool:
    low, high = xy.min(axis=0), xy.max(axis=0)
    size = np.array(camera.size_px)
    return bool((high >= -MARGIN_PX).all() and (low <= size + MARGIN_PX).all())
