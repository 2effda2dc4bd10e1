"""How a row of the order of battle is painted: two lines, men with a bar, a tick for the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from liaoshen_viewer.paint.text import font
from liaoshen_viewer.scene.short_names import abbreviated
from liaoshen_viewer.ui.orbat_columns import (
    COLOUR_ROLE,
    COMMANDER,
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
    cell_text,
)

ROW_EMS: Final = 2.9
"""Height of a row, as a multiple of the letters' size."""
SMALL: Final = 0.86
LEAST_PX: Final = 12
GUTTER_PX: Final = 10
"""Room for the mark of what is new, before the name."""
BAR_PX: Final = (50, 4)
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OrbatDelegate(QStyledItemDelegate):
    """Paints every cell. `fill_of` returns the map's colour of a side."""

    def __init__(self, panel: QTreeView, fill_of: Callable[[str], str]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._fill_of = fill_of
        self.take_font()

    def take_font(self) -> None:
        """Use the panel's size of letters."""
        size_px = max(self._panel.fontInfo().pixelSize(), LEAST_PX)
        self._name, self._bold = font(size_px, False), font(size_px, True)
        self._small = font(round(size_px * SMALL), False)
        self.row_px = round(size_px * ROW_EMS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(60, self.row_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        if lit:
            painter.fillRect(option.rect, option.palette.highlight())
        inks = _inks(option.palette, lit, bool(index.data(PRESENT_ROLE)))
        box = option.rect.adjusted(0, 3, -4, -3)
        column = index.column()
        if column == NAME:
            self._paint_formation(painter, box, index, inks, option.palette)
        elif column == MEN:
            self._paint_men(painter, box, index, inks)
        elif column == TICK:
            _paint_tick(painter, box, index, inks, option)
        else:
            painter.setFont(self._small)
            painter.setPen(inks[1])
            _draw_text(painter, box.adjusted(4, 0, 0, 0), cell_text(index, column))
        painter.restore()

    def _paint_formation(
        self,
        painter: QPainter,
        box: QRect,
        index: Index,
        inks: tuple[QColor, QColor],
        palette: QPalette,
    ) -> None:
        side = index.data(UNIT_ROLE) is None
        if side:
            fill = QColor(self._fill_of(index.data(COLOUR_ROLE)))
            painter.fillRect(QRect(box.left(), box.top() + 2, 5, box.height() - 4), fill)
        else:
            self._paint_news(painter, box, index, inks, palette)
        box = box.adjusted(GUTTER_PX, 0, 0, 0)
        second = self._second_line(index)
        half = round(box.height() * 0.54) if second else box.height()
        self._paint_names(painter, box.adjusted(0, 0, 0, half - box.height()), index, inks, side)
        painter.setFont(self._small)
        painter.setPen(inks[1])
        if second:
            _draw_text(painter, box.adjusted(0, half, 0, 0), second)

    def _paint_names(
        self,
        painter: QPainter,
        line: QRect,
        index: Index,
        inks: tuple[QColor, QColor],
        bold: bool,
    ) -> None:
        """Write the name, abbreviated if it must be, and in what is left the second name."""
        painter.setFont(self._bold if bold else self._name)
        painter.setPen(inks[0])
        name, metrics = cell_text(index, NAME), painter.fontMetrics()
        if metrics.horizontalAdvance(name) > line.width():
            name = abbreviated(name)
        # The number stands in the middle or at the end of a name: cut what is before it.
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, LEFT, name)
        second = cell_text(index, SECOND_NAME)
        line = line.adjusted(metrics.horizontalAdvance(name) + 7, 0, 0, 0)
        painter.setFont(self._name)
        if painter.fontMetrics().horizontalAdvance(second) <= line.width():
            painter.setPen(inks[1])
            painter.drawText(line, LEFT, second)

    def _second_line(self, index: Index) -> str:
        """Return what has no column of its own, the place first: it is never cut."""
        columns = (PLACE, STATUS, COMMANDER)
        told = (cell_text(index, c) for c in columns if self._panel.isColumnHidden(c))
        return "  ·  ".join(filter(None, told))

    def _paint_news(
        self,
        painter: QPainter,
        box: QRect,
        index: Index,
        inks: tuple[QColor, QColor],
        palette: QPalette,
    ) -> None:
        news = index.data(NEWS_ROLE)
        folded = not self._panel.isExpanded(index.sibling(index.row(), NAME))
        if not news or (news == 1 and not folded):
            return
        lit = inks[0] == palette.color(QPalette.ColorRole.HighlightedText)
        ink = inks[0] if lit else palette.color(QPalette.ColorRole.Link)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if news == 2 else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(box.left() + 4, box.top() + box.height() * 0.29), 2.8, 2.8)

    def _paint_men(
        self, painter: QPainter, box: QRect, index: Index, inks: tuple[QColor, QColor]
    ) -> None:
        half = round(box.height() * 0.54)
        painter.setFont(self._name)
        painter.setPen(inks[0])
        painter.drawText(box.adjusted(0, 0, 0, half - box.height()), RIGHT, cell_text(index, MEN))
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        wide, high = min(BAR_PX[0], box.width() - 6), BAR_PX[1]
        top = box.top() + half + (box.height() - half - high) // 2
        bar = QRectF(box.right() - wide, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QColor(inks[0])
        track.setAlphaF(0.18)
        painter.setBrush(track)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(QColor(self._fill_of(index.data(COLOUR_ROLE))))
        bar.setWidth(wide * share)
        painter.drawRoundedRect(bar, 2, 2)


def _paint_tick(
    painter: QPainter,
    box: QRect,
    index: Index,
    inks: tuple[QColor, QColor],
    option: QStyleOptionViewItem,
) -> None:
    """Paint a quiet tick; with its box where it is taken away, or under the pointer."""
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    middle = QPointF(QRectF(box).center())
    if not ticked or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(inks[1], 1.2))
        painter.drawRoundedRect(QRectF(middle.x() - 6.5, middle.y() - 6.5, 13, 13), 3, 3)
    if ticked:
        painter.setPen(QPen(inks[1], 1.7))
        corners = ((-3.5, 0.2), (-1.0, 2.8), (3.6, -2.8))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


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


def _draw_text(painter: QPainter, box: QRect, text: str) -> None:
    """Draw text from the left, cut with dots where it is too long."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, LEFT, shown)
