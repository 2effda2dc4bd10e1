"""Another language: chosen in the menu, at once everywhere, and remembered."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.marks import DatePlate
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.language import chosen_language, speak
from tests.sample import at
from tests.ui.test_habits import choose

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

UNTRANSLATED = {"English", "Column", "Export"}
"""A language's own name; a sample's formation without one in Chinese; and an entry of pyqtgraph's
own menu, which is never shown."""


@pytest.fixture
def chinese(viewer: Viewer) -> Iterator[Viewer]:
    """The window after its language was changed to Chinese by the menu."""
    viewer.session.seek(at("10-11T12:00"))
    viewer.session.select(UnitId("C04"))
    choose(viewer.window.languages, "简体中文")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    yield viewer
    viewer.window.close()
    speak("en")


def said_by(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.accessibleName(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def english_words(text: str) -> set[str]:
    """Return the words of a text in which no Chinese stands."""
    plain = re.sub(r"<[^>]*>", " ", text)
    if re.search("[\u4e00-\u9fff]", plain):
        return set()
    return set(re.findall(r"[A-Za-z]{3,}", plain)) - UNTRANSLATED


def test_everything_speaks_chinese_at_once(chinese: Viewer) -> None:
    window = chinese.window
    assert window.transport.date.text().endswith(
        "10月11日"
    )  # without the year where room is little
    assert window.transport.day.text() == "第2天，共4天"
    left = {
        text
        for widget in [window, *window.findChildren(QWidget)]
        for text in said_by(widget)
        if english_words(text)
    }
    left |= {text for a in window.findChildren(QAction) if english_words(text := a.text())}
    assert not left
    (plate,) = chinese.window.map.picture().find(DatePlate)
    assert isinstance(plate, DatePlate)
    assert "1948年10月11日" in str(plate)


def test_moment_and_selection_stay(chinese: Viewer, qtbot: QtBot) -> None:
    session = chinese.session
    choose(chinese.window.languages, "English")
    assert (session.t_ms, session.selection) == (at("10-11T12:00"), "C04")
    assert chinese.window.transport.date.text().startswith("11 Oct")
    assert chinese.window.transport.isVisible()
    chinese.window.actions_by_id["frame_forward"].trigger()
    assert session.t_ms == at("10-11T13:00")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_the_language_is_remembered(
    chinese: Viewer, battle: Battle, remembered: QSettings, qtbot: QtBot
) -> None:
    chinese.window.close()
    assert chosen_language(remembered) == "zh-Hans"
    again = build(battle, remembered)
    qtbot.addWidget(again.window)
    assert again.session.shown.language == "zh-Hans"
    assert again.window.actions_by_id["quit"].text() == "退出"


@pytest.mark.parametrize("nonsense", ["klingon", ""])
def test_nonsense_counts_as_nothing(remembered: QSettings, nonsense: str) -> None:
    remembered.setValue("language", nonsense)
    assert chosen_language(remembered) in ("en", "zh-Hans")
