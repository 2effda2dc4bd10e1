"""The dialog for a lecture on paper: which kind, in which language, where, and how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.ui.plan_form import LANGUAGES
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import T, said

KINDS: Final = (
    (T("words", "Handout: PDF, A4"), (".pdf", "a4")),
    (T("words", "Handout: PDF, Letter"), (".pdf", "letter")),
    (T("words", "Slides: PowerPoint (PPTX)"), (".pptx", "a4")),
)
"""What can be made: its text, and the file's ending and paper."""


class PaperDialog(QDialog):
    """Asks what of a lecture is to be written and where, and shows how far it is.

    Signals:
        write_wished(bool): write it; whether over a file that is there.
        stop_wished(): stop.
        folder_wished(object): show the folder of what was written (Path).
    """

    write_wished = Signal(bool)
    stop_wished = Signal()
    folder_wished = Signal(object)

    def __init__(self, parent: QWidget, title: str, path: Path, language: str) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setWindowTitle(self.tr("Handout or slides"))
        self._title = named(QLabel(title), "paper_title")
        self._title.setWordWrap(True)
        self.kind, self.language = (
            named(QComboBox(), "paper_kind"),
            named(QComboBox(), "paper_language"),
        )
        for text, value in KINDS:
            self.kind.addItem(said(text), value)
        for text, name in LANGUAGES:
            self.language.addItem(said(text), name)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.path = named(QLineEdit(str(path)), "paper_path")
        self.bar = named(QProgressBar(), "paper_bar")
        self.bar.setTextVisible(False)
        self.words = named(QLabel(), "paper_words")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {
            "choose": self._button("choose", self.tr("Choose …")),
            "show": self._button("show", self.tr("Show in folder")),
            "over": self._button("over", self.tr("Write over it")),
            "stop": self._button("stop", self.tr("Stop")),
            "write": self._button("write", self.tr("Write")),
            "close": self._button("close", self.tr("Close")),
        }
        self.buttons["write"].setDefault(True)
        self._place()
        self._connect()
        self.show_ready()

    @property
    def ending(self) -> str:
        """Return the ending of the chosen kind of file."""
        return str(self.kind.currentData()[0])

    @property
    def paper(self) -> str:
        """Return the chosen size of paper."""
        return str(self.kind.currentData()[1])

    def output(self) -> Path:
        """Return where it is to be written."""
        return Path(self.path.text().strip())

    def show_ready(self, words: str = "", *, over: bool = False, whole: bool = False) -> None:
        """Let the fields be filled in; say how it stands, and offer what helps."""
        self.words.setText(words)
        self._show_busy(False, {"write", "close"} | ({"over"} if over else set()))
        self.buttons["show"].setVisible(whole)

    def show_empty(self, words: str) -> None:
        """Say why nothing can be written."""
        self.show_ready(words)
        self.buttons["write"].setEnabled(False)

    def show_step(self, done: int, count: int) -> None:
        """Show how many pages are done, of how many; of 0 before that is known."""
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        text = self.tr("Page {done} of {count}") if count else self.tr("Getting ready …")
        self.words.setText(text.format(done=done, count=count))
        self._show_busy(True, {"stop"})

    # inside

    def _show_busy(self, busy: bool, shown: set[str]) -> None:
        self.bar.setVisible(busy)
        for field in (self.kind, self.language, self.path, self.buttons["choose"]):
            field.setEnabled(not busy)
        for name, button in self.buttons.items():
            button.setVisible(name == "choose" or name in shown)
        self.buttons["write"].setEnabled(True)

    def _on_kind(self) -> None:
        path = self.output()
        known = {ending for _, (ending, _) in KINDS}
        stem = path.with_suffix("") if path.suffix.lower() in known else path
        self.path.setText(f"{stem}{self.ending}")

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Write to"), self.path.text())
        dialog.setObjectName("paper_choose")
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self.ending.removeprefix("."))
        # Asked about when it is written, as for a name that is typed.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self.path.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_write(self) -> None:
        self.write_wished.emit(False)

    def _on_over(self) -> None:
        self.write_wished.emit(True)

    def _on_show(self) -> None:
        self.folder_wished.emit(self.output().parent)

    def _button(self, name: str, text: str) -> QPushButton:
        button = named(QPushButton(text), f"paper_{name}")
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind)
        slots = {
            "choose": self._on_choose, "show": self._on_show, "over": self._on_over,
            "stop": self.stop_wished, "write": self._on_write, "close": self.close,
        }  # fmt: skip
        for name, slot in slots.items():
            self.buttons[name].clicked.connect(slot)

    def _place(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(self.buttons["choose"])
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Lecture"), self._title)
        form.addRow(self.tr("Make"), self.kind)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Write to"), where)
        foot = QHBoxLayout()
        for name in ("show", "over", "stop", "write", "close"):
            if name == "stop":
                foot.addStretch(1)
            foot.addWidget(self.buttons[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(px(560))
