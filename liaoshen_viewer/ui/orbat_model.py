"""The order of battle as a Qt model: sides, and under them the formations of the moment.

A node's id is its side's position, or the number of sides plus its position in `scenario.units`.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaoshen_viewer.scenario.model import Scenario, UnitId
from liaoshen_viewer.scene.summary import Hierarchy, OrderOfBattle, SideRow, UnitRow
from liaoshen_viewer.ui.words import RECKONING_TEXTS, men_text, names_text, said, status_text

NAME, SECOND_NAME, MEN, STATUS, COMMANDER = range(5)
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
COLOUR_ROLE: Final = Qt.ItemDataRole.UserRole
PRESENT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Whether the formation has a position at this moment."""

UNIT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The formation's id; None for a side."""


class OrbatModel(QAbstractItemModel):
    """Rows that are true at the moment shown; only what differs is announced."""

    def __init__(self, parent: QObject, order: OrderOfBattle, languages: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._languages = languages
        self._order = order
        self._take(order)

    # what is shown

    def show_order(self, order: OrderOfBattle) -> bool:
        """Show another moment; return whether the tree has another form than before."""
        if order.hierarchy == self._order.hierarchy:
            before, self._order = self._order, order
            self._announce(before)
            return False
        self.beginResetModel()
        self._take(order)
        self.endResetModel()
        return True

    def show_names(self, languages: tuple[str, ...]) -> None:
        """Show names in other languages."""
        self._languages = languages
        for node in range(len(self._parents)):
            self._announce_node(node)

    def replace(self, order: OrderOfBattle) -> None:
        """Show the order of battle of another scenario."""
        self.beginResetModel()
        self._take(order)
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

    def _take(self, order: OrderOfBattle) -> None:
        self._order = order
        self._children = _children(order.hierarchy)
        self._parents = [-1] * (len(order.sides) + len(order.units))
        self._places = [0] * len(self._parents)
        for node, children in enumerate(self._children):
            for place, child in enumerate(children):
                self._parents[child], self._places[child] = node, place
        for side in range(len(order.sides)):
            self._places[side] = side

    def _announce(self, before: OrderOfBattle) -> None:
        old, new = (*before.sides, *before.units), (*self._order.sides, *self._order.units)
        for node, (was, now) in enumerate(zip(old, new, strict=True)):
            if was is not now and was != now:
                self._announce_node(node)

    def _announce_node(self, node: int) -> None:
        index = self._node_index(node)
        self.dataChanged.emit(index, index.siblingAtColumn(COMMANDER))

    def _node_index(self, node: int) -> QModelIndex:
        return self.createIndex(self._places[node], 0, node)

    def _row(self, index: Index) -> SideRow | UnitRow:
        node, sides = index.internalId(), self._order.sides
        return sides[node] if node < len(sides) else self._order.units[node - len(sides)]

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
        return 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or the colour of its side."""
        row = self._row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == COLOUR_ROLE:
            return row.colour if isinstance(row, SideRow) else None
        if role == PRESENT_ROLE:
            return isinstance(row, SideRow) or row.status is not None
        if role == UNIT_ROLE:
            return row.id if isinstance(row, UnitRow) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return None

    def _text(self, row: SideRow | UnitRow, column: int) -> str:
        if column in (NAME, SECOND_NAME):
            return names_text(row.names, self._languages)[column]
        if column == MEN:
            return men_text(row.strength)
        if isinstance(row, SideRow):
            said_units = self.tr("Formations on the map: {n}").format(n=row.units)
            return said_units if column == STATUS else ""
        if column == STATUS:
            return status_text(row)
        return " ".join(filter(None, names_text(row.commander, self._languages)))

    def _tip(self, row: SideRow | UnitRow) -> str:
        parts = [self._text(row, column) for column in (NAME, SECOND_NAME, COMMANDER, STATUS, MEN)]
        if isinstance(row, UnitRow) and row.strength is not None:
            parts.append(said(RECKONING_TEXTS[row.reckoning]))
        elif isinstance(row, SideRow):
            parts.append(self.tr("The sum of the side's highest formations."))
        return "\n".join(filter(None, parts))


def cell_text(index: Index, column: int) -> str:
    """Return the text of another column of a row."""
    return str(index.sibling(index.row(), column).data() or "")


def _children(tree: Hierarchy) -> list[tuple[int, ...]]:
    """Return the nodes under every node."""
    sides = len(tree.top)
    groups = (*tree.top, *tree.below)
    return [tuple(sides + unit for unit in group) for group in groups]
