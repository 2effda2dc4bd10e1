"""Pictures of a lecture's stops, painted as the audience will see them while nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from liaoshen_viewer.lecture.path import Look
from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.ink import paint_ink
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.ink import ink_mark
from liaoshen_viewer.scene.pair import picture_size
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.session import Session

KEPT = QSize(960, 600)
"""No picture is kept larger than this."""
STILL_S = 0.4
PATIENCE_S = 4.0
"""So long a picture waits for its ground; then it is painted from what there is."""


class StopPictures(QObject):
    """Paints the present and the next stop, one a tick, when the lecture has halted for a moment.

    Painting the next stop also works out, ahead, where its signs and names stand.

    Signals:
        painted: there is one more.
    """

    painted = Signal()

    def __init__(self, session: Session, show: Show, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._show, self._view = session, show, view
        self._kept: dict[int, QPixmap] = {}
        self._moved_s = 0.0

    def of(self, index: int) -> QPixmap | None:
        """Return the picture of a stop, if it has been painted."""
        return self._kept.get(index)

    def inked(self, index: int) -> QPixmap | None:
        """Return the picture of a stop with what is drawn on the map, if it has been painted."""
        picture, strokes = self._kept.get(index), self._session.shown.ink
        if picture is None or not strokes or not self._show.running:
            return picture
        session, inked = self._session, QPixmap(picture)
        camera = self._look(index).camera
        painter = QPainter(inked)
        share = inked.width() / camera.size_px[0]
        painter.scale(share, share)
        mark = ink_mark(strokes, session.projection, camera)
        paint_ink(painter, mark, session.style, camera.scale, Stamps())
        painter.end()
        return inked

    def forget(self) -> None:
        """Drop all: another lecture begins, or another size."""
        self._kept.clear()
        self._moved_s = 0.0

    def note_moved(self) -> None:
        """Wait again until nothing moves."""
        self._moved_s = self._show.elapsed_s

    def paint_one(self) -> None:
        """Paint one picture that is missing, if nothing has moved for a moment."""
        show = self._show
        if show.lecture is None or not show.run.halts or show.off_path:
            return
        still_s = show.elapsed_s - self._moved_s
        if still_s < STILL_S:
            return
        for index in (show.run.stop, show.run.stop + 1):
            if index < len(show.lecture.stops) and index not in self._kept:
                picture = self._painted(index, at_once=still_s >= PATIENCE_S)
                if picture is not None:
                    self._kept[index] = picture
                    self.painted.emit()
                return

    def _painted(self, index: int, *, at_once: bool) -> QPixmap | None:
        session, show = self._session, self._show
        look = self._look(index)
        style = show.style_before if look.style is None else load_style(look.style)
        if not at_once and not self._view.ground_ready(look.camera, look.shown, style):
            return None
        state = state_at(session.battle.tracks, look.t_ms)
        image = self._view.still(state, look.camera, look.shown, style)
        smooth = Qt.TransformationMode.SmoothTransformation
        return QPixmap.fromImage(image.scaled(KEPT, Qt.AspectRatioMode.KeepAspectRatio, smooth))

    def _look(self, index: int) -> Look:
        camera, pair = self._session.camera, self._session.shown.pair
        return self._show.look(Run(index), picture_size(camera.size_px, pair), camera.scale)
