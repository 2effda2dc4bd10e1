"""Strengths, losses, towns and ground of both sides over time, in step with the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scene.figures import NOTES, as_csv, charts_of
from liaoshen_viewer.scene.line_chart import moved, zoomed
from liaoshen_viewer.ui.chart_save import save_dialog
from liaoshen_viewer.ui.chart_view import ChartView
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import translate

LEAST_SPAN_MS: Final = DAY_MS


class ChartsPanel(QWidget):
    """Charts one below the other, made when the panel is first seen: starting does not wait.

    Signals:
        time_wished(object): a moment of a chart (milliseconds).
        failed(str): why a file could not be written.
    """

    time_wished = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("charts")
        self._session = session
        self._seen = False
        self.charts: tuple[ChartView, ...] = ()
        self._area = named(QScrollArea(), "charts_area")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(self._area, 1)
        column.addLayout(self._buttons())

    def be_seen(self, seen: bool) -> None:
        """Make the charts when they are first seen, and catch up."""
        self._seen = seen
        if seen and not self.charts:
            self._fill()
        self.show_time()

    def show_scenario(self) -> None:
        """Show the figures of the session's scenario."""
        self.charts = ()
        self._area.setWidget(QWidget())
        self.be_seen(self._seen)

    def show_time(self) -> None:
        """Move the cursors to the session's moment."""
        for chart in self.charts if self._seen else ():
            chart.show_again()

    def show_style(self) -> None:
        """Take other colours."""
        for chart in self.charts:
            chart.show_again()

    def zoom(self, factor: float, t_ms: int) -> None:
        """Show a shorter or longer stretch of time in all charts, one moment kept in its place."""
        self._look_at(zoomed(self.charts[0].span_ms, factor, t_ms, self._whole(), LEAST_SPAN_MS))

    def move_along(self, share: float) -> None:
        """Show an earlier or later stretch of time in all charts."""
        self._look_at(moved(self.charts[0].span_ms, share, self._whole()))

    def _whole(self) -> tuple[int, int]:
        clock = self._session.scenario.clock
        return clock.campaign_start_ms, clock.campaign_end_ms

    def _look_at(self, span_ms: tuple[int, int]) -> None:
        for chart in self.charts:
            chart.span_ms = span_ms
            chart.show_again()

    def copy_figures(self, chart: ChartView | None = None) -> None:
        """Put the figures of a chart, or of all, into the clipboard as tables."""
        QGuiApplication.clipboard().setText(self.tables(chart))

    def tables(self, chart: ChartView | None = None) -> str:
        """Return the figures of a chart, or of all under their titles, as tables."""
        if chart is not None:
            return as_csv(chart.figures)
        parts = [f"{one.accessibleName()}\n{as_csv(one.figures)}" for one in self._known()]
        return "\n".join(parts)

    def ask_file(self, chart: ChartView | None = None) -> None:
        """Ask for a file and write a chart, or all of them, into it."""
        name = chart.figures.id if chart else "charts"
        dialog = save_dialog(self, self.tr("Save the chart"), name, table=True)
        dialog.fileSelected.connect(partial(self._on_file, chart))
        dialog.show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chart under the pointer."""
        chart = next((one for one in self.charts if one.underMouse()), None)
        if chart is not None:
            self.menu_of(chart).popup(event.globalPos() + QPoint(1, 1))

    def menu_of(self, chart: ChartView) -> QMenu:
        """Return what can be done with a chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in (
            (self.tr("Copy the figures"), self.copy_figures),
            (self.tr("Copy as a picture"), self.copy_picture),
            (self.tr("Save as …"), self.ask_file),
        ):
            menu.addAction(text).triggered.connect(partial(_do, do, chart))
        menu.addSeparator()
        menu.addAction(self.tr("The whole campaign")).triggered.connect(self.show_all_time)
        return menu

    def show_all_time(self) -> None:
        """Show the whole campaign in all charts."""
        self.zoom(1e-9, self._session.t_ms)

    def copy_picture(self, chart: ChartView | None) -> None:
        """Put a chart into the clipboard as it is seen."""
        if chart is not None:
            QGuiApplication.clipboard().setPixmap(chart.grab())

    def changeEvent(self, event: QEvent) -> None:
        """Take another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "charts"):
            self.show_style()

    def _fill(self) -> None:
        whole = named(QWidget(), "charts_whole")
        column = QVBoxLayout(whole)
        column.setContentsMargins(6, 4, 6, 8)
        column.setSpacing(px(10))
        charts = []
        for name, make in charts_of(self._session.scenario).items():
            chart = ChartView(self._session, partial(make, self._session.battle), name)
            chart.time_wished.connect(self.time_wished)
            chart.zoom_wished.connect(self.zoom)
            chart.move_wished.connect(self.move_along)
            column.addWidget(chart)
            charts.append(chart)
        self.charts = tuple(charts)
        note = named(QLabel(" ".join(translate(told) for told in NOTES)), "charts_note")
        note.setWordWrap(True)
        column.addWidget(note)
        self._area.setWidget(whole)

    def _known(self) -> list[ChartView]:
        return [chart for chart in self.charts if chart.figures.curves]

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 0)
        copy = named(QPushButton(self.tr("Copy the figures")), "copy_figures")
        copy.clicked.connect(partial(_do, self.copy_figures, None))
        save = named(QPushButton(self.tr("Save as …")), "save_charts")
        save.clicked.connect(partial(_do, self.ask_file, None))
        row.addWidget(copy)
        row.addWidget(save)
        return row

    def _on_file(self, chart: ChartView | None, name: str) -> None:
        # Here, so that starting does not wait for what writing needs.
        from liaoshen_viewer.ui.chart_files import write_charts

        charts = [chart] if chart else self._known()
        sentence = write_charts(self._session, charts, self.tables(chart), Path(name))
        if sentence:
            self.failed.emit(sentence)


def _do(what: Callable[[ChartView | None], None], chart: ChartView | None, _: bool = False) -> None:
    """Do something with a chart; a button's signal also brings whether it is checked."""
    what(chart)
