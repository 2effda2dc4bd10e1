"""The list of exports: which wait, which is made, which failed; put in order by key and mouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.ui.export_queue import Entry, State
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import T, said, translate

STATE_TEXTS: Final = {
    State.WAITING: T("words", "waiting"),
    State.RUNNING: T("words", "being made"),
    State.STOPPED: T("words", "stopped"),
    State.FAILED: T("words", "failed"),
    State.WHOLE: T("words", "whole"),
}


class ExportList(QWidget):
    """Shows exports in their order, and wishes for another order.

    Signals:
        picked(): another export is selected.
        move_wished(str, int): move the export to this output so many places.
        remove_wished(str): take it off the list.
    """

    picked = Signal()
    move_wished = Signal(str, int)
    remove_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._list = named(_Rows(), "export_list")
        self._list.setAccessibleName(self.tr("Exports, in their order"))
        self._list.setToolTip(self.tr("Alt+Up and Alt+Down move an export, Delete removes it"))
        self.entries: list[Entry] = []
        self._buttons = {
            "up": named(QPushButton(self.tr("Move up")), "export_up"),
            "down": named(QPushButton(self.tr("Move down")), "export_down"),
            "remove": named(QPushButton(self.tr("Remove")), "export_remove"),
        }
        column = QVBoxLayout()
        for button in self._buttons.values():
            button.setAutoDefault(False)
            column.addWidget(button)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list, 1)
        row.addLayout(column)
        self._connect()

    def selected(self) -> Entry | None:
        """Return the export that is selected."""
        row = self._list.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def select(self, output: str) -> None:
        """Select the export to this output."""
        for row, entry in enumerate(self.entries):
            if entry.output == output:
                self._list.setCurrentRow(row)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these exports; the selected one stays so, if it is there."""
        before = self.selected()
        self.entries = list(entries)
        self._list.blockSignals(True)
        self._list.clear()
        for entry in self.entries:
            self._list.addItem(self._item(entry))
        self._list.setCurrentRow(0 if self.entries else -1)
        if before is not None:
            self.select(before.output)
        self._list.blockSignals(False)
        self._on_picked()

    def _item(self, entry: Entry) -> QListWidgetItem:
        path = Path(entry.output)
        state = said(STATE_TEXTS[entry.state])
        item = QListWidgetItem(self.tr("{name}: {state}").format(name=path.name, state=state))
        why = "" if entry.trouble is None else f"\n{translate(entry.trouble)}"
        item.setToolTip(f"{path}{why}")
        return item

    def _on_picked(self) -> None:
        row, entry = self._list.currentRow(), self.selected()
        self._buttons["up"].setEnabled(row > 0)
        self._buttons["down"].setEnabled(0 <= row < len(self.entries) - 1)
        made = entry is not None and entry.state is State.RUNNING
        self._buttons["remove"].setEnabled(entry is not None and not made)
        self.picked.emit()

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        entry = self.selected()
        if entry is not None:
            self.move_wished.emit(entry.output, by)

    def _on_remove(self) -> None:
        entry = self.selected()
        if entry is not None:
            self.remove_wished.emit(entry.output)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._on_picked)
        for name, wish in (
            ("up", self._on_up),
            ("down", self._on_down),
            ("remove", self._on_remove),
        ):
            self._buttons[name].clicked.connect(wish)
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._on_remove)


class _Rows(QListWidget):
    """The rows, with the keys that put them in order.

    Signals:
        moved(int): the selected row is wished so many places on.
        removed(): it is wished away.
    """

    moved = Signal(int)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that put rows in order; all others move the selection."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in ways:
            self.moved.emit(ways[key])
        elif key is Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
