"""The problems of the scenario's files as a list: each opens its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import translate

FILE_ROLE: Final = Qt.ItemDataRole.UserRole


class ProblemsPanel(QWidget):
    """A sentence, and below it every problem with file, line and column.

    Signals:
        file_wished(QUrl): the user wants to see the file of a problem.
    """

    file_wished = Signal(QUrl)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems_panel")
        self.sentence = named(QLabel(), "problems_sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setContentsMargins(12, 4, 12, 4)
        self.list = named(QListWidget(), "problems_list")
        self.list.setAccessibleName(self.tr("Problems of the scenario"))
        self.list.itemActivated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sentence)
        column.addWidget(self.list, 1)

    def show_problems(self, folder: Path, sentence: str, problems: Sequence[Problem]) -> None:
        """Show what was found in a folder."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(problem.text(translate))
            item.setData(FILE_ROLE, str(folder / problem.origin.file))
            self.list.addItem(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.file_wished.emit(QUrl.fromLocalFile(item.data(FILE_ROLE)))
