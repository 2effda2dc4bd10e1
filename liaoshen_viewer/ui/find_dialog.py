"""Find anything: a line to type in, and what it may mean below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.search.catalogue import Catalogue, Entry, Kind
from liaoshen_viewer.search.find import find
from liaoshen_viewer.search.view_text import read_view_text
from liaoshen_viewer.ui.dates import moment_text, short_date_text
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import T, names_text, said

KIND_TEXTS: Final = {
    Kind.DATE: T("words", "date"),
    Kind.VIEW: T("words", "view"),
    Kind.UNIT: T("words", "formation"),
    Kind.PERSON: T("words", "person"),
    Kind.PLACE: T("words", "place"),
    Kind.EVENT: T("words", "event"),
    Kind.COMMAND: T("words", "command"),
}
MOST: Final = 12
MOVES: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FindDialog(QDialog):
    """Shows what the typed text may mean; Enter or a click goes there.

    Signals:
        entry_wished(object): the Entry that was chosen.
    """

    entry_wished = Signal(object)

    def __init__(self, parent: QWidget, known: Catalogue) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setWindowTitle(self.tr("Find anything"))
        self._known = known
        self._found: list[Entry] = []
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("What to find"))
        self.line.setPlaceholderText(self.tr("4th Column 12 Oct, Jinzhou, 锦州, Lin Biao …"))
        self.line.setClearButtonEnabled(True)
        self.list = self._table()
        self.answer = named(QLabel(), "answer")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self.line, self.list, self.answer):
            column.addWidget(widget)
        self.resize(px(560), px(420))
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self.accept)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self._on_text("")

    def accept(self) -> None:
        """Wish for the entry that is lit."""
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            super().accept()
            self.entry_wished.emit(self._found[row])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while the line keeps the keyboard."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _table(self) -> QTableWidget:
        table = named(QTableWidget(0, 3), "find_list")
        table.setAccessibleName(self.tr("What the text may mean"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _on_text(self, text: str) -> None:
        self._found = find(self._known, text, MOST)
        self.list.setRowCount(len(self._found))
        for row, entry in enumerate(self._found):
            for column, words in enumerate(_texts(entry)):
                self.list.setItem(row, column, QTableWidgetItem(words))
        if self._found:
            self.list.setCurrentCell(0, 0)
        empty = text.strip() and not self._found
        self.answer.setText(self.tr("Nothing found under that name.") if empty else "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self.accept()


def _texts(entry: Entry) -> tuple[str, str, str]:
    names: Names = entry.names
    view = read_view_text(entry.key) if entry.kind is Kind.VIEW else None
    if view is not None:
        return moment_text(view.t_ms), "", said(KIND_TEXTS[entry.kind])
    if entry.kind is Kind.DATE:
        return moment_text(int(entry.key)), "", said(KIND_TEXTS[entry.kind])
    kind = said(KIND_TEXTS[entry.kind])
    if entry.t_ms is not None:
        kind = f"{kind} · {short_date_text(entry.t_ms)}"
    return *names_text(names, ("en", "zh-Hans")), kind
