"""The list of the questions from the room, and the line in which one is noted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scene.whereabouts import whereabouts
from liaoshen_viewer.ui.dates import moment_text, stop_text
from liaoshen_viewer.ui.lecture_questions import Questions
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import panel_names, whereabouts_text

NOTE: Final = 3
"""The column of the notes."""
ON_KEYS: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class QuestionsPanel(QDialog):
    """Lists all questions: a click or a digit goes to one, F2 notes it, Delete forgets it."""

    def __init__(self, session: Session, questions: Questions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("questions")
        self.setWindowTitle(self.tr("Questions from the room"))
        self._session, self._questions = session, questions
        self._writing = False
        self.rows = named(_Rows(questions), "questions_rows")
        self.rows.setAccessibleName(self.tr("Questions"))
        self.rows.setHeaderLabels(
            ["", self.tr("When"), self.tr("Where"), self.tr("What was asked")]
        )
        self.hint = named(QLabel(), "questions_hint")
        self.hint.setWordWrap(True)
        self.note_button = named(QPushButton(self.tr("Write a note")), "questions_note")
        self.delete_button = named(QPushButton(self.tr("Delete")), "questions_delete")
        self.back_button = named(QPushButton(self.tr("Put back")), "questions_back")
        self._place()
        self.rows.itemClicked.connect(self._go)
        self.rows.itemActivated.connect(self._go)
        self.rows.itemChanged.connect(self._note)
        self.note_button.clicked.connect(self.rows.write)
        self.delete_button.clicked.connect(self.rows.delete)
        self.back_button.clicked.connect(questions.put_back)
        questions.changed.connect(self.show_questions)
        self.show_questions()

    def open_list(self) -> None:
        """Show the list before the map, its first question chosen."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.rows.setFocus()

    def show_questions(self) -> None:
        """List the questions as they are now."""
        if self._writing:
            return
        chosen, kept = self.rows.row(), self._questions.kept
        year = to_datetime(self._session.scenario.clock.campaign_start_ms).year
        self._writing = True
        self.rows.clear()
        for number, question in enumerate(kept):
            place = whereabouts(self._session.towns, question.window.center)
            where = whereabouts_text(place, panel_names(self._session.shown))
            texts = [str(number + 1), stop_text(question.t_ms, year), where, question.note]
            item = QTreeWidgetItem(self.rows, texts)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(1, moment_text(question.t_ms))
        for column in range(NOTE):
            self.rows.resizeColumnToContents(column)
        if kept:
            row = min(max(chosen, 0), len(kept) - 1)
            self.rows.setCurrentIndex(self.rows.model().index(row, 0))
        self._writing = False
        self.rows.setVisible(bool(kept))
        self.hint.setText(self._hint_text())
        for button in (self.note_button, self.delete_button):
            button.setEnabled(bool(kept))
        self.back_button.setEnabled(self._questions.can_put_back)

    def _hint_text(self) -> str:
        if self._questions.kept:
            return self.tr("A click or the number shows the map as it was when it was asked.")
        return self.tr(
            "No questions yet. While a lecture runs, Q keeps the moment and the view in which "
            "somebody asks; here each can be found again."
        )

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.note_button, self.delete_button, self.back_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(10))
        column.addWidget(self.hint)
        column.addWidget(self.rows, 1)
        column.addLayout(buttons)
        self.resize(px(680), px(320))

    def _go(self, item: QTreeWidgetItem) -> None:
        self._questions.go_to(self.rows.indexOfTopLevelItem(item))

    def _note(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NOTE and not self._writing:
            # The line that is being written must not be made anew under the writer's hand.
            self._writing = True
            self._questions.note(self.rows.indexOfTopLevelItem(item), item.text(NOTE))
            self._writing = False


class _Rows(QTreeWidget):
    """The questions, with their keys."""

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.itemDoubleClicked.connect(self.write)

    def row(self) -> int:
        """Return the row that is chosen; -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item is not None else -1

    def write(self) -> None:
        """Write the note of the chosen question."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, NOTE)

    def delete(self) -> None:
        """Forget the chosen question."""
        self._questions.delete(self.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the question of a digit; F2 writes, Delete forgets."""
        if event.key() == Qt.Key.Key_F2:
            self.write()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.text() in tuple("123456789"):
            self._questions.go_to(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)


class NoteLine(QFrame):
    """Says that a question is kept, and takes a note of it; every letter is kept at once.

    It is a popup, so it has the keys while it is there, and anything else closes it.
    """

    def __init__(self, questions: Questions, show: Show, over: QWidget, speaker: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setObjectName("question_note")
        self._questions, self._show, self._index = questions, show, -1
        self._over, self._speaker = over, speaker
        self.label = named(QLabel(), "question_kept")
        self.text = named(QLineEdit(), "question_text")
        self.text.setPlaceholderText(self.tr("A note, if you like; Enter closes"))
        self.text.setAccessibleName(self.text.placeholderText())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(10), px(14), px(10))
        row.setSpacing(px(10))
        row.addWidget(self.label)
        row.addWidget(self.text, 1)
        self.text.returnPressed.connect(self.close)
        self.text.textEdited.connect(self._note)
        questions.asked.connect(self.take)

    def take(self, index: int) -> None:
        """Take the note of a question that was kept just now."""
        self._index = index
        question = self._questions.kept[index]
        said = self.tr("Question {n} kept: {when}")
        self.label.setText(said.format(n=index + 1, when=moment_text(question.t_ms)))
        self.text.clear()
        # Where the speaker alone sees it, if there is such a place.
        over = self._speaker if self._speaker.isVisible() else self._over
        self.resize(min(px(620), over.width()), self.sizeHint().height())
        left, top = (over.width() - self.width()) // 2, over.height() - self.height() - px(48)
        self.move(over.mapToGlobal(QPoint(left, top)))
        self.show()
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a clicker go on with the lecture: what was asked is kept."""
        if event.key() in ON_KEYS:
            self.close()
            if event.key() == Qt.Key.Key_PageDown:
                self._show.on()
            else:
                self._show.back()
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Escape:
                self.close()

    def _note(self, text: str) -> None:
        self._questions.note(self._index, text)
