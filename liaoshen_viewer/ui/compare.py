"""Comparing two moments on one map: which the second is, and how the two share the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scene.pair import Pair, Split
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.session import Session

STEP_MS: Final = DAY_MS
CURTAIN_STEP: Final = 0.05
LATER_MS: Final = 7 * DAY_MS
"""What a moment is compared with when nothing else was chosen: a week later."""


class Compare(QObject):
    """Takes the wishes about the second moment. What is seen stands in what the session shows.

    Signals:
        changed: another second moment or curtain, or the map has another view.
    """

    changed = Signal()

    def __init__(self, session: Session, show: Show) -> None:
        super().__init__()
        self._session, self._show = session, show
        self._kept_ms: int | None = None
        self._split, self._share = Split.CURTAIN, 0.5
        self._stop, self._off = 0, False
        show.began.connect(self.leave)
        show.moved.connect(self.watch_stop)

    @property
    def pair(self) -> Pair | None:
        """The second moment and its place; None while one moment has the map alone."""
        return self._session.shown.pair

    def toggle(self) -> None:
        """Compare the moment with another, or show it alone again."""
        if not self.leave():
            other_ms = self._other_ms()
            # Time runs from left to right.
            before = other_ms < self._session.t_ms
            self._take(Pair(other_ms, self._split, self._share, before))

    def leave(self) -> bool:
        """Show the moment alone; tell whether two were shown."""
        was = self.pair is not None
        self._take(None)
        return was

    def keep(self) -> None:
        """Make the present moment the one that others are compared with."""
        self._kept_ms = self._session.t_ms
        if self.pair is not None:
            self.take_moment(self._kept_ms)

    def take_moment(self, t_ms: int) -> None:
        """Compare with this moment, or the nearest that the scenario's clock has."""
        times = self._session.scenario.clock
        t_ms = min(max(t_ms, times.start_ms), times.end_ms)
        self._kept_ms = t_ms
        if self.pair is not None:
            self._take(replace(self.pair, t_ms=t_ms))

    def later(self) -> None:
        """Move the second moment on by a day."""
        if self.pair is not None:
            self.take_moment(self.pair.t_ms + STEP_MS)

    def earlier(self) -> None:
        """Move the second moment back by a day."""
        if self.pair is not None:
            self.take_moment(self.pair.t_ms - STEP_MS)

    def change_split(self) -> None:
        """Change between a curtain and two maps side by side; remembered till the program ends."""
        if self.pair is not None:
            self.take_split(Split.SIDES if self._split is Split.CURTAIN else Split.CURTAIN)

    def take_split(self, split: Split) -> None:
        """Let the two moments share the map so."""
        self._split = split
        if self.pair is not None:
            self._take(replace(self.pair, split=split))

    def swap(self) -> None:
        """Let the two moments change places."""
        if self.pair is not None:
            self._take(replace(self.pair, before=not self.pair.before))

    def hang(self, share: float) -> None:
        """Hang the curtain at a share of the map's width."""
        if self.pair is not None:
            moved = self.pair.moved(share)
            self._share = moved.share
            self._take(moved)

    def curtain_right(self) -> None:
        """Draw the curtain to the right."""
        self.hang(self._share + CURTAIN_STEP)

    def curtain_left(self) -> None:
        """Draw the curtain to the left."""
        self.hang(self._share - CURTAIN_STEP)

    def forget(self) -> None:
        """Show one moment and forget the one that was kept: it is of another campaign."""
        self.leave()
        self._kept_ms = None

    def watch_stop(self) -> None:
        """Show one moment again when a lecture goes to another stop, or back onto its path."""
        run = self._show.run
        before, self._stop, self._off = (self._stop, self._off), run.bound_for, run.off
        if before[0] != self._stop or (before[1] and not self._off):
            self.leave()

    def _other_ms(self) -> int:
        """Return the moment kept; else that of the stop before; else a week later."""
        show, t_ms = self._show, self._session.t_ms
        if show.on_path and show.lecture is not None and show.run.halts and show.run.stop:
            return show.lecture.stops[show.run.stop - 1].t_ms
        if self._kept_ms is not None and self._kept_ms != t_ms:
            return self._kept_ms
        clock = self._session.clock
        return clock.start_ms if t_ms >= clock.end_ms else min(t_ms + LATER_MS, clock.end_ms)

    def _take(self, pair: Pair | None) -> None:
        self._session.show(replace(self._session.shown, pair=pair))
