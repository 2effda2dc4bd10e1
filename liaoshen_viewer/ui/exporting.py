"""The way to the export desk, which is loaded when it is first wanted: it needs the encoders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from liaoshen_viewer.ui.export_queue import ExportQueue, queue_path
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.window import Window

if TYPE_CHECKING:
    from liaoshen_viewer.ui.export_desk import ExportDesk
    from liaoshen_viewer.ui.paper_desk import PaperDesk


class Exporting(QObject):
    """Opens the export dialogs."""

    def __init__(self, session: Session, player: Player, lectures: Desk) -> None:
        super().__init__()
        self._session, self._player, self._lectures = session, player, lectures
        self._window: Window | None = None
        self._desk: ExportDesk | None = None
        self._paper: PaperDesk | None = None

    def serve(self, window: Window) -> None:
        """Open dialogs over this window from now on; an export of the one before stops."""
        self.close()
        self._desk = self._paper = None
        self._window = window
        if ExportQueue(queue_path(window.settings)).left:
            self._films()  # its button says so

    def open(self) -> None:
        """Show the dialog: for the loop, if there is one, else for the whole campaign."""
        self.open_range(self._session.loop)

    def open_lecture(self) -> None:
        """Show the dialog for a film of the lecture that lies open."""
        self.open_range(None, "of-lecture")

    def open_wall_map(self) -> None:
        """Show the dialog for a page of paper of the moment that is shown."""
        self.open_range(None, "wall")

    def open_range(self, span: tuple[int, int] | None, preset: str = "lecture") -> None:
        """Show the dialog for a stretch of time; None for the whole campaign."""
        if (desk := self._films()) is not None:
            desk.open_range(span, preset)

    def open_paper(self) -> None:
        """Show the dialog for a handout or a deck of the open lecture."""
        from liaoshen_viewer.ui.paper_desk import PaperDesk

        if self._window is None:
            return
        if self._paper is None:
            self._paper = PaperDesk(self._session, self._player, self._lectures, self._window)
        self._paper.open()

    def close(self) -> None:
        """End everything: the window closes, or another scenario is opened."""
        for desk in (self._desk, self._paper):
            if desk is not None:
                desk.close()

    def _films(self) -> ExportDesk | None:
        from liaoshen_viewer.ui.export_desk import ExportDesk

        if self._desk is None and self._window is not None:
            self._desk = ExportDesk(self._session, self._player, self._window, self._lectures)
        return self._desk
