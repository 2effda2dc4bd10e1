from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.scenario.model import PlaceId
from liaoshen_viewer.scene.marks import RulerMark
from liaoshen_viewer.ui.app import Viewer

# The offscreen platform warns of both whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def pixel_of(viewer: Viewer, place: str) -> QPoint:
    session = viewer.session
    lonlat = np.array(session.scenario.places[PlaceId(place)].lonlat)
    x, y = session.camera.to_px(session.projection.to_m(lonlat)).tolist()
    return QPoint(round(x), round(y))


def drag(viewer: Viewer, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier) -> None:
    port = viewer.window.map.viewport()
    QTest.mousePress(port, LEFT, modifier, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, modifier, end)


def test_shift_and_drag_measures_and_leaves_the_map_where_it_is(viewer: Viewer) -> None:
    session, camera = viewer.session, viewer.session.camera
    start, end = pixel_of(viewer, "jinzhou"), pixel_of(viewer, "yixian")
    drag(viewer, start, end, SHIFT)
    ruler = session.shown.ruler
    assert ruler is not None
    assert session.camera == camera
    ends = [session.scenario.places[PlaceId(name)].lonlat for name in ("jinzhou", "yixian")]
    km_per_px = camera.m_per_px / 1_000
    assert np.all(distance_km(np.array(ruler), np.array(ends)) < 2 * km_per_px)
    (mark,) = (m for m in viewer.window.map.picture().marks if isinstance(m, RulerMark))
    assert "km" in mark.text
    QTest.mouseClick(viewer.window.map.viewport(), LEFT, SHIFT, start)
    assert session.shown.ruler is None


def test_without_shift_the_map_moves(viewer: Viewer) -> None:
    camera = viewer.session.camera
    drag(viewer, QPoint(200, 200), QPoint(260, 230), Qt.KeyboardModifier.NoModifier)
    assert viewer.session.shown.ruler is None
    assert viewer.session.camera != camera


@pytest.mark.parametrize("place", ["jinzhou", "yixian"])
def test_the_status_bar_says_where_the_pointer_is(viewer: Viewer, place: str) -> None:
    line = viewer.window.findChild(QLabel, "pointer_line")
    assert line is not None
    QTest.mouseMove(viewer.window.map.viewport(), pixel_of(viewer, place))
    assert "° " not in line.text()
    assert "′ N" in line.text()
    assert viewer.session.scenario.places[PlaceId(place)].names.period in line.text()
