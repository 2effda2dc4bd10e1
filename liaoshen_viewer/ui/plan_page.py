"""The page of the export dialog on which a plan is chosen and filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.export.apart import Reckoned
from liaoshen_viewer.playback.endings import ENDINGS, MOVING, Kind
from liaoshen_viewer.playback.film_plan import NOT_IN_LECTURES, PIECES
from liaoshen_viewer.playback.presets import PRESETS
from liaoshen_viewer.ui.export_pages import Previews
from liaoshen_viewer.ui.plan_form import OFFERED, Choice, Choices, PlanForm
from liaoshen_viewer.ui.plan_shelf import PlanShelf
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import T, locale, said, translate

PRESET_TEXTS: Final = {
    "lecture": T("words", "Lecture clip, 1080p"),
    "square": T("words", "Social square"),
    "slide": T("words", "Loop for a slide"),
    "still": T("words", "Still to print, 4K"),
    "wall": T("words", "Wall map"),
}


class PlanPage(QWidget):
    """A preset or a kept plan, its fields, where it is written, and what it will look like.

    `name` begins the files' names, `folder` is where they go at first.

    Signals:
        changed(): the plan is another.
        troubled(object): why something could not be done (Message).
    """

    changed = Signal()
    troubled = Signal(object)

    def __init__(
        self, shelf: PlanShelf, name: str, folder: Path, moment: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._shelf, self._name, self._folder = shelf, name, folder
        self._scope: dict[str, str] = {}
        self._lecture: tuple[str, str] | None = None
        self.form = PlanForm(PIECES, moment)
        self.presets = named(QComboBox(), "presets")
        self.kinds = named(Choice(OFFERED, editable=False), "kinds")
        self.path = named(QLineEdit(), "export_path")
        self.previews = Previews()
        self.facts = named(QLabel(), "export_facts")
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._browse = QPushButton(self.tr("Choose …"))
        self._browse.setAutoDefault(False)
        self._place()
        self.form.changed.connect(self._on_changed)
        self.presets.activated.connect(self._on_preset)
        self.kinds.activated.connect(self._on_kind)
        self._browse.clicked.connect(self._on_browse)

    def begin(
        self, scope: Mapping[str, str], choices: Mapping[str, Choices], preset: str = "lecture"
    ) -> None:
        """Begin a plan from a preset: `scope` is what the window shows, `choices` what there is."""
        self._scope = dict(scope)
        for word, offered in choices.items():
            self.form.fields[word].offer(offered)
        self._fill_presets(preset)
        self._on_preset()

    def offer_lecture(self, title: str, path: Path) -> None:
        """Offer a film of a lecture, from its file, among the plans."""
        self._lecture = title, str(path)

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
            "time": length_text(seconds),
            "length": length_text(reckoned.frames / reckoned.fps),
        }  # fmt: skip
        film = ENDINGS[self.form.ending] in MOVING
        template = (
            self.tr("{length} of film · {count} frames of {width} × {height} · {size} · "
                    "about {time} to make")
            if film
            else self.tr("{count} × {width} × {height} · {size} · about {time} to make")
        )  # fmt: skip
        if reckoned.page:
            template = self.tr("One page, {page} · about {time} to make")
        values["page"] = reckoned.page
        said_size = self.tr("about {size}") if reckoned.sampled else self.tr("size …")
        values["size"] = said_size.format(size=size)
        hint = "" if reckoned.hint is None else f"\n{translate(reckoned.hint)}"
        self.facts.setText(template.format(**values) + hint)
        self.previews.show_one(reckoned.frames == 1)

    def keep(self, name: str) -> None:
        """Keep the plan under a name."""
        try:
            path = self._shelf.keep(name, self.words(), self.form.ending)
        except ViewerError as error:
            self.troubled.emit(error.message)
            return
        self.facts.setText(self.tr("Kept as {path}").format(path=path))
        self._fill_presets(path.stem)

    # inside

    def _on_preset(self) -> None:
        kind, _, name = str(self.presets.currentData()).partition(":")
        if kind == "kept":
            try:
                words, ending = self._shelf.take(self._shelf.path(name))
            except ViewerError as error:
                self.troubled.emit(error.message)
                return
            words = {**self._scope_of(words), **words}
        elif kind == "lecture":
            ending, words = ".mp4", self._lecture_words(name)
        else:
            preset = PRESETS[name]
            ending = preset.ending
            words = {**self._scope, **preset.words}
            if ENDINGS[ending] is Kind.STILL:
                words["from"] = self._scope["now"]
        words.pop("now", None)
        self.kinds.set_value(ending)
        stem = Path(name).stem if kind == "lecture" else f"{self._name}-{name}"
        self.path.setText(str(self._folder / f"{stem}{ending}"))
        self.form.set_ending(ending)
        self.form.set_words(words)

    def _scope_of(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return what the window shows, but for the camera where a plan has one of its own."""
        if "lecture" in words:
            return {}
        ranges = {word: self._scope[word] for word in ("from", "to") if word in self._scope}
        return {word: text for word, text in ranges.items() if word not in words}

    def _lecture_words(self, path: str) -> dict[str, str]:
        """Return the words of a film of a lecture: its stops say what a range and a view would."""
        usual = {**self._scope, **PRESETS["lecture"].words, "lecture": path, "pause": "5"}
        return {word: text for word, text in usual.items() if word not in NOT_IN_LECTURES}

    def _on_changed(self) -> None:
        self.previews.await_others()
        self.changed.emit()

    def _on_kind(self) -> None:
        ending = self.kinds.value()
        path = self.path.text().rstrip("/")
        known = next((e for e in ENDINGS if e and path.endswith(e)), "")
        self.path.setText(path.removesuffix(known) + ending)
        self.form.set_ending(ending)
        self.form.changed.emit()

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

    def _fill_presets(self, chosen: str) -> None:
        self.presets.blockSignals(True)
        self.presets.clear()
        for name, text in PRESET_TEXTS.items():
            self.presets.addItem(said(text), f"preset:{name}")
        if self._lecture is not None:
            title, path = self._lecture
            text = self.tr("Film of the lecture “{title}”").format(title=title)
            self.presets.addItem(text, f"lecture:{path}")
        for name in self._shelf.names():
            self.presets.addItem(name, f"kept:{name}")
        path = self._lecture[1] if self._lecture is not None else ""
        for data in (f"preset:{chosen}", f"kept:{chosen}", f"lecture:{path}"):
            if data == f"lecture:{path}" and chosen != "of-lecture":
                continue
            if (place := self.presets.findData(data)) >= 0:
                self.presets.setCurrentIndex(place)
        self.presets.blockSignals(False)

    def _place(self) -> None:
        head = QHBoxLayout()
        for text, widget in ((self.tr("Plan"), self.presets), (self.tr("Make"), self.kinds)):
            label = QLabel(text)
            label.setBuddy(widget)
            head.addWidget(label)
            head.addWidget(widget, 1)
        where = QHBoxLayout()
        where.addWidget(QLabel(self.tr("Write to")))
        where.addWidget(self.path, 1)
        where.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.previews, 1)
        column.addWidget(self.form)
        column.addLayout(where)
        column.addWidget(self.facts)


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
