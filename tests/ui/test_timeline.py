"""The timeline under the mouse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.timeline_items import dated_ticks
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing", extend=True)

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def turn(viewer: Viewer, x_px: float, notches: int, keys: Qt.KeyboardModifier = NONE) -> None:
    line, at_px = viewer.window.timeline, QPointF(x_px, 40)
    event = QWheelEvent(
        at_px, QPointF(line.mapToGlobal(at_px.toPoint())), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(line.viewport(), event)


def drag(viewer: Viewer, start: str, end: str, keys: Qt.KeyboardModifier = NONE) -> None:
    line = viewer.window.timeline
    points = [QPoint(round(line.x_of(at(when))), 40) for when in (start, end)]
    QTest.mousePress(line.viewport(), LEFT, keys, points[0])
    QTest.mouseMove(line.viewport(), points[1])
    QTest.mouseRelease(line.viewport(), LEFT, keys, points[1])


def choose(viewer: Viewer, when: str, words: str) -> None:
    line = viewer.window.timeline
    place = QPoint(round(line.x_of(at(when))), 40)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line.mapToGlobal(place))
    QApplication.sendEvent(line.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [action for action in menu.actions() if words in action.text()]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_what_is_drawn_stands_where_the_pointer_finds_it(qtbot: QtBot, viewer: Viewer) -> None:
    line = viewer.window.timeline
    qtbot.waitUntil(lambda: line.getViewBox().width() > 300)
    for when in ("10-10", "10-12T06:00", "10-14"):
        hours = (at(when) - viewer.session.scenario.clock.start_ms) / HOUR_MS
        drawn = line.getViewBox().mapViewToScene(QPointF(hours, 0)).x()
        assert drawn == pytest.approx(line.x_of(at(when)), abs=1.0)


def test_the_wheel_zooms_at_the_pointer_down_to_an_hour_and_back(viewer: Viewer) -> None:
    line = viewer.window.timeline
    fixed = line.x_of(at("10-12"))
    turn(viewer, fixed, 3)
    assert line.span[1] - line.span[0] < 2 * DAY_MS
    assert line.x_of(at("10-12")) == pytest.approx(fixed, abs=1.0)
    for _ in range(12):
        turn(viewer, fixed, 3)
    assert line.span[1] - line.span[0] == HOUR_MS
    for _ in range(15):
        turn(viewer, fixed, -3)
    assert line.span == (at("10-10"), at("10-14"))


def test_shift_and_the_wheel_move_along_but_not_out(viewer: Viewer) -> None:
    line = viewer.window.timeline
    turn(viewer, line.x_of(at("10-11")), 4)
    start, end = line.span
    turn(viewer, 100, -1, SHIFT)
    assert line.span[0] > start
    assert line.span[1] - line.span[0] == end - start
    for _ in range(60):
        turn(viewer, 100, -1, SHIFT)
    assert line.span[1] == at("10-14")


def test_the_page_turns_when_the_moment_leaves_it(viewer: Viewer) -> None:
    line = viewer.window.timeline
    turn(viewer, line.x_of(at("10-11")), 6)
    viewer.session.seek(at("10-13T12:00"))
    assert line.span[0] <= at("10-13T12:00") <= line.span[1]


def test_shift_and_a_drag_mark_a_loop_that_plays_again_and_again(viewer: Viewer) -> None:
    drag(viewer, "10-11", "10-12", SHIFT)
    loop = viewer.session.loop
    assert loop is not None
    assert abs(loop[0] - at("10-11")) < HOUR_MS
    assert abs(loop[1] - at("10-12")) < HOUR_MS
    assert viewer.session.t_ms == at("10-10")
    viewer.session.toggle()
    assert viewer.session.t_ms == loop[0]
    seen = []
    for _ in range(6):
        viewer.session.advance(0.9)
        seen.append(viewer.session.t_ms)
    assert all(loop[0] <= t_ms < loop[1] for t_ms in seen)
    assert sorted(seen) != seen
    assert viewer.session.clock.playing


def test_an_edge_of_the_loop_can_be_dragged(viewer: Viewer) -> None:
    viewer.session.set_loop((at("10-11"), at("10-12")))
    drag(viewer, "10-12", "10-13")
    assert viewer.session.loop is not None
    assert viewer.session.loop[0] == at("10-11")
    assert abs(viewer.session.loop[1] - at("10-13")) < HOUR_MS


@pytest.mark.parametrize(
    ("words", "loop"),
    [("Loop “Assault”", ("10-12", "10-14")), ("Loop here", ("10-12T14:20", "10-13T09:30"))],
)
def test_loops_from_the_menu(viewer: Viewer, words: str, loop: tuple[str, str]) -> None:
    choose(viewer, "10-13", words)
    found = viewer.session.loop
    assert found is not None
    assert [abs(f - at(w)) < HOUR_MS for f, w in zip(found, loop, strict=True)] == [True, True]
    choose(viewer, "10-13", "End the loop")
    assert viewer.session.loop is None


def test_going_there_from_the_menu(viewer: Viewer) -> None:
    choose(viewer, "10-12", "Go to ")
    assert abs(viewer.session.t_ms - at("10-12")) < HOUR_MS


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Export this stretch", ("10-11", "10-12")),
        ("Export “Assault”", ("10-12", "10-14")),
    ],
)
def test_a_stretch_is_exported_from_the_menu(
    qtbot: QtBot, viewer: Viewer, words: str, span: tuple[str, str]
) -> None:
    viewer.session.set_loop((at("10-11"), at("10-12")))
    with qtbot.waitSignal(viewer.window.timeline.export_wished) as wished:
        choose(viewer, "10-13", words)
    assert wished.args == [(at(span[0]), at(span[1]))]
    assert viewer.window.findChildren(QDialog, "export")
    viewer.exporting.close()


def test_the_menu_key_asks_about_the_present_moment(viewer: Viewer) -> None:
    viewer.session.seek(at("10-12T10:00"))
    line = viewer.window.timeline
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(line.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "12 October 1948, 10:00" in menu.actions()[0].text()
    menu.close()


def test_l_loops_the_phase_and_ends_it(viewer: Viewer) -> None:
    viewer.session.seek(at("10-13"))
    for loop in ((at("10-12"), at("10-14")), None):
        QTest.keyClick(viewer.window, Qt.Key.Key_L)
        assert viewer.session.loop == loop


def test_strengths_stand_behind_once_the_map_is_at_rest(viewer: Viewer) -> None:
    line = viewer.window.timeline
    assert line.curves() == []
    viewer.player.camera_rested.emit()
    assert len(line.curves()) == len(viewer.session.scenario.sides)


@given(st.integers(0, 10**10), st.integers(HOUR_MS, 400 * DAY_MS), st.integers(3, 40))
def test_there_are_never_more_dates_than_there_is_room_for(
    start: int, span: int, most: int
) -> None:
    ticks = dated_ticks(start, start + span, most)
    assert len(ticks) <= 1.6 * most + 3
    assert ticks == sorted(set(ticks))
    assert all(start <= t <= start + span for t in ticks)
