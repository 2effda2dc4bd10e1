"""Comparing two dates in the window: by key, by mouse, with one camera for both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scene.marks import DatePlate
from liaoshen_viewer.scene.pair import Split
from liaoshen_viewer.scene.shown import Corner
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.compare_bar import CompareBar, CurtainHandle
from liaoshen_viewer.ui.lecture_since import SincePanel
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.pointed import lonlat_under
from tests.lecture.lectures import scenario_in, sound, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


def press(viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(viewer.window.map, key, modifier)


def plates(viewer: Viewer) -> list[str]:
    return [mark.title for mark in viewer.window.map.picture().marks if isinstance(mark, DatePlate)]


def part(image: QImage, left: int, width: int) -> QImage:
    """Return a strip of the map below the plates of the dates."""
    return image.copy(QRect(left, 120, width, image.height() - 120))


def handle_of(viewer: Viewer) -> CurtainHandle:
    (found,) = viewer.window.findChildren(CurtainHandle)
    return found


def test_the_curtain_parts_two_still_pictures(viewer: Viewer) -> None:
    session, over = viewer.session, viewer.window.map
    start_ms = session.t_ms
    session.seek(start_ms + 3 * DAY_MS)
    # Names and signs at the border keep clear of the plate, which stands in its half's corner.
    usual = session.shown
    session.show(replace(usual, placed=(("date", Corner.TOP_RIGHT),)))
    later = over.image()
    session.show(usual)
    press(viewer, Key.Key_T, SHIFT)
    session.seek(start_ms)
    first = over.image()
    press(viewer, Key.Key_T)
    both = over.image()
    middle = both.width() // 2
    assert both.size() == first.size()
    assert first != later
    assert part(both, 0, middle - 8) == part(first, 0, middle - 8)
    assert part(both, middle + 8, middle - 8) == part(later, middle + 8, middle - 8)
    assert plates(viewer) == ["10 October 1948", "13 October 1948"]
    press(viewer, Key.Key_T)
    assert over.image() == first


def test_the_curtain_is_drawn_by_mouse_and_keys(viewer: Viewer) -> None:
    over = viewer.window.map
    press(viewer, Key.Key_T)
    handle = handle_of(viewer)
    knob = handle.rect().center()
    QTest.mousePress(handle, LEFT, PLAIN, knob)
    to = handle.mapFrom(over, QPoint(over.width() // 4, over.height() // 2))
    QTest.mouseMove(handle, to)
    QTest.mouseRelease(handle, LEFT, PLAIN, handle.rect().center())
    pair, t_ms = viewer.session.shown.pair, viewer.session.t_ms
    assert pair is not None
    assert abs(pair.share - 0.25) < 0.01
    press(viewer, Key.Key_Right, ALT | SHIFT)
    moved = viewer.session.shown.pair
    assert moved is not None
    assert abs(moved.share - 0.30) < 0.01
    handle.setFocus()
    for _ in range(3):
        QTest.keyClick(handle, Key.Key_Left)
    moved = viewer.session.shown.pair
    assert moved is not None
    assert abs(moved.share - 0.24) < 0.01
    assert viewer.session.t_ms == t_ms
    assert abs(handle.geometry().center().x() - 0.24 * over.width()) < 3


def test_both_halves_follow_one_camera(viewer: Viewer) -> None:
    session, over = viewer.session, viewer.window.map
    press(viewer, Key.Key_T)
    press(viewer, Key.Key_T, CTRL)
    pair = session.shown.pair
    assert pair is not None
    assert pair.split is Split.SIDES
    half = session.camera.size_px[0]
    assert half == -(-over.width() // 2)
    x, y = half + 100, 200
    before = lonlat_under(session, QPointF(x, y))
    wheel(over, QPoint(x, y))
    after = lonlat_under(session, QPointF(x, y))
    assert before is not None
    assert after is not None
    assert after == pytest.approx(before, abs=1e-6)
    assert lonlat_under(session, QPointF(100, 200)) == after
    drag(over, QPoint(x, y), QPoint(x + 60, y + 30))
    assert lonlat_under(session, QPointF(160, 230)) == lonlat_under(
        session, QPointF(x + 60, y + 30)
    )
    assert lonlat_under(session, QPointF(x + 60, y + 30)) == pytest.approx(after, abs=1e-6)
    press(viewer, Key.Key_Escape)
    assert session.shown.pair is None
    assert session.camera.size_px == (over.width(), over.height())


def wheel(over: MapView, at: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(at), QPointF(at), QPoint(), QPoint(0, 240), none, PLAIN,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over.viewport(), event)


def drag(over: MapView, start: QPoint, end: QPoint) -> None:
    port = over.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, PLAIN, end)


def test_the_bar_moves_the_second_date(viewer: Viewer) -> None:
    press(viewer, Key.Key_T)
    (bar,) = viewer.window.findChildren(CompareBar)
    assert bar.isVisible()
    start = plates(viewer)
    press(viewer, Key.Key_Left, CTRL | SHIFT)
    earlier = plates(viewer)
    assert earlier[0] == start[0]
    assert earlier[1] != start[1]
    for name, expected in (
        ("compare_later", start),
        ("compare_swap", start[::-1]),
        ("compare_close", start[:1]),
    ):
        button = bar.findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        QTest.mouseClick(button, LEFT)
        assert plates(viewer) == expected
    assert not bar.isVisible()


def test_a_lecture_compares_with_the_stop_before(viewer: Viewer, tmp_path: Path) -> None:
    viewer.show.begin(sound(written(tmp_path), scenario_in(tmp_path)), 1)
    times = [stop.t_ms for stop in viewer.show.lecture.stops] if viewer.show.lecture else []
    press(viewer, Key.Key_T)
    pair = viewer.session.shown.pair
    assert pair is not None
    assert pair.halves(viewer.session.t_ms) == (times[0], times[1])
    (bar,) = viewer.window.findChildren(CompareBar)
    assert not bar.isVisible()
    assert handle_of(viewer).isVisible()
    press(viewer, Key.Key_T, CTRL)
    camera = viewer.session.camera
    assert camera.size_px[0] == -(-viewer.window.map.width() // 2)
    press(viewer, Key.Key_C)
    (since,) = viewer.window.findChildren(SincePanel)
    marks = viewer.window.map.picture().marks
    feet = [mark.corner_px[1] + mark.extent_px[1] for mark in marks if isinstance(mark, DatePlate)]
    assert since.y() > max(feet), "it covers neither date"
    press(viewer, Key.Key_Escape)
    assert viewer.show.running
    assert viewer.session.shown.pair is None
    press(viewer, Key.Key_T)
    press(viewer, Key.Key_PageDown)
    assert viewer.session.shown.pair is None
    assert viewer.session.camera.size_px[0] == viewer.window.map.width()
    viewer.show.go_to(1)
    at_stop = viewer.session.t_ms, viewer.session.camera
    press(viewer, Key.Key_V)
    press(viewer, Key.Key_T)
    press(viewer, Key.Key_R)
    assert viewer.session.shown.pair is None
    assert (viewer.session.t_ms, viewer.session.camera) == at_stop
