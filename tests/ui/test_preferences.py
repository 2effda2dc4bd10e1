"""Preferences: every choice counts at once, and is remembered; letters of every size fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.ui.app import Viewer, apply_look, build
from liaoshen_viewer.ui.language import speak
from liaoshen_viewer.ui.preferences import Preferences
from liaoshen_viewer.ui.theme import apply_font, chosen_percent, px
from tests.ui.test_habits import CTRL, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)


@pytest.fixture
def preferences(qtbot: QtBot, viewer: Viewer) -> Iterator[Viewer]:
    """The window with its preferences open; afterwards all is as it was."""
    with qtbot.waitActive(viewer.window):
        viewer.window.activateWindow()
    press(viewer, Qt.Key.Key_Comma, CTRL)
    yield viewer
    for dialog in viewer.window.findChildren(Preferences):
        dialog.close()
    viewer.window.close()
    speak("en")
    apply_font(cast("QApplication", QApplication.instance()))


def choose(viewer: Viewer, name: str, words: str) -> None:
    """Choose by keys, as a person does who has no mouse."""
    (dialog,) = viewer.window.findChildren(Preferences)
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    wanted = box.findText(words)
    assert wanted >= 0, [box.itemText(i) for i in range(box.count())]
    key = Qt.Key.Key_Down if wanted > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(wanted - box.currentIndex())):
        QTest.keyClick(box, key)


def test_choices_count_at_once_and_are_remembered(
    preferences: Viewer, battle: Battle, remembered: QSettings, qtbot: QtBot
) -> None:
    choose(preferences, "map_style", "Night")
    choose(preferences, "map_names", "pinyin")
    choose(preferences, "speed", "1 day = 1 s")
    choose(preferences, "pause_at", "At the great events")
    session = preferences.session
    assert session.style.id == "night"
    assert session.shown.names == ("pinyin",)
    assert session.clock.hours_per_second == 24.0
    assert preferences.window.transport.speed.text() == "1 day = 1 s"
    ticked = [a.text() for a in preferences.window.choices.pauses.actions() if a.isChecked()]
    assert ticked == ["At the great events"]
    preferences.window.close()
    again = build(battle, remembered)
    qtbot.addWidget(again.window)
    assert again.session.style.id == "night"
    assert again.halts.level == 1


def test_letters_grow_at_once_and_the_choice_goes_on(
    preferences: Viewer, remembered: QSettings
) -> None:
    before = preferences.window.transport.date.fontMetrics().height()
    choose(preferences, "type_percent", "110 %")
    after = preferences.window.transport.date.fontMetrics().height()
    assert after > before
    assert chosen_percent(remembered) == 110
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (dialog,) = preferences.window.findChildren(Preferences)
    assert dialog.isVisible()
    assert dialog.focusWidget().objectName() == "type_percent"


@pytest.mark.parametrize("percent", ["200", "80"])
def test_no_word_is_cut(qtbot: QtBot, battle: Battle, remembered: QSettings, percent: str) -> None:
    app = cast("QApplication", QApplication.instance())
    remembered.setValue("type_percent", percent)
    apply_look(app, remembered)
    viewer = build(battle, remembered)
    qtbot.addWidget(viewer.window)
    viewer.window.resize(1366, 768)
    with qtbot.waitExposed(viewer.window):
        viewer.window.show()
    cut = [
        (label.objectName(), label.text())
        for label in viewer.window.findChildren(QLabel)
        if label.isVisible() and label.text() and not label.wordWrap()
        if label.width() < label.fontMetrics().horizontalAdvance(label.text())
        or label.height() < label.fontMetrics().height()
    ]
    row_px = viewer.window.events.list.sizeHintForRow(1)
    assert not cut
    assert row_px >= 2 * viewer.window.events.list.fontMetrics().ascent()
    viewer.window.close()
    apply_font(app)


@pytest.mark.parametrize(
    ("written", "percent"), [("120", 120), ("5", 80), ("9999", 200), ("large", 100), ("", 100)]
)
def test_nonsense_counts_as_the_usual_size(
    remembered: QSettings, written: str, percent: int
) -> None:
    remembered.setValue("type_percent", written)
    assert chosen_percent(remembered) == percent
    assert px(100) == 100
