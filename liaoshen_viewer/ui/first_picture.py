"""The map as the last start first showed it, kept for the next: it stands before it is composed."""

from __future__ import annotations

from dataclasses import astuple

from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from liaoshen_viewer.cellar import fetch, mark_of, store
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import language

KIND = "picture"


class FirstPicture:
    """Keeps one exact picture of the map, under a mark of all that it depends on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: tuple[str, QImage] | None = None

    def fetch(self, camera: Camera) -> QImage | None:
        """Return the picture that this camera of the screen's pixels sees now, if it was kept."""
        mark = self._mark(camera)
        if self._found is None or self._found[0] != mark:
            answer = fetch(KIND, mark) if mark else None
            if not isinstance(answer, bytes) or len(answer) != _bytes_of(camera):
                return None
            width, height = camera.size_px
            image = QImage(answer, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
            self._found = mark, image
        return self._found[1]

    def store(self, camera: Camera, picture: QImage) -> None:
        """Keep what this camera sees now."""
        mark = self._mark(camera)
        if mark and self._found is None and picture.sizeInBytes() == _bytes_of(camera):
            store(KIND, mark, bytes(picture.constBits()))

    def _mark(self, camera: Camera) -> str:
        """Return the mark of the session's picture; empty for a battle that was not read."""
        session, shown = self._session, self._session.shown
        if not session.battle.mark:
            return ""
        # A set is written in another order at every start.
        choices = [sorted(part, key=repr) if isinstance(part, frozenset) else part
                   for part in astuple(shown)]  # fmt: skip
        return mark_of(
            session.battle.mark, session.scenario.projection, session.t_ms, camera, choices,
            session.style.id, language(), qVersion(),
        )  # fmt: skip


def _bytes_of(camera: Camera) -> int:
    return 4 * camera.size_px[0] * camera.size_px[1]
