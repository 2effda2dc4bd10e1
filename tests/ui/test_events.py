"""The event notes: kept in view until the reader scrolls, flying there and back, pauses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scenario.calendar import HOUR_MS, TimeMs
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.event_model import PRESENT_ROLE
from liaoshen_viewer.ui.events_panel import EventsPanel
from liaoshen_viewer.ui.session import Session
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def wheel(panel: EventsPanel) -> None:
    at_px = QPointF(20, 20)
    event = QWheelEvent(
        at_px, QPointF(panel.list.mapToGlobal(at_px.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.list.viewport(), event)


@pytest.mark.parametrize("how", ["wheel", "key"])
def test_back_to_now_comes_when_the_reader_scrolls_and_goes_again(viewer: Viewer, how: str) -> None:
    panel = viewer.window.events
    assert not panel.back.isVisible()
    if how == "wheel":
        wheel(panel)
    else:
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.back.isVisible()
    QTest.mouseClick(panel.back, LEFT)
    assert not panel.back.isVisible()
    wheel(panel)
    row = panel.list.visualRect(panel.list.model().index(2, 0)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, NONE, row)
    assert not panel.back.isVisible()


@pytest.mark.parametrize("height", [320, 333, 351])
def test_the_list_begins_with_a_whole_row(qtbot: QtBot, battle: Battle, height: int) -> None:
    load_fonts()
    one = battle.scenario.events[0]
    many = tuple(
        replace(one, id=f"{one.id}-{i}", start_ms=TimeMs(at("10-10") + i * HOUR_MS))
        for i in range(60)
    )
    scenario = replace(battle.scenario, events=many)
    session = Session(replace(battle, scenario=scenario), load_style("paper"), Shown())
    panel = EventsPanel(session, {})
    qtbot.addWidget(panel)
    panel.list.setFixedHeight(height)
    panel.show()
    session.seek(at("10-11T03:30"))
    panel.show_event()
    QApplication.sendPostedEvents()
    model = panel.list.model()
    present = next(
        index
        for row in range(model.rowCount())
        if (index := model.index(row, 0)).data(PRESENT_ROLE)
    )
    assert panel.list.verticalScrollBar().value() > 0
    assert panel.list.visualRect(panel.list.indexAt(QPoint(5, 0))).top() == 0
    assert panel.list.viewport().rect().contains(panel.list.visualRect(present))


def test_e_flies_to_the_event_and_back(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.session.seek(at("10-13T10:00"))
    before = viewer.session.camera
    for expected in (False, True):
        QTest.keyClick(QApplication.focusWidget() or viewer.window, Qt.Key.Key_E)
        with qtbot.waitSignal(viewer.player.camera_rested):
            pass
        assert (viewer.session.camera == before) == expected
    QTest.mouseClick(viewer.window.events.fly, LEFT)
    with qtbot.waitSignal(viewer.player.camera_rested):
        pass
    x, y = viewer.session.camera.to_px(viewer.session.projection.to_m((121.1417, 41.1078)))
    middle = [length / 2 for length in viewer.session.camera.size_px]
    assert (x, y) == pytest.approx(middle, abs=2)


def test_pauses_are_chosen_beside_the_list(viewer: Viewer) -> None:
    menu = viewer.window.events.pauses.menu()
    assert menu is not None
    menu.actions()[1].trigger()
    assert viewer.halts.level == 1


def test_a_footnotes_number_leads_to_it(viewer: Viewer) -> None:
    viewer.session.seek(at("10-13T10:00"))
    text = viewer.window.events.text
    text.resize(text.width(), 50)
    text.anchorClicked.emit(QUrl("#n1"))
    assert text.verticalScrollBar().value() > 0
