"""A lecture on paper from the window: the dialog, and the process that writes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from liaoshen_viewer.export.apart import (
    Answer,
    Apart,
    Failed,
    Finished,
    Paper,
    Refused,
    Stop,
    Stopped,
)
from liaoshen_viewer.export.job import Progress
from liaoshen_viewer.export.lecture_paper import PaperPlan
from liaoshen_viewer.messages import Message
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.paper_dialog import PaperDialog
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.window import Window
from liaoshen_viewer.ui.words import language, translate

FOLDER_KEY = "paper_folder"
IN_THE_WAY = "export.in_the_way"


class PaperDesk(QObject):
    """Opens the dialog and lets a process of its own write what it wishes.

    The process lives from the first wish on; closing the dialog ends it, and leaves nothing half.
    """

    def __init__(self, session: Session, player: Player, lectures: Desk, window: Window) -> None:
        super().__init__()
        self._session, self._player, self._window = session, player, window
        self._lectures = lectures
        self._settings = window.settings
        self._dialog: PaperDialog | None = None
        self._apart: Apart | None = None

    def open(self) -> None:
        """Show the dialog for the lecture that lies open."""
        if self._dialog is None:
            self._dialog = self._made()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """End everything: the window closes, or another scenario is opened."""
        if self._dialog is not None:
            self._dialog.close()

    def beat(self, _now_s: float) -> bool:
        """Take in what the process answered; tell whether there is one."""
        if self._apart is None:
            return False
        try:
            for answer in self._apart.heard():
                self._take(answer)
        except EOFError:
            self._take(Failed(Message("export.worker_died")))
            self._end()
        return self._apart is not None

    # inside

    def _made(self) -> PaperDialog:
        lecture = self._lectures.lecture
        title = lecture.title.in_language(language()) if lecture is not None else ""
        name = lecture.path.stem if lecture is not None else self._session.scenario.id
        folder = Path(str(self._settings.value(FOLDER_KEY, _documents_folder())))
        dialog = PaperDialog(self._window, title, folder / f"{name}.pdf", language())
        dialog.write_wished.connect(self._write)
        dialog.stop_wished.connect(self._stop)
        dialog.folder_wished.connect(_show_folder)
        dialog.finished.connect(self._on_closed)
        if lecture is None or not lecture.stops:
            dialog.show_empty(self.tr("The lecture has no stop yet. Record one, then try again."))
        return dialog

    def _write(self, over: bool) -> None:
        dialog, lecture = self._dialog, self._lectures.lecture
        if dialog is None or lecture is None:
            return
        path, style = dialog.output(), self._session.style.id
        tongue = str(dialog.language.currentData())
        self._settings.setValue(FOLDER_KEY, str(path.parent))
        if self._apart is None:
            self._apart = Apart(self._session.scenario.folder)
        self._apart.wish(Paper(lecture, PaperPlan(path, tongue, dialog.paper, style, over)))
        self._player.watch(self.beat)
        dialog.show_step(0, 0)

    def _stop(self) -> None:
        if self._apart is not None:
            self._apart.wish(Stop())

    def _on_closed(self) -> None:
        self._end()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _end(self) -> None:
        if self._apart is not None:
            self._apart.end()
            self._apart = None

    def _take(self, answer: Answer) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(answer, Progress):
            dialog.show_step(answer.done, answer.count)
        elif isinstance(answer, Refused | Failed):
            there = answer.message.id == IN_THE_WAY
            said = self.tr("{path} is there already.").format(path=dialog.output())
            dialog.show_ready(said if there else translate(answer.message), over=there)
        elif isinstance(answer, Finished):
            dialog.show_ready(self.tr("Written: {path}").format(path=answer.path), whole=True)
        elif isinstance(answer, Stopped):
            dialog.show_ready(self.tr("Stopped. Nothing was written."))


def _documents_folder() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return str(folder if folder.is_dir() else Path.home())


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
