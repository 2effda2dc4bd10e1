"""The legend: samples of signs and lines, painted by those who paint them on the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from liaoshen_viewer.paint.battles import RING_PT, SIEGE_ALPHA, paint_errors
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.control import HATCH_LINE_PT, HATCH_PT, hatching
from liaoshen_viewer.paint.cuts import CUT_COVER, CUT_COVER_PT
from liaoshen_viewer.paint.fronts import paint_fronts
from liaoshen_viewer.paint.furniture import LINE, paint_plate, paint_text
from liaoshen_viewer.paint.signs import paint_leaders, paint_signs
from liaoshen_viewer.paint.stamps import Stamps, is_vector
from liaoshen_viewer.paint.trails import paint_arrows, paint_planned, paint_trails
from liaoshen_viewer.scene.legend import LETTER_PT
from liaoshen_viewer.scene.marks import (
    ArrowMarks,
    ErrorCircles,
    FrontMarks,
    LeaderMarks,
    Legend,
    LegendKind,
    PlannedWay,
    TrailMarks,
)
from liaoshen_viewer.scene.style import Style

Box = tuple[float, float, float, float]
Sample = Callable[[QPainter, Box, str, Style, float, Stamps], None]
ARROW_SHAPE: Final = np.array(
    [(0.0, 0.62), (0.62, 0.64), (0.62, 0.95), (1.0, 0.5), (0.62, 0.05), (0.62, 0.36), (0.0, 0.38)]
)
SIGNS_SMALLER: Final = 0.68
TRAIL_AGES: Final = (1.0, 0.66, 0.33, 0.0)


def paint_legend(
    painter: QPainter, legend: Legend, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the plate, the samples and what they mean."""
    left, top = legend.corner_px
    paint_plate(painter, QRectF(left, top, *legend.extent_px), style, scale)
    ink = colour(style.plate_text)
    wide, high = legend.sample_px
    painter.translate(left, top)
    for kind, (x, y), text in zip(
        legend.kinds, legend.middle_px.tolist(), legend.texts, strict=True
    ):
        corner = x + legend.text_px, y - LINE * legend.size_px / 2
        paint_text(painter, text, legend.size_px, False, ink, corner, stamps)
        if kind in SAMPLES:
            box = x - wide / 2, y - high / 2, wide, high
            SAMPLES[kind](painter, box, legend.colour, style, scale, stamps)
    # Signs in the legend are smaller than on the map, and so are the marks over them.
    paint_signs(painter, legend.signs, style, SIGNS_SMALLER * legend.size_px / LETTER_PT, stamps)
    painter.translate(-left, -top)


def _true_place(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    left, top, wide, high = box
    y = top + high / 2
    at, to = np.array([(left + 4 * scale, y)]), np.array([(left + wide, y)])
    colours = np.array([side], dtype=object)
    paint_leaders(painter, LeaderMarks(at, to, colours, np.ones(1)), style, scale, stamps)


def _front(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    left, top, wide, high = box
    y = top + 0.7 * high
    teeth = []
    for number in range(3):
        x, half = left + wide * (2 * number + 1) / 6, wide / 9
        teeth.append([(x - half, y), (x + half, y), (x, y - 0.42 * high)])
    line = np.array([(left, y), (left + wide, y)])
    front = FrontMarks((line,), (np.array(teeth),), (side,), (1.0,))
    paint_fronts(painter, front, style, scale, stamps)


def _arrow(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    outline = ARROW_SHAPE * box[2:] + box[:2]
    paint_arrows(painter, ArrowMarks((outline,), (side,), (1.0,), (True,)), style, scale, stamps)


def _trail(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    left, top, wide, high = box
    y, step = top + high / 2, wide / len(TRAIL_AGES)
    ends = tuple(
        np.array([(left + i * step, y, left + (i + 1) * step, y)]) for i in range(len(TRAIL_AGES))
    )
    sides = (side,) * len(ends)
    strength = tuple(0.75 - 0.55 * age for age in TRAIL_AGES)
    paint_trails(painter, TrailMarks(ends, sides, strength, TRAIL_AGES), style, scale, stamps)


def _planned(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    left, top, wide, high = box
    y, part = top + high / 2, wide / 5
    dashes = np.array([(left, y, left + part, y), (left + 1.7 * part, y, left + 2.7 * part, y)])
    head = np.array([(left + wide, y), (left + 3.4 * part, y - 0.3 * high),
                     (left + 3.4 * part, y + 0.3 * high)])  # fmt: skip
    paint_planned(painter, PlannedWay(dashes, head, side), style, scale, stamps)


def _battle(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    _ring(painter, box, colour(style.battle), 0.7 * RING_PT * scale, ())


def _siege(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    ink = colour(style.battle)
    ink.setAlphaF(SIEGE_ALPHA)
    _ring(painter, box, ink, 2.0 * scale, (3.0, 2.2))


def _ring(
    painter: QPainter, box: Box, ink: QColor, width_px: float, dashes: tuple[float, ...]
) -> None:
    left, top, wide, high = box
    pen = QPen(ink, width_px)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(left + wide / 2, top + high / 2), 0.45 * high, 0.45 * high)


def _error(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    left, top, wide, high = box
    middle, sides = np.array([(left + wide / 2, top + high / 2)]), np.array([side], dtype=object)
    circle = ErrorCircles(middle, np.array([high / 2]), sides, np.zeros(1, dtype=np.int64))
    paint_errors(painter, circle, style, scale, stamps)


def _contested(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    if is_vector(painter):
        _drawn_hatching(painter, box, style, scale)
    else:
        painter.fillRect(QRectF(*box), hatching(QPointF(0, 0), scale, style))


def _drawn_hatching(painter: QPainter, box: Box, style: Style, scale: float) -> None:
    """Draw the lines of the hatching, each cut to the box: SVG has no brush with a picture."""
    left, top, wide, high = box
    ink = colour(style.contested)
    ink.setAlphaF(min(1.0, 2 * style.wash_strength))
    painter.setPen(QPen(ink, HATCH_LINE_PT * scale))
    for shift in np.arange(0.5 * HATCH_PT * scale, wide + high, HATCH_PT * scale).tolist():
        first, last = max(0.0, shift - high), min(wide, shift)
        foot, head = top + shift - first, top + shift - last
        painter.drawLine(QLineF(left + first, foot, left + last, head))


def _railway(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    _line(painter, box, colour(style.railway), 3.6 * scale, ())
    _line(painter, box, colour(style.railway_gap), 2.0 * scale, (8.0 * scale, 8.0 * scale))


def _cut(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    _railway(painter, box, side, style, scale, stamps)
    cover = colour(style.halo)
    cover.setAlphaF(CUT_COVER)
    _line(painter, box, cover, CUT_COVER_PT * scale, ())
    left, top, wide, high = box
    painter.setPen(QPen(colour(style.cut), 1.6 * scale))
    for shift in (-2.2, 2.2):
        x, y, lean = left + wide / 2 + shift * scale, top + high / 2, 2.4 * scale
        painter.drawLine(QLineF(x - lean, y + 2 * lean, x + lean, y - 2 * lean))


def _border(
    painter: QPainter, box: Box, side: str, style: Style, scale: float, stamps: Stamps
) -> None:
    band = colour(style.border_band)
    band.setAlphaF(0.45)
    _line(painter, box, band, 6.5 * scale, ())
    dashes = tuple(part * scale for part in (10.0, 4.0, 2.0, 4.0))
    _line(painter, box, colour(style.border), 1.6 * scale, dashes)


def _line(
    painter: QPainter, box: Box, ink: QColor, width_px: float, dashes_px: tuple[float, ...]
) -> None:
    left, top, wide, high = box
    pen = QPen(ink, width_px)
    if dashes_px:
        pen.setDashPattern([dash / width_px for dash in dashes_px])
    painter.setPen(pen)
    y = top + high / 2
    painter.drawLine(QLineF(QPointF(left, y), QPointF(left + wide, y)))


SAMPLES: Final[Mapping[LegendKind, Sample]] = {
    LegendKind.TRUE_PLACE: _true_place,
    LegendKind.FRONT: _front,
    LegendKind.ARROW: _arrow,
    LegendKind.TRAIL: _trail,
    LegendKind.PLANNED: _planned,
    LegendKind.BATTLE: _battle,
    LegendKind.SIEGE: _siege,
    LegendKind.ERROR: _error,
    LegendKind.CONTESTED: _contested,
    LegendKind.RAILWAY: _railway,
    LegendKind.CUT: _cut,
    LegendKind.BORDER: _border,
}
"""Painters of the samples that are no signs."""
