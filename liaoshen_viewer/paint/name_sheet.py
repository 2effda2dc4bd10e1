"""The names of a picture on a sheet of their own, of which only what changed is painted anew.

From one frame to the next of a camera at rest few names change: those that a sign comes to cover.
Laying the sheet costs as much as copying a picture, stamping all names five times that.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import fields
from typing import Final

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from liaoshen_viewer.paint.names import Written, box_of, stamp_names, written
from liaoshen_viewer.paint.stamps import Stamps, blank
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import LabelMarks
from liaoshen_viewer.scene.style import Style

MANY: Final = 60
"""From so many changed names on, the whole sheet is painted: parts cost more than all."""


class NameSheet:
    """The names as last painted. A sheet that is kept and a new one show the same pixels."""

    def __init__(self) -> None:
        self._look: Hashable = None
        self._labels: LabelMarks | None = None
        self._names: list[Written] = []
        self._sheet = QImage()

    def paint(
        self,
        painter: QPainter,
        labels: LabelMarks,
        camera: Camera,
        style: Style,
        stamps: Stamps,
        *,
        moving: bool = False,
    ) -> None:
        """Lay the names over a picture of the camera's size.

        While the camera moves all names change on every frame: a sheet would cost twice as much.
        """
        if moving:
            stamp_names(painter, written(labels, camera.scale), style, stamps)
            return
        look = camera.size_px, camera.scale, style.id
        if look != self._look:
            self._look, self._names, self._labels = look, [], None
            self._sheet = blank(*camera.size_px)
        if self._labels is None or not _alike(self._labels, labels):
            self._take(written(labels, camera.scale), style, stamps)
            self._labels = labels
        painter.drawImage(0, 0, self._sheet)

    def _take(self, names: list[Written], style: Style, stamps: Stamps) -> None:
        changed = set(self._names) ^ set(names)
        if changed:
            self._renew(_region(changed, self._sheet.rect()), names, style, stamps)
        self._names = names

    def _renew(
        self, where: QRegion, names: Sequence[Written], style: Style, stamps: Stamps
    ) -> None:
        """Wipe a region and stamp what lies in it, in the order of the whole."""
        touched = [name for name in names if where.intersects(box_of(name))]
        painter = QPainter(self._sheet)
        painter.setClipRegion(where)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(where.boundingRect(), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        stamp_names(painter, touched, style, stamps)
        painter.end()


def _alike(one: LabelMarks, other: LabelMarks) -> bool:
    """Tell whether two moments have the same names, as most have that follow each other."""
    return one.lines == other.lines and all(
        np.array_equal(getattr(one, part.name), getattr(other, part.name))
        for part in fields(LabelMarks)
        if part.name != "lines"
    )


def _region(changed: set[Written], whole: QRect) -> QRegion:
    """Return what the changed names cover; the whole sheet if they are many."""
    region = QRegion()
    if len(changed) > MANY:
        return QRegion(whole)
    for name in changed:
        region += box_of(name)
    return region & whole
