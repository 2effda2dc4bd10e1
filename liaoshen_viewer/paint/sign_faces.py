"""What a sign's stamp shows, and how it is painted: once for all signs that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from liaoshen_viewer.paint.colours import colour, mixed
from liaoshen_viewer.paint.sign_doing import draw_doing
from liaoshen_viewer.paint.sign_shapes import arch_frame, disc_frame, sign_shape
from liaoshen_viewer.paint.stamps import blank, is_vector
from liaoshen_viewer.paint.symbols import SYMBOLS, draw_symbol
from liaoshen_viewer.paint.text import CAP_HEIGHT, measure, outline, write_text
from liaoshen_viewer.scenario.model import Branch
from liaoshen_viewer.scene.marks import SignKind, SignMarks
from liaoshen_viewer.scene.sign_looks import Doing, Signs
from liaoshen_viewer.scene.style import SideColours, Style

AROUND_PT: Final = 18.0
"""Room round a frame in its stamp: for the marks above, the staff below, the arrow."""
NUMBER_SHARE: Final = 0.74
"""Size of the number's letters, as a share of the frame's height."""
BAR_PT: Final = 3.4
UNSURE: Final = 0.22
"""How much paler the sign of an inferred or reconstructed position is."""
BRANCH_ALPHA: Final = {Signs.PERIOD: 0.42, Signs.NATO: 0.8}
HEADINGS: Final = 48
"""An arrow points one of so many ways, so that stamps can be kept."""
TURNS: Final = 12
"""Steps in which a colour changes, or a sign fades."""
DOING_INSET_PT: Final = 1.5
_BRANCHES: Final = tuple(Branch)


class Face(NamedTuple):
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
    side: int
    branch: int
    doing: int
    before: str
    turned: int
    """Of TURNS."""
    presence: int
    """Of TURNS."""
    bar_px: int
    """Length of the strength's bar; -1 for none."""
    heading: int
    """Of HEADINGS, from the right downwards; -1 for a formation at rest."""
    signs: Signs


def faces(signs: SignMarks, style: Style, scale: float) -> list[Face]:
    """Return what the stamps of all signs show, in their order."""
    looks = signs.looks
    bar = np.where(np.isnan(signs.strength), -1, np.rint(signs.frame_px[:, 0] * signs.strength))
    angle = np.arctan2(signs.heading_px[:, 1], signs.heading_px[:, 0]) / (2 * np.pi) * HEADINGS
    heading = np.where(np.isnan(angle), -1, np.rint(np.nan_to_num(angle)) % HEADINGS)
    turned, presence = (
        np.rint(share * TURNS).astype(int).tolist() for share in (looks.turned, looks.presence)
    )
    count = len(signs.unit)
    selected = (np.arange(count) == signs.selected).tolist()
    rows = zip(
        signs.number.tolist(), signs.echelon.tolist(), signs.colour.tolist(),
        signs.kind.tolist(), signs.certainty.tolist(), signs.frame_px[:, 0].tolist(),
        signs.frame_px[:, 1].tolist(), selected, [scale] * count, [style.id] * count,
        looks.side.tolist(), looks.branch.tolist(), looks.doing.tolist(), looks.before.tolist(),
        turned, presence, bar.astype(int).tolist(), heading.astype(int).tolist(),
        [looks.frames] * count, strict=True,
    )  # fmt: skip
    return [Face(*row) for row in rows]


def face_stamp(face: Face, style: Style) -> QImage:
    """Paint a stamp. Its middle is the frame's, so that a sign needs no anchor of its own."""
    around = AROUND_PT * face.scale
    picture = blank(face.width_px + 2 * around, face.height_px + 2 * around)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_face(painter, face, style, (picture.width() / 2, picture.height() / 2))
    painter.end()
    return picture


def draw_face(painter: QPainter, face: Face, style: Style, middle_px: tuple[float, float]) -> None:
    """Draw a sign with its marks about a point."""
    painter.save()
    painter.translate(*middle_px)
    frame = QRectF(-face.width_px / 2, -face.height_px / 2, face.width_px, face.height_px)
    shape = sign_shape(face.kind, face.side, frame, face.signs)
    inks = _inks(face, style)
    if face.heading >= 0:
        _arrow(painter, face, inks, style)
    if face.kind == SignKind.HEADQUARTERS:
        _staff(painter, face, frame, inks, style)
    _body(painter, face, shape, inks, style)
    _branch(painter, face, frame, shape, inks)
    _number(painter, face, frame, inks)
    _echelon(painter, face, frame, style)
    if face.bar_px >= 0 and face.doing != Doing.DESTROYED:
        _bar(painter, face, frame, inks, style)
    corner = QPointF(frame.right(), frame.top()) + QPointF(-1, 1) * DOING_INSET_PT * face.scale
    draw_doing(painter, face.doing, corner, face.scale, (colour(style.plate), QColor(inks.mark)))
    painter.restore()


@dataclass(frozen=True, slots=True)
class _Inks:
    fill: QColor
    line: QColor
    text: QColor
    mark: QColor


def _inks(face: Face, style: Style) -> _Inks:
    """Return a sign's inks: on the way from one side to another, or to an outline."""
    side, share = style.side(face.colour), face.turned / TURNS
    before = style.side(face.before) if face.before else side
    fill, line, text = (
        mixed(colour(one), colour(other), share)
        for one, other in zip(_three(before), _three(side), strict=True)
    )
    if face.certainty > 0:
        fill = mixed(fill, colour(style.sign_line), UNSURE)
    left = face.presence / TURNS
    text = mixed(line, text, left)
    fill.setAlphaF(left)
    return _Inks(fill, line, text, colour(style.plate_text))


def _three(side: SideColours) -> tuple[str, str, str]:
    return side.fill, side.line, side.text


def _body(painter: QPainter, face: Face, shape: QPainterPath, inks: _Inks, style: Style) -> None:
    scale, white = face.scale, colour(style.sign_line)
    if face.selected:
        painter.strokePath(shape, _pen(colour(style.selected), 9.0 * scale))
    if face.presence < TURNS:
        veil = colour(style.halo)
        veil.setAlphaF(0.35)
        painter.fillPath(shape, veil)
    painter.strokePath(shape, _pen(inks.line, 3.4 * scale))
    painter.fillPath(shape, QBrush(inks.fill))
    outline_pen = _pen(white, 1.5 * scale)
    if face.certainty == 2:
        painter.strokePath(shape, _pen(mixed(inks.fill, white, 0.0), 1.5 * scale))
        outline_pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        outline_pen.setDashPattern([2.6, 2.2])
    painter.strokePath(shape, outline_pen)


def _branch(painter: QPainter, face: Face, frame: QRectF, shape: QPainterPath, inks: _Inks) -> None:
    """Draw the lines of a branch behind the number: all in frames, the rarer ones on boxes."""
    branch = _BRANCHES[face.branch]
    name = SYMBOLS[branch]
    if face.signs is Signs.PERIOD and (
        branch in (Branch.INFANTRY, Branch.HEADQUARTERS) or face.kind != SignKind.FORMATION
    ):
        return
    if face.kind == SignKind.SHIP:
        name, frame = "naval", disc_frame(frame)
    elif face.kind == SignKind.AIRCRAFT:
        name, frame = "air", arch_frame(frame)
    elif branch in (Branch.NAVAL, Branch.AIR):
        name = "plain"
    ink = QColor(inks.text)
    ink.setAlphaF(BRANCH_ALPHA[face.signs])
    painter.save()
    painter.setClipPath(shape)
    draw_symbol(painter, name, frame, ink)
    painter.restore()


def _staff(painter: QPainter, face: Face, frame: QRectF, inks: _Inks, style: Style) -> None:
    foot = frame.bottomLeft() + QPointF(0, 15.0 * face.scale)
    for ink, width in ((colour(style.halo), 4.5), (inks.line, 2.4)):
        painter.setPen(_pen(ink, width * face.scale))
        painter.drawLine(QPointF(frame.left(), 0), foot)


def _number(painter: QPainter, face: Face, frame: QRectF, inks: _Inks) -> None:
    size = frame.height() * NUMBER_SHARE
    width = measure(face.number, size, True)
    size *= min(1.0, (frame.width() - 5.0 * face.scale) / max(width, 1e-6))
    path = outline(face.number, size, True)
    left = -measure(face.number, size, True) / 2
    painter.translate(left, CAP_HEIGHT * size / 2)
    if face.signs is Signs.NATO:
        # The branch's lines run under the number: a rim of the fill parts the two.
        painter.strokePath(path, _pen(inks.fill, 3.6 * face.scale))
    if is_vector(painter):
        write_text(painter, face.number, size, True, inks.text, QPointF(0.0, 0.0))
    else:
        painter.fillPath(path, inks.text)
    painter.translate(-left, -CAP_HEIGHT * size / 2)


def _echelon(painter: QPainter, face: Face, frame: QRectF, style: Style) -> None:
    if not face.echelon:
        return
    lift = 2.0 if face.kind == SignKind.AIRCRAFT or face.signs is Signs.NATO else 0.0
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


def _bar(painter: QPainter, face: Face, frame: QRectF, inks: _Inks, style: Style) -> None:
    scale = face.scale
    # On whole pixels of the stamp, which is itself put on whole pixels.
    shift = painter.transform()
    left, top = (
        round(frame.left() + shift.dx()) - shift.dx(),
        round(frame.bottom() + 2.6 * scale + shift.dy()) - shift.dy(),
    )
    wide, high = round(frame.width()), max(2, round(BAR_PT * scale))
    line = max(1, round(scale))
    painter.fillRect(QRectF(left - line, top - line, wide + 2 * line, high + 2 * line),
                     colour(style.sign_line))  # fmt: skip
    painter.fillRect(QRectF(left, top, wide, high), colour(style.bar_back))
    painter.fillRect(QRectF(left, top, face.bar_px, high), inks.fill)


def _arrow(painter: QPainter, face: Face, inks: _Inks, style: Style) -> None:
    """Point from the frame's edge the way the formation goes."""
    angle, half = 2 * np.pi * face.heading / HEADINGS, np.array((face.width_px, face.height_px)) / 2
    way = np.array((np.cos(angle), np.sin(angle)))
    reach = float((half / np.maximum(np.abs(way), 1e-6)).min()) + 2.0 * face.scale
    foot = way * reach
    across = np.array((-way[1], way[0])) * 6.5 * face.scale
    corners = (foot + across, foot + way * 10.0 * face.scale, foot - across)
    arrow = QPolygonF([QPointF(float(px), float(py)) for px, py in corners])
    painter.setPen(_pen(colour(style.sign_line), 2.2 * face.scale))
    painter.setBrush(inks.line)
    painter.drawPolygon(arrow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(arrow)


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
