"""The preferences: what the menus choose too, and how large the window's letters are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.playback.clock import SPEEDS
from liaoshen_viewer.scene.shown import NAME_CHOICES
from liaoshen_viewer.scene.style import load_style, style_names
from liaoshen_viewer.ui.choices import halt_text, names_choice_text, style_text
from liaoshen_viewer.ui.dates import speed_text
from liaoshen_viewer.ui.halts import Halts
from liaoshen_viewer.ui.language import OWN_NAMES
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import TYPE_PERCENTS, chosen_percent, named
from liaoshen_viewer.ui.words import language

HALTS: Final = range(4)
Row = tuple[object, str]


class Preferences(QDialog):
    """Every choice counts at once, and is remembered.

    Signals:
        look_changed: another language or type size is chosen, which asks for a new window.
        changed: something else is chosen.
    """

    look_changed = Signal()
    changed = Signal()

    def __init__(
        self, parent: QWidget, session: Session, halts: Halts, settings: QSettings
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self._session, self._halts, self._settings = session, halts, settings
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(10)
        self._fill_look()
        self._fill_map()
        self._fill_time()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(16)
        column.addLayout(self._form)
        column.addWidget(buttons)

    def go_to(self, name: str) -> None:
        """Give the keys to the preference of a name; to the first if there is none."""
        box = self.findChild(QComboBox, name) or self.findChild(QComboBox)
        if box is not None:
            box.setFocus()

    def _fill_look(self) -> None:
        languages = list(OWN_NAMES.items())
        self._add("language", "Language · 语言", languages, language(), self._set_language)
        percents = [(percent, f"{percent} %") for percent in TYPE_PERCENTS]
        here = chosen_percent(self._settings)
        self._add("type_percent", self.tr("Size of type"), percents, here, self._set_percent)

    def _fill_map(self) -> None:
        styles = [(name, style_text(name)) for name in style_names()]
        here = self._session.style.id
        self._add("map_style", self.tr("Map style"), styles, here, self._set_style)
        names = [(names, names_choice_text(names)) for names in NAME_CHOICES]
        shown = self._session.shown.names
        self._add("map_names", self.tr("Names on the map"), names, shown, self._set_names)

    def _fill_time(self) -> None:
        speeds = [(speed, speed_text(speed)) for speed in SPEEDS]
        speed = self._session.clock.hours_per_second
        self._add("speed", self.tr("Speed"), speeds, speed, self._set_speed)
        pauses = [(level, halt_text(level)) for level in HALTS]
        level = self._halts.level
        self._add("pause_at", self.tr("Pause at events"), pauses, level, self._set_pauses)

    def _add(
        self,
        name: str,
        text: str,
        rows: Iterable[Row],
        chosen: object,
        choose: Callable[[object], None],
    ) -> None:
        """Add a list to choose from; `choose` gets what belongs to the row chosen."""
        box = named(QComboBox(), name)
        box.setAccessibleName(text)
        keys = []
        for key, words in rows:
            keys.append(key)
            box.addItem(words)
        box.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)

        def on_chosen(row: int) -> None:
            choose(keys[row])

        box.activated.connect(on_chosen)
        label = QLabel(text)
        label.setBuddy(box)
        self._form.addRow(label, box)

    def _set_language(self, key: object) -> None:
        self._settings.setValue("language", key)
        self.look_changed.emit()

    def _set_percent(self, percent: object) -> None:
        self._settings.setValue("type_percent", percent)
        self.look_changed.emit()

    def _set_style(self, name: object) -> None:
        self._session.set_style(load_style(str(name)))

    def _set_names(self, names: object) -> None:
        if isinstance(names, tuple):
            self._session.show(replace(self._session.shown, names=names))

    def _set_speed(self, speed: object) -> None:
        self._session.play_at(float(str(speed)))

    def _set_pauses(self, level: object) -> None:
        self._halts.level = int(str(level))
        self.changed.emit()
