"""The export dialog: a plan to fill in, what it will look like, and the list of what is made."""

from __future__ import annotations

from collections.abc import Sequence
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
from liaoshen_viewer.export.job import Progress
from liaoshen_viewer.messages import Message
from liaoshen_viewer.ui.export_list import ExportList
from liaoshen_viewer.ui.export_pages import ProgressPage
from liaoshen_viewer.ui.export_queue import LEFT, Entry, State
from liaoshen_viewer.ui.plan_page import PlanPage, length_text
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import locale, translate

ANEW: Final = frozenset({"export.other_plan", "export.in_the_way"})
"""Refusals that starting anew overcomes."""


class ExportDialog(QDialog):
    """Fills in a plan, shows what it comes to, and wishes for its making.

    Signals:
        looked(): the plan is another; what it looks like is to be shown.
        make_wished(): make it, after what is in the list already.
        again_wished(str, bool): try the export to this output once more; whether anew.
        pause_wished(bool): hold on, or go on.
        stop_wished(): stop, so that it can go on later.
        go_wished(): go on with the list.
        folder_wished(object): show a folder (Path).
    """

    looked = Signal()
    make_wished = Signal()
    again_wished = Signal(str, bool)
    pause_wished = Signal(bool)
    stop_wished = Signal()
    go_wished = Signal()
    folder_wished = Signal(object)

    def __init__(self, parent: QWidget, plan: PlanPage) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self.plan = plan
        self.progress = ProgressPage()
        self.list = ExportList()
        self.trouble = named(QLabel(), "export_trouble")
        self.trouble.setWordWrap(True)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {
            "keep": self._button("keep", self.tr("Keep this plan …")),
            "copy": self._button("copy", self.tr("Copy as a command")),
            "back": self._button("back", self.tr("Another export …")),
            "show": self._button("show", self.tr("Show in folder")),
            "pause": self._button("pause", self.tr("Pause")),
            "stop": self._button("stop", self.tr("Stop")),
            "anew": self._button("anew", self.tr("Start anew")),
            "again": self._button("again", self.tr("Try again")),
            "go": self._button("go", self.tr("Go on")),
            "list": self._button("list", self.tr("List of exports")),
            "make": self._button("make", self.tr("Export")),
        }
        self.buttons["make"].setDefault(True)
        self._paused = False
        self._place()
        self._connect()
        self.show_plan()

    # the plan

    def show_reckoned(self, reckoned: Reckoned, seconds: float) -> None:
        """Show what the plan comes to, and about how long it will take."""
        self.plan.show_reckoned(reckoned, seconds)
        if self.planning:
            self._say(None)
        self.buttons["make"].setEnabled(True)

    def show_preview(self, preview: Preview) -> None:
        """Show one of three frames."""
        self.plan.previews.show_preview(preview.place, preview.t_ms, preview.picture)

    def show_trouble(self, message: Message | None) -> None:
        """Say why a plan cannot be made; None takes that away."""
        self._say(message)
        if message is not None:
            self.buttons["make"].setEnabled(False)

    @property
    def planning(self) -> bool:
        """Whether the page of the plan is shown."""
        return self._pages.currentIndex() == 0

    # the making

    def show_plan(self) -> None:
        """Show the page of the plan."""
        self._pages.setCurrentIndex(0)
        self._say(None)
        self._refresh()

    def show_making(self) -> None:
        """Show the page with the list of exports, and how far the present one is."""
        self._pages.setCurrentIndex(1)
        self._refresh()

    def show_begun(self, output: str) -> None:
        """Show that an export begins."""
        self.list.select(output)
        self.progress.show_step(0, 0, self.tr("Getting ready …"), b"")

    def show_entries(self, entries: Sequence[Entry], paused: bool) -> None:
        """Show the list of exports, and whether what is made holds on."""
        self._paused = paused
        self.list.show_entries(entries)
        self._refresh()

    def show_step(self, step: Progress, per_s: float, left_s: float | None) -> None:
        """Show how far the export is."""
        done, count = step.done, step.count
        parts = [self.tr("{done} of {count} frames")]
        if left_s is not None:
            parts += [self.tr("{rate} a second"), self.tr("{left} left")]
        if done == count > 1:
            parts = [self.tr("{done} of {count} frames"), self.tr("putting it together …")]
        values = {
            "done": locale().toString(done), "count": locale().toString(count),
            "rate": locale().toString(per_s, "f", 1), "left": length_text(left_s or 0.0),
        }  # fmt: skip
        self.progress.show_step(done, count, " · ".join(parts).format(**values), step.picture)

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
        self.pause_wished.emit(not self._paused)

    def _on_back(self) -> None:
        self.show_plan()
        self.looked.emit()

    def _on_show(self) -> None:
        entry = self.list.selected()
        if entry is not None:
            path = Path(entry.output)
            self.folder_wished.emit(path if path.is_dir() else path.parent)

    def _on_again(self) -> None:
        self._try_again(False)

    def _on_anew(self) -> None:
        self._try_again(True)

    def _try_again(self, anew: bool) -> None:
        entry = self.list.selected()
        if entry is not None:
            self.again_wished.emit(entry.output, anew)

    def _say(self, message: Message | None) -> None:
        self.trouble.setText("" if message is None else translate(message))
        self.trouble.setVisible(message is not None)

    def _refresh(self) -> None:
        """Offer what can be done now: with the plan, or with the list and what is selected."""
        entry, entries = self.list.selected(), self.list.entries
        if self.planning:
            shown = {"keep", "copy", "make"} | ({"list"} if entries else set())
        else:
            shown = {"back"} | self._offered(entry)
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        self.buttons["pause"].setText(self.tr("Go on") if self._paused else self.tr("Pause"))
        self.buttons["make"].setDefault(True)

    def _offered(self, entry: Entry | None) -> set[str]:
        """Return what can be done with the list and an export of it; say how that one stands."""
        trouble = entry.trouble if entry is not None else None
        self._say(trouble)
        running = any(one.state is State.RUNNING for one in self.list.entries)
        shown = {"pause", "stop"} if running else set[str]()
        if not running and any(one.state in LEFT for one in self.list.entries):
            shown.add("go")
        if entry is not None and entry.state is State.FAILED:
            shown |= {"again", "anew"} if trouble is not None and trouble.id in ANEW else {"again"}
        if entry is not None and entry.state is State.WHOLE:
            shown.add("show")
        if not running:
            self.progress.show_step(0, 1, self._standing(entry), b"")
        return shown

    def _standing(self, entry: Entry | None) -> str:
        if entry is None:
            return self.tr("Nothing is to be exported yet.")
        texts = {
            State.WAITING: self.tr("Waiting: {path}"),
            State.STOPPED: self.tr("Stopped. What is done is whole; it goes on from there."),
            State.FAILED: self.tr("Failed: {path}"),
            State.WHOLE: self.tr("Whole: {path}"),
        }
        return texts.get(entry.state, "{path}").format(path=entry.output)

    def _button(self, name: str, text: str) -> QPushButton:
        button = named(QPushButton(text), f"export_{name}")
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.plan.changed.connect(self.looked)
        self.plan.troubled.connect(self.show_trouble)
        self.list.picked.connect(self._refresh)
        slots = {
            "keep": self._on_keep, "copy": self._on_copy, "show": self._on_show,
            "pause": self._on_pause, "stop": self.stop_wished, "anew": self._on_anew,
            "again": self._on_again, "go": self.go_wished, "make": self.make_wished,
            "back": self._on_back, "list": self.show_making,
        }  # fmt: skip
        for name, slot in slots.items():
            self.buttons[name].clicked.connect(slot)

    def _place(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.plan)
        making = QWidget()
        column = QVBoxLayout(making)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress, 2)
        column.addWidget(self.list, 1)
        self._pages.addWidget(making)
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
