"""The export dialog: a plan to choose or fill in, what it will look like, and its making."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.export.apart import Preview, Reckoned
from liaoshen_viewer.messages import Message
from liaoshen_viewer.ui.export_pages import ProgressPage
from liaoshen_viewer.ui.plan_page import PlanPage, length_text
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import locale, translate

ANEW: Final = frozenset({"export.other_plan", "export.in_the_way"})
"""Refusals that starting anew overcomes."""


class ExportDialog(QDialog):
    """Fills in a plan, shows what it comes to, and wishes for its making.

    Signals:
        looked(): the plan is another; what it looks like is to be shown.
        make_wished(bool): make it; whether anew.
        pause_wished(bool): hold on, or go on.
        stop_wished(): stop, so that it can go on later.
        folder_wished(object): show a folder (Path).
    """

    looked = Signal()
    make_wished = Signal(bool)
    pause_wished = Signal(bool)
    stop_wished = Signal()
    folder_wished = Signal(object)

    def __init__(self, parent: QWidget, plan: PlanPage) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self.plan = plan
        self.progress = ProgressPage()
        self.trouble = named(QLabel(), "export_trouble")
        self.trouble.setWordWrap(True)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {
            "keep": self._button("keep", self.tr("Keep this plan …")),
            "copy": self._button("copy", self.tr("Copy as a command")),
            "show": self._button("show", self.tr("Show in folder")),
            "pause": self._button("pause", self.tr("Pause")),
            "stop": self._button("stop", self.tr("Stop")),
            "anew": self._button("anew", self.tr("Start anew")),
            "make": self._button("make", self.tr("Export")),
            "back": self._button("back", self.tr("Back to the plan")),
        }
        self.buttons["make"].setDefault(True)
        self._place()
        self._connect()
        self.show_plan()

    # the plan

    def show_reckoned(self, reckoned: Reckoned, seconds: float) -> None:
        """Show what the plan comes to, and about how long it will take."""
        self.plan.show_reckoned(reckoned, seconds)
        self.show_trouble(None)
        self.buttons["make"].setEnabled(True)

    def show_preview(self, preview: Preview) -> None:
        """Show one of three frames."""
        self.plan.previews.show_preview(preview.place, preview.t_ms, preview.picture)

    def show_trouble(self, message: Message | None) -> None:
        """Say why it cannot be made, and offer what helps; None takes that away."""
        self.trouble.setText("" if message is None else translate(message))
        self.trouble.setVisible(message is not None)
        self.buttons["anew"].setVisible(message is not None and message.id in ANEW)
        if message is not None and message.id not in ANEW:
            self.buttons["make"].setEnabled(False)

    # the making

    def show_plan(self) -> None:
        """Show the page of the plan."""
        self._show_page(0, {"keep", "copy", "make"})
        self.show_trouble(None)

    def show_making(self) -> None:
        """Show the page of an export that begins."""
        self.progress.show_step(
            0, 0, self.tr("Getting ready …"), self.plan.previews.pictures[0].png
        )
        self.buttons["pause"].setText(self.tr("Pause"))
        self._show_page(1, {"pause", "stop"})
        self.show_trouble(None)

    def show_step(
        self, done: int, count: int, per_s: float, left_s: float | None, picture: bytes
    ) -> None:
        """Show how far the export is."""
        parts = [self.tr("{done} of {count} frames")]
        if left_s is not None:
            parts += [self.tr("{rate} a second"), self.tr("{left} left")]
        if done == count > 1:
            parts = [self.tr("{done} of {count} frames"), self.tr("putting it together …")]
        values = {
            "done": locale().toString(done), "count": locale().toString(count),
            "rate": locale().toString(per_s, "f", 1), "left": length_text(left_s or 0.0),
        }  # fmt: skip
        self.progress.show_step(done, count, " · ".join(parts).format(**values), picture)

    def show_end(self, words: str, whole: bool) -> None:
        """Say how the export ended."""
        self.progress.words.setText(words)
        self._show_page(1, {"show", "back"} if whole else {"back", "make"})

    # inside

    def _on_keep(self) -> None:
        title, label = self.tr("Keep this plan"), self.tr("Its name:")
        dialog = QInputDialog(self)
        dialog.setObjectName("plan_name")
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(self.plan.presets.currentText())
        dialog.textValueSelected.connect(self.plan.keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_copy(self) -> None:
        words = " ".join(f"--{word} {_quoted(text)}" for word, text in self.plan.words().items())
        command = f"liaoshen-viewer export --output {_quoted(self.plan.output())} {words}"
        QGuiApplication.clipboard().setText(command)
        self.plan.facts.setText(self.tr("Copied: it makes the same from the command line."))

    def _on_pause(self) -> None:
        paused = self.buttons["pause"].text() == self.tr("Pause")
        self.buttons["pause"].setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause_wished.emit(paused)

    def _on_show(self) -> None:
        path = Path(self.plan.path.text())
        self.folder_wished.emit(path if not self.plan.form.ending else path.parent)

    def _on_make(self) -> None:
        self.make_wished.emit(False)

    def _on_anew(self) -> None:
        self.make_wished.emit(True)

    def _button(self, name: str, text: str) -> QPushButton:
        button = named(QPushButton(text), f"export_{name}")
        button.setAutoDefault(False)
        return button

    def _show_page(self, page: int, shown: set[str]) -> None:
        self._pages.setCurrentIndex(page)
        for name, button in self.buttons.items():
            button.setVisible(name in shown)

    def _connect(self) -> None:
        self.plan.changed.connect(self.looked)
        self.plan.troubled.connect(self.show_trouble)
        slots = {
            "keep": self._on_keep, "copy": self._on_copy, "show": self._on_show,
            "pause": self._on_pause, "stop": self.stop_wished, "anew": self._on_anew,
            "make": self._on_make, "back": self.show_plan,
        }  # fmt: skip
        for name, slot in slots.items():
            self.buttons[name].clicked.connect(slot)

    def _place(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.plan)
        self._pages.addWidget(self.progress)
        foot = QHBoxLayout()
        for name, button in self.buttons.items():
            if name == "show":
                foot.addStretch(1)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(10)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.trouble)
        whole.addLayout(foot)
        self.resize(860, 640)


def _quoted(text: str) -> str:
    return f'"{text}"' if set(text) & set(" ();&|<>+*'$") else text
