"""Going to a date that is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from liaoshen_viewer.playback.spoken_date import spoken_date
from liaoshen_viewer.scenario.model import Clock
from liaoshen_viewer.ui.dates import date_text, moment_text
from liaoshen_viewer.ui.theme import named, px


class GoToDialog(QDialog):
    """Asks for a date and says at once how it is understood.

    Signals:
        time_wished(int): the user confirmed a moment (milliseconds, as `object`).
    """

    time_wished = Signal(object)

    def __init__(self, parent: QWidget, times: Clock, t_ms: int) -> None:
        super().__init__(parent)
        self.setObjectName("go_to")
        self.setWindowTitle(self.tr("Go to date"))
        self._times = times
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("14 Oct, 1948-10-14 10:00, 10月14日, day 33"))
        self.answer = named(QLabel(moment_text(t_ms)), "answer")
        self.answer.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._place()
        self.line.textChanged.connect(self._on_text)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._allow(None)

    def accept(self) -> None:
        """Wish for the moment, if the text names one that the clock has."""
        if self._moment is not None:
            self.time_wished.emit(self._moment)
            super().accept()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(16, 16, 16, 16)
        for widget in (self.line, self.answer, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(px(380))

    def _on_text(self, text: str) -> None:
        t_ms = spoken_date(text, self._times.campaign_start_ms)
        first, last = self._times.start_ms, self._times.end_ms
        if t_ms is None:
            self._say(self.tr("Not understood yet: write 14 Oct or 1948-10-14 10:00."))
            self._allow(None)
        elif not first <= t_ms <= last:
            said = self.tr("{date} is outside this scenario, which runs from {first} to {last}.")
            dates = {"date": t_ms, "first": first, "last": last}
            self._say(said.format(**{name: date_text(ms) for name, ms in dates.items()}))
            self._allow(None)
        else:
            self._say(moment_text(t_ms))
            self._allow(t_ms)

    def _say(self, text: str) -> None:
        """Show an answer, and make room for one of more lines than the last."""
        self.answer.setText(text)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _allow(self, moment: int | None) -> None:
        self._moment = moment
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(moment is not None)
