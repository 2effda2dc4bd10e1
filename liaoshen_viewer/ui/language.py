"""The program's language: chosen, remembered, and spoken by every widget made after it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QSettings,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from liaoshen_viewer.paint.language import COMPILED, LANGUAGES, translator
from liaoshen_viewer.ui.words import language

OWN_NAMES: Final = {"en": "English", "zh-Hans": "简体中文"}
"""Every language in its own words, so that whoever reads only that one finds it."""
NAME: Final = "spoken"


class LanguageMenu(QMenu):
    """Offers the languages, each by its own name.

    Signals:
        chosen: another one was chosen, and is remembered.
    """

    chosen = Signal()

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__("Language · 语言", parent)
        self._settings = settings
        group = QActionGroup(self)
        for key, name in OWN_NAMES.items():
            action = group.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == language())
            action.triggered.connect(partial(self._choose, key))
            self.addAction(action)

    def _choose(self, key: str) -> None:
        if key != language():
            self._settings.setValue("language", key)
            self.chosen.emit()


def chosen_language(settings: QSettings) -> str:
    """Return the language last chosen, else the system's if it is known, else English."""
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    fitting = "zh-Hans" if chinese else "en"
    chosen = str(settings.value("language", fitting))
    return chosen if chosen in LANGUAGES else fitting


def speak(wish: str) -> None:
    """Let the application speak a language: our words, and those of Qt's own dialogs.

    Widgets that stand keep their words: whoever changes the language makes the window anew.
    Raises AssetError if the language's file cannot be used.
    """
    app = QCoreApplication.instance()
    if app is None:  # nobody to speak
        return
    wanted = [translator(wish), _words_of_qt(wish)] if wish in COMPILED else []
    for old in app.findChildren(QTranslator, NAME):
        app.removeTranslator(old)
        old.deleteLater()
    for new in wanted:
        new.setParent(app)
        new.setObjectName(NAME)
        app.installTranslator(new)


def _words_of_qt(wish: str) -> QTranslator:
    """Return Qt's translations of its own buttons; empty where Qt was installed without them."""
    made = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    made.load(f"qtbase_{COMPILED[wish].removesuffix('.qm')}", folder)
    return made
