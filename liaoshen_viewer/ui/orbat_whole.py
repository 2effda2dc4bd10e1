"""The order of battle with its tools: a filter, the columns, and what is hidden on the map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from liaoshen_viewer.ui.icons import icon
from liaoshen_viewer.ui.orbat_panel import OrbatPanel
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named


class OrbatWhole(QWidget):
    """The tree under a line of tools."""

    def __init__(self, session: Session, tree: OrbatPanel, chart: QAction) -> None:
        super().__init__()
        self.setObjectName("orbat_whole")
        self._session = session
        self._tree = tree
        self.filter = named(QLineEdit(), "orbat_filter")
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter the order of battle by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(tree.show_only)
        self.columns = self._button("columns", self.tr("Choose the columns"))
        self.columns.clicked.connect(self._open_columns)
        self.chart = self._button("boxes", chart.toolTip())
        self.chart.clicked.connect(chart.trigger)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.setContentsMargins(0, 0, 4, 0)
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.columns)
        tools.addWidget(self.chart)
        self._hidden = self._hidden_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(tools)
        column.addWidget(self._hidden)
        column.addWidget(tree, 1)
        self.show_hidden()

    def show_hidden(self) -> None:
        """Say how many branches are hidden on the map, if any are."""
        count = len(self._session.shown.hidden)
        self._hidden.setVisible(count > 0)
        self.count.setText(self.tr("Hidden on the map: {n}").format(n=count))

    def show_all(self) -> None:
        """Show every formation on the map again."""
        self._session.show(replace(self._session.shown, hidden=frozenset()))

    def _hidden_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 0, 4, 0)
        self.count = named(QLabel(), "orbat_hidden")
        button = named(QToolButton(), "orbat_show_all")
        button.setText(self.tr("Show all"))
        button.setAccessibleName(self.tr("Show every formation on the map again"))
        button.clicked.connect(self.show_all)
        row.addWidget(self.count, 1)
        row.addWidget(button)
        return line

    def _button(self, name: str, text: str) -> QToolButton:
        button = named(QToolButton(), f"orbat_{name}")
        button.setIcon(icon(name, self.palette()))
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _open_columns(self) -> None:
        below = self.columns.mapToGlobal(QPoint(0, self.columns.height()))
        self._tree.column_menu().popup(below)
