"""C tells what has changed since the stop before, on the list and on the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from liaoshen_viewer.scene.emphasis import NO_EMPHASIS
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.lecture_since import PULSE_S
from liaoshen_viewer.ui.lecture_stage import Stage
from liaoshen_viewer.ui.theme import LIGHT, Role
from tests.lecture.lectures import twelve

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)


@pytest.fixture
def stage(viewer: Viewer) -> Stage:
    """Two stops, days apart, at the second."""
    stops = twelve().stops
    viewer.show.begin(replace(twelve(), stops=(stops[0], stops[-1])), 1)
    (found,) = viewer.window.findChildren(Stage)
    return found


def press(viewer: Viewer, key: Qt.Key) -> None:
    QTest.keyClick(viewer.window.map, key)


def test_the_list_comes_and_goes(viewer: Viewer, stage: Stage) -> None:
    press(viewer, Qt.Key.Key_C)
    assert stage.since.isVisible()
    assert "km" in stage.since.text() or "Nothing has changed" in stage.since.text()
    press(viewer, Qt.Key.Key_C)
    assert stage.since.isHidden()


def test_what_moved_pulses_and_is_dark_again(viewer: Viewer, stage: Stage) -> None:
    plain = viewer.session.shown
    press(viewer, Qt.Key.Key_C)
    lit = viewer.session.shown.emphasis
    assert lit.units or lit.places
    viewer.show.beat(PULSE_S * 1.5)
    assert viewer.session.shown == plain
    viewer.show.beat(PULSE_S)
    assert viewer.session.shown.emphasis == lit
    press(viewer, Qt.Key.Key_C)
    assert viewer.session.shown == plain


def test_going_on_takes_it_away(viewer: Viewer, stage: Stage) -> None:
    press(viewer, Qt.Key.Key_C)
    press(viewer, Qt.Key.Key_PageUp)
    assert stage.since.isHidden()
    press(viewer, Qt.Key.Key_Home)
    press(viewer, Qt.Key.Key_C)
    assert "first stop" in stage.since.text()
    assert viewer.session.shown.emphasis.units == NO_EMPHASIS.units


def test_it_is_read_on_a_ground_of_its_own(themed: None, viewer: Viewer, stage: Stage) -> None:
    press(viewer, Qt.Key.Key_C)
    since = stage.since
    seen = viewer.window.map.grab(since.geometry()).toImage()
    edge = since.contentsMargins().left() // 2
    column = {seen.pixelColor(edge, y).name() for y in range(edge, seen.height() - edge)}
    assert column == {QColor(LIGHT[Role.Base]).name()}
