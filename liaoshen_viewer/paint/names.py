"""Dots and names of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.stamps import Name, Stamps, halo_stamp, name_stamp, stamp
from liaoshen_viewer.scene.labels import BOLD_RANK, DOT_PT, HALO_PT, LabelLayout
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks, PlaceMarks
from liaoshen_viewer.scene.names_seen import labels_of
from liaoshen_viewer.scene.style import Style

TURN_DEG: Final = 3
"""Letters along a line are turned in these steps, so that few pictures of them are needed."""
STAMPS_A_SLICE: Final = 6
"""Names or letters painted ahead at a stretch: up to 4 ms of work."""
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
    """Stamp the names: first all halos, then all letters, so that no halo eats a letter."""
    for halo in (True, False):
        for row in range(len(labels.lines)):
            painter.setOpacity(float(labels.strength[row]))
            picture = _stamp(labels, row, style, scale, stamps, halo=halo)
            stamp(painter, picture, *labels.corner_px[row].tolist())
    painter.setOpacity(1.0)


def _stamp(
    labels: LabelMarks, row: int, style: Style, scale: float, stamps: Stamps, *, halo: bool
) -> QImage:
    lines, size, kind = labels.lines[row], float(labels.size_px[row]), int(labels.kind[row])
    align, turn = int(labels.align[row]), TURN_DEG * round(float(labels.turn_deg[row]) / TURN_DEG)
    width, height = labels.extent_px[row].tolist()
    bold = kind == LabelKind.PLACE and int(labels.rank[row]) <= BOLD_RANK
    name = Name(lines, size, (width, height), align, bold, HALO_PT * scale, turn)
    if halo:
        return stamps.get((name, style.id), partial(halo_stamp, name, colour(style.halo)))
    inks = _inks(LabelKind(kind), style)
    return stamps.get((name, style.id, kind), partial(name_stamp, name, inks))


def _inks(kind: LabelKind, style: Style) -> tuple[QColor, QColor]:
    first, second = {
        LabelKind.PLACE: (style.label, style.label_soft),
        LabelKind.WATER: (style.water_label, style.water_label),
        LabelKind.MOUNTAIN: (style.mountain_label, style.mountain_label),
        LabelKind.REGION: (style.region_label, style.region_label),
    }[kind]
    return colour(first), colour(second)


class NameStampsAhead:
    """The pictures of the names of all scales, painted before a camera comes to need them."""

    def __init__(self) -> None:
        self._about: tuple[object, ...] = ()
        self._held: tuple[LabelLayout, ...] = ()
        self._work: Iterator[None] = iter(())

    def step(
        self, layouts: Sequence[LabelLayout], style: Style, scale: float, stamps: Stamps
    ) -> bool:
        """Paint a few of what the layouts show, in their order; tell whether there is more."""
        about = (*map(id, sorted(layouts, key=id)), style.id, scale, stamps)
        if about != self._about:
            # The layouts are held, or others could come to have their identities.
            self._about, self._held = about, tuple(layouts)
            self._work = _stamp_slices(self._held, style, scale, stamps)
        return next(self._work, self) is None


def _stamp_slices(
    layouts: Sequence[LabelLayout], style: Style, scale: float, stamps: Stamps
) -> Iterator[None]:
    for layout in layouts:
        labels = labels_of(layout, scale, np.flatnonzero(layout.choice <= 0))
        for row in range(len(labels.lines)):
            _stamp(labels, row, style, scale, stamps, halo=True)
            _stamp(labels, row, style, scale, stamps, halo=False)
            if row % STAMPS_A_SLICE == 0:
                yield
