"""The problems of a scenario as a list that can be read and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.ui.theme import px
from liaoshen_viewer.ui.words import translate


class ProblemsDialog(QDialog):
    """Shows a sentence and, below it, every problem with its place."""

    def __init__(self, parent: QWidget | None, sentence: str, problems: Sequence[Problem]) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setWindowTitle(self.tr("Problems of the scenario"))
        self.resize(px(860), px(420 if problems else 140))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.list = QPlainTextEdit("\n".join(problem.text(translate) for problem in problems))
        self.list.setReadOnly(True)
        self.list.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.list.setVisible(bool(problems))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for widget in (self.sentence, self.list, buttons):
            column.addWidget(widget)
