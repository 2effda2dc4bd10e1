"""Exporting from the window: the dialog, and the process that previews and makes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.export.apart import (
    Answer,
    Apart,
    Failed,
    Finished,
    Look,
    Make,
    Preview,
    Reckoned,
    Refused,
    Stop,
    Stopped,
)
from liaoshen_viewer.export.job import Progress
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.pace import Pace
from liaoshen_viewer.playback.spoken_date import spoken_date
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scene.looks import layers_text, names_text
from liaoshen_viewer.scene.style import style_names
from liaoshen_viewer.scene.views import window_of
from liaoshen_viewer.ui.choices import STYLE_TEXTS
from liaoshen_viewer.ui.dates import moment_text
from liaoshen_viewer.ui.export_dialog import ExportDialog
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.memory import number_of
from liaoshen_viewer.ui.plan_form import Choices, camera_text
from liaoshen_viewer.ui.plan_page import PlanPage
from liaoshen_viewer.ui.plan_shelf import PlanShelf
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.window import Window
from liaoshen_viewer.ui.words import language, translate

FIRST_PX_S = 2.5e7
"""Pixels made in a second, for the first estimate; then the rate of the last export counts."""


class ExportDesk(QObject):
    """Opens the dialog and lets a process of its own carry out what it wishes.

    While an export runs the dialog can be closed: a button in the window's foot brings it back.

    Signals:
        opened_again(): that button was pressed.
    """

    opened_again = Signal()

    def __init__(self, session: Session, player: Player, window: Window, lectures: Desk) -> None:
        super().__init__()
        self._session, self._player, self._window = session, player, window
        self._settings, self._lectures = window.settings, lectures
        self._dialog: ExportDialog | None = None
        self._apart: Apart | None = None
        self._pace: Pace | None = None
        self._paused = False
        self._number = 0
        self._px = 0
        self._button = named(QToolButton(), "export_running")
        self._button.setAutoRaise(True)
        self._button.clicked.connect(self.opened_again)
        self._button.hide()
        window.statusBar().addPermanentWidget(self._button)

    def open_range(self, span: tuple[int, int] | None, preset: str = "lecture") -> None:
        """Show the dialog for a stretch of time; None for the whole campaign.

        `preset` is the plan to begin with; `of-lecture` a film of the lecture that lies open.
        """
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self._apart = Apart(self._session.scenario.folder)
        folder = Path(str(self._settings.value("export_folder", _films_folder())))
        shelf = PlanShelf(_plans_folder(self._settings))
        name = self._session.scenario.id
        plan = PlanPage(shelf, name, folder, self._moment)
        dialog = ExportDialog(self._window, plan)
        self._dialog = dialog
        dialog.looked.connect(self._look)
        dialog.make_wished.connect(self._make)
        dialog.pause_wished.connect(self._pause)
        dialog.stop_wished.connect(self._stop)
        dialog.folder_wished.connect(_show_folder)
        dialog.finished.connect(self._on_closed)
        self._offer_lecture(plan)
        plan.begin(self._scope(span), self._choices(span), preset)
        self._player.watch(self.beat)
        dialog.show()

    def close(self) -> None:
        """End everything: the window closes, or another scenario is opened."""
        self._pace = None
        self._button.hide()
        if self._dialog is not None:
            self._dialog.close()
        self._end()

    def beat(self, now_s: float) -> bool:
        """Take in what the process answered; tell whether there is one."""
        if self._apart is None:
            return False
        try:
            for answer in self._apart.heard():
                self._take(answer, now_s)
        except EOFError:
            self._take(Failed(Message("export.worker_died")), now_s)
            self._end()
        return self._apart is not None

    # what the dialog wishes

    def _look(self) -> None:
        if self._dialog is not None and self._apart is not None:
            self._number += 1
            self._apart.wish(
                Look(self._number, self._dialog.plan.words(), self._dialog.plan.output())
            )

    def _make(self, anew: bool) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if self._apart is None:
            self._apart = Apart(self._session.scenario.folder)
            self._player.watch(self.beat)
        output = dialog.plan.output()
        self._settings.setValue("export_folder", str(Path(output).parent))
        self._paused = False
        self._pace = Pace(1)
        self._apart.pause(False)
        self._apart.wish(Make(dialog.plan.words(), output, anew))
        dialog.show_making()

    def _pause(self, paused: bool) -> None:
        self._paused = paused
        if self._apart is not None:
            self._apart.pause(paused)
        if self._pace is not None:
            self._pace.forget()

    def _stop(self) -> None:
        if self._apart is not None:
            self._apart.wish(Stop())

    def _on_closed(self) -> None:
        if self._pace is None:
            self._end()
        if self._apart is None and self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _end(self) -> None:
        if self._apart is not None:
            self._apart.end()
            self._apart = None

    # what the process answers

    def _take(self, answer: Answer, now_s: float) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(answer, Progress):
            self._take_step(dialog, answer, now_s)
        elif isinstance(answer, Reckoned) and answer.number == self._number:
            width, height = answer.size_px
            self._px = width * height
            rate = max(number_of(self._settings, "export_px_s", FIRST_PX_S), 1.0)
            dialog.show_reckoned(answer, answer.frames * self._px / rate)
        elif isinstance(answer, Preview) and answer.number == self._number:
            dialog.show_preview(answer)
        elif isinstance(answer, Refused):
            self._over()
            dialog.show_plan()
            dialog.show_trouble(answer.message)
        elif isinstance(answer, Finished):
            self._over()
            dialog.show_end(self.tr("Whole: {path}").format(path=answer.path), whole=True)
        elif isinstance(answer, Failed):
            self._over()
            dialog.show_end(translate(answer.message), whole=False)
        elif isinstance(answer, Stopped):
            self._over()
            said = self.tr("Stopped. What is done is whole; Export goes on from there.")
            dialog.show_end(said, whole=False)

    def _take_step(self, dialog: ExportDialog, step: Progress, now_s: float) -> None:
        if self._pace is None:
            return
        self._pace.count = step.count
        if step.last >= 0 and not self._paused:
            self._pace.note(now_s, step.done)
        per_s, left_s = self._pace.per_s, self._pace.left_s
        if per_s and self._px:
            self._settings.setValue("export_px_s", per_s * self._px)
        dialog.show_step(step.done, step.count, per_s, left_s, step.picture)
        share = f"{step.done / max(step.count, 1):.0%}"
        self._button.setText(self.tr("Export {share}").format(share=share))
        self._button.show()

    def _over(self) -> None:
        self._pace = None
        self._button.hide()

    # what the window shows

    def _offer_lecture(self, plan: PlanPage) -> None:
        """Offer a film of the lecture that lies open; one with changes is filmed from a draft."""
        lecture = self._lectures.lecture
        if lecture is None or not lecture.stops:
            return
        try:
            path = self._lectures.file_for_film(_plans_folder(self._settings).parent / "drafts")
        except LectureError as error:
            plan.troubled.emit(error.message)
            return
        plan.offer_lecture(lecture.title.in_language(language()), path)

    def _moment(self, text: str) -> str:
        """Return a date as a plan writes it; what is not understood stays, to be refused."""
        t_ms = spoken_date(text, self._session.scenario.clock.campaign_start_ms)
        return text if t_ms is None else format_time(t_ms)

    def _scope(self, span: tuple[int, int] | None) -> dict[str, str]:
        """Return the words of a plan for what the window shows now."""
        session = self._session
        times = session.scenario.clock
        start_ms, end_ms = span or (times.campaign_start_ms, times.campaign_end_ms)
        return {
            "from": format_time(start_ms), "to": format_time(end_ms),
            "now": format_time(session.t_ms), "step": "1h", "speed": "14h", "fps": "30",
            "hold": "none", "texts": "2", "quality": "good", "language": session.shown.language,
            "style": session.style.id, "layers": layers_text(session.shown),
            "names": names_text(session.shown), "view": session.scenario.views[0].id,
        }  # fmt: skip

    def _choices(self, span: tuple[int, int] | None) -> dict[str, Choices]:
        """Return what the fields offer that depends on the scenario and the window."""
        session = self._session
        words = language()
        times, phases = session.scenario.clock, session.scenario.phases
        first, last = span or (times.campaign_start_ms, times.campaign_end_ms)
        clock_ms = (session.t_ms, times.campaign_start_ms, times.campaign_end_ms)
        starts = [first, *clock_ms, *(phase.start_ms for phase in phases)]
        ends = [last, *clock_ms, *(phase.end_ms for phase in phases)]
        shown = session.shown
        as_now = (self.tr("as in the window"), layers_text(shown))
        names_now = (self.tr("as in the window"), names_text(shown))
        usual = (self.tr("the usual ones"), "")
        return {
            "from": _times(starts, times.start_ms, times.end_ms),
            "to": _times(ends, times.start_ms, times.end_ms),
            "camera": self._cameras(words),
            "style": [(STYLE_TEXTS.get(name, name), name) for name in style_names()],
            "layers": [as_now, usual] if as_now[1] else [usual],
            "names": [names_now, usual] if names_now[1] else [usual],
        }

    def _cameras(self, words: str) -> list[tuple[str, str]]:
        session = self._session
        window = window_of(session.camera, session.projection)
        lon, lat = window.center
        seen = {"center": f"{lon:.4f},{lat:.4f}", "width-km": f"{window.width_km:.1f}"}
        offered = [
            (view.names.in_language(words), camera_text({"view": view.id}))
            for view in session.scenario.views
        ]
        offered.append((self.tr("as in the window"), camera_text(seen)))
        if session.selection is not None:
            unit = session.scenario.units[session.scenario.unit_index[session.selection]]
            name = unit.names.in_language(words)
            text = self.tr("following {name}").format(name=name)
            offered.append((text, camera_text({"follow": unit.id})))
        offered.append((self.tr("from event to event"), camera_text({"glide": "yes"})))
        return offered


def _times(moments: list[int], low: int, high: int) -> list[tuple[str, str]]:
    inside = sorted({min(max(t_ms, low), high) for t_ms in moments})
    return [(moment_text(t_ms), format_time(t_ms)) for t_ms in inside]


def _films_folder() -> str:
    place = QStandardPaths.StandardLocation.MoviesLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return str(folder if folder.is_dir() else Path.home())


def _plans_folder(settings: QSettings) -> Path:
    if settings.format() == QSettings.Format.IniFormat:
        return Path(settings.fileName()).parent / "plans"
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "plans"


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
