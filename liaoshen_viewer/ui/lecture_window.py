"""The speaker's window: what is said now, what comes next, and how the time stands.

It lies on the speaker's own screen; the audience's window holds nothing of it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.lecture.model import Stop, planned_until
from liaoshen_viewer.paint.text import font
from liaoshen_viewer.scenario.model import SourceId
from liaoshen_viewer.ui.dates import clock_text, date_text
from liaoshen_viewer.ui.lecture_pictures import StopPictures
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.memory import number_of
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import language

NOTES_KEY: Final = "lecture/notes_px"
NOTES_PX: Final = (16, 24, 60)
"""Least, usual and largest letters of the notes."""
LATE: Final = "#c0392b"


class SpeakerWindow(QWidget):
    """Pictures of the present and the next stop, notes, sources, times and the list of stops.

    Signals:
        stop_wished(int): a click on a stop of the list.
    """

    stop_wished = Signal(int)

    def __init__(
        self, session: Session, player: Player, show: Show, pictures: StopPictures,
        settings: QSettings, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("speaker")
        self.setWindowTitle(self.tr("Speaker"))
        self._session, self._player, self._show = session, player, show
        self._pictures, self._settings = pictures, settings
        self._now, self._next = (named(QLabel(), f"speaker_{n}") for n in ("now", "next"))
        self._now_title, self._next_title = (
            named(QLabel(), f"speaker_{n}_title") for n in ("now", "next")
        )
        self.notes = named(QTextBrowser(), "speaker_notes")
        self.notes.setAccessibleName(self.tr("Notes of this stop"))
        self.sources = named(QLabel(), "speaker_sources")
        self.stops = named(QListWidget(), "speaker_stops")
        self.stops.ensurePolished()
        self.stops.setAccessibleName(self.tr("Stops of the lecture"))
        self.times = {n: named(QLabel(), f"speaker_{n}") for n in ("date", "clock", "elapsed")}
        self.plan, self.place = named(QLabel(), "speaker_plan"), named(QLabel(), "speaker_place")
        self.warning = named(QLabel(), "speaker_warning")
        self.warning.setText(self.tr("The screen may go to sleep: switch that off yourself."))
        self._smaller, self._larger = QToolButton(), QToolButton()
        self._place_widgets()
        self._set_notes_px(round(number_of(settings, NOTES_KEY, NOTES_PX[1])))
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        self.stops.itemClicked.connect(self._on_stop)
        self.resize(px(1100), px(720))

    def show_lecture(self) -> None:
        """Fill the list of stops for the lecture that begins."""
        self.stops.clear()
        if self._show.lecture is not None:
            for number, stop in enumerate(self._show.lecture.stops, 1):
                self.stops.addItem(f"{number}   {stop.title.in_language(language())}")
        self.show_stop()

    def show_stop(self) -> None:
        """Show the stop where the lecture is, and the one after it."""
        show, stop = self._show, self._show.stop
        if stop is None:
            return
        self.stops.setCurrentRow(show.run.bound_for)
        under_way = self.tr("On the way to: {title}")
        title = stop.title.in_language(language())
        self._now_title.setText(title if show.run.halts else under_way.format(title=title))
        if show.off_path:
            self._now_title.setText(self.tr("Off the path: R returns"))
        self.notes.setMarkdown(stop.notes.in_language(language()))
        self.sources.setText(self._sources_text(stop))
        self._show_next(show.next_stop)
        self.show_pictures()
        self.show_time()

    def show_pictures(self) -> None:
        """Show what has been painted of the two stops."""
        index = self._show.run.bound_for
        for label, number in ((self._now, index), (self._next, index + 1)):
            # Ink is of the present stop: at the next it goes.
            inked = number == index
            picture = self._pictures.inked(number) if inked else self._pictures.of(number)
            if picture is None:
                label.clear()
            else:
                label.setPixmap(
                    picture.scaled(
                        label.size(),
                        Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                )

    def show_time(self) -> None:
        """Show campaign time, the clock, and the elapsed time against the plan."""
        show, t_ms = self._show, self._session.t_ms
        self.times["date"].setText(f"{date_text(t_ms)}   {clock_text(t_ms)}")
        self.times["clock"].setText(self._player.time_of_day().toString("HH:mm"))
        self.times["elapsed"].setText(minutes_text(show.elapsed_s))
        if show.lecture is None:
            return
        count = len(show.lecture.stops)
        self.place.setText(
            self.tr("stop {n} of {count}").format(n=show.run.bound_for + 1, count=count)
        )
        leave_s = 60 * planned_until(show.lecture, show.run.bound_for)
        if leave_s:
            late = show.elapsed_s > leave_s
            text = self.tr("{late} late") if late else self.tr("by plan here until {until}")
            late_s = max(show.elapsed_s - leave_s, 0.0)
            self.plan.setText(text.format(late=minutes_text(late_s), until=minutes_text(leave_s)))
            self._colour(self.plan, LATE if late else "")
        else:
            self.plan.setText(self.tr("no plan"))

    def resizeEvent(self, event: object) -> None:
        """Fit the pictures."""
        self.show_pictures()

    # the form

    def _place_widgets(self) -> None:
        for widget in (self.notes, self.stops, self._smaller, self._larger):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._smaller.setText("A−")
        self._larger.setText("A+")
        self._smaller.setToolTip(self.tr("Smaller notes"))
        self._larger.setToolTip(self.tr("Larger notes"))
        for label in (self._now, self._next):
            label.setMinimumSize(px(200), px(120))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sources.setWordWrap(True)
        self.notes.setOpenLinks(False)
        for label, size in ((self._now_title, 20), (self._next_title, 15)):
            label.setFont(font(px(size), True))
            label.setWordWrap(True)
        for name, label in self.times.items():
            label.setFont(font(px(17 if name == "date" else 26), True))
        grid = QGridLayout(self)
        grid.setContentsMargins(px(18), px(14), px(18), px(14))
        grid.setSpacing(px(10))
        grid.addWidget(self._now_title, 0, 0)
        grid.addWidget(self._next_title, 0, 1)
        grid.addWidget(self._now, 1, 0)
        grid.addWidget(self._next, 1, 1)
        grid.addLayout(self._notes_column(), 2, 0)
        grid.addWidget(self.stops, 2, 1)
        grid.addLayout(self._foot(), 3, 0, 1, 2)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(1, 4)
        grid.setRowStretch(2, 5)

    def _notes_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.notes, 1)
        column.addWidget(self.sources)
        return column

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(24))
        for label in (self.times["elapsed"], self.plan, self.place, self.warning):
            row.addWidget(label)
        row.addStretch(1)
        for widget in (self.times["date"], self.times["clock"], self._smaller, self._larger):
            row.addWidget(widget)
        return row

    def _show_next(self, stop: Stop | None) -> None:
        title = stop.title.in_language(language()) if stop else self.tr("the end")
        self._next_title.setText(self.tr("Next: {title}").format(title=title))

    def _sources_text(self, stop: Stop) -> str:
        known = self._session.scenario.sources
        lines = [known[SourceId(key)].reference for key in stop.sources]
        return self.tr("Sources: {list}").format(list="; ".join(lines)) if lines else ""

    def _colour(self, label: QLabel, colour: str) -> None:
        palette = self.palette()
        if colour:
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        label.setPalette(palette)

    def _set_notes_px(self, size: int) -> None:
        self._notes_px = min(max(size, NOTES_PX[0]), NOTES_PX[2])
        self.notes.document().setDefaultFont(font(px(self._notes_px)))
        self._settings.setValue(NOTES_KEY, self._notes_px)

    def _on_smaller(self) -> None:
        self._set_notes_px(self._notes_px - 2)

    def _on_larger(self) -> None:
        self._set_notes_px(self._notes_px + 2)

    def _on_stop(self) -> None:
        self.stop_wished.emit(self.stops.currentRow())


def minutes_text(seconds: float) -> str:
    """Return `4:07`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
