"""The row of buttons under the map: play, steps, speed, and the moment in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from liaoshen_viewer.ui.actions import ROWS, tip
from liaoshen_viewer.ui.dates import (
    clock_text,
    date_text,
    day_number,
    short_date_text,
    speed_text,
)
from liaoshen_viewer.ui.icons import icon
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px

STEPS: Final = ("previous_event", "frame_back", "play", "frame_forward", "next_event")
GAP_PX: Final = 10
SPEEDS: Final = ("slower", "faster")
PLAY_ROW: Final = next(row for row in ROWS if row.id == "play")


class Transport(QWidget):
    """Buttons for the actions of time, the date and the speed."""

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("transport")
        self._session = session
        self._actions = actions
        self._roomy = True
        self._buttons = {name: self._button(name) for name in (*STEPS, *SPEEDS)}
        self.date = named(QLabel(), "date")
        self.clock = named(QLabel(), "clock")
        for label in (self.date, self.clock):
            label.setCursor(Qt.CursorShape.PointingHandCursor)
            label.setToolTip(actions["go_to"].toolTip())
            label.installEventFilter(self)
        self.day = named(QLabel(), "day")
        self.speed = named(QLabel(), "speed")
        self.speed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speed.setMinimumWidth(self.fontMetrics().horizontalAdvance("1 day = 0.25 s ") + 16)
        self._place()
        self._draw_icons()
        self.show_time()
        self.show_playing()

    def show_time(self) -> None:
        """Show the session's moment."""
        t_ms, times = self._session.t_ms, self._session.scenario.clock
        self.date.setText(date_text(t_ms) if self._roomy else short_date_text(t_ms))
        self.clock.setText(clock_text(t_ms))
        first, last = times.campaign_start_ms, times.campaign_end_ms
        inside = first <= t_ms <= last
        day, days = day_number(t_ms, first, last)
        self.day.setText(
            self.tr("day {day} of {days}").format(day=day, days=days) if inside else ""
        )

    def show_playing(self) -> None:
        """Show whether the clock runs, and how fast."""
        clock = self._session.clock
        self.speed.setText(speed_text(clock.hours_per_second))
        text = self.tr("Pause") if clock.playing else self.tr("Play")
        self._actions["play"].setText(text)
        self._actions["play"].setToolTip(tip(PLAY_ROW, text))
        self._set_icon("play", "pause" if clock.playing else "play")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for a date where one clicks on the present one."""
        pressed = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton
        if pressed and event.type() == QEvent.Type.MouseButtonRelease:
            self._actions["go_to"].trigger()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "speed"):
            self._draw_icons()
            self.show_playing()

    def minimumSizeHint(self) -> QSize:
        """Return room for the buttons and the date: the rest goes where there is none for it."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self._roomy * self._spare_px(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the day, the year and the speed where letters are large and room is little."""
        super().resizeEvent(event)
        roomy = self.width() >= self.minimumSizeHint().width() + self._spare_px()
        if roomy != self._roomy:
            self._roomy = roomy
            for label in (self.day, self.speed):
                label.setVisible(roomy)
            self.show_time()

    def _spare_px(self) -> int:
        """Return how much room the words take that can be left out; the year counts like these."""
        year = self.date.fontMetrics().horizontalAdvance("September 1948")
        return year + sum(label.minimumSizeHint().width() for label in (self.day, self.speed))

    def _button(self, name: str) -> QToolButton:
        button = named(QToolButton(), f"button_{name}")
        button.setDefaultAction(self._actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAutoRaise(True)
        large = name == "play"
        button.setIconSize(QSize(px(28), px(28)) if large else QSize(px(20), px(20)))
        button.setAutoRepeat(self._actions[name].autoRepeat())
        return button

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(2)
        for name in STEPS:
            row.addWidget(self._buttons[name])
        row.addSpacing(16)
        for label in (self.date, self.clock, self.day):
            row.addWidget(label)
            row.addSpacing(GAP_PX)
        row.addStretch(1)
        row.addWidget(self._buttons["slower"])
        row.addWidget(self.speed)
        row.addWidget(self._buttons["faster"])

    def _draw_icons(self) -> None:
        for name in self._buttons:
            self._set_icon(name, name)

    def _set_icon(self, action: str, name: str) -> None:
        self._actions[action].setIcon(icon(name, self.palette()))
