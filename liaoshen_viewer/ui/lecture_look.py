"""How a stop of a lecture looks, to be changed in place: style, layers, names, emphasis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QMenu, QToolButton, QWidget

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.model import Stop
from liaoshen_viewer.lecture.path import layers_of, wishes_of
from liaoshen_viewer.lecture.pointing import (
    arrows_text,
    circles_text,
    places_text,
    units_text,
    with_arrows,
    with_circles,
    with_places,
    with_units,
)
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.shown import AT_FIRST, LAYERS, NAME_CHOICES
from liaoshen_viewer.scene.style import style_names
from liaoshen_viewer.ui.choices import LAYER_TEXTS, names_choice_text, style_text
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import said, translate

AS_BEFORE: Final = "-"
Read = Callable[[Stop, str, Scenario], Stop]


class LookRows(QObject):
    """The rows of a form that say how a stop looks.

    Signals:
        wished(object, str): the stop as it shall be (Stop), and what was changed.
        refused(str): why what was typed cannot be.
    """

    wished = Signal(object, str)
    refused = Signal(str)

    def __init__(self, form: QWidget, scenario: Scenario, rows: QFormLayout) -> None:
        super().__init__(form)
        self._scenario = scenario
        self._stop: Stop | None = None
        self.style = named(QComboBox(), "stop_style")
        self.names = named(QComboBox(), "stop_names")
        self.layers = named(QToolButton(), "stop_layers")
        self._layer_menu = QMenu(self.layers)
        for box in (self.style, self.names):
            # The panel is narrow: a long choice does not widen it.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self._fill()
        lines = {
            "units": (self.tr("Formations"), self.tr("ids or names, apart by ;")),
            "places": (self.tr("Places"), self.tr("ids or names, apart by ;")),
            "arrows": (self.tr("Arrows"), self.tr("jinxi > 120.9 40.82 > tashan (nra)")),
            "circles": (self.tr("Circles"), self.tr("tashan 8 km")),
        }
        rows.addRow(self.tr("Style"), self.style)
        rows.addRow(self.tr("Layers"), self.layers)
        rows.addRow(self.tr("Names"), self.names)
        self.lines = {}
        for name, (label, example) in lines.items():
            line = named(QLineEdit(), f"stop_{name}")
            line.setPlaceholderText(example)
            line.setToolTip(self.tr("What stands out at this stop: {example}").format(
                example=example))  # fmt: skip
            rows.addRow(label, line)
            self.lines[name] = line
        self._connect()

    def show_stop(self, stop: Stop | None, scenario: Scenario) -> None:
        """Show how a stop looks."""
        self._stop, self._scenario = stop, scenario
        if stop is None:
            return
        self.style.setCurrentIndex(max(self.style.findData(stop.style or ""), 0))
        word = _word_of(stop.names)
        if self.names.findData(word) < 0:
            self.names.addItem(names_choice_text(stop.names or ()), word)
        self.names.setCurrentIndex(self.names.findData(word))
        shown = AT_FIRST if stop.layers is None else layers_of(stop.layers)
        for action in self._layer_menu.actions():
            action.setChecked(action.data() in shown and stop.layers is not None)
        count = len(wishes_of(shown))
        changed = (
            self.tr("{n} unlike usual").format(n=count) if count else self.tr("the usual ones")
        )
        self.layers.setText(self.tr("as before") if stop.layers is None else changed)
        texts = {
            "units": units_text(stop), "places": places_text(stop),
            "arrows": arrows_text(stop), "circles": circles_text(stop),
        }  # fmt: skip
        for name, text in texts.items():
            self.lines[name].setText(text)

    def _fill(self) -> None:
        self.style.addItem(self.tr("as before"), "")
        for name in style_names():
            self.style.addItem(style_text(name), name)
        self.names.addItem(self.tr("as before"), _word_of(None))
        self.names.addItem(self.tr("none"), _word_of(()))
        for choice in NAME_CHOICES:
            self.names.addItem(names_choice_text(choice), _word_of(choice))
        self._layer_menu.addAction(self.tr("as before")).triggered.connect(self._on_no_layers)
        self._layer_menu.addSeparator()
        for layer in LAYERS:
            action = self._layer_menu.addAction(said(LAYER_TEXTS.get(layer, layer)))
            action.setData(layer)
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_layer, layer))
        self.layers.setMenu(self._layer_menu)
        self.layers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.style.activated.connect(self._on_style)
        self.names.activated.connect(self._on_names)
        takes: dict[str, tuple[Read, str]] = {
            "units": (with_units, self.tr("Change what stands out")),
            "places": (with_places, self.tr("Change what stands out")),
            "arrows": (with_arrows, self.tr("Change the arrows")),
            "circles": (with_circles, self.tr("Change the circles")),
        }
        for name, (take, text) in takes.items():
            line = self.lines[name]
            line.editingFinished.connect(partial(self._on_line, line, take, text))

    def _on_line(self, line: QLineEdit, take: Read, text: str) -> None:
        if self._stop is None:
            return
        try:
            stop = take(self._stop, line.text(), self._scenario)
        except LectureError as error:
            self.refused.emit(translate(error.message))
            return
        self.wished.emit(stop, text)

    def _on_style(self) -> None:
        if self._stop is not None:
            style = str(self.style.currentData()) or None
            self.wished.emit(replace(self._stop, style=style), self.tr("Change the style"))

    def _on_names(self) -> None:
        if self._stop is not None:
            word = str(self.names.currentData())
            names = None if word == AS_BEFORE else tuple(filter(None, word.split(",")))
            self.wished.emit(replace(self._stop, names=names), self.tr("Change the names"))

    def _on_no_layers(self) -> None:
        if self._stop is not None:
            stop = replace(self._stop, layers=None)
            self.wished.emit(stop, self.tr("Change the layers"))

    def _on_layer(self, layer: str) -> None:
        if self._stop is not None:
            before = self._stop.layers
            shown = AT_FIRST if before is None else layers_of(before)
            layers = wishes_of(shown ^ {layer})
            self.wished.emit(replace(self._stop, layers=layers), self.tr("Change the layers"))


def _word_of(names: tuple[str, ...] | None) -> str:
    """Return the languages of a stop as one text, which a box finds again."""
    return AS_BEFORE if names is None else ",".join(names)
