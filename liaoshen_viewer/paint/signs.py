"""Signs of formations: painted once by what they show, stamped on every frame."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.dots import Dot, stamp_dot
from liaoshen_viewer.paint.sign_faces import draw_face, face_stamp, faces
from liaoshen_viewer.paint.stamps import Stamps, is_vector, stamp
from liaoshen_viewer.scene.marks import EdgeSigns, GhostMarks, LeaderMarks, SignMarks
from liaoshen_viewer.scene.style import Style


def paint_signs(
    painter: QPainter, signs: SignMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the signs, each over the one before."""
    opacity = signs.opacity.tolist()
    rows = zip(faces(signs, style, scale), signs.centre_px.tolist(), opacity, strict=True)
    as_shapes = is_vector(painter)
    for face, (x, y), share in rows:
        painter.setOpacity(share)
        if as_shapes:
            draw_face(painter, face, style, (x, y))
            continue
        picture = stamps.get((face,), partial(face_stamp, face, style))
        stamp(painter, picture, x - picture.width() / 2, y - picture.height() / 2)
    painter.setOpacity(1.0)


def paint_leaders(
    painter: QPainter, leaders: LeaderMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Tie displaced signs to the dots of their true positions."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = np.concatenate([leaders.true_px, leaders.centre_px], axis=1).tolist()
    lines, opacity = [QLineF(*end) for end in ends], leaders.opacity.tolist()
    whole = [line for line, share in zip(lines, opacity, strict=True) if share == 1]
    faint = [(line, share) for line, share in zip(lines, opacity, strict=True) if share < 1]
    for ink, width in ((style.halo, 3.2), (style.leader, 1.3)):
        painter.setPen(_pen(colour(ink), width * scale))
        painter.setOpacity(1.0)
        painter.drawLines(whole)
        for line, share in faint:
            painter.setOpacity(share)
            painter.drawLine(line)
    for (x, y, _, _), name, share in zip(ends, leaders.colour.tolist(), opacity, strict=True):
        painter.setOpacity(share)
        dot = Dot(3.6 * scale, 1.4 * scale, style.side(str(name)).fill, style.dot_line)
        stamp_dot(painter, (x, y), dot, stamps)
    painter.setOpacity(1.0)


def paint_edge_signs(
    painter: QPainter, edge: EdgeSigns, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the signs at the border, each with an arrow to its formation."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour(style.halo), 2.4 * scale))
    painter.setBrush(colour(style.leader))
    way, half = edge.toward_px, edge.signs.frame_px / 2
    reach = (half / np.maximum(np.abs(way), 1e-6)).min(axis=1, keepdims=True) + 3.0 * scale
    foot = edge.signs.centre_px + way * reach
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1) * 7.0 * scale
    corners = np.stack([foot + across, foot + way * 8.0 * scale, foot - across], axis=1)
    for arrow in corners.tolist():
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in arrow]))
    # Movement and strength are for signs that stand where their formations are.
    nothing = np.full_like(edge.signs.strength, np.nan)
    heading = np.full_like(edge.signs.heading_px, np.nan)
    signs = replace(edge.signs, strength=nothing, heading_px=heading)
    paint_signs(painter, signs, style, scale, stamps)


def paint_ghosts(
    painter: QPainter, ghosts: GhostMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the pale signs of another account, tied by dashes to where we have the formations."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = np.concatenate([ghosts.signs.centre_px, ghosts.solid_px], axis=1)
    ties = [QLineF(*end) for end in ends[np.isfinite(ends).all(axis=1)].tolist()]
    for ink, width in ((style.halo, 4.2), (style.leader, 1.6)):
        pen = _pen(colour(ink), width * scale)
        if ink == style.leader:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([5.0, 3.5])
        painter.setPen(pen)
        painter.drawLines(ties)
    paint_signs(painter, ghosts.signs, style, scale, stamps)


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
