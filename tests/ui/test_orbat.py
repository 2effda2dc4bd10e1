"""The order of battle: columns, sorting, what is new, and what is hidden on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.orbat_columns import MEN, NAME, NEWS_ROLE, PLACE, SHARE_ROLE, TICK
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "raise", "grabbing the keyboard", extend=True
)
LEFT = Qt.MouseButton.LeftButton
DOWN = Qt.SortOrder.DescendingOrder


def cell(viewer: Viewer, unit: str, column: int = NAME, role: int = 0) -> object:
    rows = viewer.window.orbat.rows
    index = rows.index_of(UnitId(unit), viewer.session.scenario).siblingAtColumn(column)
    return index.data(role)


def under(viewer: Viewer, unit: str) -> list[str]:
    rows = viewer.window.orbat.rows
    parent = rows.index_of(UnitId(unit), viewer.session.scenario)
    return [rows.index(row, NAME, parent).data() for row in range(rows.rowCount(parent))]


def on_the_map(viewer: Viewer) -> set[str]:
    (signs,) = viewer.window.map.picture().find(SignMarks)
    assert isinstance(signs, SignMarks)
    return set(signs.ids.tolist())


def click_head(viewer: Viewer, column: int) -> None:
    head = viewer.window.orbat.header()
    x = head.sectionViewportPosition(column) + 12
    QTest.mouseClick(head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(x, 8))


def test_a_click_on_a_head_sorts_and_the_third_ends_it(viewer: Viewer) -> None:
    viewer.session.seek(at("10-12"))
    first = under(viewer, "NEFA")
    orders = []
    for _ in range(3):
        click_head(viewer, MEN)
        orders.append(under(viewer, "NEFA"))
    rising = ["11th Column", "4th Column", "2nd Column"]
    assert orders == [rising, rising[::-1], first]


def test_a_sorted_tree_stays_sorted_as_time_passes(viewer: Viewer) -> None:
    viewer.session.seek(at("10-12"))
    viewer.window.orbat.sortByColumn(MEN, DOWN)
    before = under(viewer, "N-6AG")
    viewer.session.seek(at("10-14"))
    assert (before, under(viewer, "N-6AG")) == (
        ["93rd Army", "79th Division"], ["93rd Army", "79th Division"],
    )  # fmt: skip
    viewer.window.orbat.sortByColumn(PLACE, Qt.SortOrder.AscendingOrder)
    assert under(viewer, "N-6AG") == ["79th Division", "93rd Army"]


def test_columns_are_chosen_and_remembered(
    qtbot: QtBot, viewer: Viewer, remembered: QSettings
) -> None:
    panel = viewer.window.orbat
    button = viewer.window.findChild(QToolButton, "orbat_columns")
    assert button is not None
    QTest.mouseClick(button, LEFT)
    (menu,) = panel.findChildren(QMenu)
    place = next(action for action in menu.actions() if action.text() == "Place")
    assert (place.isChecked(), panel.isColumnHidden(PLACE)) == (False, True)
    place.trigger()
    menu.close()
    assert not panel.isColumnHidden(PLACE)
    viewer.window.close()
    again = build(viewer.session.battle, remembered)
    qtbot.addWidget(again.window)
    assert not again.window.orbat.isColumnHidden(PLACE)


@pytest.mark.parametrize(
    ("when", "unit", "mark"),
    [
        ("10-12T16:00", "N-184D", 2),  # went over since the event of the 11th
        ("10-12T16:00", "C02", 2),
        ("10-12T16:00", "N-54A", 0),
        ("10-13T10:00", "N-6AG", 1),  # one under it
    ],
)
def test_what_is_new_since_the_last_event_is_marked(
    viewer: Viewer, when: str, unit: str, mark: int
) -> None:
    viewer.session.seek(at(when))
    assert cell(viewer, unit, role=NEWS_ROLE) == mark


def test_a_tip_says_what_was_before(viewer: Viewer) -> None:
    viewer.session.seek(at("10-13T12:00"))
    assert "stood under" not in str(cell(viewer, "N-79D", role=Qt.ItemDataRole.ToolTipRole))
    viewer.session.seek(at("10-13T10:00"))
    tip = str(cell(viewer, "N-79D", role=Qt.ItemDataRole.ToolTipRole))
    assert "At the event before this moment: was defending" in tip


def test_a_bar_shows_the_share_of_the_first_days_men(viewer: Viewer) -> None:
    viewer.session.seek(at("10-13"))
    assert cell(viewer, "C02", role=SHARE_ROLE) == pytest.approx(37_500 / 40_000)
    assert cell(viewer, "N-54A", role=SHARE_ROLE) is None


def test_the_tick_of_a_row_hides_its_branch_on_the_map(viewer: Viewer) -> None:
    viewer.session.seek(at("10-12"))
    panel = viewer.window.orbat
    everyone = on_the_map(viewer)
    index = panel.rows.index_of(UnitId("N-6AG"), viewer.session.scenario)
    tick = panel.visualRect(index.siblingAtColumn(TICK)).center()
    QTest.mouseClick(panel.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, tick)
    assert everyone - on_the_map(viewer) >= {"N-93A"}
    state = Qt.ItemDataRole.CheckStateRole
    assert cell(viewer, "N-184D", TICK, state) == Qt.CheckState.Unchecked
    assert cell(viewer, "C02", TICK, state) == Qt.CheckState.Checked
    label = viewer.window.findChild(QLabel, "orbat_hidden")
    button = viewer.window.findChild(QToolButton, "orbat_show_all")
    assert label is not None
    assert button is not None
    assert (label.text(), label.isVisible()) == ("Hidden on the map: 1", True)
    QTest.mouseClick(button, LEFT)
    assert (on_the_map(viewer), label.isVisible()) == (everyone, False)


def test_h_hides_the_selected_command_and_shows_it_again(viewer: Viewer) -> None:
    viewer.session.seek(at("10-12"))
    everyone = on_the_map(viewer)
    viewer.session.select(UnitId("C04"))
    counts = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or viewer.window, Qt.Key.Key_H)
        counts.append("C04" in on_the_map(viewer))
    assert counts == [False, True]
    assert on_the_map(viewer) == everyone


def test_a_whole_side_can_be_hidden(viewer: Viewer) -> None:
    panel = viewer.window.orbat
    tick = panel.visualRect(panel.rows.index(1, TICK)).center()
    QTest.mouseClick(panel.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, tick)
    assert not [unit for unit in on_the_map(viewer) if unit.startswith("N-")]


def test_a_right_click_offers_what_can_be_done_with_a_formation(viewer: Viewer) -> None:
    viewer.session.select(UnitId("C04"))
    panel = viewer.window.orbat
    panel.customContextMenuRequested.emit(QPoint(20, 20))
    (menu,) = panel.findChildren(QMenu)
    assert [action.objectName() for action in menu.actions()] == [
        "zoom_to_unit", "follow", "only_command", "hide_branch",
    ]  # fmt: skip
    assert all(isinstance(action, QAction) for action in menu.actions())
    menu.close()


def test_a_name_is_never_cut_however_narrow_the_panel(viewer: Viewer) -> None:
    panel = viewer.window.orbat
    viewer.window.resizeDocks([viewer.window.docks[0]], [1], Qt.Orientation.Horizontal)
    QApplication.sendPostedEvents()
    assert panel.horizontalScrollBar().maximum() > 0
    deepest = panel.columnWidth(NAME) - 3 * panel.indentation()
    long = "Ji-Cha-Re-Liao Independent 4th Division"
    fitted = panel.delegate.fitted((long, "x"), deepest, False)
    assert (fitted.first, fitted.rest) == ("Ji-Cha-Re-Liao", "Ind. 4th Div.")
    assert fitted.width <= deepest
