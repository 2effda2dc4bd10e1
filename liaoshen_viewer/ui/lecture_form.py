"""What one stop of a lecture says, to be changed in place: moment, way, pause, notes, look."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from liaoshen_viewer.lecture.model import Ease, Stop, way_seconds
from liaoshen_viewer.scenario.calendar import format_time, parse_time
from liaoshen_viewer.scenario.model import Names, Scenario, SourceId
from liaoshen_viewer.ui.lecture_look import LookRows
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import language


class NotesEdit(QPlainTextEdit):
    """Notes as Markdown.

    Signals:
        finished: the keyboard went elsewhere.
    """

    finished = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that writing is over for now."""
        super().focusOutEvent(event)
        self.finished.emit()


class StopForm(QWidget):
    """The fields of the stop that is worked on.

    Signals:
        wished(object, str): the stop as it shall be (Stop), and what was changed.
    """

    wished = Signal(object, str)

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.setObjectName("stop_form")
        self._scenario = scenario
        self._stop: Stop | None = None
        self.time = named(QLineEdit(), "stop_time")
        self.way = named(_seconds(self.tr(" s")), "stop_way")
        self.ease = named(QComboBox(), "stop_ease")
        self.ease.addItem(self.tr("gentle at both ends"), Ease.GENTLE.value)
        self.ease.addItem(self.tr("steady"), Ease.STEADY.value)
        self.wait = named(_seconds(self.tr(" s")), "stop_wait")
        self.wait.setSpecialValueText(self.tr("for a key"))
        self.minutes = named(_seconds(self.tr(" min")), "stop_minutes")
        self.minutes.setSpecialValueText(self.tr("open"))
        self.sources = named(QLineEdit(), "stop_sources")
        self.notes = named(NotesEdit(), "stop_notes")
        self.notes.setPlaceholderText(self.tr("Notes for the speaker (Markdown)"))
        self.notes.setTabChangesFocus(True)
        self.fault = named(QLabel(), "stop_fault")
        self.fault.setWordWrap(True)
        rows = QFormLayout(self)
        rows.setContentsMargins(px(8), 0, px(8), 0)
        rows.addRow(self.tr("Moment"), self.time)
        rows.addRow(self.tr("Way there"), self.way)
        rows.addRow(self.tr("Its pace"), self.ease)
        rows.addRow(self.tr("Waits"), self.wait)
        rows.addRow(self.tr("Planned"), self.minutes)
        rows.addRow(self.tr("Sources"), self.sources)
        rows.addRow(self.notes)
        self.look = LookRows(self, scenario, rows)
        rows.addRow(self.fault)
        self.look.wished.connect(self._wish)
        self.look.refused.connect(self._refuse)
        self.time.editingFinished.connect(self._on_time)
        self.way.editingFinished.connect(self._on_way)
        self.ease.activated.connect(self._on_ease)
        self.wait.editingFinished.connect(self._on_wait)
        self.minutes.editingFinished.connect(self._on_minutes)
        self.sources.editingFinished.connect(self._on_sources)
        self.notes.finished.connect(self._on_notes)

    def show_stop(self, stop: Stop | None, before: Stop | None, scenario: Scenario) -> None:
        """Show a stop; `before` is the one that its way leads from."""
        self._stop, self._scenario = stop, scenario
        self.setEnabled(stop is not None)
        self.fault.setText("")
        self.look.show_stop(stop, scenario)
        if stop is None:
            return
        self.time.setText(format_time(stop.t_ms))
        self.way.setEnabled(before is not None)
        self.way.setValue(way_seconds(before, stop) if before is not None else 0.0)
        self.ease.setEnabled(before is not None)
        self.ease.setCurrentIndex(self.ease.findData(stop.way.ease.value))
        self.wait.setValue(stop.wait_s or 0.0)
        self.minutes.setValue(stop.minutes or 0.0)
        self.sources.setText("; ".join(stop.sources))
        notes = stop.notes.in_language(language())
        if self.notes.toPlainText() != notes:
            self.notes.setPlainText(notes)

    def _on_time(self) -> None:
        if self._stop is None:
            return
        clock = self._scenario.clock
        try:
            t_ms = parse_time(self.time.text().strip(), clock.offset_min)
        except ValueError:
            self._refuse(self.tr("Write the moment like 1948-10-14T10:00."))
            return
        if not clock.start_ms <= t_ms <= clock.end_ms:
            text = self.tr("The moment must lie between {start} and {end}.")
            start, end = format_time(clock.start_ms), format_time(clock.end_ms)
            self._refuse(text.format(start=start, end=end))
            return
        self._wish(replace(self._stop, t_ms=t_ms), self.tr("Change the moment"))

    def _on_way(self) -> None:
        if self._stop is not None and self.way.isEnabled():
            way = replace(self._stop.way, seconds=self.way.value(), speed_ms=None)
            if round(self.way.value(), 1) != self.way.value() or way != self._stop.way:
                self._wish(replace(self._stop, way=way), self.tr("Change the way"))

    def _on_ease(self) -> None:
        if self._stop is not None:
            way = replace(self._stop.way, ease=Ease(self.ease.currentData()))
            self._wish(replace(self._stop, way=way), self.tr("Change the way"))

    def _on_wait(self) -> None:
        if self._stop is not None:
            wait_s = self.wait.value() or None
            self._wish(replace(self._stop, wait_s=wait_s), self.tr("Change the pause"))

    def _on_minutes(self) -> None:
        if self._stop is not None:
            minutes = self.minutes.value() or None
            self._wish(replace(self._stop, minutes=minutes), self.tr("Change the plan"))

    def _on_sources(self) -> None:
        if self._stop is None:
            return
        sources = tuple(filter(None, (part.strip() for part in self.sources.text().split(";"))))
        unknown = [key for key in sources if SourceId(key) not in self._scenario.sources]
        if unknown:
            text = self.tr("No source of this scenario is called {names}.")
            self._refuse(text.format(names=", ".join(unknown)))
            return
        self._wish(replace(self._stop, sources=sources), self.tr("Change the sources"))

    def _on_notes(self) -> None:
        if self._stop is not None:
            notes = in_language(self._stop.notes, self.notes.toPlainText())
            self._wish(replace(self._stop, notes=notes), self.tr("Change the notes"))

    def _wish(self, stop: Stop, text: str) -> None:
        self.fault.setText("")
        if stop != self._stop:
            self.wished.emit(stop, text)

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)


def in_language(names: Names, text: str) -> Names:
    """Return names with another text in the program's language."""
    text = text.strip()
    if text == names.in_language(language()):
        return names
    return replace(names, zh_hans=text) if language() == "zh-Hans" else replace(names, en=text)


def _seconds(suffix: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0.0, 600.0)
    box.setDecimals(1)
    box.setSuffix(suffix)
    return box
