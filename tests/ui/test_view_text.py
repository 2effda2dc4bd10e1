"""The present view as text: copied by a key, opened again by Find anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from liaoshen_viewer.search.view_text import read_view_text
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.find_dialog import FindDialog
from tests.sample import at
from tests.ui.test_habits import CTRL, SHIFT, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)


def test_a_view_is_copied_and_opened_again(qtbot: QtBot, viewer: Viewer) -> None:
    with qtbot.waitActive(viewer.window):
        viewer.window.activateWindow()
    session, player = viewer.session, viewer.player
    session.seek(at("10-12T10:00"))
    session.set_camera(session.camera.zoomed(2.0, (300.0, 200.0)))
    wanted = session.camera
    press(viewer, Qt.Key.Key_L, CTRL | SHIFT)
    session.seek(at("10-10"))
    session.set_camera(session.home_camera())
    press(viewer, Qt.Key.Key_K, CTRL)
    (dialog,) = viewer.window.findChildren(FindDialog)
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.paste()
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not player.gliding)
    assert session.t_ms == at("10-12T10:00")
    assert session.camera.m_per_px == pytest.approx(wanted.m_per_px, rel=1e-4)
    assert session.camera.center_m == pytest.approx(wanted.center_m, abs=30)


def test_a_window_can_begin_with_it(viewer: Viewer) -> None:
    view = read_view_text("liaoshen:sample?at=1948-10-12T10:00&center=121.10,41.10&width=300")
    assert view is not None
    viewer.travel.start_at(view)
    assert viewer.session.t_ms == at("10-12T10:00")
    again = read_view_text(viewer.travel.view_text())
    assert again is not None
    assert again.center == pytest.approx((121.1, 41.1), abs=1e-3)
    assert again.width_km == pytest.approx(300, rel=1e-3)
