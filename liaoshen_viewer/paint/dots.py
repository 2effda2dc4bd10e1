"""Dots of places and positions: stamped, to the quarter of a pixel."""

from __future__ import annotations

import math
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import Stamps, blank, is_vector

PARTS: Final = 4
"""A dot stands on whole multiples of this part of a pixel: few stamps serve all."""
INNER: Final = 0.42


class Dot(NamedTuple):
    """What a dot shows: a ring, or with an `inner` colour a square in a square."""

    half_px: float
    line_px: float
    fill: str
    line: str
    inner: str = ""


def stamp_dot(painter: QPainter, at_px: tuple[float, float], dot: Dot, stamps: Stamps) -> None:
    """Put a dot where it belongs."""
    if is_vector(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw(painter, dot, QPointF(*at_px))
        return
    (x, part_x), (y, part_y) = (divmod(math.floor(v * PARTS + 0.5), PARTS) for v in at_px)
    make = partial(_picture, dot, (part_x, part_y))
    room = _room(dot)
    painter.drawImage(QPoint(x - room, y - room), stamps.get((dot, part_x, part_y), make))


def _room(dot: Dot) -> int:
    return math.ceil(dot.half_px + dot.line_px) + 1


def _picture(dot: Dot, part: tuple[int, int]) -> QImage:
    room = _room(dot)
    picture = blank(2 * room + 1, 2 * room + 1)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, dot, QPointF(room + part[0] / PARTS, room + part[1] / PARTS))
    painter.end()
    return picture


def _draw(painter: QPainter, dot: Dot, middle: QPointF) -> None:
    half = dot.half_px
    painter.setPen(QPen(colour(dot.line), dot.line_px))
    painter.setBrush(colour(dot.fill))
    if dot.inner:
        painter.drawRect(_square(middle, half))
        painter.fillRect(_square(middle, half * INNER), colour(dot.inner))
    else:
        painter.drawEllipse(middle, half, half)


def _square(middle: QPointF, half: float) -> QRectF:
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
