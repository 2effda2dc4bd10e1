"""The order of battle as a chart in a window of its own, and charts as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.chart_view import ChartView
from liaoshen_viewer.ui.orbat_chart_window import OrbatChartWindow
from liaoshen_viewer.ui.problems_dialog import ProblemsDialog
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def opened(qtbot: QtBot, viewer: Viewer) -> OrbatChartWindow:
    viewer.session.seek(at("10-12"))
    QTest.keyClick(QApplication.focusWidget() or viewer.window, Qt.Key.Key_B)
    chart = viewer.window.orbat_chart
    qtbot.waitUntil(chart.isActiveWindow)
    return chart


def middle_of(chart: OrbatChartWindow, unit: str) -> QPoint:
    view = chart.view
    view.grab()
    for x in range(0, view.width(), 6):
        for y in range(0, view.height(), 6):
            if view.unit_at(QPointF(x, y)) == unit:
                return QPoint(x + 6, y + 6)
    raise AssertionError(f"{unit} has no box")


def test_a_click_on_a_box_selects_and_beside_all_nothing(qtbot: QtBot, viewer: Viewer) -> None:
    chart = opened(qtbot, viewer)
    QTest.mouseClick(chart.view, LEFT, NONE, middle_of(chart, "C04"))
    assert viewer.session.selection == "C04"
    QTest.mouseClick(chart.view, LEFT, NONE, QPoint(chart.view.width() - 3, 3))
    assert viewer.session.selection is None
    QTest.keyClick(chart.view, Qt.Key.Key_Right)
    assert viewer.session.t_ms == at("10-12T01:00")
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert not chart.isVisible()


def test_sides_and_depth_are_chosen(qtbot: QtBot, viewer: Viewer) -> None:
    chart = opened(qtbot, viewer)
    counts = []
    for depth, side in ((0, 0), (1, 0), (1, 2)):
        chart.levels.setCurrentIndex(depth)
        chart.sides.setCurrentIndex(side)
        ids = chart.view.mark(12.0).ids.tolist()
        counts.append((len(ids), "C02" in ids, "N-184D" in ids))
    assert counts == [(9, True, False), (13, True, True), (7, False, True)]
    chart.close()


def test_the_chart_is_moved_by_hand_and_shown_whole_again(qtbot: QtBot, viewer: Viewer) -> None:
    chart = opened(qtbot, viewer)
    before = middle_of(chart, "NEFA")
    QTest.mousePress(chart.view, LEFT, NONE, QPoint(300, 300))
    QTest.mouseMove(chart.view, QPoint(340, 330))
    QTest.mouseRelease(chart.view, LEFT, NONE, QPoint(340, 330))
    assert chart.view.unit_at(QPointF(before + QPoint(40, 30))) == "NEFA"
    assert viewer.session.selection is None
    QTest.mouseDClick(chart.view, LEFT, NONE, QPoint(5, 5))
    moved = chart.view.mark(1.0).extent_px
    assert moved[0] > 0
    assert middle_of(chart, "N-54A").y() < chart.view.height()
    chart.close()


@pytest.mark.parametrize(
    ("name", "start"),
    [("chart.png", b"\x89PNG"), ("chart.svg", b"<?xml"), ("chart.pdf", b"%PDF"),
     ("chart.csv", b"level,id,superior,side,name")],
)  # fmt: skip
def test_it_is_saved(qtbot: QtBot, viewer: Viewer, tmp_path: Path, name: str, start: bytes) -> None:
    chart = opened(qtbot, viewer)
    chart.ask_file()
    (dialog,) = chart.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.close()
    assert (tmp_path / name).read_bytes().startswith(start)
    chart.close()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path
) -> None:
    chart = opened(qtbot, viewer)
    chart.ask_file()
    (dialog,) = chart.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no" / "chart.png"))
    dialog.close()
    chart.close()
    (told,) = viewer.window.findChildren(ProblemsDialog)
    texts = [label.text() for label in told.findChildren(QLabel)]
    assert any("chart.png" in text for text in texts)
    told.close()


def test_charts_of_figures_are_saved_together_and_alone(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path
) -> None:
    viewer.window.docks[3].raise_()
    panel = viewer.window.charts
    qtbot.waitUntil(lambda: bool(panel.charts))
    for chosen, name in ((None, "all.svg"), (panel.charts[0], "one.csv")):
        panel.ask_file(chosen)
        dialog = panel.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
    drawing = (tmp_path / "all.svg").read_text()
    assert drawing.count("thousands of") >= 3
    assert (tmp_path / "one.csv").read_text().startswith("date,pla,nra\n")


def wheel(chart: ChartView, turned: int, held: Qt.KeyboardModifier) -> None:
    point = QPointF(60, 60)
    event = QWheelEvent(
        point, chart.mapToGlobal(point), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart, event)


def test_a_chart_is_zoomed_in_time_and_shown_whole_again(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.window.docks[3].raise_()
    panel = viewer.window.charts
    qtbot.waitUntil(lambda: bool(panel.charts))
    whole = panel.charts[0].span_ms
    panel.charts[0].zoom_wished.emit(2.0, at("10-11"))
    assert {chart.span_ms for chart in panel.charts} == {(at("10-10T12:00"), at("10-12T12:00"))}
    wheel(panel.charts[1], -120, Qt.KeyboardModifier.ShiftModifier)
    assert {chart.span_ms for chart in panel.charts} == {(at("10-10T16:48"), at("10-12T16:48"))}
    for _ in range(20):
        wheel(panel.charts[1], 120, Qt.KeyboardModifier.ShiftModifier)
    assert panel.charts[0].span_ms == (whole[0], whole[0] + 2 * DAY_MS)
    menu = panel.menu_of(panel.charts[0])
    menu.actions()[-1].trigger()
    menu.deleteLater()
    assert panel.charts[0].span_ms == whole
