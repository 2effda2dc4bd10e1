"""How a row of the order of battle is painted: two lines, men with a bar, a tick for the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from liaoshen_viewer.paint.text import font, measure
from liaoshen_viewer.scene.captions import broken
from liaoshen_viewer.scene.short_names import abbreviated
from liaoshen_viewer.ui.orbat_columns import (
    COMMANDER,
    LOOK_ROLE,
    MEN,
    NAME,
    PLACE,
    STATUS,
    TICK,
    Index,
    Look,
    cell_text,
)
from liaoshen_viewer.ui.theme import px

Inks = tuple[QColor, QColor]
"""The colours of the first and of the second words of a row."""
MOST_FITS: Final = 5_000
ROW_EMS: Final = 2.9
"""Height of a row, as a multiple of the letters' size."""
SMALL: Final = 0.86
LEAST_PX: Final = 12
GUTTER_PX: Final = 10
"""Room for the mark of what is new, before the name."""
BAR_PX: Final = (50, 4)
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Fitted:
    """A name in the width of its column, in pixels."""

    first: str
    """What stands in the first line."""
    rest: str
    """What goes on in the second, before the place."""
    width: int
    second_width: int
    """Of the name in the second language."""


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
        self._small_bold = font(round(size_px * SMALL), True)
        self.row_px = round(size_px * ROW_EMS)
        self._fits: dict[tuple[tuple[str, str], int, bool], Fitted] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(60, self.row_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look: Look = index.data(LOOK_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        if lit:
            painter.fillRect(option.rect, option.palette.highlight())
        inks = _inks(option.palette, lit, look.present)
        box = option.rect.adjusted(0, 3, -4, -3)
        column = index.column()
        if column == NAME:
            if look.unit is not None:
                self._paint_news(painter, box, index, look, inks[0] if lit else None)
            self._paint_formation(painter, box, index, look, inks)
        elif column == MEN:
            self._paint_men(painter, box, look, inks)
        elif column == TICK:
            _paint_tick(painter, box, look, inks, option)
        else:
            painter.setFont(self._small)
            painter.setPen(inks[1])
            _draw_text(painter, box.adjusted(4, 0, 0, 0), cell_text(index, column))
        painter.restore()

    def _paint_formation(
        self, painter: QPainter, box: QRect, index: Index, look: Look, inks: Inks
    ) -> None:
        if look.unit is None:
            fill = QColor(self._fill_of(look.colour))
            painter.fillRect(QRect(box.left(), box.top() + 2, 5, box.height() - 4), fill)
        box = box.adjusted(px(GUTTER_PX), 0, 0, 0)
        second = self._second_line(index, look)
        fitted = self.fitted(look.names, box.width(), look.unit is None)
        half = round(box.height() * 0.54) if second or fitted.rest else box.height()
        self._paint_names(painter, box.adjusted(0, 0, 0, half - box.height()), look, inks, fitted)
        line = box.adjusted(0, half, 0, 0)
        if fitted.rest:
            painter.setFont(self._small_bold if look.unit is None else self._small)
            _draw_text(painter, line, fitted.rest)
            used = painter.fontMetrics().horizontalAdvance(fitted.rest + "  ")
            line = line.adjusted(used, 0, 0, 0)
            second = f"·  {second}" if second else ""
        painter.setFont(self._small)
        painter.setPen(inks[1])
        if second and line.width() > px(2 * GUTTER_PX):
            _draw_text(painter, line, second)

    def _paint_names(
        self, painter: QPainter, line: QRect, look: Look, inks: Inks, fitted: Fitted
    ) -> None:
        """Write the name, and in what is left the second name."""
        painter.setFont(self._bold if look.unit is None else self._name)
        painter.setPen(inks[0])
        painter.drawText(line, LEFT, fitted.first)
        line = line.adjusted(fitted.width + 7, 0, 0, 0)
        if look.names[1] and not fitted.rest and fitted.second_width <= line.width():
            painter.setFont(self._name)
            painter.setPen(inks[1])
            painter.drawText(line, LEFT, look.names[1])
            painter.setPen(inks[0])

    def fitted(self, names: tuple[str, str], width: int, bold: bool) -> Fitted:
        """Return the name as it fits: whole, abbreviated, or going on in the second line."""
        key = names, width, bold
        if key not in self._fits:
            if len(self._fits) > MOST_FITS:
                self._fits.clear()
            metrics = QFontMetrics(self._bold if bold else self._name)
            first, rest = names[0], ""
            if metrics.horizontalAdvance(first) > width:
                name = abbreviated(first)
                size_px = float(self._name.pixelSize())
                first = broken(name, size_px, bold, width, measure)[0]
                rest = name[len(first) :].strip()
            second = QFontMetrics(self._name).horizontalAdvance(names[1])
            self._fits[key] = Fitted(first, rest, metrics.horizontalAdvance(first), second)
        return self._fits[key]

    def _second_line(self, index: Index, look: Look) -> str:
        """Return what has no column of its own, the place first: it is never cut."""
        hidden = self._panel.isColumnHidden
        told = (
            cell_text(index, PLACE) if look.unit and look.present and hidden(PLACE) else "",
            look.status if hidden(STATUS) else "",
            look.commander if hidden(COMMANDER) else "",
        )
        return "  ·  ".join(filter(None, told))

    def _paint_news(
        self, painter: QPainter, box: QRect, index: Index, look: Look, lit: QColor | None
    ) -> None:
        if not look.news or (look.news == 1 and self._panel.isExpanded(_first(index))):
            return
        ink = lit or self._panel.palette().color(QPalette.ColorRole.Link)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if look.news == 2 else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(box.left() + 4, box.top() + box.height() * 0.29), 2.8, 2.8)

    def _paint_men(self, painter: QPainter, box: QRect, look: Look, inks: Inks) -> None:
        half = round(box.height() * 0.54)
        painter.setFont(self._name)
        painter.setPen(inks[0])
        painter.drawText(box.adjusted(0, 0, 0, half - box.height()), RIGHT, look.men)
        if look.share is None:
            return
        wide, high = min(px(BAR_PX[0]), box.width() - 6), px(BAR_PX[1])
        top = box.top() + half + (box.height() - half - high) // 2
        bar = QRectF(box.right() - wide, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QColor(inks[0])
        track.setAlphaF(0.18)
        painter.setBrush(track)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(QColor(self._fill_of(look.colour)))
        bar.setWidth(wide * look.share)
        painter.drawRoundedRect(bar, 2, 2)


def _first(index: Index) -> QModelIndex:
    return QModelIndex(index.sibling(index.row(), NAME))


def _paint_tick(
    painter: QPainter,
    box: QRect,
    look: Look,
    inks: Inks,
    option: QStyleOptionViewItem,
) -> None:
    """Paint a quiet tick; with its box where it is taken away, or under the pointer."""
    middle = QPointF(QRectF(box).center())
    if not look.ticked or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(inks[1], 1.2))
        painter.drawRoundedRect(QRectF(middle.x() - 6.5, middle.y() - 6.5, 13, 13), 3, 3)
    if look.ticked:
        painter.setPen(QPen(inks[1], 1.7))
        corners = ((-3.5, 0.2), (-1.0, 2.8), (3.6, -2.8))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _inks(palette: QPalette, lit: bool, present: bool) -> Inks:
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
