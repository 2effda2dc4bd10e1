"""The outlines of signs: the shape tells the side, and a ship and an aircraft from a formation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from liaoshen_viewer.scene.marks import SignKind
from liaoshen_viewer.scene.sign_looks import Signs

CUT: Final = 0.3
"""How much of the height is cut off the corners of the second side's signs."""
ROUND: Final = 0.42
FLAT: Final = 0.16
"""How much of a round frame of the second side is cut off at its foot."""
SHAPES: Final = 4
"""Sides beyond so many begin again with the first shape."""


def sign_shape(kind: int, side: int, frame: QRectF, signs: Signs) -> QPainterPath:
    """Return the outline of a sign whose frame is `frame`."""
    if signs is Signs.NATO and kind == SignKind.SHIP:
        return _disc(side, frame)
    if signs is Signs.NATO and kind == SignKind.AIRCRAFT:
        return _arch(side, frame)
    if kind == SignKind.SHIP:
        hull = _hull(frame)
        return hull.intersected(side_outline(side, hull.boundingRect()))
    if kind == SignKind.AIRCRAFT:
        return _closed(_wings(frame)).united(side_outline(side, frame))
    return side_outline(side, frame)


def side_outline(side: int, frame: QRectF) -> QPainterPath:
    """Return a side's own form of a box: square, cut, rounded or leaning corners."""
    path, cut = QPainterPath(), CUT * frame.height()
    shape = side % SHAPES
    if shape == 1:
        return _closed(_cut_corners(frame, cut))
    if shape == 2:
        path.addRoundedRect(frame, ROUND * frame.height(), ROUND * frame.height())
    elif shape == 3:
        return _closed(
            [frame.topLeft() + QPointF(cut, 0), frame.topRight(),
             frame.bottomRight() - QPointF(cut, 0), frame.bottomLeft()]
        )  # fmt: skip
    else:
        path.addRect(frame)
    return path


def _cut_corners(frame: QRectF, cut: float) -> list[QPointF]:
    left, top, right, bottom = frame.left(), frame.top(), frame.right(), frame.bottom()
    return [
        QPointF(left + cut, top), QPointF(right - cut, top), QPointF(right, top + cut),
        QPointF(right, bottom - cut), QPointF(right - cut, bottom), QPointF(left + cut, bottom),
        QPointF(left, bottom - cut), QPointF(left, top + cut),
    ]  # fmt: skip


def _hull(frame: QRectF) -> QPainterPath:
    slant = frame.height() * 0.42
    return _closed(
        [
            frame.topLeft() - QPointF(slant * 0.6, 0),
            frame.topRight() + QPointF(slant * 0.6, 0),
            frame.bottomRight() - QPointF(slant * 0.4, 0),
            frame.bottomLeft() + QPointF(slant * 0.4, 0),
        ]
    )


def _wings(frame: QRectF) -> list[QPointF]:
    high, thin = frame.height() * 0.95, frame.width() * 0.1
    return [
        QPointF(-thin, -high), QPointF(thin * 0.2, -high), QPointF(thin * 1.6, 0),
        QPointF(thin * 0.2, high), QPointF(-thin, high), QPointF(-thin * 0.6, 0),
    ]  # fmt: skip


def disc_frame(frame: QRectF) -> QRectF:
    """Return the box of the round frame of a ship: 1.2 times as high, after APP-6."""
    high = 1.2 * frame.height()
    return QRectF(frame.center().x() - high / 2, frame.center().y() - high / 2, high, high)


def arch_frame(frame: QRectF) -> QRectF:
    """Return the box of the arch of an aircraft, after APP-6."""
    high = 1.2 * frame.height()
    wide = high * 110 / 120
    return QRectF(frame.center().x() - wide / 2, frame.center().y() - high / 2, wide, high)


def _disc(side: int, frame: QRectF) -> QPainterPath:
    box, path = disc_frame(frame), QPainterPath()
    path.addEllipse(box)
    return path.intersected(_footed(side, box)) if side % SHAPES else path


def _arch(side: int, frame: QRectF) -> QPainterPath:
    box, path = arch_frame(frame), QPainterPath()
    left, top, wide, high = box.left(), box.top(), box.width(), box.height()
    path.moveTo(left + wide, top + high)
    path.cubicTo(left + wide, top + high / 6, left + 0.64 * wide, top, left + wide / 2, top)
    path.cubicTo(left + 0.36 * wide, top, left, top + high / 6, left, top + high)
    path.closeSubpath()
    return path.intersected(_closed(_cut_corners(box, CUT * high))) if side % SHAPES else path


def _footed(side: int, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box.adjusted(0, 0, 0, -FLAT * (side % SHAPES) * box.height()))
    return path


def _closed(corners: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path
