"""The order of battle at the left: who stands under whom now, with how many men."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView

from liaoshen_viewer.scenario.model import Echelon, UnitId
from liaoshen_viewer.scene.hiding import side_toggled, toggled
from liaoshen_viewer.scene.order_news import order_at, reference_ms
from liaoshen_viewer.scene.short_names import without_brackets
from liaoshen_viewer.scene.summary import OrderOfBattle, kept_units
from liaoshen_viewer.scene.whereabouts import position, whereabouts
from liaoshen_viewer.ui.orbat_columns import AT_FIRST, HEADS, MEN, NAME, TICK
from liaoshen_viewer.ui.orbat_delegate import OrbatDelegate
from liaoshen_viewer.ui.orbat_model import OrbatModel
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import px
from liaoshen_viewer.ui.words import panel_names, whereabouts_text

LEAST_PX: Final = 230
WIDE_NAME_PX: Final = 210
LEAST_NAME_PX: Final = 150
PLACES_EVERY: Final = 8
"""While playing, places are painted anew in one of so many frames."""
TICK_PX: Final = 24
OPEN_AT_FIRST: Final = frozenset({Echelon.COMMAND, Echelon.ARMY_GROUP})
MENU: Final = ("zoom_to_unit", "follow", "only_command", "hide_branch")


class OrbatPanel(QTreeView):
    """The tree of formations.

    Signals:
        unit_wished(object): the user took a formation (UnitId), or a side (None).
    """

    unit_wished = Signal(object)

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("orbat")
        self.setAccessibleName(self.tr("Order of battle"))
        self._session = session
        self._menu = [actions[name] for name in MENU if name in actions]
        self._wanted = ""
        self._unpainted = 0
        self._read_scenario()
        self.rows = OrbatModel(
            self, session.order, self._first, panel_names(session.shown), self._place_of
        )
        self._shown = session.shown
        self.setModel(self.rows)
        self.delegate = OrbatDelegate(self, lambda name: session.style.side(name).fill)
        self.setItemDelegate(self.delegate)
        self.setUniformRowHeights(True)
        self.setIndentation(px(12))
        self.setMinimumWidth(LEAST_PX)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self._set_up_header()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_row_menu)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._open_first()

    # what is shown

    def show_scenario(self) -> None:
        """Show the session's scenario from the beginning."""
        self._read_scenario()
        self.rows.replace(self._session.order, self._first)
        self._open_first()
        self.show_only(self._wanted)
        self.show_time()

    def show_time(self) -> None:
        """Show the session's moment; a hidden panel waits until it is seen."""
        if not self.isVisible():
            return
        before = self.rows.order
        self.rows.show_order(self._session.order)
        self._show_news()
        if self._wanted and before.hierarchy != self.rows.order.hierarchy:
            self.show_only(self._wanted)
        # Places are said as they are painted; while playing nobody reads them at every frame.
        self._unpainted += 1
        still = not self._session.clock.playing
        if still or before is not self.rows.order or self._unpainted >= PLACES_EVERY:
            self._unpainted = 0
            self.viewport().update()

    def show_names(self) -> None:
        """Show names in the session's languages, and what is hidden on the map."""
        before, self._shown = self._shown, self._session.shown
        if panel_names(before) != panel_names(self._shown):
            self.rows.show_names(panel_names(self._shown))
        self.rows.show_hidden(self._session.scenario, self._shown.hidden)

    def show_selection(self) -> None:
        """Mark the session's selected formation and bring it into view."""
        unit = self._session.selection
        if unit == self.rows.unit_of(self.currentIndex()) and self.currentIndex().isValid():
            return
        if unit is None:
            self.setCurrentIndex(QModelIndex())
            return
        index = self.rows.index_of(unit, self._session.scenario)
        row = self.visualRect(index)
        seen = row.isValid() and row.top() >= 0 and row.bottom() < self.viewport().height()
        self.setCurrentIndex(index)
        if not seen:
            self.scrollTo(index, QTreeView.ScrollHint.PositionAtCenter)

    def show_only(self, text: str) -> None:
        """Show the formations whose names hold a text, and those over them; all for no text."""
        scenario, wanted = self._session.scenario, text.strip().casefold()
        kept = kept_units(self.rows.order, [unit.names for unit in scenario.units], wanted)
        for unit, keep in zip(scenario.units, kept, strict=True):
            index = self.rows.index_of(unit.id, scenario)
            self.setRowHidden(index.row(), index.parent(), not keep)
            if keep and wanted:
                self.expand(index.parent())
        self._wanted = text

    def show_column(self, column: int, shown: bool) -> None:
        """Show a column, or take it away."""
        self.setColumnHidden(column, not shown)
        self._fit_columns()

    def restore_columns(self, form: object) -> None:
        """Take up the columns as they were remembered."""
        if isinstance(form, QByteArray):
            self.header().restoreState(form)
            self._fit_columns()

    def toggle_tick(self, index: QModelIndex) -> None:
        """Hide a branch on the map, or show it again."""
        session, unit = self._session, self.rows.unit_of(index)
        shown, tree = session.shown, session.order.hierarchy
        if unit is None:
            hidden = side_toggled(session.scenario, tree, shown.hidden, index.row())
        else:
            hidden = toggled(session.scenario, session.state, shown.hidden, unit)
        session.show(replace(shown, hidden=hidden))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what passed while hidden."""
        super().showEvent(event)
        self.show_time()

    def changeEvent(self, event: QEvent) -> None:
        """Take another size of letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self.delegate.take_font()
            self._fit_columns()
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.unit_wished.emit(self.rows.unit_of(current) if current.isValid() else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set or take away a tick, which selects nothing; else as any tree."""
        index = self.indexAt(event.position().toPoint())
        if index.column() == TICK and event.button() == Qt.MouseButton.LeftButton:
            self.toggle_tick(index)
        else:
            super().mousePressEvent(event)

    def _open_row_menu(self, at: QPoint) -> None:
        if self.rows.unit_of(self.currentIndex()) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu)
        menu.popup(self.viewport().mapToGlobal(at))

    # the columns

    def _set_up_header(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(False)
        head.setMinimumSectionSize(TICK_PX)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._open_header_menu)
        self.setSortingEnabled(True)
        for column in range(len(HEADS)):
            self.setColumnHidden(column, column not in AT_FIRST)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the name what is left, but never too little to be read: then the tree scrolls.

        With more columns it keeps a width that the reader may change.
        """
        head, letter = self.header(), self.fontMetrics().horizontalAdvance("0")
        extra = [c for c in range(len(HEADS)) if c not in AT_FIRST and not self.isColumnHidden(c)]
        mode = QHeaderView.ResizeMode
        head.setSectionResizeMode(NAME, mode.Interactive if extra else mode.Fixed)
        self.setColumnWidth(MEN, 9 * letter)
        self.setColumnWidth(TICK, px(TICK_PX))
        if extra:
            self.setColumnWidth(NAME, max(px(WIDE_NAME_PX), self.columnWidth(NAME)))
        else:
            left = self.viewport().width() - self.columnWidth(MEN) - self.columnWidth(TICK)
            self.setColumnWidth(NAME, max(px(LEAST_NAME_PX), left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name more or less room."""
        super().resizeEvent(event)
        self._fit_columns()

    def column_menu(self) -> QMenu:
        """Return a menu of the columns, those that are shown ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in range(1, len(HEADS)):
            name = self.rows.headerData(
                column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
            )
            action = menu.addAction(str(name))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(partial(self.show_column, column))
        return menu

    def _open_header_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self.header().mapToGlobal(at))

    # what the rows are made of

    def _read_scenario(self) -> None:
        session = self._session
        self._starts = sorted(map(attrgetter("start_ms"), session.events))
        self._first = order_at(session.battle, session.scenario.clock.campaign_start_ms)
        self._before: tuple[int | None, OrderOfBattle | None] = None, None
        self._places: dict[UnitId, tuple[object, str]] = {}

    def _show_news(self) -> None:
        reference = reference_ms(self._starts, self._session.t_ms)
        if reference != self._before[0]:
            order = None if reference is None else order_at(self._session.battle, reference)
            self._before = reference, order
        self.rows.show_news(self._before[1])

    def _place_of(self, unit: UnitId) -> str:
        """Return where a formation is; asked only for rows that are seen."""
        session = self._session
        here = position(session.scenario, session.state, unit)
        near = None if here is None else (round(here[0], 2), round(here[1], 2))
        key = near, panel_names(session.shown)
        if self._places.get(unit, (None, ""))[0] != key:
            text = whereabouts_text(whereabouts(session.towns, here), panel_names(session.shown))
            self._places[unit] = key, without_brackets(text)
        return self._places[unit][1]

    def _open_first(self) -> None:
        for side in range(self.rows.rowCount()):
            self.expand(self.rows.index(side, NAME))
        for unit in self._session.scenario.units:
            if unit.echelon in OPEN_AT_FIRST:
                self.expand(self.rows.index_of(unit.id, self._session.scenario))
