"""The menus that choose what the map shows: layers, names, style, and where playing pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from liaoshen_viewer.scene.shown import LAYERS, NAME_CHOICES, TRAIL_DAYS
from liaoshen_viewer.scene.sign_looks import Signs
from liaoshen_viewer.scene.style import load_style, style_names
from liaoshen_viewer.ui.halts import Halts
from liaoshen_viewer.ui.projection_menu import ProjectionMenu
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import T, said

LAYER_TEXTS: Final = {
    "relief": T("words", "Relief"),
    "borders": T("words", "Borders"),
    "rivers": T("words", "Rivers"),
    "railways": T("words", "Railways"),
    "graticule": T("words", "Graticule"),
    "control": T("words", "Areas of control"),
    "cuts": T("words", "Cut railways"),
    "arrows": T("words", "Arrows of movement"),
    "trails": T("words", "Trails"),
    "fronts": T("words", "Fronts and pockets"),
    "battles": T("words", "Battles and sieges"),
    "certainty": T("words", "How far positions are sure"),
    "accounts": T("words", "Other accounts"),
    "places": T("words", "Towns"),
    "names": T("words", "Names"),
    "units": T("words", "Formations"),
    "date": T("words", "Date"),
    "encirclement": T("words", "Encirclement meter"),
    "insets": T("words", "Inset of the battle"),
    "legend": T("words", "Legend"),
    "locator": T("words", "Locator map"),
    "north_arrow": T("words", "North arrow"),
    "scale_bar": T("words", "Scale bar"),
    "credits": T("words", "Credits"),
}
LAYER_KEYS: Final = {
    "control": "Alt+1",
    "cuts": "Alt+2",
    "arrows": "Alt+3",
    "trails": "Alt+4",
    "fronts": "Alt+5",
    "battles": "Alt+6",
    "certainty": "Alt+7",
    "names": "Alt+8",
    "units": "Alt+9",
    "encirclement": "Alt+0",
    "legend": "Alt+K",
    "insets": "Alt+I",
    "accounts": "A",
}
SIGN_TEXTS: Final = {
    Signs.PERIOD: T("words", "Boxes, as on maps of 1948"),
    Signs.NATO: T("words", "Frames with branches (APP-6)"),
}
LANGUAGE_TEXTS: Final = {
    "zh-Hans": T("words", "simplified Chinese"),
    "zh-Hant": T("words", "traditional Chinese"),
    "pinyin": T("words", "pinyin"),
    "period": T("words", "spelling of 1948"),
    "en": T("words", "English"),
}
STYLE_TEXTS: Final = {
    "paper": T("words", "Paper"),
    "night": T("words", "Night"),
    "print": T("words", "Print"),
    "projector": T("words", "Projector"),
}
HALT_TEXTS: Final = (
    T("words", "Never"),
    T("words", "At the great events"),
    T("words", "At great and middling events"),
    T("words", "At every event"),
)


Key = TypeVar("Key")


class Choices(QObject):
    """Menus whose ticks follow the session; a click asks the session for the change."""

    def __init__(self, session: Session, halts: Halts, command: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._command = command
        self._session, self._halts = session, halts
        self.layers = QMenu(self.tr("Layers"), parent)
        self.names = QMenu(self.tr("Names"), parent)
        self.styles = QMenu(self.tr("Map style"), parent)
        self.pauses = QMenu(self.tr("Pause at events"), parent)
        self.signs = QMenu(self.tr("Signs"), parent)
        self.trails = QMenu(self.tr("Length of trails"), parent)
        self.projections = ProjectionMenu(session, parent)
        looks = (self.layers, self.names, self.styles, self.signs, self.trails)
        self.of_the_view = (*looks, self.projections)
        self._layers = self._fill(self.layers, LAYERS, self._layer_text, self._show_layer)
        self._names = self._fill(self.names, NAME_CHOICES, names_choice_text, self._show_names)
        self._styles = self._fill(self.styles, style_names(), style_text, self._show_style)
        self._pauses = self._fill(self.pauses, range(4), halt_text, self._set_halts)
        self._signs = self._fill(self.signs, Signs, _sign_text, self._show_signs)
        self._trails = self._fill(self.trails, TRAIL_DAYS, self._days_text, self._show_trails)
        for layer, keys in LAYER_KEYS.items():
            self._layers[layer].setShortcut(QKeySequence(keys))
            # So that the keys hold in full screen too, where the menu bar is hidden.
            parent.addAction(self._layers[layer])
        for menu in (self.names, self.styles, self.pauses, self.signs, self.trails):
            group = QActionGroup(menu)
            for action in menu.actions():
                group.addAction(action)
        self.show_choices()

    def show_choices(self) -> None:
        """Tick what is chosen now."""
        shown = self._session.shown
        for layer, action in self._layers.items():
            action.setChecked(layer in shown.layers)
        for names, action in self._names.items():
            action.setChecked(names == shown.names)
        for style, action in self._styles.items():
            action.setChecked(style == self._session.style.id)
        for signs, action in self._signs.items():
            action.setChecked(signs is shown.signs)
        for days, action in self._trails.items():
            action.setChecked(days == shown.trail_days)
        self._command.setChecked(shown.command is not None)
        for level, action in self._pauses.items():
            action.setChecked(level == self._halts.level)

    def _fill(
        self,
        menu: QMenu,
        keys: Iterable[Key],
        text: Callable[[Key], str],
        choose: Callable[[Key], None],
    ) -> dict[Key, QAction]:
        actions = {}
        for key in keys:
            action = menu.addAction(text(key))
            action.setCheckable(True)
            action.triggered.connect(partial(choose, key))
            actions[key] = action
        return actions

    def _layer_text(self, layer: str) -> str:
        return said(LAYER_TEXTS[layer]) if layer in LAYER_TEXTS else layer

    def _show_layer(self, layer: str) -> None:
        shown = self._session.shown
        self._session.show(replace(shown, layers=shown.layers ^ {layer}))

    def _days_text(self, days: int) -> str:
        text = self.tr("The last day") if days == 1 else self.tr("The last {days} days")
        return text.format(days=days)

    def _show_signs(self, signs: Signs) -> None:
        self._session.show(replace(self._session.shown, signs=signs))

    def _show_trails(self, days: int) -> None:
        self._session.show(replace(self._session.shown, trail_days=days))

    def _show_names(self, names: tuple[str, ...]) -> None:
        self._session.show(replace(self._session.shown, names=names))

    def _show_style(self, name: str) -> None:
        self._session.set_style(load_style(name))

    def _set_halts(self, level: int) -> None:
        self._halts.level = level
        self.show_choices()


def _sign_text(signs: Signs) -> str:
    return said(SIGN_TEXTS[signs])


def names_choice_text(names: tuple[str, ...]) -> str:
    """Return one or two languages of names in words."""
    return " + ".join(said(LANGUAGE_TEXTS[language]) for language in names)


def style_text(name: str) -> str:
    """Return the name of a map style."""
    return said(STYLE_TEXTS[name]) if name in STYLE_TEXTS else name


def halt_text(level: int) -> str:
    """Return where playing pauses, in words."""
    return said(HALT_TEXTS[level])
