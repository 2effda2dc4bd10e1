"""For whoever does not see, or has no mouse: every control has a name, and the keys reach each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.ui.app import Viewer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit, QGraphicsView, QTabBar
)  # fmt: skip
OF_QT = {"qt_dockwidget_closebutton", "qt_dockwidget_floatbutton", "qt_menubar_ext_button",
         "ScrollLeftButton", "ScrollRightButton", "qt_toolbar_ext_button"}  # fmt: skip
"""Buttons that Qt makes and names itself; the menus do the same by key."""


@pytest.fixture
def lit(qtbot: QtBot, viewer: Viewer) -> Viewer:
    """The window, with a formation selected so that every button can be used."""
    with qtbot.waitActive(viewer.window):
        viewer.window.activateWindow()
    viewer.session.select(UnitId("C04"))
    return viewer


def controls(viewer: Viewer) -> Iterator[QWidget]:
    for widget in viewer.window.findChildren(QWidget):
        of_qt = widget.objectName() in OF_QT or widget.objectName().startswith("qt_")
        if isinstance(widget, CONTROLS) and not of_qt and not part_of_another(widget):
            yield widget


def part_of_another(widget: QWidget) -> bool:
    """Tell whether it is the head of a list, the list of a box or the cross of a line.

    Each of them speaks through what it belongs to.
    """
    parent = widget.parentWidget()
    kinds = QAbstractItemView | QComboBox | QLineEdit
    above = parent.parentWidget() if parent is not None else None
    return isinstance(parent, kinds) or isinstance(above, QComboBox)


def test_every_control_has_a_name(lit: Viewer) -> None:
    nameless = []
    for widget in controls(lit):
        if isinstance(widget, QAbstractButton) and not widget.isVisible():
            continue  # it takes its words when it is shown
        known = QAccessible.queryAccessibleInterface(widget)
        assert known is not None
        if not known.text(QAccessible.Text.Name).strip():
            nameless.append((widget.metaObject().className(), widget.objectName()))
    assert not nameless


def reached_by_tab(viewer: Viewer) -> list[QWidget]:
    """Return what has the keys after each Tab, once round."""
    viewer.window.map.setFocus()
    found: list[QWidget] = [viewer.window.map]
    for _ in range(120):
        QTest.keyClick(found[-1], Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here in found:
            break
        found.append(here)
    return found


def test_tab_reaches_every_control_that_is_seen(lit: Viewer) -> None:
    reached = set(reached_by_tab(lit))
    missed = [
        (widget.metaObject().className(), widget.objectName())
        for widget in controls(lit)
        if not widget.visibleRegion().isEmpty() and widget.isEnabled() and widget not in reached
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
    ]
    assert not missed
