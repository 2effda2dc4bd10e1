"""The charts, in step with the map; every control has a name for those who cannot see it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.ui.app import Viewer
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
CONTROLS = (QAbstractButton, QAbstractItemView, QLineEdit, QTextBrowser)


def seen_charts(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.window.docks[3].raise_()
    qtbot.waitUntil(lambda: bool(viewer.window.charts.charts))


def test_charts_are_made_only_when_seen(qtbot: QtBot, viewer: Viewer) -> None:
    assert viewer.window.charts.charts == ()
    seen_charts(qtbot, viewer)


def test_a_press_on_a_chart_goes_there(qtbot: QtBot, viewer: Viewer) -> None:
    seen_charts(qtbot, viewer)
    chart = viewer.window.charts.charts[0]
    qtbot.waitUntil(lambda: chart.width() > 150)
    place = QPoint(chart.width() // 2, 40)
    expected = chart.time_at(place.x())
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=place)
    assert viewer.session.t_ms == expected
    assert at("10-10") < expected < at("10-14")


def test_the_figures_can_be_copied(qtbot: QtBot, viewer: Viewer) -> None:
    seen_charts(qtbot, viewer)
    button = viewer.window.findChild(QPushButton, "copy_figures")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.count("date,pla,nra") == 4  # strength, losses, towns, ground
    assert "1948-10-12T00:00," in text


def test_charts_show_another_scenario(qtbot: QtBot, viewer: Viewer) -> None:
    seen_charts(qtbot, viewer)
    before = viewer.window.charts.charts
    viewer.session.open(viewer.session.battle)
    assert len(viewer.window.charts.charts) == len(before)
    assert viewer.window.charts.charts != before


def test_every_control_has_a_name(qtbot: QtBot, viewer: Viewer) -> None:
    seen_charts(qtbot, viewer)
    viewer.session.select(UnitId("C02"))
    controls = [
        widget
        for widget in viewer.window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) or widget.objectName() in ("map", "timeline")
    ]
    ours = [w for w in controls if not w.objectName().startswith("qt_") and w.objectName()]
    there = [w for w in ours if w.isVisibleTo(viewer.window) or _spoken_name(w)]
    assert len(there) > 12
    nameless = [w.objectName() for w in there if not _spoken_name(w)]
    assert nameless == []


def _spoken_name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name)
