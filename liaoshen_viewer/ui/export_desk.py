"""Exporting from the window: the dialog, and the process that previews and makes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.export.apart import (
    Answer,
    Apart,
    Look,
    Preview,
    Reckoned,
    Refused,
)
from liaoshen_viewer.export.job import Progress
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.spoken_date import spoken_date
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scene.looks import layers_text, names_text
from liaoshen_viewer.scene.style import style_names
from liaoshen_viewer.scene.views import window_of
from liaoshen_viewer.ui.choices import STYLE_TEXTS
from liaoshen_viewer.ui.dates import moment_text
from liaoshen_viewer.ui.export_dialog import ExportDialog
from liaoshen_viewer.ui.export_queue import Entry, ExportQueue, own_folder, queue_path
from liaoshen_viewer.ui.export_run import RATE_KEY, ExportRun
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.memory import number_of
from liaoshen_viewer.ui.plan_form import Choices, camera_text
from liaoshen_viewer.ui.plan_page import PlanPage
from liaoshen_viewer.ui.plan_shelf import PlanShelf
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.window import Window
from liaoshen_viewer.ui.words import language

FIRST_PX_S = 2.5e7
"""Pixels made in a second, for the first estimate; then the rate of the last export counts."""


class ExportDesk(QObject):
    """Opens the dialog, lets a process of its own preview plans, and another one make films.

    While an export runs the dialog can be closed: a button in the window's foot brings it back.
    """

    def __init__(self, session: Session, player: Player, window: Window, lectures: Desk) -> None:
        super().__init__()
        self._session, self._player, self._window = session, player, window
        self._settings, self._lectures = window.settings, lectures
        self._dialog: ExportDialog | None = None
        self._apart: Apart | None = None
        self._number = 0
        queue = ExportQueue(queue_path(self._settings))
        self._run = ExportRun(queue, player, self._settings)
        self._run.changed.connect(self._on_changed)
        self._run.stepped.connect(self._on_step)
        self._run.troubled.connect(self._on_trouble)
        self._button = named(QToolButton(), "export_running")
        self._button.setAutoRaise(True)
        self._button.clicked.connect(self.open_list)
        window.statusBar().addPermanentWidget(self._button)
        self._show_count()

    def open_range(self, span: tuple[int, int] | None, preset: str = "lecture") -> None:
        """Show the dialog for a stretch of time; None for the whole campaign.

        `preset` is the plan to begin with; `of-lecture` a film of the lecture that lies open.
        """
        self._open(span, preset, listed=self._dialog is None and self._run.running is not None)

    def _open(self, span: tuple[int, int] | None, preset: str, *, listed: bool) -> None:
        if self._dialog is None:
            self._dialog = self._made()
            if listed:
                # Before the plan is filled in: nobody looks at it yet.
                self._dialog.show_making()
            self._offer_lecture(self._dialog.plan)
            self._dialog.plan.begin(self._scope(span), self._choices(span), preset)
        elif listed:
            self._dialog.show_making()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def open_list(self) -> None:
        """Show the dialog with the list of exports."""
        self._open(None, "lecture", listed=True)

    def close(self) -> None:
        """End everything: the window closes, or another scenario is opened."""
        self._run.end()
        self._show_count()
        if self._dialog is not None:
            self._dialog.close()
        self._end()

    def beat(self, now_s: float) -> bool:
        """Take in what the process that previews answered; tell whether there is one."""
        if self._apart is None:
            return False
        try:
            for answer in self._apart.heard():
                self._take(answer)
        except EOFError:
            self._on_trouble(Message("export.worker_died"))
            self._end()
        return self._apart is not None

    # what the dialog wishes

    def _made(self) -> ExportDialog:
        folder = Path(str(self._settings.value("export_folder", _films_folder())))
        shelf = PlanShelf(_plans_folder(self._settings))
        plan = PlanPage(shelf, self._session.scenario.id, folder, self._moment)
        dialog = ExportDialog(self._window, plan)
        dialog.looked.connect(self._look)
        dialog.make_wished.connect(self._make)
        dialog.again_wished.connect(self._run.again)
        dialog.pause_wished.connect(self._pause)
        dialog.stop_wished.connect(self._run.stop)
        dialog.go_wished.connect(self._run.go)
        dialog.list.move_wished.connect(self._run.move)
        dialog.list.remove_wished.connect(self._run.remove)
        dialog.folder_wished.connect(_show_folder)
        dialog.finished.connect(self._on_closed)
        dialog.show_entries(self._run.queue.entries, self._run.paused)
        return dialog

    def _look(self) -> None:
        if self._dialog is None or not self._dialog.planning:
            return
        if self._apart is None:
            self._apart = Apart(self._session.scenario.folder)
            self._player.watch(self.beat)
        self._number += 1
        plan = self._dialog.plan
        self._apart.wish(Look(self._number, plan.words(), plan.output()))

    def _make(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        output = dialog.plan.output()
        self._settings.setValue("export_folder", str(Path(output).parent))
        # Absolute: the list lasts, and the program may be started elsewhere the next time.
        place = f"{Path(output).absolute()}{'/' if output.endswith('/') else ''}"
        folder = str(self._session.scenario.folder)
        dialog.show_making()
        self._run.add(Entry(folder, dialog.plan.words(), place))
        dialog.list.select(place)

    def _pause(self, paused: bool) -> None:
        self._run.pause(paused)
        self._on_changed()

    def _on_closed(self) -> None:
        self._end()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _end(self) -> None:
        if self._apart is not None:
            self._apart.end()
            self._apart = None

    # what the processes answer

    def _take(self, answer: Answer) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(answer, Reckoned) and answer.number == self._number:
            width, height = answer.size_px
            rate = max(number_of(self._settings, RATE_KEY, FIRST_PX_S), 1.0)
            dialog.show_reckoned(answer, answer.frames * width * height / rate)
        elif isinstance(answer, Preview) and answer.number == self._number:
            dialog.show_preview(answer)
        elif isinstance(answer, Refused):
            dialog.show_trouble(answer.message)

    def _on_step(self, step: Progress) -> None:
        pace = self._run.pace
        if self._dialog is not None:
            self._dialog.show_step(step, pace.per_s, pace.left_s)
        share = f"{step.done / max(step.count, 1):.0%}"
        self._button.setText(self.tr("Export {share}").format(share=share))

    def _on_changed(self) -> None:
        """Show the list as it is now; the export that begins is the one to look at."""
        running, dialog = self._run.running, self._dialog
        if dialog is not None:
            begins = running is not None and not self._run.paused and not self._run.pace.count > 1
            dialog.show_entries(self._run.queue.entries, self._run.paused)
            if begins and running is not None:
                dialog.show_begun(running.output)
        self._show_count()

    def _on_trouble(self, message: Message) -> None:
        if self._dialog is not None:
            self._dialog.show_trouble(message)

    def _show_count(self) -> None:
        """Have the button in the window's foot say what is left; hide it where nothing is."""
        left = len(self._run.queue.left)
        if self._run.running is None:
            self._button.setText(self.tr("Exports left: {count}").format(count=left))
        elif self._run.pace.count <= 1:
            self._button.setText(self.tr("Export {share}").format(share="0%"))
        self._button.setVisible(bool(left) or self._run.running is not None)

    # what the window shows

    def _offer_lecture(self, plan: PlanPage) -> None:
        """Offer a film of the lecture that lies open; one with changes is filmed from a draft."""
        lecture = self._lectures.lecture
        if lecture is None or not lecture.stops:
            return
        try:
            path = self._lectures.file_for_film(own_folder(self._settings) / "drafts")
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
    return own_folder(settings) / "plans"


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
