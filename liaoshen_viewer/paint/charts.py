"""Charts: curves over time, and the order of battle as boxes and lines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from liaoshen_viewer.paint.captions import paint_caption
from liaoshen_viewer.paint.colours import colour, mixed
from liaoshen_viewer.paint.furniture import paint_plate, paint_text
from liaoshen_viewer.paint.signs import paint_signs
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.caption_marks import Row
from liaoshen_viewer.scene.chart_marks import ChartLine, ChartMark, LineChart, OrbatChart
from liaoshen_viewer.scene.style import Style

CURVE_EMS: Final = 0.16
GRID_EMS: Final = 0.07
DASHES: Final = {1: (3.0, 2.0), 2: (1.0, 1.6)}
SIGN_SCALE: Final = 0.054
"""Width of the lines of signs, and size of the marks above them, for letters of one pixel."""
FAINT: Final = 0.45
"""How strong a formation is painted that is not, or no longer, there."""
WASH: Final = 0.1
"""How much of a side's colour is in the ground of its boxes."""


def paint_chart(painter: QPainter, mark: ChartMark, style: Style, stamps: Stamps) -> None:
    """Paint a chart of any kind."""
    if isinstance(mark, LineChart):
        paint_line_chart(painter, mark, style, 1.0, stamps)
    elif isinstance(mark, OrbatChart):
        paint_orbat_chart(painter, mark, style, 1.0, stamps)
    else:
        paint_caption(painter, mark, style, 1.0, stamps)


def paint_line_chart(
    painter: QPainter, chart: LineChart, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint grid, curves, cursor and texts, on a plate where the chart has one."""
    em = chart.letters_px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chart.plate:
        paint_plate(painter, QRectF(*chart.corner_px, *chart.extent_px), style, em / 13)
    painter.setPen(QPen(colour(style.plate_line), GRID_EMS * em))
    painter.drawLines([QLineF(*ends) for ends in chart.grid_px.tolist()])
    for line in chart.lines:
        _curve(painter, line, style, CURVE_EMS * em)
    if chart.cursor_px is not None:
        _, top, _, height = chart.box_px
        painter.setPen(QPen(colour(style.plate_text), 1.3 * GRID_EMS * em))
        painter.drawLine(QLineF(chart.cursor_px, top, chart.cursor_px, top + height))
    _rows(painter, chart.rows, chart.corner_px, style, stamps)


def paint_orbat_chart(
    painter: QPainter, chart: OrbatChart, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the ties, the boxes with their signs and bars, and the texts."""
    em = chart.letters_px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chart.plate:
        paint_plate(painter, QRectF(*chart.corner_px, *chart.extent_px), style, em / 13)
    painter.setPen(QPen(colour(style.plate_soft), GRID_EMS * 1.4 * em))
    painter.drawLines([QLineF(*ends) for ends in chart.ties_px.tolist()])
    for row in range(len(chart.boxes_px)):
        _box(painter, chart, row, style)
    paint_signs(painter, chart.signs, style, SIGN_SCALE * em, stamps)
    _rows(painter, chart.rows, chart.corner_px, style, stamps)


def _box(painter: QPainter, chart: OrbatChart, row: int, style: Style) -> None:
    em = chart.letters_px
    box = QRectF(*chart.boxes_px[row].tolist())
    ground, side = colour(style.plate), colour(style.side(str(chart.colour[row])).fill)
    here = bool(chart.present[row])
    pen = QPen(side if here else mixed(side, ground, 1 - FAINT), 0.1 * em)
    if not here:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(mixed(ground, side, WASH if here else 0.0))
    painter.drawRoundedRect(box, 0.25 * em, 0.25 * em)
    share = float(chart.share[row])
    if not math.isnan(share) and here:
        bar = QRectF(box.left(), box.bottom() - 0.25 * em, box.width(), 0.25 * em)
        painter.fillRect(bar, mixed(ground, side, 0.3))
        bar.setWidth(box.width() * share)
        painter.fillRect(bar, side)


def _curve(painter: QPainter, line: ChartLine, style: Style, width: float) -> None:
    ink = mixed(colour(style.side(line.colour).fill), colour(style.plate), line.pale)
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dash:
        pen.setDashPattern(DASHES[line.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in _known_pieces(line):
        painter.drawPolyline(QPolygonF(piece))


def _known_pieces(line: ChartLine) -> list[list[QPointF]]:
    """Return the stretches of a curve over which its values are known."""
    pieces: list[list[QPointF]] = [[]]
    for x, y in line.points_px.tolist():
        if math.isfinite(y):
            pieces[-1].append(QPointF(x, y))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if len(piece) > 1]


def _rows(
    painter: QPainter,
    rows: Iterable[Row],
    corner: tuple[float, float],
    style: Style,
    stamps: Stamps,
) -> None:
    strong, soft = colour(style.plate_text), colour(style.plate_soft)
    for row in rows:
        at = (corner[0] + row.left_px, corner[1] + row.top_px)
        paint_text(painter, row.text, row.size_px, row.bold, soft if row.soft else strong, at,
                   stamps)  # fmt: skip
