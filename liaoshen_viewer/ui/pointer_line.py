"""What lies under the pointer, in the status bar: position and nearest place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

from liaoshen_viewer.scene.pointer import lonlat_text
from liaoshen_viewer.scene.whereabouts import whereabouts
from liaoshen_viewer.ui.pointed import lonlat_under
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate, whereabouts_text


class PointerLine(QLabel):
    """Says `41°06.5′ N  121°08.5′ E  ·  Jinzhou` while the pointer is over the map."""

    def __init__(self, session: Session, view: QAbstractScrollArea) -> None:
        super().__init__()
        self.setObjectName("pointer_line")
        self._session = session
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the map's mouse; every event goes on to the map."""
        if event.type() == QEvent.Type.Leave:
            self.clear()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.show_position(event.position())
        return False

    def show_position(self, at: QPointF) -> None:
        """Say what lies at a point of the map."""
        session = self._session
        lonlat = lonlat_under(session, at)
        if lonlat is None:
            self.clear()
            return
        place = whereabouts_text(whereabouts(session.towns, lonlat), session.shown.names)
        self.setText("  ·  ".join(filter(None, (lonlat_text(lonlat, translate), place))))
