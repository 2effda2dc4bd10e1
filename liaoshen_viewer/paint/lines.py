"""Lines and rings of metres as Qt's shapes, cut to what a picture can show."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from shiboken6 import VoidPtr

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.camera import Camera

MARGIN_PT: Final = 60.0
"""How far outside the picture shapes are still drawn, for their width, joins and shine."""
_ROOM: Final[Any] = VoidPtr
"""Its hints know neither Qt's objects nor that it can be written to."""
POINT_BYTES: Final = 8
"""Bytes of a coordinate in Qt's points, which are doubles everywhere."""
LONGEST_PIECE: Final = 160
"""Points of a line stroked at a stretch: 1 to 3 ms of work."""


def polygon(xy_px: FloatArray) -> QPolygonF:
    """Return pixels (k, 2) as a polygon or polyline.

    The numbers are copied at once into Qt's own: point by point a coast took 11 ms, so it is 0.02.
    """
    shape = QPolygonF()
    if len(xy_px):
        shape.resize(len(xy_px))
        room = _ROOM(shape.data(), xy_px.size * POINT_BYTES, True)
        np.frombuffer(room, dtype=np.float64)[:] = xy_px.ravel()
    return shape


def rounded_path(xy_px: FloatArray) -> QPainterPath:
    """Return pixels (k, 2) as a line without corners: it bends from side to side of each.

    Its quadratic curves run from the middle of a side to that of the next, with the corner as
    their handle; the ends stay, and no side is left by more than a quarter of a corner's height.
    """
    path = QPainterPath(QPointF(*xy_px[0]))
    middles = ((xy_px[:-1] + xy_px[1:]) / 2).tolist()
    path.lineTo(*middles[0])
    for (x, y), (to_x, to_y) in zip(xy_px[1:-1].tolist(), middles[1:], strict=True):
        path.quadTo(x, y, to_x, to_y)
    path.lineTo(*xy_px[-1].tolist())
    return path


def rings_path(rings: Iterable[FloatArray], camera: Camera) -> QPainterPath:
    """Return closed rings of metres as one path, cut to the picture and its margin."""
    return path_of(rings_px(rings, camera))


def rings_px(rings: Iterable[FloatArray], camera: Camera) -> list[FloatArray]:
    """Return what the picture and its margin show of closed rings of metres, in pixels."""
    seen = _overlapping(list(rings), _seen_m(camera))
    cut = (clipped_ring(camera.to_px(ring), camera) for ring in seen)
    return [ring for ring in cut if len(ring) > 2]


def path_of(rings: Iterable[FloatArray]) -> QPainterPath:
    """Return closed rings of pixels as one path; a ring within another is a hole."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(polygon(ring))
        path.closeSubpath()
    return path


def rings_in_rows(rings: Sequence[FloatArray], top: float, bottom: float) -> list[FloatArray]:
    """Return rings of pixels cut to some rows of the picture: Qt works through all of a path."""
    found = []
    for ring in _overlapping(rings, np.array([(-np.inf, top), (np.inf, bottom)])):
        part = _half_plane(ring, ring[:, 1] - top)
        part = _half_plane(part, bottom - part[:, 1])
        if len(part) > 2:
            found.append(part)
    return found


def margin_px(camera: Camera) -> float:
    """Return `MARGIN_PT` in pixels, at least as many as points."""
    return MARGIN_PT * max(1.0, camera.scale)


def _seen_m(camera: Camera) -> FloatArray:
    """Return what the picture and its margin show: lowest and highest metres, (2, 2)."""
    margin, (width, height) = margin_px(camera), camera.size_px
    return camera.to_m(np.array([(-margin, height + margin), (width + margin, -margin)]))


def _overlapping(lines: Sequence[FloatArray], seen: FloatArray) -> list[FloatArray]:
    """Return those lines whose box meets what is seen: the lowest and highest x and y, (2, 2)."""
    if not lines:
        return []
    points = np.concatenate(lines)
    starts = np.cumsum([0, *map(len, lines[:-1])])
    low, high = (ends.reduceat(points, starts) for ends in (np.minimum, np.maximum))
    rows = np.flatnonzero(((high >= seen[0]) & (low <= seen[1])).all(axis=1))
    return [lines[row] for row in rows.tolist()]


def clipped_ring(xy_px: FloatArray, camera: Camera) -> FloatArray:
    """Cut a ring (k, 2) to the picture and its margin, side by side (Sutherland, Hodgman 1974).

    Where the ring leaves and comes back it runs along the cut: right for filling, not for lines.
    """
    margin = margin_px(camera)
    for axis, size in enumerate(camera.size_px):
        xy_px = _half_plane(xy_px, xy_px[:, axis] + margin)
        xy_px = _half_plane(xy_px, size + margin - xy_px[:, axis])
    return xy_px


def _half_plane(ring: FloatArray, height: FloatArray) -> FloatArray:
    """Return the part of a ring whose `height` (k,) is not below zero."""
    inside = height >= 0
    if inside.all():
        return ring
    onward = np.roll(ring, -1, axis=0)
    crossing = inside != np.roll(inside, -1)
    onward_height = np.roll(height, -1)
    share = height[crossing] / (height[crossing] - onward_height[crossing])
    cuts = ring[crossing] + (onward[crossing] - ring[crossing]) * share[:, None]
    # A cut comes after the point before it.
    rows = np.cumsum(inside.astype(np.int64) + crossing)
    points = np.empty((int(rows[-1]), 2))
    points[(rows - 1 - crossing)[inside]] = ring[inside]
    points[(rows - 1)[crossing]] = cuts
    return points


def pieces_in(line: FloatArray, camera: Camera) -> Iterator[tuple[FloatArray, float]]:
    """Yield the pieces (k, 2) of a line that the picture can show, in pixels.

    With each comes the length of the line before it, in pixels, so that a dashed line keeps its
    dashes where they are while the map is panned. No piece has more than LONGEST_PIECE points.
    """
    xy = camera.to_px(line)
    margin, size = margin_px(camera), np.array(camera.size_px)
    low, high = np.minimum(xy[:-1], xy[1:]), np.maximum(xy[:-1], xy[1:])
    seen = ((high >= -margin) & (low <= size + margin)).all(axis=1)
    if not seen.any():
        return
    lengths = np.hypot(*(xy[1:] - xy[:-1]).T)
    before = np.concatenate([[0.0], np.cumsum(lengths)])
    edges = np.flatnonzero(np.diff(np.concatenate([[0], seen.astype(np.int8), [0]])))
    for start, end in edges.reshape(-1, 2).tolist():
        for first in range(start, end, LONGEST_PIECE - 1):
            last = min(first + LONGEST_PIECE - 1, end)
            yield xy[first : last + 1], float(before[first])


def stroke_slices(
    painter: QPainter,
    lines: Iterable[FloatArray],
    camera: Camera,
    ink: QColor,
    width_px: float,
    dashes_px: tuple[float, ...] = (),
    *,
    rounded: bool = False,
) -> Generator[None]:
    """Stroke lines of metres, a slice of work at a time; `dashes_px` are dash and gap in pixels.

    `rounded` lines bend where they have corners.
    """
    pen = QPen(ink, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    # Round ends of pieces would show where they overlap in ink that lets the ground through.
    flat = bool(dashes_px) or ink.alpha() < 255
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    points = 0
    for line in _overlapping(list(lines), _seen_m(camera)):
        for piece, before in pieces_in(line, camera):
            if dashes_px:
                # Qt counts dashes in widths of the pen.
                pen.setDashPattern([dash / width_px for dash in dashes_px])
                pen.setDashOffset(before % sum(dashes_px) / width_px)
            painter.setPen(pen)
            if rounded:
                painter.strokePath(rounded_path(piece), pen)
            else:
                painter.drawPolyline(polygon(piece))
            points += len(piece)
            if points >= LONGEST_PIECE:
                points = 0
                yield
    yield


def parts_of(line: FloatArray, count: int) -> list[FloatArray]:
    """Cut a line (k, 2) into `count` parts of equal length, each beginning where one ended."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    cuts = np.linspace(0.0, along[-1], count + 1)
    ends = np.stack([np.interp(cuts, along, line[:, axis]) for axis in (0, 1)], axis=-1)
    rows = np.searchsorted(along, cuts)
    return [
        np.concatenate([ends[i : i + 1], line[rows[i] : rows[i + 1]], ends[i + 1 : i + 2]])
        for i in range(count)
    ]
