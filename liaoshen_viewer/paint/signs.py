"""Signs of formations: painted once by what they show, stamped on every frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from liaoshen_viewer.paint.colours import colour, mixed
from liaoshen_viewer.paint.stamps import Stamps, blank, is_vector, stamp
from liaoshen_viewer.paint.text import CAP_HEIGHT, measure, outline
from liaoshen_viewer.scene.marks import EdgeSigns, LeaderMarks, SignKind, SignMarks
from liaoshen_viewer.scene.style import Style

AROUND_PT: Final = 18.0
"""Room round a frame in its stamp: for the marks above, the staff below, the ring."""
NUMBER_SHARE: Final = 0.74
"""Size of the number's letters, as a share of the frame's height."""
BAR_PT: Final = 3.4
UNSURE: Final = 0.22
"""How much paler the sign of an inferred or reconstructed position is."""


@dataclass(frozen=True, slots=True)
class Face:
    """All that a sign's stamp shows; equal faces share a stamp."""

    number: str
    echelon: str
    colour: str
    kind: int
    certainty: int
    width_px: float
    height_px: float
    selected: bool
    scale: float
    style: str


def paint_signs(
    painter: QPainter, signs: SignMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the signs with their strength bars and arrows, each over the one before."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in range(len(signs.unit)):
        face = face_of(signs, row, style, scale)
        picture = stamps.get((face,), partial(_stamp, face, style))
        x, y = signs.centre_px[row]
        if not np.isnan(signs.heading_px[row, 0]):
            _arrow(painter, signs, row, style, scale)
        if is_vector(painter):
            _draw(painter, face, style, (float(x), float(y)))
        else:
            stamp(painter, picture, x - picture.width() / 2, y - picture.height() / 2)
        if not np.isnan(signs.strength[row]):
            _bar(painter, signs, row, style, scale)


def face_of(signs: SignMarks, row: int, style: Style, scale: float) -> Face:
    """Return what the stamp of one sign shows."""
    width, height = signs.frame_px[row]
    return Face(
        number=str(signs.number[row]),
        echelon=str(signs.echelon[row]),
        colour=str(signs.colour[row]),
        kind=int(signs.kind[row]),
        certainty=int(signs.certainty[row]),
        width_px=float(width),
        height_px=float(height),
        selected=row == signs.selected,
        scale=scale,
        style=style.id,
    )


def _stamp(face: Face, style: Style) -> QImage:
    around = AROUND_PT * face.scale
    picture = blank(face.width_px + 2 * around, face.height_px + 2 * around)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The stamp's middle is the frame's, so that a sign needs no anchor of its own.
    _draw(painter, face, style, (picture.width() / 2, picture.height() / 2))
    painter.end()
    return picture


def _draw(painter: QPainter, face: Face, style: Style, middle_px: tuple[float, float]) -> None:
    painter.save()
    painter.translate(*middle_px)
    frame = QRectF(-face.width_px / 2, -face.height_px / 2, face.width_px, face.height_px)
    shape = _shape(face, frame)
    if face.kind == SignKind.HEADQUARTERS:
        _staff(painter, face, frame, style)
    _body(painter, face, shape, style)
    _number(painter, face, frame, style)
    _echelon(painter, face, frame, style)
    painter.restore()


def _shape(face: Face, frame: QRectF) -> QPainterPath:
    path = QPainterPath()
    if face.kind == SignKind.SHIP:
        slant = frame.height() * 0.42
        corners = (
            frame.topLeft() - QPointF(slant * 0.6, 0),
            frame.topRight() + QPointF(slant * 0.6, 0),
            frame.bottomRight() - QPointF(slant * 0.4, 0),
            frame.bottomLeft() + QPointF(slant * 0.4, 0),
        )
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    elif face.kind == SignKind.AIRCRAFT:
        path.addPolygon(QPolygonF(_wings(frame)))
        path.closeSubpath()
        body = QPainterPath()
        body.addRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        path = path.united(body)
    else:
        path.addRect(frame)
    return path


def _wings(frame: QRectF) -> list[QPointF]:
    high, thin = frame.height() * 0.95, frame.width() * 0.1
    return [
        QPointF(-thin, -high), QPointF(thin * 0.2, -high), QPointF(thin * 1.6, 0),
        QPointF(thin * 0.2, high), QPointF(-thin, high), QPointF(-thin * 0.6, 0),
    ]  # fmt: skip


def _body(painter: QPainter, face: Face, shape: QPainterPath, style: Style) -> None:
    side, scale = style.side(face.colour), face.scale
    fill, line = colour(side.fill), colour(style.sign_line)
    if face.certainty > 0:
        fill = mixed(fill, line, UNSURE)
    if face.selected:
        painter.strokePath(shape, _pen(colour(style.selected), 9.0 * scale))
    painter.strokePath(shape, _pen(colour(side.line), 3.4 * scale))
    painter.fillPath(shape, QBrush(fill))
    outline_pen = _pen(line, 1.5 * scale)
    if face.certainty == 2:
        painter.strokePath(shape, _pen(fill, 1.5 * scale))
        outline_pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        outline_pen.setDashPattern([2.6, 2.2])
    painter.strokePath(shape, outline_pen)


def _staff(painter: QPainter, face: Face, frame: QRectF, style: Style) -> None:
    foot = frame.bottomLeft() + QPointF(0, 15.0 * face.scale)
    for ink, width in ((style.halo, 4.5), (style.side(face.colour).line, 2.4)):
        painter.setPen(_pen(colour(ink), width * face.scale))
        painter.drawLine(frame.bottomLeft(), foot)


def _number(painter: QPainter, face: Face, frame: QRectF, style: Style) -> None:
    size = frame.height() * NUMBER_SHARE
    width = measure(face.number, size, True)
    size *= min(1.0, (frame.width() - 5.0 * face.scale) / max(width, 1e-6))
    path = outline(face.number, size, True)
    left = -measure(face.number, size, True) / 2
    painter.translate(left, CAP_HEIGHT * size / 2)
    painter.fillPath(path, colour(style.side(face.colour).text))
    painter.translate(-left, -CAP_HEIGHT * size / 2)


def _echelon(painter: QPainter, face: Face, frame: QRectF, style: Style) -> None:
    if not face.echelon:
        return
    lift = 2.0 if face.kind == SignKind.AIRCRAFT else 0.0
    path = _echelon_path(face.echelon, 5.4 * face.scale, 1.9 * face.scale)
    box = path.boundingRect()
    top = frame.top() - box.height() - (3.6 + lift) * face.scale
    path.translate(-box.center().x(), top - box.top())
    painter.strokePath(path, _pen(colour(style.halo), 4.2 * face.scale))
    painter.strokePath(path, _pen(colour(style.echelon), 1.6 * face.scale))


def _echelon_path(marks: str, size: float, gap: float) -> QPainterPath:
    path, left = QPainterPath(), 0.0
    for mark in marks:
        if mark == "X":
            path.moveTo(left, 0)
            path.lineTo(left + size, size)
            path.moveTo(left + size, 0)
            path.lineTo(left, size)
            left += size + gap
        else:
            path.moveTo(left, 0)
            path.lineTo(left, size)
            left += 2 * gap
    return path


def _bar(painter: QPainter, signs: SignMarks, row: int, style: Style, scale: float) -> None:
    x, y = signs.centre_px[row]
    width, height = signs.frame_px[row]
    left, top = round(x - width / 2), round(y + height / 2 + 2.6 * scale)
    wide, high = round(width), max(2, round(BAR_PT * scale))
    line = max(1, round(scale))
    painter.fillRect(left - line, top - line, wide + 2 * line, high + 2 * line,
                     colour(style.sign_line))  # fmt: skip
    painter.fillRect(left, top, wide, high, colour(style.bar_back))
    ink = colour(style.side(str(signs.colour[row])).fill)
    painter.fillRect(left, top, round(wide * float(signs.strength[row])), high, ink)


def _arrow(painter: QPainter, signs: SignMarks, row: int, style: Style, scale: float) -> None:
    """Point from the frame's edge the way the formation goes."""
    way, half = signs.heading_px[row], signs.frame_px[row] / 2
    reach = float((half / np.maximum(np.abs(way), 1e-6)).min()) + 2.0 * scale
    foot = signs.centre_px[row] + way * reach
    across = np.array((-way[1], way[0])) * 6.5 * scale
    corners = (foot + across, foot + way * 10.0 * scale, foot - across)
    arrow = QPolygonF([QPointF(float(px), float(py)) for px, py in corners])
    painter.setPen(_pen(colour(style.sign_line), 2.2 * scale))
    painter.setBrush(colour(style.side(str(signs.colour[row])).line))
    painter.drawPolygon(arrow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(arrow)


def paint_leaders(
    painter: QPainter, leaders: LeaderMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Tie displaced signs to the dots of their true positions."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = list(zip(leaders.true_px.tolist(), leaders.centre_px.tolist(), strict=True))
    for ink, width in ((style.halo, 3.2), (style.leader, 1.3)):
        painter.setPen(_pen(colour(ink), width * scale))
        for (x, y), (to_x, to_y) in ends:
            painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
    for ((x, y), _), name in zip(ends, leaders.colour, strict=True):
        painter.setPen(_pen(colour(style.dot_line), 1.4 * scale))
        painter.setBrush(colour(style.side(str(name)).fill))
        painter.drawEllipse(QPointF(x, y), 3.6 * scale, 3.6 * scale)


def paint_edge_signs(
    painter: QPainter, edge: EdgeSigns, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the signs at the border, each with an arrow to its formation."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in range(len(edge.signs.unit)):
        way, half = edge.toward_px[row], edge.signs.frame_px[row] / 2
        reach = float((half / np.maximum(np.abs(way), 1e-6)).min()) + 3.0 * scale
        foot = edge.signs.centre_px[row] + way * reach
        across = np.array((-way[1], way[0])) * 7.0 * scale
        corners = (foot + across, foot + way * 8.0 * scale, foot - across)
        painter.setPen(_pen(colour(style.halo), 2.4 * scale))
        painter.setBrush(colour(style.leader))
        painter.drawPolygon(QPolygonF([QPointF(float(px), float(py)) for px, py in corners]))
        face = face_of(edge.signs, row, style, scale)
        picture = stamps.get((face,), partial(_stamp, face, style))
        x, y = edge.signs.centre_px[row]
        stamp(painter, picture, x - picture.width() / 2, y - picture.height() / 2)


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
