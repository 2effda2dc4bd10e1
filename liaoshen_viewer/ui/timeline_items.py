"""What the timeline is made of: phase bands, event ticks, a date axis, quiet curves.

Positions along the line are hours since the start of the scenario's clock: small numbers, which
a float keeps to far below a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, to_datetime
from liaoshen_viewer.scenario.model import Event
from liaoshen_viewer.ui.dates import clock_text, short_date_text

BAND_FOOT: Final = 0.70
"""From this share of the line's height upwards stand the phases."""
TICK_TOPS: Final = {1: 0.62, 2: 0.40, 3: 0.24}
"""How tall the tick of an event of each importance is."""
STEPS_H: Final = (1 / 12, 0.25, 0.5, 1, 2, 3, 6, 12, 24)
STEPS_DAYS: Final = (2, 5, 10, 15)
Band = tuple[float, float, str, bool]
"""Start and end in hours, the name, and whether the moment is in it."""


class PhaseBands(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """The phases as bands with their names, kept in view as far as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: tuple[Band, ...] = ()
        self._palette = QPalette()

    def show_bands(self, bands: Sequence[Band], palette: QPalette) -> None:
        """Show other phases, or another present one."""
        if tuple(bands) != self._bands or palette != self._palette:
            self.prepareGeometryChange()
            self._bands, self._palette = tuple(bands), palette
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the strip from the first phase to the last."""
        if not self._bands:
            return QRectF()
        left, right = self._bands[0][0], self._bands[-1][1]
        return QRectF(left, BAND_FOOT, right - left, 1 - BAND_FOOT)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint in the pixels of the view, so that letters keep their form."""
        seen = self.mapRectToScene(self.getViewBox().viewRect()) if self.getViewBox() else QRectF()
        boxes = [self._box(band) for band in self._bands]
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if widget is not None:
            painter.setFont(widget.font())
        for (_, _, name, present), box in zip(self._bands, boxes, strict=True):
            shown = box.intersected(seen)
            if shown.width() > 2:
                self._paint_band(painter, shown, name, present)
        painter.restore()

    def _box(self, band: Band) -> QRectF:
        start, end, _, _ = band
        return QRectF(
            self.mapToScene(QPointF(start, 1.0)), self.mapToScene(QPointF(end, BAND_FOOT))
        ).adjusted(1, 2, -1, -1)

    def _paint_band(self, painter: QPainter, box: QRectF, name: str, present: bool) -> None:
        role = QPalette.ColorRole.Highlight
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone(self._palette, role, 70 if present else 24))
        painter.drawRoundedRect(box, 4, 4)
        ink = QPalette.ColorRole.WindowText
        painter.setPen(tone(self._palette, ink, 255 if present else 190))
        room = box.adjusted(6, 0, -6, 0)
        text = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(room.width())
        )
        if len(text) > 1 or text == name:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class DateAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Dates under the line, hours where it is zoomed in."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._zero_ms = 0
        self._widest_px = 60.0

    def count_from(self, zero_ms: int, widest_px: float) -> None:
        """Take the moment that hour 0 stands for, and the width of the longest label."""
        self._zero_ms, self._widest_px = zero_ms, widest_px
        self.picture = None
        self.update()

    def tickValues(
        self, first_h: float, last_h: float, size_px: float
    ) -> list[tuple[float, list[float]]]:
        """Return the places of dated ticks, and of a tick at every midnight between them."""
        first_ms = self._zero_ms + round(first_h * HOUR_MS)
        last_ms = self._zero_ms + round(last_h * HOUR_MS)
        dated = dated_ticks(first_ms, last_ms, size_px / (self._widest_px + 14))
        days = range(-(-first_ms // DAY_MS) * DAY_MS, last_ms + 1, DAY_MS)
        levels = [dated, sorted(set(days) - set(dated)) if len(days) < 400 else []]
        return [(24.0, [(t - self._zero_ms) / HOUR_MS for t in level]) for level in levels]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return dates at midnight, else hours; the second level has none."""
        times = [self._zero_ms + round(value * HOUR_MS) for value in values]
        texts = [clock_text(t) if t % DAY_MS else short_date_text(t) for t in times]
        # pyqtgraph asks for both levels in turn; ticks between the dates carry no words.
        return texts if self._are_dated(times) else [""] * len(values)

    def _are_dated(self, times: Sequence[int]) -> bool:
        low, high = self.range
        first, last = (self._zero_ms + round(end * HOUR_MS) for end in (low, high))
        many = self.size().width() / (self._widest_px + 14)
        return set(times) <= set(dated_ticks(first, last, many))


def dated_ticks(first_ms: int, last_ms: int, most: float) -> list[int]:
    """Return at most about `most` round moments between two."""
    span_h = (last_ms - first_ms) / HOUR_MS
    for step_h in STEPS_H:
        if span_h / step_h <= most:
            step = round(step_h * HOUR_MS)
            return list(range(-(-first_ms // step) * step, last_ms + 1, step))
    days = range(-(-first_ms // DAY_MS) * DAY_MS, last_ms + 1, DAY_MS)
    every = next((n for n in STEPS_DAYS if span_h / (24 * n) <= most), 30)
    return [t for t in days if to_datetime(t).day == 1 or _on_step(to_datetime(t).day, every)]


def _on_step(day: int, every: int) -> bool:
    """Tell whether a day of the month is one of 1, 6, 11 … 26: never close to the next month's."""
    return (day - 1) % every == 0 and day <= 31 - every / 2


def tick_lines(events: Sequence[Event], zero_ms: int, importance: int) -> tuple[object, object]:
    """Return the ticks of the events of one importance as pairs of points (x, y)."""
    hours = [
        (event.start_ms - zero_ms) / HOUR_MS
        for event in events
        if (event.importance if event.importance in TICK_TOPS else 3) == importance
    ]
    x = np.repeat(np.array(hours, dtype=np.float64), 2)
    y = np.tile((0.0, TICK_TOPS[importance]), len(hours))
    return x, y


def tone(palette: QPalette, role: QPalette.ColorRole, alpha: int) -> QColor:
    """Return a palette's colour, more or less transparent (0 to 255)."""
    colour = QColor(palette.color(role))
    colour.setAlpha(alpha)
    return colour
