"""Cut railways: paled, and struck through from mark to mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.lines import pieces_in, polygon
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.control_marks import ControlLook, ControlMark
from liaoshen_viewer.scene.style import Style

CUT_COVER_PT: Final = 5.2
CUT_COVER: Final = 0.62
TICK_PT: Final = 58.0
"""From mark to mark along a cut section."""
TICK_HALF_PT: Final = 5.0


@dataclass(frozen=True, slots=True)
class CutShapes:
    """What is drawn of the cut sections, in the pixels of a camera."""

    pieces: tuple[QPolygonF, ...]
    ticks: tuple[QLineF, ...]


def cut_shapes(mark: ControlMark, look: ControlLook, camera: Camera) -> CutShapes:
    """Return the cut sections that a camera shows, with their strokes."""
    sections = [mark.shapes.sections_m[i] for i in look.cut]
    return CutShapes(
        pieces=tuple(
            polygon(piece) for section in sections for piece, _ in pieces_in(section, camera)
        ),
        ticks=tuple(QLineF(*start, *end) for start, end in _ticks(sections, camera)),
    )


def paint_cuts(painter: QPainter, cuts: CutShapes, style: Style, scale: float) -> None:
    """Pale what is left of cut railways, and strike them through."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cover = colour(style.halo)
    cover.setAlphaF(CUT_COVER)
    pen = QPen(cover, CUT_COVER_PT * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    # Each by itself, and strokes by drawLines: a path of all of them costs many times as much.
    for piece in cuts.pieces:
        painter.drawPolyline(piece)
    painter.setPen(QPen(colour(style.cut), 1.6 * scale))
    painter.drawLines(list(cuts.ticks))


def _ticks(
    sections: Iterable[FloatArray], camera: Camera
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield the strokes across cut sections, two and two."""
    step = TICK_PT * camera.scale
    for section in sections:
        for piece, before in pieces_in(section, camera):
            lengths = np.hypot(*np.diff(piece, axis=0).T)
            along = before + np.concatenate([[0.0], np.cumsum(lengths)])
            marks = np.arange(np.ceil(along[0] / step - 0.5), along[-1] / step - 0.5) + 0.5
            for at in marks * step:
                i = int(np.clip(np.searchsorted(along, at) - 1, 0, len(lengths) - 1))
                way = (piece[i + 1] - piece[i]) / max(float(lengths[i]), 1e-9)
                middle = piece[i] + way * (at - along[i])
                yield from _double_stroke(middle, way, camera.scale)


def _double_stroke(
    middle: FloatArray, way: FloatArray, scale: float
) -> Iterator[tuple[FloatArray, FloatArray]]:
    slant = (np.array((-way[1], way[0])) + 0.5 * way) * TICK_HALF_PT * scale
    for shift in (-2.2, 2.2):
        foot = middle + way * shift * scale
        yield foot - slant, foot + slant
