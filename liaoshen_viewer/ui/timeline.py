"""The campaign as a line to drag along: phases, events, strengths, and the present moment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolTip

from liaoshen_viewer.playback.time_span import Span, cut
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.men import men_over_time
from liaoshen_viewer.scene.series import stairs
from liaoshen_viewer.ui.dates import moment_text
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import plain_tip
from liaoshen_viewer.ui.time_strip import ROUND_MS, TimeStrip
from liaoshen_viewer.ui.timeline_items import TICK_TOPS, PhaseBands, tick_lines, tone
from liaoshen_viewer.ui.words import language

NEAR_PX: Final = 3
"""An event so near to the pointer is named; an edge of the loop so near is taken hold of."""
ZOOM_PER_NOTCH: Final = 1.3
CURVE_TOP: Final = 0.62
LOOP_SHARE: Final = 0.1
"""A new loop reaches so far to both sides, as a share of what is seen."""
Role = QPalette.ColorRole


class Timeline(TimeStrip):
    """Shows a stretch of the session's clock; asks for the moment under the pointer.

    The wheel zooms at the pointer, from the whole clock to an hour; Shift with the wheel moves
    along; Shift with a drag marks a loop.

    Signals:
        time_wished(object): the user pressed or dragged to a moment (milliseconds; `object`,
            since Qt's own int has 32 bits).
        loop_wished(object): the user asked for a loop (start, end), or for none (None).
        export_wished(object): the user asked for a film of a stretch (start, end).
    """

    time_wished = Signal(object)
    loop_wished = Signal(object)
    export_wished = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self._held: int | None = None  # the end of the loop that stays while the other is dragged
        self._curves: list[pg.PlotCurveItem] = []
        self._add_items()
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_scenario()

    # what is shown

    def show_scenario(self) -> None:
        """Show the events and phases of the session's scenario, all of its clock."""
        for curve in self._curves:
            self.removeItem(curve)
        self._curves = []
        for importance, ticks in self._ticks.items():
            ticks.setData(*tick_lines(self._session.events, self.zero_ms, importance))
        widest = self.fontMetrics().horizontalAdvance("28 Sep ")
        self._axis.count_from(self.zero_ms, widest)
        self.bounds = (0, 0)
        self.show_style()
        self.show_time()
        self.show_loop()
        self.show_event()

    def show_curves(self) -> None:
        """Draw the strengths of the sides behind, once: it waits until the first picture stands."""
        if self._curves:
            return
        men = men_over_time(self._session.scenario, self._session.battle.tracks)
        hours = (men.t_ms - self.zero_ms) / HOUR_MS
        known = men.sides[np.isfinite(men.sides)]
        most = float(known.max()) if len(known) else 1.0
        for of_side in men.sides:
            corners = stairs(hours, of_side * CURVE_TOP / most)
            curve = pg.PlotCurveItem(*corners, connect="finite")
            curve.setZValue(-10)
            self.addItem(curve)
            self._curves.append(curve)
        self.show_style()

    def show_time(self) -> None:
        """Move the playhead; turn the page when it leaves what is seen."""
        clock, t_ms = self._session.clock, self._session.t_ms
        if (clock.start_ms, clock.end_ms) != self.bounds:
            self.bounds = (clock.start_ms, clock.end_ms)
            self.look_at(self.bounds)
        start, end = self.span
        if not start <= t_ms <= end:
            self.look_at((t_ms, t_ms + end - start))
        self._moment.setValue(self.hour(t_ms))
        self._show_phases()

    def show_event(self) -> None:
        """Light the tick of the present event."""
        present = self._session.present_event
        if present is None:
            self._present.setData([], [])
        else:
            event = self._session.events[present]
            hour = self.hour(event.start_ms)
            self._present.setData([hour, hour], [0.0, TICK_TOPS.get(event.importance, 0.24)])

    def show_loop(self) -> None:
        """Show the session's loop."""
        loop = self._session.loop
        self._loop.setVisible(loop is not None)
        if loop is not None:
            self._loop.setRegion([self.hour(t_ms) for t_ms in loop])

    def show_style(self) -> None:
        """Take the colours of the window, and of the map for the sides."""
        palette = self.palette()
        for importance, ticks in self._ticks.items():
            ticks.setPen(tone(palette, Role.WindowText, 200 if importance == 1 else 120))
        self._present.setPen(tone(palette, Role.Highlight, 255), width=3)
        self._moment.setPen(tone(palette, Role.Highlight, 255), width=2)
        self._hover.setPen(tone(palette, Role.WindowText, 80))
        self._loop.setBrush(tone(palette, Role.Highlight, 45))
        for line in self._loop.lines:
            line.setPen(tone(palette, Role.Highlight, 200))
        self._axis.setPen(tone(palette, Role.WindowText, 90))
        self._axis.setTextPen(tone(palette, Role.WindowText, 200))
        for curve, side in zip(self._curves, self._session.scenario.sides, strict=False):
            ink = QColor(self._session.style.side(side.colour).line)
            ink.setAlpha(120)
            curve.setPen(ink, width=1.5)
        self._show_phases()

    def curves(self) -> list[pg.PlotCurveItem]:
        """Return the curves of strength; none before they are drawn."""
        return self._curves

    def hint_at(self, x_px: float) -> str:
        """Return what the pointer is over: the date, and the events there."""
        near = [
            event.title.in_language(language())
            for event in self._session.events
            if abs(self.x_of(event.start_ms) - x_px) <= NEAR_PX
        ]
        return "\n".join([moment_text(self.time_at(x_px)), *near[:3]])

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the pointer, or take hold of the loop."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x_px = event.position().x()
        self._held = self._loop_end_across(x_px)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._held = self.time_at(x_px)
        elif self._held is None:
            self.time_wished.emit(self.time_at(x_px))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while dragged; else say what is under it."""
        x_px = event.position().x()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(x_px)
        self._hover.setValue(self.hour(self.time_at(x_px)))
        self._hover.show()
        hint = self.hint_at(x_px)
        above = -(hint.count("\n") + 3) * self.fontMetrics().height()
        QToolTip.showText(self.mapToGlobal(QPoint(round(x_px), above)), plain_tip(hint), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole clock again."""
        self.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift, or a wheel that turns sideways, move along."""
        turned = event.angleDelta()
        along = turned.x() or (
            turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if along:
            self.move_along(-along / 120 / 10)
        elif turned.y():
            self.zoom(ZOOM_PER_NOTCH ** (turned.y() / 120), event.position().x())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done at the moment under the pointer; by key, at the present one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        x_px = self.x_of(self._session.t_ms) if by_key else event.pos().x()
        where = self.mapToGlobal(QPoint(round(x_px), event.pos().y()))
        self.menu_at(x_px).popup(where)
        event.accept()

    def menu_at(self, x_px: float) -> QMenu:
        """Return the menu for a place on the line."""
        menu, t_ms = QMenu(self), self.time_at(x_px)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(self.tr("Go to {date}").format(date=moment_text(t_ms)))
        go.triggered.connect(partial(self.time_wished.emit, t_ms))
        for text, loop in self._loops(t_ms):
            menu.addAction(text).triggered.connect(partial(self.loop_wished.emit, loop))
        menu.addSeparator()
        for text, span in self._ranges(t_ms):
            menu.addAction(text).triggered.connect(partial(self.export_wished.emit, span))
        menu.addSeparator()
        menu.addAction(self.tr("Show the whole time")).triggered.connect(self.show_all)
        return menu

    def _loops(self, t_ms: int) -> Iterator[tuple[str, Span | None]]:
        start, end = self.span
        reach = max(round((end - start) * LOOP_SHARE), ROUND_MS)
        yield self.tr("Loop here"), cut((t_ms - reach, t_ms + reach), self.bounds)
        for phase in self._session.scenario.phases:
            if phase.start_ms <= t_ms < phase.end_ms:
                name = phase.names.in_language(language())
                loop = cut((phase.start_ms, phase.end_ms), self.bounds)
                yield self.tr("Loop “{phase}”").format(phase=name), loop
        if self._session.loop is not None:
            yield self.tr("End the loop"), None

    def _ranges(self, t_ms: int) -> Iterator[tuple[str, Span]]:
        """Yield what can be exported: the loop, what is seen of the time, and the phase."""
        if self._session.loop is not None:
            yield self.tr("Export this stretch …"), self._session.loop
        if self.span != self.bounds:
            yield self.tr("Export what is seen of the time …"), self.span
        for phase in self._session.scenario.phases:
            if phase.start_ms <= t_ms < phase.end_ms:
                name = phase.names.in_language(language())
                span = cut((phase.start_ms, phase.end_ms), self.bounds)
                yield self.tr("Export “{phase}” …").format(phase=name), span

    # inside

    def _drag(self, x_px: float) -> None:
        t_ms = self.time_at(x_px)
        if self._held is None:
            self.time_wished.emit(t_ms)
        elif t_ms != self._held:
            self.loop_wished.emit((min(t_ms, self._held), max(t_ms, self._held)))

    def _loop_end_across(self, x_px: float) -> int | None:
        """Return the end of the loop that stays when the one at a pixel is dragged."""
        if self._session.loop is None:
            return None
        start, end = self._session.loop
        near = {end: abs(self.x_of(start) - x_px), start: abs(self.x_of(end) - x_px)}
        stays = min(near, key=near.__getitem__)
        return stays if near[stays] <= NEAR_PX else None

    def _show_phases(self) -> None:
        t_ms = self._session.t_ms
        low, high = self.bounds
        bands = [
            (
                self.hour(max(phase.start_ms, low)), self.hour(min(phase.end_ms, high)),
                phase.names.in_language(language()), phase.start_ms <= t_ms < phase.end_ms,
            )
            for phase in self._session.scenario.phases
            if phase.start_ms < high and phase.end_ms > low
        ]  # fmt: skip
        self._bands.show_bands(bands, self.palette())

    def _add_items(self) -> None:
        self._bands = PhaseBands()
        self._ticks = {level: pg.PlotCurveItem(connect="pairs") for level in (3, 2, 1)}
        self._present = pg.PlotCurveItem()
        self._loop = pg.LinearRegionItem(movable=False)
        self._hover = pg.InfiniteLine(angle=90)
        self._moment = pg.InfiniteLine(angle=90)
        self._moment.addMarker("v", position=0.99, size=12)
        ordered = [self._loop, self._bands, *self._ticks.values(), self._present, self._hover]
        for depth, item in enumerate([*ordered, self._moment]):
            item.setZValue(depth)
            # None of them may widen the range that is seen.
            self.addItem(item, ignoreBounds=True)
        self._hover.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Take another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_moment"):
            self.show_style()
