"""Dots and names of places."""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import Stamps, name_stamp, stamp
from liaoshen_viewer.scene.labels import DOT_PT, HALO_PT
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks, PlaceMarks
from liaoshen_viewer.scene.style import Style

SHARE_OF_DOT: Final = 0.72
"""A dot is painted smaller than the room that its name leaves it."""


def paint_places(
    painter: QPainter, places: PlaceMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Paint the dots: a square for a great city, a ring for every other place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(style.place), 1.7 * scale))
    for (x, y), rank in zip(places.xy_px.tolist(), places.rank.tolist(), strict=True):
        half = float(DOT_PT[rank]) * SHARE_OF_DOT * scale
        painter.setBrush(colour(style.place_fill))
        if rank == 1:
            painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
            inner = half * 0.42
            painter.fillRect(
                QRectF(x - inner, y - inner, 2 * inner, 2 * inner), colour(style.place_great)
            )
        else:
            painter.drawEllipse(QPointF(x, y), half, half)


def paint_labels(
    painter: QPainter, labels: LabelMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the names."""
    inks = {int(kind): _inks(kind, style) for kind in LabelKind}
    rows = zip(
        labels.lines, labels.corner_px.tolist(), labels.extent_px.tolist(),
        labels.size_px.tolist(), labels.kind.tolist(), labels.rank.tolist(),
        labels.align.tolist(), np.round(labels.turn_deg).tolist(), labels.strength.tolist(),
        strict=True,
    )  # fmt: skip
    for lines, (left, top), (width, height), size, kind, rank, align, turn, strength in rows:
        bold = kind == LabelKind.PLACE and rank <= 2
        make = partial(
            name_stamp, lines, size, (width, height), align, bold, HALO_PT * scale, inks[kind], turn
        )
        picture = stamps.get(("name", lines, size, align, bold, kind, turn, style.id), make)
        painter.setOpacity(strength)
        stamp(painter, picture, left, top)
    painter.setOpacity(1.0)


def _inks(kind: LabelKind, style: Style) -> tuple[QColor, QColor, QColor]:
    first, second = {
        LabelKind.PLACE: (style.label, style.label_soft),
        LabelKind.WATER: (style.water_label, style.water_label),
        LabelKind.MOUNTAIN: (style.mountain_label, style.mountain_label),
        LabelKind.REGION: (style.border, style.border),
    }[kind]
    return colour(first), colour(second), colour(style.halo)
