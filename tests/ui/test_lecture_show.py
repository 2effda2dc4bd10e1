"""A lecture that runs in the window: by the keys of a clicker, whatever has the focus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.lecture.path import stop_camera
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.lecture_show import PATH_KEY, STOP_KEY
from liaoshen_viewer.ui.lecture_stage import Stage
from tests.lecture.lectures import WRITTEN, scenario_in, twelve, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
PRESS, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
DOUBLE = QEvent.Type.MouseButtonDblClick
TWELVE = twelve()
TIMES = [stop.t_ms for stop in TWELVE.stops]


@pytest.fixture
def running(viewer: Viewer) -> Viewer:
    viewer.show.begin(TWELVE)
    return viewer


def press(viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or viewer.window
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def stage_of(viewer: Viewer) -> Stage:
    (found,) = viewer.window.findChildren(Stage)
    return found


def halted(viewer: Viewer, index: int) -> bool:
    """Tell whether time and camera are exactly those of a stop."""
    session, stop = viewer.session, TWELVE.stops[index]
    camera = stop_camera(stop, session.ground, session.camera.size_px, session.camera.scale)
    return viewer.show.run.halts and (session.t_ms, session.camera) == (stop.t_ms, camera)


def focusable(viewer: Viewer) -> list[QWidget]:
    widgets = viewer.window.findChildren(QWidget)
    return [w for w in widgets if w.focusPolicy() != Qt.FocusPolicy.NoFocus]


def test_keys_reach_it_through_every_widget(running: Viewer) -> None:
    """Each press on the way ends it: twice as many presses as ways, twelve halts, and back."""
    widgets = focusable(running)
    assert len(widgets) > 12
    halts = []
    for number, widget in enumerate(widgets):
        key = (Key.Key_PageDown, Key.Key_Space, Key.Key_Return, Key.Key_Right)[number % 4]
        before = running.show.run
        QTest.keyClick(widget, key)
        assert running.show.run != before or before.stop == 11, widget
        if running.show.run.halts:
            halts.append(running.session.t_ms)
    while not halted(running, 11):
        press(running, Key.Key_PageDown)
        halts += [running.session.t_ms] if running.show.run.halts else []
    assert list(dict.fromkeys(halts)) == TIMES[1:]
    back = []
    for widget in widgets[:11]:
        QTest.keyClick(widget, Key.Key_PageUp)
        back.append(running.session.t_ms)
    assert back == TIMES[-2::-1]


def test_it_halts_exactly_at_every_stop(running: Viewer) -> None:
    assert halted(running, 0)
    for index in range(1, 12):
        press(running, Key.Key_PageDown)
        steps, dt_s = 0, (0.06, 0.24, 3.0)[index % 3]
        while not running.show.run.halts and steps < 2_000:
            running.show.beat(dt_s)
            assert TIMES[index - 1] <= running.session.t_ms <= TIMES[index]
            steps += 1
        assert halted(running, index)
        running.show.beat(100.0)
        assert halted(running, index)


GOING = [
    # keys, the stop where it halts then
    ([Key.Key_End], 11),
    ([Key.Key_End, Key.Key_PageDown], 11),
    ([Key.Key_End, Key.Key_Home], 0),
    ([Key.Key_7, Key.Key_Enter], 6),
    ([Key.Key_1, Key.Key_2, Key.Key_Return], 11),
    ([Key.Key_9, Key.Key_9, Key.Key_Return], 11),
    ([Key.Key_PageDown, Key.Key_PageUp], 0),
    ([Key.Key_PageDown, Key.Key_PageDown, Key.Key_F5], 0),
    ([Key.Key_5, Key.Key_Return, Key.Key_Left, Key.Key_Up], 2),
    ([Key.Key_F, Key.Key_L, Key.Key_O], 0),
    ([Key.Key_B, Key.Key_PageDown], 0),
]


def test_going_about(running: Viewer) -> None:
    for keys, index in GOING:
        running.show.go_to(0)
        for key in keys:
            press(running, key)
        assert halted(running, index), keys


def test_the_window_shows_the_map_alone_and_is_put_back(viewer: Viewer) -> None:
    window = viewer.window
    shown = [w for w in (window.menuBar(), *window.docks) if not w.isHidden()]
    layers, style = viewer.session.shown, viewer.session.style
    viewer.show.begin(replace(TWELVE, stops=(replace(TWELVE.stops[0], style="night"),)))
    assert window.isFullScreen()
    assert all(widget.isHidden() for widget in shown)
    assert viewer.session.style.id == "night"
    assert viewer.session.shown.emphasis.title == "Stop 0"
    press(viewer, Key.Key_Escape)
    assert not viewer.show.running
    assert not window.isFullScreen()
    assert not any(widget.isHidden() for widget in shown)
    assert (viewer.session.shown, viewer.session.style) == (layers, style)
    press(viewer, Key.Key_Right)
    assert viewer.session.t_ms != TIMES[0], "the window has its keys again"


def leave_by_key(viewer: Viewer) -> None:
    press(viewer, Key.Key_V)


def leave_by_drag(viewer: Viewer) -> None:
    target = viewer.window.map.viewport()
    QTest.mousePress(target, LEFT, pos=QPoint(300, 200))
    for x in (310, 340, 380):
        QTest.mouseMove(target, QPoint(x, 220))
    QTest.mouseRelease(target, LEFT, pos=QPoint(380, 220))


def leave_by_wheel(viewer: Viewer) -> None:
    target = viewer.window.map.viewport()
    at, none = QPointF(300, 200), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, target.mapToGlobal(at), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def test_leaving_the_path_and_coming_back(running: Viewer) -> None:
    press(running, Key.Key_4)
    press(running, Key.Key_Return)
    for leave in (leave_by_key, leave_by_drag, leave_by_wheel):
        leave(running)
        assert running.show.off_path, leave
        assert stage_of(running).strip.text == "Off the path: R returns"
        assert running.session.shown.emphasis.title == ""
        press(running, Key.Key_Right, SHIFT)
        press(running, Key.Key_Plus, CTRL)
        running.player.beat()
        assert not halted(running, 3)
        running.show.beat(60.0)
        press(running, Key.Key_R)
        assert halted(running, 3)
        assert stage_of(running).strip.text == ""
    running.show.go_to(0)
    press(running, Key.Key_PageDown)
    running.show.beat(0.4)
    before = (running.session.t_ms, running.session.camera)
    assert TIMES[0] < before[0] < TIMES[1]
    press(running, Key.Key_V)
    running.session.seek(TIMES[5])
    running.session.set_camera(running.session.camera.moved_px(40, 30))
    press(running, Key.Key_R)
    assert (running.session.t_ms, running.session.camera) == before


def test_a_click_beside_the_signs_goes_on_and_one_on_a_sign_selects(running: Viewer) -> None:
    view = running.window.map
    for kind in (PRESS, RELEASE, DOUBLE, RELEASE):
        at = QPointF(4, view.height() - 6)
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, view.viewport().mapToGlobal(at), LEFT, LEFT, none)
        QApplication.sendEvent(view.viewport(), event)
    assert halted(running, 1), "the second of two clicks ends the way; nothing flies home"
    (signs,) = (m for m in view.picture().find(SignMarks) if isinstance(m, SignMarks))
    x, y = signs.centre_px[-1] / view.devicePixelRatioF()
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(round(x), round(y)))
    assert halted(running, 1)
    assert running.session.selection == signs.ids[-1]


def test_black_is_black_at_once(running: Viewer) -> None:
    for key, colour in ((Key.Key_B, "#000000"), (Key.Key_W, "#ffffff")):
        press(running, key)
        picture = running.window.grab().toImage()
        seen = {
            picture.pixelColor(x, y).name()
            for x in range(0, picture.width(), 37)
            for y in range(0, picture.height(), 23)
        }
        assert seen == {colour}
        press(running, key)
        assert running.window.grab().toImage().pixelColor(400, 300).name() != colour
        assert halted(running, 0)


def test_the_pointer_hides_when_it_rests_and_a_curtain_stops_time(running: Viewer) -> None:
    assert QApplication.overrideCursor() is None
    running.show.beat(1.5)
    running.show.beat(0.6)
    cursor = QApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(running.window.map.viewport(), QPoint(90, 90))
    assert QApplication.overrideCursor() is None
    assert running.player.awake
    press(running, Key.Key_PageDown)
    running.show.beat(0.2)
    press(running, Key.Key_B)
    before = running.session.t_ms
    running.show.beat(5.0)
    assert running.session.t_ms == before
    assert running.show.elapsed_s >= 5.2
    press(running, Key.Key_Escape)
    assert QApplication.overrideCursor() is None
    assert running.show.lecture is None


def test_a_crash_offers_the_interrupted_stop(
    qtbot: QtBot, battle: Battle, remembered: QSettings, tmp_path: Path
) -> None:
    here = replace(battle, scenario=scenario_in(tmp_path))
    path = written(tmp_path, WRITTEN)
    remembered.setValue(PATH_KEY, str(path))
    remembered.setValue(STOP_KEY, 1)
    viewer = build(here, remembered)
    qtbot.addWidget(viewer.window)
    viewer.window.show()
    offer = stage_of(viewer).offer
    assert "Four days" in offer.text
    assert "stop 2" in offer.text
    QTest.mouseClick(offer.yes, LEFT)
    assert viewer.show.running
    assert viewer.show.run.stop == 1
    assert offer.text == ""
    assert remembered.value(STOP_KEY) == 1
    viewer.window.close()
    assert remembered.value(PATH_KEY) is None
    assert not viewer.player.awake


def test_f5_runs_the_lecture_beside_the_scenario(
    qtbot: QtBot, battle: Battle, remembered: QSettings, tmp_path: Path
) -> None:
    written(tmp_path, WRITTEN)
    viewer = build(replace(battle, scenario=scenario_in(tmp_path)), remembered)
    qtbot.addWidget(viewer.window)
    viewer.window.show()
    press(viewer, Key.Key_F5)
    assert viewer.show.run.stop == 0
    press(viewer, Key.Key_Escape)
    assert viewer.desk.lecture is not None
    viewer.session.seek(viewer.desk.lecture.stops[2].t_ms - 1)
    viewer.window.actions_by_id["lecture_here"].trigger()
    assert viewer.show.running
    assert viewer.show.run.stop == 1
    viewer.window.close()
