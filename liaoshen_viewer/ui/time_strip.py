"""A stretch of time as a strip with a date axis, to be zoomed and moved along."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from liaoshen_viewer.playback.time_span import Span, kept_inside, moved, zoomed
from liaoshen_viewer.scenario.calendar import HOUR_MS, MINUTE_MS
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import LEAST_TEXT_PX, px
from liaoshen_viewer.ui.timeline_items import DateAxis

MARGIN_PX: Final = 16
TEXT_LINES: Final = 5.4
SPARE_PX: Final = 14
"""How high the strip is: so many heights of a letter, and this for lines and gaps."""
ROUND_MS: Final = 10 * MINUTE_MS


class TimeStrip(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows a span of the session's clock from left to right, values from 0 to 1 upwards."""

    def __init__(self, session: Session) -> None:
        self._axis = DateAxis()
        box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        super().__init__(background=None, viewBox=box, axisItems={"bottom": self._axis})
        self._session = session
        self.bounds: Span = (session.clock.start_ms, session.clock.end_ms)
        self.span: Span = self.bounds
        self._place()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._height_px())
        self.setMinimumWidth(300)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return room for phases, ticks and dates."""
        return QSize(600, self._height_px())

    # where is what

    @property
    def zero_ms(self) -> int:
        """The moment that hour 0 stands for."""
        return self._session.scenario.clock.start_ms

    def hour(self, t_ms: int) -> float:
        """Return a moment as the strip counts: in hours since the start of the scenario's clock."""
        return (t_ms - self.zero_ms) / HOUR_MS

    def x_of(self, t_ms: int) -> float:
        """Return where a moment stands, in pixels from the left."""
        start, end = self.span
        return float(MARGIN_PX + (t_ms - start) / (end - start) * self._wide_px())

    def time_at(self, x_px: float) -> int:
        """Return the moment at a pixel, a round one, within the clock's bounds."""
        start, end = self.span
        share = (x_px - MARGIN_PX) / self._wide_px()
        t_ms = start + share * (end - start)
        # Zoomed in, ten minutes would be a jump of the playhead under the pointer.
        step = ROUND_MS if end - start > 12 * HOUR_MS else MINUTE_MS
        low, high = self.bounds
        return min(max(round(t_ms / step) * step, low), high)

    # the stretch that is seen

    def show_all(self) -> None:
        """Show all of the clock."""
        self.look_at(self.bounds)

    def zoom(self, factor: float, x_px: float) -> None:
        """Show `factor` times less, the moment at a pixel staying where it is."""
        share = (x_px - MARGIN_PX) / self._wide_px()
        self.look_at(zoomed(self.span, self.bounds, factor, share))

    def move_along(self, share: float) -> None:
        """Move what is seen by a share of itself, later for a positive one."""
        self.look_at(moved(self.span, self.bounds, share))

    def look_at(self, span: Span) -> None:
        """Show a span, or the nearest that the bounds allow."""
        self.span = kept_inside(span, self.bounds)
        self.setXRange(self.hour(self.span[0]), self.hour(self.span[1]), padding=0)

    # inside

    def _height_px(self) -> int:
        return round(TEXT_LINES * px(LEAST_TEXT_PX)) + SPARE_PX

    def _wide_px(self) -> int:
        return max(int(self.width()) - 2 * MARGIN_PX, 1)

    def _place(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.hideAxis("left")
        plot.layout.setContentsMargins(MARGIN_PX, 2, MARGIN_PX, 0)
        self._axis.setStyle(tickLength=-5, tickTextOffset=3, autoExpandTextSpace=False)
        self._axis.setHeight(self.fontMetrics().height() + 8)
        self._axis.setTickFont(self.font())
        self.setYRange(0, 1, padding=0)
