"""Rehearsing a lecture: the time at each stop is taken, and offered as the plan afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from liaoshen_viewer.lecture.rehearsal import with_minutes
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.lecture_show import Show


class Rehearsal(QObject):
    """Takes the time of one run of the open lecture.

    Signals:
        began: a rehearsal begins.
        ended(float): it is over after so many seconds, which can be taken as the plan.
    """

    began = Signal()
    ended = Signal(float)

    def __init__(self, show: Show, desk: Desk) -> None:
        super().__init__()
        self._show, self._desk = show, desk
        self._on = False
        self._last_s = 0.0
        self.seconds: dict[str, float] = {}
        """How long the speaker was at each stop and on the way there, by its id."""
        show.ticked.connect(self._tick)
        show.ended.connect(self._end)

    def begin(self) -> None:
        """Run the open lecture from its first stop and take the time."""
        lecture = self._desk.lecture
        if lecture is None or not lecture.stops:
            return
        self.seconds, self._last_s, self._on = {}, 0.0, True
        self._show.begin(lecture)
        self.began.emit()

    def take_as_plan(self) -> None:
        """Give the stops of the open lecture the time that was taken; it can be undone."""
        if self._desk.lecture is not None:
            self._desk.plan(with_minutes(self._desk.lecture, self.seconds))

    def _tick(self) -> None:
        stop = self._show.stop
        if not self._on or stop is None:
            return
        passed_s, self._last_s = self._show.elapsed_s - self._last_s, self._show.elapsed_s
        self.seconds[stop.id] = self.seconds.get(stop.id, 0.0) + max(passed_s, 0.0)

    def _end(self) -> None:
        total = sum(self.seconds.values())
        if self._on and total > 0:
            self.ended.emit(total)
        self._on = False
