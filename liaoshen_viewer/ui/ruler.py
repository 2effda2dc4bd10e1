"""The ruler: Shift and drag on the map measures the way between two points."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

from liaoshen_viewer.scenario.model import LonLat
from liaoshen_viewer.ui.pointed import lonlat_under
from liaoshen_viewer.ui.session import Session


class Ruler(QObject):
    """Lays the session's ruler while Shift is held; a click with Shift takes it away.

    It watches the map's mouse and lets everything pass that is not its own.
    """

    def __init__(self, session: Session, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._session = session
        self._start: LonLat | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what belongs to a drag with Shift."""
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if self._start is None:
            return False
        if kind == QEvent.Type.MouseMove:
            self._stretch(event.position())
        elif kind == QEvent.Type.MouseButtonRelease:
            self._start = None
        return True

    def _press(self, event: QMouseEvent) -> bool:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() != Qt.MouseButton.LeftButton or not shift:
            return False
        self._start = self._at(event.position())
        self._session.show(replace(self._session.shown, ruler=None))
        return True

    def _stretch(self, to: QPointF) -> None:
        end = self._at(to)
        if self._start is not None and end is not None and end != self._start:
            self._session.show(replace(self._session.shown, ruler=(self._start, end)))

    def _at(self, position: QPointF) -> LonLat | None:
        return lonlat_under(self._session, position)
