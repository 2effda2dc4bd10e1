"""The export dialog: a plan to choose or fill in, what it will look like, and its making."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.export.apart import Preview, Reckoned
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.film_plan import PIECES
from liaoshen_viewer.playback.presets import PRESETS
from liaoshen_viewer.ui.export_pages import Previews, ProgressPage
from liaoshen_viewer.ui.plan_form import ENDINGS, KINDS, STILL, Choice, Choices, PlanForm
from liaoshen_viewer.ui.plan_shelf import PlanShelf
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import T, locale, said, translate

PRESET_TEXTS: Final = {
    "lecture": T("words", "Lecture clip, 1080p"),
    "square": T("words", "Social square"),
    "still": T("words", "Still to print, 4K"),
}
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

    def __init__(
        self, parent: QWidget, shelf: PlanShelf, name: str, folder: Path,
        moment: Callable[[str], str],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self._shelf, self._name, self._folder = shelf, name, folder
        self._scope: dict[str, str] = {}
        self.form = PlanForm(PIECES, moment)
        self.presets = named(QComboBox(), "presets")
        self.kinds = named(Choice(ENDINGS, editable=False), "kinds")
        self.path = named(QLineEdit(), "export_path")
        self.previews = Previews()
        self.progress = ProgressPage()
        self.facts = named(QLabel(), "export_facts")
        self.trouble = named(QLabel(), "export_trouble")
        for label in (self.facts, self.trouble):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
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

    def begin(
        self, scope: Mapping[str, str], choices: Mapping[str, Choices], preset: str = "lecture"
    ) -> None:
        """Begin a plan from a preset: `scope` is what the window shows, `choices` what there is."""
        self._scope = dict(scope)
        for word, offered in choices.items():
            self.form.fields[word].offer(offered)
        self._fill_presets(preset)
        self._on_preset()

    def words(self) -> dict[str, str]:
        """Return the plan's words."""
        return self.form.words()

    def output(self) -> str:
        """Return where it is to be written, a folder of pictures with a slash at its end."""
        text = self.path.text().strip()
        return text if self.form.ending or text.endswith("/") else f"{text}/"

    def show_reckoned(self, reckoned: Reckoned, seconds: float) -> None:
        """Show what the plan comes to, and about how long it will take."""
        width, height = reckoned.size_px
        size = locale().formattedDataSize(reckoned.size_bytes, 0)
        values = {
            "count": locale().toString(reckoned.frames), "width": width, "height": height,
            "size": size, "time": length_text(seconds),
            "length": length_text(reckoned.frames / reckoned.fps),
        }  # fmt: skip
        film = bool(self.form.ending) and KINDS[self.form.ending] != STILL
        template = (
            self.tr("{length} of film · {count} frames of {width} × {height} · at most {size} · "
                    "about {time} to make")
            if film
            else self.tr("{count} × {width} × {height} · at most {size} · about {time} to make")
        )  # fmt: skip
        self.facts.setText(template.format(**values))
        self.show_trouble(None)
        self.previews.show_one(reckoned.frames == 1)
        self.buttons["make"].setEnabled(True)

    def show_preview(self, preview: Preview) -> None:
        """Show one of three frames."""
        self.previews.show_preview(preview.place, preview.t_ms, preview.picture)

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
        self.progress.show_step(0, 0, self.tr("Getting ready …"), self.previews.pictures[0].png)
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

    def _on_preset(self) -> None:
        kind, _, name = str(self.presets.currentData()).partition(":")
        if kind == "kept":
            try:
                words, ending = self._shelf.take(self._shelf.path(name))
            except ViewerError as error:
                self.show_trouble(error.message)
                return
            words = {**self._scope_of(words), **words}
        else:
            preset = PRESETS[name]
            ending = preset.ending
            words = {**self._scope, **preset.words}
            if KINDS[ending] == STILL:
                words["from"] = self._scope["now"]
        words.pop("now", None)
        self.kinds.set_value(ending)
        self.path.setText(str(self._folder / f"{self._name}-{name}{ending}"))
        self.form.set_ending(ending)
        self.form.set_words(words)

    def _scope_of(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return what the window shows, but for the camera where a plan has one of its own."""
        ranges = {word: self._scope[word] for word in ("from", "to") if word in self._scope}
        return {word: text for word, text in ranges.items() if word not in words}

    def _on_changed(self) -> None:
        self.previews.await_others()
        self.looked.emit()

    def _on_kind(self) -> None:
        ending = self.kinds.value()
        path = self.path.text().rstrip("/")
        known = next((e for e in KINDS if e and path.endswith(e)), "")
        self.path.setText(path.removesuffix(known) + ending)
        self.form.set_ending(ending)
        self.form.changed.emit()

    def _on_keep(self) -> None:
        title, label = self.tr("Keep this plan"), self.tr("Its name:")
        dialog = QInputDialog(self)
        dialog.setObjectName("plan_name")
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(self.presets.currentText())
        dialog.textValueSelected.connect(self._keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep(self, name: str) -> None:
        try:
            path = self._shelf.keep(name, self.words(), self.form.ending)
        except ViewerError as error:
            self.show_trouble(error.message)
            return
        self.facts.setText(self.tr("Kept as {path}").format(path=path))
        self._fill_presets(path.stem)

    def _on_copy(self) -> None:
        words = " ".join(f"--{word} {_quoted(text)}" for word, text in self.words().items())
        command = f"liaoshen-viewer export --output {_quoted(self.output())} {words}"
        QGuiApplication.clipboard().setText(command)
        self.facts.setText(self.tr("Copied: it makes the same from the command line."))

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), self.path.text())
        dialog.setObjectName("export_browse")
        row = not self.form.ending
        mode = QFileDialog.FileMode.Directory if row else QFileDialog.FileMode.AnyFile
        dialog.setFileMode(mode)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self.form.ending.removeprefix("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self.path.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_pause(self) -> None:
        paused = self.buttons["pause"].text() == self.tr("Pause")
        self.buttons["pause"].setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause_wished.emit(paused)

    def _on_show(self) -> None:
        path = Path(self.path.text())
        self.folder_wished.emit(path if not self.form.ending else path.parent)

    def _on_make(self) -> None:
        self.make_wished.emit(False)

    def _on_anew(self) -> None:
        self.make_wished.emit(True)

    def _fill_presets(self, chosen: str) -> None:
        self.presets.blockSignals(True)
        self.presets.clear()
        for name, text in PRESET_TEXTS.items():
            self.presets.addItem(said(text), f"preset:{name}")
        for name in self._shelf.names():
            self.presets.addItem(name, f"kept:{name}")
        for data in (f"preset:{chosen}", f"kept:{chosen}"):
            if (place := self.presets.findData(data)) >= 0:
                self.presets.setCurrentIndex(place)
        self.presets.blockSignals(False)

    def _button(self, name: str, text: str) -> QPushButton:
        button = named(QPushButton(text), f"export_{name}")
        button.setAutoDefault(False)
        return button

    def _show_page(self, page: int, shown: set[str]) -> None:
        self._pages.setCurrentIndex(page)
        for name, button in self.buttons.items():
            button.setVisible(name in shown)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.presets.activated.connect(self._on_preset)
        self.kinds.activated.connect(self._on_kind)
        slots = {
            "keep": self._on_keep, "copy": self._on_copy, "show": self._on_show,
            "pause": self._on_pause, "stop": self.stop_wished, "anew": self._on_anew,
            "make": self._on_make, "back": self.show_plan,
        }  # fmt: skip
        for name, slot in slots.items():
            self.buttons[name].clicked.connect(slot)
        self._browse.clicked.connect(self._on_browse)

    def _place(self) -> None:
        self._browse = self._button("browse", self.tr("Choose …"))
        head = QHBoxLayout()
        for text, widget in ((self.tr("Plan"), self.presets), (self.tr("Make"), self.kinds)):
            label = QLabel(text)
            label.setBuddy(widget)
            head.addWidget(label)
            head.addWidget(widget, 1)
        where = QHBoxLayout()
        for part in (QLabel(self.tr("Write to")), self._browse):
            where.addWidget(part)
        where.insertWidget(1, self.path, 1)
        plan = QWidget()
        column = QVBoxLayout(plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.previews, 1)
        column.addWidget(self.form)
        column.addLayout(where)
        column.addWidget(self.facts)
        self._pages = QStackedWidget()
        self._pages.addWidget(plan)
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


def length_text(seconds: float) -> str:
    """Return `4 min 10 s`, `12 s` or `1 h 5 min`."""
    whole = max(round(seconds), 1)
    hours, minutes = whole // 3600, whole // 60 % 60
    if hours:
        text = QCoreApplication.translate("dates", "{hours} h {minutes} min")
    elif minutes:
        text = QCoreApplication.translate("dates", "{minutes} min {seconds} s")
    else:
        text = QCoreApplication.translate("dates", "{seconds} s")
    return text.format(hours=hours, minutes=minutes, seconds=whole % 60)


def _quoted(text: str) -> str:
    return f'"{text}"' if set(text) & set(" ();&|<>+*'$") else text
