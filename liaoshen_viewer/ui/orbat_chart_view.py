"""The order of battle as boxes and lines, to be moved and zoomed with the mouse."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from liaoshen_viewer.paint.charts import paint_orbat_chart
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.chart_marks import OrbatChart
from liaoshen_viewer.scene.orbat_chart import Plan, orbat_chart, plan_chart
from liaoshen_viewer.scene.order_news import order_at
from liaoshen_viewer.scene.summary import OrderOfBattle
from liaoshen_viewer.ui.chart_look import window_style
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import language, translate

STEP: Final = 1.2
LETTERS_PX: Final = (3.0, 40.0)
READABLE_PX: Final = 11.0
CLICK_PX: Final = 4


class OrbatChartView(QWidget):
    """Paints the chart of the session's moment.

    Signals:
        unit_wished(object): the user clicked a formation's box (UnitId), or beside all (None).
    """

    unit_wished = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("orbat_chart_view")
        self.setAccessibleName(self.tr("Order of battle as a chart"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session = session
        self.whole = False
        self.side: int | None = None
        self._stamps = Stamps()
        self._kept: tuple[object, OrbatChart] | None = None
        self._first: OrderOfBattle | None = None
        self._letters, self._least = 0.0, READABLE_PX
        self._corner = (0.0, 0.0)
        self._held: QPointF | None = None
        self._moved = False

    # what is shown

    def show_again(self) -> None:
        """Show the session's moment; a hidden chart waits until it is seen."""
        if self.isVisible():
            self.update()

    def show_scenario(self) -> None:
        """Show another scenario, all of it."""
        self._first = None
        self.fit()

    def choose(self, *, whole: bool, side: int | None) -> None:
        """Show down to the divisions or the armies, of one side (its position) or of all."""
        self.whole, self.side = whole, side
        self.fit()

    def fit(self) -> None:
        """Show the whole chart, or as much of its top as can be read."""
        self._letters, self._least = 0.0, READABLE_PX
        self.show_again()

    def fit_all(self) -> None:
        """Show the whole chart, however small."""
        self._letters, self._least = 0.0, LETTERS_PX[0]
        self.show_again()

    def mark(self, letters_px: float, corner_px: tuple[float, float] = (0.0, 0.0)) -> OrbatChart:
        """Return the chart in letters of a size."""
        session = self._session
        return orbat_chart(
            session.scenario, session.state, session.order, self._first_order(), self._plan(),
            corner_px, letters_px, language(), measure, translate=translate,
        )  # fmt: skip

    def _plan(self) -> Plan:
        session = self._session
        sides = None if self.side is None else (self.side,)
        return plan_chart(
            session.scenario, session.order, session.t_ms, language(), translate,
            whole=self.whole, sides=sides,
        )  # fmt: skip

    def _first_order(self) -> OrderOfBattle:
        if self._first is None:
            session = self._session
            self._first = order_at(session.battle, session.scenario.clock.campaign_start_ms)
        return self._first

    def _shown(self) -> OrbatChart:
        """Return the chart in pixels of the screen, kept until something of it differs."""
        ratio = self.devicePixelRatioF()
        if not self._letters:
            fitting = self._plan().letters_px((self.width(), self.height()))
            self._letters = max(fitting, self._least)
            self._corner = (0.0, 0.0)
        key = (self._session.order, self._session.t_ms // 86_400_000, self._letters, self._corner,
               self.whole, self.side, ratio)  # fmt: skip
        if self._kept is None or self._kept[0] != key:
            x, y = self._corner
            self._kept = key, self.mark(self._letters * ratio, (x * ratio, y * ratio))
        return self._kept[1]

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, pixel for pixel, and a frame round the selected formation."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.fillRect(self.rect(), self.palette().base())
        painter.scale(1 / ratio, 1 / ratio)
        mark = self._shown()
        paint_orbat_chart(
            painter, mark, window_style(self._session, self.palette()), ratio, self._stamps
        )
        chosen = np.flatnonzero(mark.ids == self._session.selection).tolist()
        painter.setPen(QPen(self.palette().highlight().color(), 3 * ratio))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in chosen:
            box = QRectF(*mark.boxes_px[row].tolist()).adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(box, 4 * ratio, 4 * ratio)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Forget what was painted in another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._stamps = Stamps()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self._shown()
        at = event.position()
        wanted = self._letters * STEP ** (event.angleDelta().y() / 120)
        letters = min(max(wanted, LETTERS_PX[0]), LETTERS_PX[1])
        share = letters / self._letters
        x, y = self._corner
        self._corner = at.x() + (x - at.x()) * share, at.y() + (y - at.y()) * share
        self._letters = letters
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the chart in hand."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it with the hand."""
        if self._held is None:
            return
        way = event.position() - self._held
        if self._moved or way.manhattanLength() >= CLICK_PX:
            self._moved, self._held = True, event.position()
            self._corner = self._corner[0] + way.x(), self._corner[1] + way.y()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked, if the chart was not moved."""
        if self._held is not None and not self._moved:
            self.unit_wished.emit(self.unit_at(event.position()))
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole chart."""
        self.fit_all()

    def unit_at(self, at: QPointF) -> UnitId | None:
        """Return the formation whose box is at a point of the widget."""
        mark, ratio = self._shown(), self.devicePixelRatioF()
        left, top, width, height = mark.boxes_px.T
        x, y = at.x() * ratio, at.y() * ratio
        hit = (left <= x) & (x < left + width) & (top <= y) & (y < top + height)
        found = np.flatnonzero(hit).tolist()
        return UnitId(str(mark.ids[found[0]])) if found else None
