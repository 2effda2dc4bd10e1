"""By key one sees where the keyboard is: on the map, the timeline and the tabs of panels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.focus_ring import FocusRing
from liaoshen_viewer.ui.theme import LIGHT, Role

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)


def walk(viewer: Viewer, kind: type[QWidget]) -> QWidget:
    """Press Tab until the keyboard is on a widget of a kind."""
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or viewer.window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if isinstance(now, kind):
            return now
    raise AssertionError(f"Tab never comes to a {kind.__name__}")


@pytest.mark.parametrize("name", ["map", "timeline", "tabs"])
def test_the_ring_comes_by_key_and_goes_by_a_press(themed: None, viewer: Viewer, name: str) -> None:
    kind = QTabBar if name == "tabs" else type(getattr(viewer.window, name))
    where = walk(viewer, kind)
    (ring,) = where.findChildren(FocusRing)
    assert ring.isVisible()
    seen = where.grab(ring.geometry()).toImage()
    edge = {seen.pixelColor(x, 1).name() for x in range(3, seen.width() - 3)}
    assert edge == {QColor(LIGHT[Role.Highlight]).name()}
    QTest.keyClick(where, Qt.Key.Key_Tab)
    assert not ring.isVisible()


def test_the_mouse_brings_no_ring(viewer: Viewer) -> None:
    QTest.mouseClick(viewer.window.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 90))
    assert viewer.window.map.hasFocus()
    assert not [ring for ring in viewer.window.findChildren(FocusRing) if ring.isVisible()]
