"""Dots and names of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.dots import Dot, stamp_dot
from liaoshen_viewer.paint.stamps import (
    Name,
    Stamps,
    halo_stamp,
    is_vector,
    name_stamp,
    stamp_size,
    write_name,
)
from liaoshen_viewer.scene.labels import BOLD_RANK, DOT_PT, HALO_PT, LabelLayout
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks, PlaceMarks
from liaoshen_viewer.scene.names_seen import labels_of
from liaoshen_viewer.scene.style import Style

TURN_DEG: Final = 3
"""Letters along a line are turned in these steps, so that few pictures of them are needed."""
STAMPS_A_SLICE: Final = 2
"""Names or letters painted ahead at a stretch: up to 3 ms of work."""
SHARE_OF_DOT: Final = 0.72
"""A dot is painted smaller than the room that its name leaves it."""


def paint_places(
    painter: QPainter, places: PlaceMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the dots: a square for a great city, a ring for every other place."""
    halves = (DOT_PT[places.rank] * SHARE_OF_DOT * scale).tolist()
    for (x, y), half, rank in zip(places.xy_px.tolist(), halves, places.rank.tolist(), strict=True):
        inner = style.place_great if rank == 1 else ""
        dot = Dot(half, 1.7 * scale, style.place_fill, style.place, inner)
        stamp_dot(painter, (x, y), dot, stamps)


class Written(NamedTuple):
    """A name as it stands on a picture: equal ones show the same pixels in the same place."""

    lines: tuple[str, ...]
    size_px: float
    width_px: float
    height_px: float
    align: int
    bold: bool
    halo_px: float
    turn_deg: float
    kind: int
    left: int
    top: int
    strength: float

    @property
    def name(self) -> Name:
        """What its stamps show."""
        extent = (self.width_px, self.height_px)
        return Name(
            self.lines, self.size_px, extent, self.align, self.bold, self.halo_px, self.turn_deg
        )


def written(labels: LabelMarks, scale: float) -> list[Written]:
    """Return the names as they are stamped: on whole pixels."""
    left, top = np.floor(labels.corner_px + 0.5).astype(int).T.tolist()
    width, height = labels.extent_px.T.tolist()
    turn = (TURN_DEG * np.round(labels.turn_deg / TURN_DEG)).tolist()
    bold = ((labels.kind == LabelKind.PLACE) & (labels.rank <= BOLD_RANK)).tolist()
    rows = zip(
        labels.lines, labels.size_px.tolist(), width, height, labels.align.tolist(), bold,
        repeat(HALO_PT * scale), turn, labels.kind.tolist(), left, top, labels.strength.tolist(),
        strict=False,
    )  # fmt: skip
    return list(map(Written._make, rows))


def box_of(name: Written) -> QRect:
    """Return what a name covers, with its halo."""
    width, height = stamp_size(name.name)
    return QRect(name.left, name.top, width, height)


def paint_labels(
    painter: QPainter, labels: LabelMarks, style: Style, scale: float, stamps: Stamps
) -> None:
    """Stamp the names of a picture."""
    stamp_names(painter, written(labels, scale), style, stamps)


def stamp_names(painter: QPainter, names: Sequence[Written], style: Style, stamps: Stamps) -> None:
    """Stamp names: first all halos, then all letters, so that no halo eats a letter."""
    if is_vector(painter):
        _write(painter, names, style)
        return
    pictures = [_stamps_of(name.name, name.kind, style, stamps) for name in names]
    for layer in zip(*pictures, strict=True):
        for name, picture in zip(names, layer, strict=True):
            painter.setOpacity(name.strength)
            painter.drawImage(name.left, name.top, picture)
    painter.setOpacity(1.0)


def _write(painter: QPainter, names: Sequence[Written], style: Style) -> None:
    """Write names as text, in the same order."""
    for halo in (True, False):
        for name in names:
            painter.setOpacity(name.strength)
            rim, inks = (colour(style.halo), None) if halo else (None, _inks(name.kind, style))
            write_name(painter, name.name, rim, inks, (name.left, name.top))
    painter.setOpacity(1.0)


def _stamps_of(name: Name, kind: int, style: Style, stamps: Stamps) -> tuple[QImage, QImage]:
    """Return the pictures of a name's halo and of its letters."""
    return stamps.get((name, kind, style.id), partial(_painted, name, kind, style))


def _painted(name: Name, kind: int, style: Style) -> tuple[QImage, QImage]:
    return halo_stamp(name, colour(style.halo)), name_stamp(name, _inks(kind, style))


def _inks(kind: int, style: Style) -> tuple[QColor, QColor]:
    first, second = {
        LabelKind.PLACE: (style.label, style.label_soft),
        LabelKind.WATER: (style.water_label, style.water_label),
        LabelKind.MOUNTAIN: (style.mountain_label, style.mountain_label),
        LabelKind.REGION: (style.region_label, style.region_label),
    }[LabelKind(kind)]
    return colour(first), colour(second)


def stamp_slices(layout: LabelLayout, style: Style, scale: float, stamps: Stamps) -> Iterator[None]:
    """Paint what a layout shows, a few names in a slice of work."""
    labels = labels_of(layout, scale, np.flatnonzero(layout.choice <= 0))
    for row, name in enumerate(written(labels, scale)):
        _stamps_of(name.name, name.kind, style, stamps)
        if row % STAMPS_A_SLICE == 0:
            yield
