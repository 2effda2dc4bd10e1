"""Battles, sieges and error circles: rings on the ground."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import Stamps, blank, is_vector, stamp
from liaoshen_viewer.scene.marks import BattleMarks, ErrorCircles
from liaoshen_viewer.scene.style import Style

LEAST_PT: Final = 26.0
GREATEST_PT: Final = 62.0
RING_PT: Final = 4.0
RING_ALPHA: Final = 0.8
GLOW_PT: Final = 46.0
GLOW_ALPHA: Final = 0.24
SIEGE_PT: Final = 40.0
SIEGE_ALPHA: Final = 0.6
ERROR_FILL: Final = 0.07
ERROR_LINE: Final = 0.55
LARGEST_STAMP_PX: Final = 160.0
"""Circles of a greater radius are few, and drawn each time."""


def paint_battles(
    painter: QPainter, battles: BattleMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint a glow that stays and a ring that widens and fades with the beat."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    siege = colour(style.battle)
    siege.setAlphaF(SIEGE_ALPHA)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(siege, 2.0 * scale, (3.0, 2.2)))
    for x, y in battles.siege_px.tolist():
        painter.drawEllipse(QPointF(x, y), SIEGE_PT * scale, SIEGE_PT * scale)
    radius = (LEAST_PT + (GREATEST_PT - LEAST_PT) * battles.beat) * scale
    for (x, y), strength in zip(battles.xy_px.tolist(), battles.strength.tolist(), strict=True):
        glow, ring = colour(style.battle), colour(style.battle)
        glow.setAlphaF(GLOW_ALPHA * strength)
        # Nothing at both ends of the beat, so that one ring follows the other without a jump.
        ring.setAlphaF(RING_ALPHA * strength * math.sin(math.pi * battles.beat))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(QPointF(x, y), GLOW_PT * scale, GLOW_PT * scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(ring, RING_PT * scale))
        painter.drawEllipse(QPointF(x, y), radius, radius)


def paint_errors(
    painter: QPainter, circles: ErrorCircles, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the circles, dashed round reconstructed positions."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = zip(
        circles.centre_px.tolist(), circles.radius_px.tolist(), circles.colour.tolist(),
        (circles.certainty == 2).tolist(), strict=True,
    )  # fmt: skip
    for (x, y), radius, side, broken in rows:
        draw = partial(_error_circle, radius, side, broken, style, scale)
        if radius > LARGEST_STAMP_PX or is_vector(painter):
            painter.save()
            painter.translate(x, y)
            draw(painter)
            painter.restore()
            continue
        picture = stamps.get(
            ("error", radius, side, broken, scale, style.id), partial(_stamped, radius, draw)
        )
        stamp(painter, picture, x - picture.width() / 2, y - picture.height() / 2)


def _stamped(radius: float, draw: Callable[[QPainter], None]) -> QImage:
    picture = blank(2 * radius + 6, 2 * radius + 6)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(picture.width() / 2, picture.height() / 2)
    draw(painter)
    painter.end()
    return picture


def _error_circle(
    radius: float, side: str, broken: bool, style: Style, scale: float, painter: QPainter
) -> None:
    fill, line = colour(style.side(side).fill), colour(style.side(side).fill)
    fill.setAlphaF(ERROR_FILL)
    line.setAlphaF(ERROR_LINE)
    painter.setBrush(fill)
    painter.setPen(_pen(line, 1.5 * scale, (4.0, 3.0) if broken else ()))
    painter.drawEllipse(QPointF(0, 0), radius, radius)


def _pen(ink: QColor, width_px: float, dashes: tuple[float, ...] = ()) -> QPen:
    pen = QPen(ink, width_px)
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(dashes))
    return pen
