"""Pausing where an event begins."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaoshen_viewer.ui.session import Session


class Halts(QObject):
    """Pauses the playing session at events whose importance is at most `level`; 0 for never."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before = session.present_event
        self.level = 0

    def watch(self) -> None:
        """Take note of the present event; pause at the first that counts since the last one."""
        session = self._session
        before, self._before = self._before, session.present_event
        if not session.clock.playing or session.present_event is None:
            return
        first = 0 if before is None else before + 1
        # Several that begin together are one halt; the most important stands first.
        for event in session.events[first : session.present_event + 1]:
            if event.importance <= self.level:
                session.pause()
                session.seek(event.start_ms)
                return
