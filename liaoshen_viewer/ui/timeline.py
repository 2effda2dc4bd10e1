"""The campaign as a line to drag along: phases, days, events and the present moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from liaoshen_viewer.scenario.calendar import DAY_MS, MINUTE_MS, to_datetime
from liaoshen_viewer.scenario.model import Phase
from liaoshen_viewer.ui.dates import moment_text, short_date_text
from liaoshen_viewer.ui.session import Session

MARGIN_PX: Final = 16
PHASE_PX: Final = 18
EVENT_PX: Final = 14
DAYS_PX: Final = 24
TICK_SHARES: Final = {1: 1.0, 2: 0.62, 3: 0.36}
"""How tall the tick of an event of each importance is."""
NEAR_PX: Final = 3
"""An event so near to the pointer is named."""
ROUND_MS: Final = 10 * MINUTE_MS


class Timeline(QWidget):
    """Shows the bounds of the session's clock; asks for the moment under the pointer.

    Signals:
        time_wished(int): the user pressed or dragged to a moment (milliseconds; `object`, since
            Qt's own int has 32 bits).
    """

    time_wished = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self._session = session
        self._hover_px: float | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for phases, ticks and dates."""
        return QSize(600, PHASE_PX + EVENT_PX + DAYS_PX + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the least room that can still be read."""
        return QSize(300, self.sizeHint().height())

    def x_of(self, t_ms: int) -> float:
        """Return where a moment stands, in pixels from the left."""
        clock = self._session.clock
        share = (t_ms - clock.start_ms) / (clock.end_ms - clock.start_ms)
        return MARGIN_PX + share * (self.width() - 2 * MARGIN_PX)

    def time_at(self, x_px: float) -> int:
        """Return the moment at a pixel, in steps of ten minutes, within the clock's bounds."""
        clock = self._session.clock
        share = (x_px - MARGIN_PX) / max(self.width() - 2 * MARGIN_PX, 1)
        t_ms = clock.start_ms + share * (clock.end_ms - clock.start_ms)
        return min(max(round(t_ms / ROUND_MS) * ROUND_MS, clock.start_ms), clock.end_ms)

    def hint_at(self, x_px: float) -> str:
        """Return what the pointer is over: the date, and the events there."""
        near = [
            event.title.in_language("en")
            for event in self._session.events
            if abs(self.x_of(event.start_ms) - x_px) <= NEAR_PX
        ]
        return "\n".join([moment_text(self.time_at(x_px)), *near[:3]])

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.time_wished.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while dragged; else say what is under it."""
        self._hover_px = event.position().x()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.time_wished.emit(self.time_at(self._hover_px))
        hint = self.hint_at(self._hover_px)
        above = -(hint.count("\n") + 3) * self.fontMetrics().height()
        QToolTip.showText(self.mapToGlobal(QPoint(round(self._hover_px), above)), hint, self)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover_px = None
        self.update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint phases, days, events and the present moment."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_phases(painter)
        self._paint_days(painter)
        self._paint_events(painter)
        self._paint_moment(painter)
        painter.end()

    def _phases(self) -> Iterator[tuple[Phase, QRectF]]:
        clock = self._session.clock
        for phase in self._session.scenario.phases:
            start, end = max(phase.start_ms, clock.start_ms), min(phase.end_ms, clock.end_ms)
            if start < end:
                left, right = self.x_of(start), self.x_of(end)
                yield phase, QRectF(left + 1, 2, right - left - 2, PHASE_PX)

    def _paint_phases(self, painter: QPainter) -> None:
        t_ms = self._session.t_ms
        for phase, box in self._phases():
            present = phase.start_ms <= t_ms < phase.end_ms
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._tone(QPalette.ColorRole.Highlight, 60 if present else 20))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self._tone(QPalette.ColorRole.WindowText, 255 if present else 170))
            room = box.adjusted(6, 0, -6, 0)
            name = phase.names.in_language(self.tr("en", "language of names in the timeline"))
            text = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_days(self, painter: QPainter) -> None:
        clock = self._session.clock
        top = PHASE_PX + EVENT_PX + 4
        line = QPen(self._tone(QPalette.ColorRole.WindowText, 90), 1)
        text = self._tone(QPalette.ColorRole.WindowText, 190)
        painter.setPen(line)
        painter.drawLine(QPointF(MARGIN_PX, top), QPointF(self.width() - MARGIN_PX, top))
        every = self._days_between_dates(painter)
        first = -(-clock.start_ms // DAY_MS) * DAY_MS
        for t_ms in range(first, clock.end_ms + 1, DAY_MS):
            x, dated = self.x_of(t_ms), (to_datetime(t_ms).day - 1) % every == 0
            painter.setPen(line)
            painter.drawLine(QPointF(x, top), QPointF(x, top + (6 if dated else 3)))
            if dated and to_datetime(t_ms).day < 31:
                painter.setPen(text)
                box = QRectF(x - 40, top + 5, 80, DAYS_PX - 6)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short_date_text(t_ms))

    def _days_between_dates(self, painter: QPainter) -> int:
        clock = self._session.clock
        days = max((clock.end_ms - clock.start_ms) / DAY_MS, 1)
        day_px = (self.width() - 2 * MARGIN_PX) / days
        wanted_px = painter.fontMetrics().horizontalAdvance("28 Sept") + 18
        return next((n for n in (1, 2, 5, 10, 15) if n * day_px >= wanted_px), 30)

    def _paint_events(self, painter: QPainter) -> None:
        foot = PHASE_PX + EVENT_PX + 4
        clock = self._session.clock
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for i, event in enumerate(self._session.events):
            if clock.start_ms <= event.start_ms <= clock.end_ms:
                present = i == self._session.present_event
                role = QPalette.ColorRole.Highlight if present else QPalette.ColorRole.WindowText
                height = EVENT_PX * TICK_SHARES.get(event.importance, 0.36)
                painter.setPen(QPen(self._tone(role, 255 if present else 130), 2 if present else 1))
                x = round(self.x_of(event.start_ms))
                painter.drawLine(QPointF(x, foot - height), QPointF(x, foot - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_moment(self, painter: QPainter) -> None:
        top, foot = PHASE_PX + 3, PHASE_PX + EVENT_PX + 10
        if self._hover_px is not None:
            x = self.x_of(self.time_at(self._hover_px))
            painter.setPen(QPen(self._tone(QPalette.ColorRole.WindowText, 80), 1))
            painter.drawLine(QPointF(x, top), QPointF(x, foot))
        x = self.x_of(self._session.t_ms)
        colour = self._tone(QPalette.ColorRole.Highlight, 255)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, 1), QPointF(x, foot))
        painter.setPen(QPen(self._tone(QPalette.ColorRole.Window, 255), 1.5))
        painter.setBrush(colour)
        knob = [
            (x - 6, top - 2),
            (x + 6, top - 2),
            (x + 6, top + 6),
            (x, top + 13),
            (x - 6, top + 6),
        ]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in knob]))

    def _tone(self, role: QPalette.ColorRole, alpha: int) -> QColor:
        colour = QColor(self.palette().color(role))
        colour.setAlpha(alpha)
        return colour
