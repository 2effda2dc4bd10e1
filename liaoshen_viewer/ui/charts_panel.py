"""Strengths and losses of both sides over time, with the present moment in step with the map."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.series import (
    Series,
    as_table,
    strength_series,
    total_losses,
    without_empty,
)
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.timeline_items import DateAxis, tone

Role = QPalette.ColorRole
THOUSAND: Final = 1_000


class Chart(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Curves of every side over the campaign, in thousands of men.

    Signals:
        time_wished(object): a press or a drag at a moment (milliseconds).
    """

    time_wished = Signal(object)

    def __init__(self, session: Session, series: Series, name: str) -> None:
        self._axis = DateAxis()
        box = pg.ViewBox(enableMouse=False, enableMenu=False)
        super().__init__(background=None, viewBox=box, axisItems={"bottom": self._axis})
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._session = session
        clock = session.scenario.clock
        self._zero_ms = clock.start_ms
        self._axis.count_from(self._zero_ms, self.fontMetrics().horizontalAdvance("28 Sept"))
        hours = (series.t_ms - self._zero_ms) / HOUR_MS
        self._curves = [self.plot(hours, men / THOUSAND, connect="finite") for men in series.values]
        self._cursor = pg.InfiniteLine(angle=90)
        self.addItem(self._cursor, ignoreBounds=True)
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.getAxis("left").setTickFont(self.font())
        self._axis.setTickFont(self.font())
        ends = (clock.campaign_start_ms, clock.campaign_end_ms)
        self.setXRange(*((t_ms - self._zero_ms) / HOUR_MS for t_ms in ends), padding=0)
        self.setLimits(yMin=0)
        self.show_style()
        self.show_time()

    def show_time(self) -> None:
        """Move the cursor to the session's moment."""
        self._cursor.setValue((self._session.t_ms - self._zero_ms) / HOUR_MS)

    def show_style(self) -> None:
        """Take the colours of the window, and of the map for the sides."""
        palette = self.palette()
        for curve, side in zip(self._curves, self._session.scenario.sides, strict=True):
            curve.setPen(QColor(self._session.style.side(side.colour).fill), width=2)
        self._cursor.setPen(tone(palette, Role.Highlight, 255), width=2)
        for axis in (self._axis, self.getPlotItem().getAxis("left")):
            axis.setPen(tone(palette, Role.WindowText, 90))
            axis.setTextPen(tone(palette, Role.WindowText, 200))

    def time_at(self, x_px: float) -> int:
        """Return the moment at a pixel."""
        hours = float(self.getViewBox().mapSceneToView(QPointF(x_px, 0)).x())
        return round(self._zero_ms + hours * HOUR_MS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.time_wished.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.time_wished.emit(self.time_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""


class ChartsPanel(QWidget):
    """Two charts, made when the panel is first seen: starting does not wait for them.

    Signals:
        time_wished(object): a moment of a chart (milliseconds).
    """

    time_wished = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("charts")
        self._session = session
        self._seen = False
        self._series: dict[str, Series] = {}
        self.charts: tuple[Chart, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 8)

    def be_seen(self, seen: bool) -> None:
        """Make the charts when they are first seen, and catch up."""
        self._seen = seen
        if seen and not self.charts:
            self._fill()
        self.show_time()

    def show_scenario(self) -> None:
        """Show the figures of the session's scenario."""
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.charts = ()
        self.be_seen(self._seen)

    def show_time(self) -> None:
        """Move the cursors to the session's moment."""
        for chart in self.charts if self._seen else ():
            chart.show_time()

    def show_style(self) -> None:
        """Take other colours."""
        for chart in self.charts:
            chart.show_style()

    def copy_figures(self) -> None:
        """Put the figures into the clipboard as a table: a column for every side."""
        tables = [
            f"{name}\n{as_table(self._session.scenario, series)}"
            for name, series in self._series.items()
        ]
        QGuiApplication.clipboard().setText("\n\n".join(tables))

    def changeEvent(self, event: QEvent) -> None:
        """Take another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "charts"):
            self.show_style()

    def _fill(self) -> None:
        scenario, tracks = self._session.scenario, self._session.battle.tracks
        losses = without_empty(total_losses(scenario))
        self._series = {
            self.tr("Strength, thousands of men"): strength_series(scenario, tracks),
            self.tr("Losses since the start, thousands of men"): losses,
        }
        charts = []
        for name, series in self._series.items():
            chart = Chart(self._session, series, name)
            chart.time_wished.connect(self.time_wished)
            self._column.addWidget(QLabel(name))
            self._column.addWidget(chart, 1)
            charts.append(chart)
        note = QLabel(
            self.tr(
                "Strengths as in the order of battle; losses from the dated rows of losses.csv, "
                "spread evenly over their days. A side without such rows has no curve."
            )
        )
        note.setWordWrap(True)
        button = named(QPushButton(self.tr("Copy the figures")), "copy_figures")
        button.clicked.connect(self.copy_figures)
        self._column.addWidget(note)
        self._column.addWidget(button)
        self.charts = tuple(charts)
