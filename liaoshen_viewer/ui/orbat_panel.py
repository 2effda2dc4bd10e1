"""The order of battle at the left: who stands under whom now, with how many men."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from liaoshen_viewer.paint.text import font
from liaoshen_viewer.scenario.model import Echelon, UnitId
from liaoshen_viewer.scene.summary import kept_units
from liaoshen_viewer.scene.whereabouts import position, whereabouts
from liaoshen_viewer.ui.orbat_model import (
    COLOUR_ROLE,
    COMMANDER,
    MEN,
    NAME,
    PRESENT_ROLE,
    SECOND_NAME,
    STATUS,
    UNIT_ROLE,
    Index,
    OrbatModel,
    cell_text,
)
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import whereabouts_text

ROW_PX = 40
LEAST_PX = 230
OPEN_AT_FIRST = frozenset({Echelon.COMMAND, Echelon.ARMY_GROUP})


class OrbatPanel(QTreeView):
    """The tree of formations.

    Signals:
        unit_wished(object): the user took a formation (UnitId), or a side (None).
    """

    unit_wished = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("orbat")
        self.setAccessibleName(self.tr("Order of battle"))
        self._session = session
        self._wanted = ""
        self.rows = OrbatModel(self, session.order, session.shown.names)
        self.setModel(self.rows)
        self.setItemDelegate(OrbatDelegate(session, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setMinimumWidth(LEAST_PX)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in (SECOND_NAME, MEN, STATUS, COMMANDER):
            self.setColumnHidden(column, True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._open_first()

    def show_scenario(self) -> None:
        """Show the session's scenario from the beginning."""
        self.rows.replace(self._session.order)
        self._open_first()
        self.show_only(self._wanted)

    def show_time(self) -> None:
        """Show the session's moment; a hidden panel waits until it is seen."""
        if not self.isVisible():
            return
        opened = self._opened()
        self.viewport().update()  # places are said as they are painted
        if self.rows.show_order(self._session.order):
            self._open(opened)
            self.show_selection()
            self.show_only(self._wanted)

    def show_names(self) -> None:
        """Show names in the session's languages."""
        self.rows.show_names(self._session.shown.names)

    def show_selection(self) -> None:
        """Mark the session's selected formation and bring it into view."""
        unit = self._session.selection
        if unit == self.rows.unit_of(self.currentIndex()) and self.currentIndex().isValid():
            return
        if unit is None:
            self.setCurrentIndex(QModelIndex())
            return
        index = self.rows.index_of(unit, self._session.scenario)
        self.setCurrentIndex(index)
        self.scrollTo(index)

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

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what passed while hidden."""
        super().showEvent(event)
        self.show_time()

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.unit_wished.emit(self.rows.unit_of(current) if current.isValid() else None)

    def _open_first(self) -> None:
        units = self._session.scenario.units
        self._open({unit.id for unit in units if unit.echelon in OPEN_AT_FIRST})

    def _opened(self) -> set[UnitId]:
        rows, scenario = self.rows, self._session.scenario
        return {u.id for u in scenario.units if self.isExpanded(rows.index_of(u.id, scenario))}

    def _open(self, units: set[UnitId]) -> None:
        for side in range(self.rows.rowCount()):
            self.expand(self.rows.index(side, NAME))
        for unit in units:
            self.expand(self.rows.index_of(unit, self._session.scenario))


class OrbatDelegate(QStyledItemDelegate):
    """Paints a formation in two lines: names and men; commander and state."""

    def __init__(self, session: Session, panel: OrbatPanel) -> None:
        super().__init__(panel)
        self._session = session
        size_px = max(panel.fontInfo().pixelSize(), 12)
        self._name, self._bold = font(size_px, False), font(size_px, True)
        self._small = font(round(size_px * 0.86), False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        if lit:
            painter.fillRect(option.rect, option.palette.highlight())
        box = option.rect.adjusted(4, 3, -8, -3)
        if side := index.data(COLOUR_ROLE):
            colour = QColor(self._session.style.side(side).fill)
            painter.fillRect(QRect(box.left(), box.top() + 2, 5, box.height() - 4), colour)
            box.adjust(13, 0, 0, 0)
        inks = _inks(option.palette, lit, bool(index.data(PRESENT_ROLE)))
        self._paint_first_line(painter, box, index, inks, bold=bool(side))
        self._paint_second_line(painter, box, index, inks)
        painter.restore()

    def _paint_first_line(
        self,
        painter: QPainter,
        box: QRect,
        index: Index,
        inks: tuple[QColor, QColor],
        *,
        bold: bool,
    ) -> None:
        line = QRect(box.left(), box.top(), box.width(), box.height() // 2)
        men = cell_text(index, MEN)
        painter.setFont(self._name)
        painter.setPen(inks[0])
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, men)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(men) - 8)
        painter.setFont(self._bold if bold else self._name)
        used = _draw_text(painter, line, cell_text(index, NAME))
        painter.setFont(self._name)
        painter.setPen(inks[1])
        line.setLeft(line.left() + used + 7)
        _draw_text(painter, line, cell_text(index, SECOND_NAME))

    def _place(self, index: Index) -> str:
        """Return where a formation is, read only for the rows that are seen."""
        unit, session = index.data(UNIT_ROLE), self._session
        if unit is None:
            return ""
        here = position(session.scenario, session.state, unit)
        return whereabouts_text(whereabouts(session.towns, here), session.shown.names)

    def _paint_second_line(
        self, painter: QPainter, box: QRect, index: Index, inks: tuple[QColor, QColor]
    ) -> None:
        half = box.height() // 2
        line = QRect(box.left(), box.top() + half, box.width(), box.height() - half)
        parts = [cell_text(index, STATUS), self._place(index), cell_text(index, COMMANDER)]
        painter.setFont(self._small)
        painter.setPen(inks[1])
        _draw_text(painter, line, "  ·  ".join(filter(None, parts)))


def _inks(palette: QPalette, lit: bool, present: bool) -> tuple[QColor, QColor]:
    """Return the colours of the first and of the second words of a row."""
    if lit:
        strong = palette.color(QPalette.ColorRole.HighlightedText)
    else:
        group = QPalette.ColorGroup.Active if present else QPalette.ColorGroup.Disabled
        strong = palette.color(group, QPalette.ColorRole.Text)
    soft = QColor(strong)
    soft.setAlphaF(0.72)
    return strong, soft


def _draw_text(painter: QPainter, box: QRect, text: str) -> int:
    """Draw text from the left, cut with dots where it is too long; return its width."""
    if box.width() < 12:
        return 0
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
