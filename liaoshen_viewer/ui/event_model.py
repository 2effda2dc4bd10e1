"""The events as a list for Qt, with a heading where a phase begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scenario.model import Event, Names, Phase, Scenario
from liaoshen_viewer.ui.dates import event_start_texts
from liaoshen_viewer.ui.theme import plain_tip
from liaoshen_viewer.ui.words import names_text

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
LANGUAGES = ("en", "zh-Hans")
EVENT_ROLE: Final = Qt.ItemDataRole.UserRole
"""The event's place in `session.events`; None for a heading."""
PRESENT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DATE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""When it was, in two short lines."""
SECOND_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""The title in the second language."""
IMPORTANCE_ROLE: Final = Qt.ItemDataRole.UserRole + 4


class EventModel(QAbstractListModel):
    """Rows are headings (Names) and events (their place in the list of all)."""

    def __init__(self, parent: QObject, scenario: Scenario, events: Sequence[Event]) -> None:
        super().__init__(parent)
        self._present: int | None = None
        self._take(scenario, events)

    def replace(self, scenario: Scenario, events: Sequence[Event]) -> None:
        """Show the events of another scenario."""
        self.beginResetModel()
        self._take(scenario, events)
        self.endResetModel()

    def show_present(self, event: int | None) -> QModelIndex:
        """Light the present event; return its row."""
        before, self._present = self._present, event
        for changed in (before, event):
            index = self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index)
        return self.index_of(event)

    def index_of(self, event: int | None) -> QModelIndex:
        """Return the row of an event; an invalid index for None."""
        return QModelIndex() if event is None else self.index(self._row_of[event])

    def _take(self, scenario: Scenario, events: Sequence[Event]) -> None:
        self._events = events
        self._year = to_datetime(scenario.clock.campaign_start_ms).year
        self._present = None
        self._rows = _rows(scenario.phases, events)
        self._row_of = {row: i for i, row in enumerate(self._rows) if isinstance(row, int)}

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of headings and events."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let events be chosen, and headings not."""
        heading = isinstance(self._rows[index.row()], Names)
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, or one of the roles of this module."""
        row = self._rows[index.row()]
        if isinstance(row, Names):
            return self._heading(row, role)
        event = self._events[row]
        first, second = names_text(event.title, LANGUAGES)
        answers = {
            Qt.ItemDataRole.DisplayRole: first,
            Qt.ItemDataRole.ToolTipRole: plain_tip("\n".join(filter(None, (first, second)))),
            EVENT_ROLE: row,
            PRESENT_ROLE: row == self._present,
            SECOND_ROLE: second,
            IMPORTANCE_ROLE: event.importance,
        }
        if role == DATE_ROLE:
            return event_start_texts(event, self._year)
        return answers.get(role)

    def _heading(self, names: Names, role: int) -> str | None:
        first, second = names_text(names, LANGUAGES)
        if role == Qt.ItemDataRole.DisplayRole:
            return first or self.tr("Before and after")
        return second if role == SECOND_ROLE else None


def _rows(phases: Sequence[Phase], events: Sequence[Event]) -> list[Names | int]:
    """Return the events with the name of a phase before the first event of each."""
    rows: list[Names | int] = []
    last: Phase | str | None = "none yet"
    for i, event in enumerate(events):
        phase = next((p for p in phases if p.start_ms <= event.start_ms < p.end_ms), None)
        if phase is not last:
            rows.append(phase.names if phase else Names())
            last = phase
        rows.append(i)
    return rows
