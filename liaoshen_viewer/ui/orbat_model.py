"""The order of battle as a Qt model: sides, and under them the formations of the moment.

A node's id is its side's position, or the number of sides plus its position in `scenario.units`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt

from liaoshen_viewer.scenario.model import Scenario, UnitId
from liaoshen_viewer.scene.hiding import Hidden, hidden_rows
from liaoshen_viewer.scene.order_news import News, leaders_of, news_since
from liaoshen_viewer.scene.short_names import short_name
from liaoshen_viewer.scene.summary import Hierarchy, OrderOfBattle, SideRow, UnitRow, told_men
from liaoshen_viewer.ui.orbat_columns import (
    COLOUR_ROLE,
    COMMANDER,
    HEADS,
    LOOK_ROLE,
    MEN,
    NAME,
    NEWS_ROLE,
    PLACE,
    PRESENT_ROLE,
    SECOND_NAME,
    SHARE_ROLE,
    STATUS,
    TICK,
    UNIT_ROLE,
    Index,
    Look,
)
from liaoshen_viewer.ui.orbat_words import commander_text, news_text, tip_text
from liaoshen_viewer.ui.theme import plain_tip
from liaoshen_viewer.ui.words import men_text, names_text, status_text

ROOT: Final = QModelIndex()
Row = SideRow | UnitRow
Sorting = tuple[int, Qt.SortOrder]


class OrbatModel(QAbstractItemModel):
    """Rows that are true at the moment shown; only what differs is announced."""

    def __init__(
        self,
        parent: QObject,
        order: OrderOfBattle,
        first: OrderOfBattle,
        languages: tuple[str, ...],
        place_of: Callable[[UnitId], str],
    ) -> None:
        """Take the orders of battle of now and of the first day, and who tells a place."""
        super().__init__(parent)
        self._languages = languages
        self._place_of = place_of
        self._order = order
        self._sorting: Sorting | None = None
        self._news: dict[int, tuple[News, ...]]
        self._news_below: frozenset[int]
        self._before: OrderOfBattle | None
        self._hidden: frozenset[int]
        self._looks: dict[int, Look]
        self._compared: tuple[OrderOfBattle | None, OrderOfBattle | None]
        self._take(order, first)

    # what is shown

    def show_order(self, order: OrderOfBattle) -> None:
        """Show another moment: whatever is open or chosen stays so under its new superior."""
        before, self._order = self._order, order
        if order is before:
            return
        self._looks.clear()
        self._announce(before)
        self._arrange()

    def show_names(self, languages: tuple[str, ...]) -> None:
        """Show names in other languages."""
        self._languages = languages
        self._looks.clear()
        self._announce_all()

    def show_hidden(self, scenario: Scenario, hidden: Hidden) -> None:
        """Take away the ticks of the formations that are hidden on the map."""
        rows = hidden_rows(scenario, self._order.hierarchy, hidden)
        if rows != self._hidden:
            self._hidden = rows
            self._looks.clear()
            self._announce_all()

    def show_news(self, before: OrderOfBattle | None) -> None:
        """Mark what differs from an earlier moment."""
        if before is self._compared[0] and self._order is self._compared[1]:
            return
        self._compared = before, self._order
        self._looks.clear()
        self._before = before
        self._news = {} if before is None else news_since(before, self._order)
        self._news_below = leaders_of(self._order.hierarchy, self._news)

    def replace(self, order: OrderOfBattle, first: OrderOfBattle) -> None:
        """Show the order of battle of another scenario."""
        self.beginResetModel()
        self._take(order, first)
        self.endResetModel()

    @property
    def order(self) -> OrderOfBattle:
        """Return the order of battle that is shown."""
        return self._order

    def unit_of(self, index: Index) -> UnitId | None:
        """Return the formation of a row; None for a side."""
        row = self._row(index)
        return row.id if isinstance(row, UnitRow) else None

    def index_of(self, unit: UnitId, scenario: Scenario) -> QModelIndex:
        """Return the row of a formation."""
        return self._node_index(len(self._order.sides) + scenario.unit_index[unit])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort those under one superior by a column; -1 for the order of the scenario."""
        self._sorting = None if column < 0 else (column, order)
        self._arrange()

    # how it is arranged

    def _take(self, order: OrderOfBattle, first: OrderOfBattle) -> None:
        self._order, self._first = order, first
        self._news, self._news_below, self._before = {}, frozenset(), None
        self._hidden = frozenset()
        self._looks = {}
        self._compared = (None, None)
        self._form(self._sorted(order.hierarchy))

    def _form(self, children: list[list[int]]) -> None:
        sides = len(self._order.sides)
        self._children = children
        self._parents = [-1] * len(children)
        self._places = [*range(sides), *([0] * (len(children) - sides))]
        self._side_of = [*range(sides), *([0] * (len(children) - sides))]
        waiting = list(range(sides))
        while waiting:
            node = waiting.pop()
            for place, child in enumerate(children[node]):
                self._parents[child], self._places[child] = node, place
                self._side_of[child] = self._side_of[node]
            waiting += children[node]

    def _arrange(self) -> None:
        """Put every formation under its superior of now, and in its place there."""
        children = self._sorted(self._order.hierarchy)
        if children == self._children:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        self._form(children)
        after = [self.createIndex(self._places[i.internalId()], i.column(), i.internalId())
                 for i in before]  # fmt: skip
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, tree: Hierarchy) -> list[list[int]]:
        """Return the nodes under every node, as they are sorted."""
        sides = len(tree.top)
        groups = [[sides + unit for unit in group] for group in (*tree.top, *tree.below)]
        if self._sorting is not None:
            column, order = self._sorting
            for group in groups:
                group.sort(
                    key=lambda node: self._sort_key(node, column),
                    reverse=order == Qt.SortOrder.DescendingOrder,
                )
        return groups

    def _sort_key(self, node: int, column: int) -> tuple[float, str]:
        row = self._row_of(node)
        if column == MEN:
            return (-1.0 if row.strength is None else float(row.strength)), ""
        if column == TICK:
            return float(node - len(self._order.sides) in self._hidden), ""
        return 0.0, self._text(row, column).casefold()

    def _announce(self, before: OrderOfBattle) -> None:
        old, new = (*before.sides, *before.units), (*self._order.sides, *self._order.units)
        for node, (was, now) in enumerate(zip(old, new, strict=True)):
            if was is not now and was != now:
                index = self._node_index(node)
                self.dataChanged.emit(index, index.siblingAtColumn(TICK))

    def _announce_all(self) -> None:
        for node, children in enumerate(self._children):
            if children:
                last = self._node_index(children[-1]).siblingAtColumn(TICK)
                self.dataChanged.emit(self._node_index(children[0]), last)
            if self._parents[node] < 0:
                index = self._node_index(node)
                self.dataChanged.emit(index, index.siblingAtColumn(TICK))

    def _node_index(self, node: int) -> QModelIndex:
        return self.createIndex(self._places[node], 0, node)

    def _row_of(self, node: int) -> Row:
        sides = self._order.sides
        return sides[node] if node < len(sides) else self._order.units[node - len(sides)]

    def _row(self, index: Index) -> Row:
        return self._row_of(index.internalId())

    # what Qt asks for

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the index of a child."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        node = self._children[parent.internalId()][row] if parent.isValid() else row
        return self.createIndex(row, column, node)

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # Qt has two methods of this name
        """Return the superior's index; invalid for a side."""
        above = self._parents[index.internalId()] if index.isValid() else -1
        return QModelIndex() if above < 0 else self._node_index(above)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many formations stand under a row."""
        if not parent.isValid():
            return len(self._order.sides)
        return len(self._children[parent.internalId()]) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return len(HEADS)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column; the ticks have it as a tip."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and section == TICK:
            return ""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return QCoreApplication.translate("orbat", HEADS[section]) if role in wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or what one of the roles asks for."""
        node = index.internalId()
        row = self._row_of(node)
        unit = node - len(self._order.sides)
        if role == LOOK_ROLE:
            return self._look(node)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == UNIT_ROLE:
            return row.id if isinstance(row, UnitRow) else None
        if role == COLOUR_ROLE:
            return self._order.sides[self._side_of[node]].colour
        if role == PRESENT_ROLE:
            return isinstance(row, SideRow) or row.status is not None
        if role == SHARE_ROLE:
            return self._share(node)
        if role == NEWS_ROLE:
            return self._news_of(unit)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return self._tick(node)
        return self._tip(node) if role == Qt.ItemDataRole.ToolTipRole else None

    def _text(self, row: Row, column: int) -> str:
        if column in (NAME, SECOND_NAME):
            return short_name(names_text(row.names, self._languages)[int(column == SECOND_NAME)])
        if column == MEN:
            return men_text(told_men(row))
        if isinstance(row, SideRow):
            said_units = self.tr("Formations on the map: {n}").format(n=row.units)
            return said_units if column == STATUS else ""
        if column == STATUS:
            return status_text(row)
        if column == PLACE:
            return self._place_of(row.id) if row.status is not None else ""
        return commander_text(row, self._languages) if column == COMMANDER else ""

    def _look(self, node: int) -> Look:
        """Return what is painted of a row, worked out once until something of it differs."""
        if node not in self._looks:
            row, unit = self._row_of(node), node - len(self._order.sides)
            self._looks[node] = Look(
                names=(self._text(row, NAME), self._text(row, SECOND_NAME)),
                men=self._text(row, MEN),
                status=self._text(row, STATUS),
                commander=self._text(row, COMMANDER),
                colour=self._order.sides[self._side_of[node]].colour,
                share=self._share(node),
                present=isinstance(row, SideRow) or row.status is not None,
                news=self._news_of(unit),
                ticked=self._tick(node) == Qt.CheckState.Checked,
                unit=row.id if isinstance(row, UnitRow) else None,
            )
        return self._looks[node]

    def _news_of(self, unit: int) -> int:
        return 2 if unit in self._news else int(unit in self._news_below)

    def _share(self, node: int) -> float | None:
        sides = len(self._first.sides)
        first = self._first.sides[node] if node < sides else self._first.units[node - sides]
        now = self._row_of(node).strength
        if not first.strength:
            return None
        return min((now or 0) / first.strength, 1.0)

    def _tick(self, node: int) -> Qt.CheckState:
        sides = len(self._order.sides)
        if node < sides:
            hidden = all(child - sides in self._hidden for child in self._children[node])
        else:
            hidden = node - sides in self._hidden
        return Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked

    def _tip(self, node: int) -> str:
        row, unit = self._row_of(node), node - len(self._order.sides)
        parts = [tip_text(row, self._languages)]
        if isinstance(row, UnitRow):
            parts.insert(1, self._text(row, PLACE))
        if unit in self._news and self._before is not None:
            parts.append(news_text(self._news[unit], self._before.units[unit], self._languages))
        return plain_tip("\n".join(filter(None, parts)))
