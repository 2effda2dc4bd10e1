"""Playing: campaign time as it passes at some speed, told from outside how long a step took."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from liaoshen_viewer.scenario.calendar import HOUR_MS

SPEEDS: Final = (1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 48.0, 96.0)
"""The speeds to choose from, in campaign hours a second: from one hour to four days."""

DEFAULT_SPEED: Final = 12.0
"""One day in two seconds: the 52 days of the campaign in 1 min 44 s."""

LONGEST_STEP_S: Final = 1.0
"""No step counts for more than this. A machine that wakes from a suspend, or a window that was
held by its frame for minutes, must not find the campaign over. Painting, however slow, is no such
gap: at two pictures a second, or even one, the campaign keeps its time and only drops pictures."""


class PlaybackClock:
    """The present moment between two ends of campaign time, playing or paused.

    Pure: it asks no wall clock. Whoever keeps the timer calls `advance` with the seconds that
    passed since the last call.
    """

    def __init__(
        self, start_ms: int, end_ms: int, t_ms: int, hours_per_second: float = DEFAULT_SPEED
    ) -> None:
        """Set the clock to `t_ms`, paused.

        Raises ValueError if the end is not after the start, or the speed not above zero.
        """
        if end_ms <= start_ms:
            raise ValueError(f"the end ({end_ms}) must be after the start ({start_ms})")
        if not hours_per_second > 0:
            raise ValueError(f"the speed must be above 0, not {hours_per_second}")
        self.start_ms = start_ms
        self.end_ms = end_ms
        self.hours_per_second = float(hours_per_second)
        self.playing = False
        self._t_ms = start_ms
        self._rest_ms = 0.0
        self.seek(t_ms)

    @property
    def t_ms(self) -> int:
        """Return the present moment, in whole milliseconds."""
        return self._t_ms

    @property
    def at_end(self) -> bool:
        """Tell whether there is nothing left to play."""
        return self._t_ms >= self.end_ms

    def play(self) -> None:
        """Begin to play; from the start if the end was reached."""
        if self.at_end:
            self.seek(self.start_ms)
        self.playing = True

    def pause(self) -> None:
        """Stop where it is."""
        self.playing = False

    def toggle(self) -> None:
        """Play if paused, pause if playing; at the end start over."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, t_ms: int) -> None:
        """Go to a moment, or to the nearest end if it lies outside; playing goes on."""
        self._t_ms = min(max(int(t_ms), self.start_ms), self.end_ms)
        self._rest_ms = 0.0

    def advance(self, dt_s: float) -> None:
        """Let `dt_s` seconds pass while playing; halt exactly at the end.

        A step below zero counts as none, one above `LONGEST_STEP_S` as that. What is less than a
        millisecond is kept for the next step, so that any cutting into steps leads to one time.
        """
        if not self.playing:
            return
        step_s = min(max(dt_s, 0.0), LONGEST_STEP_S)
        whole, self._rest_ms = divmod(self._rest_ms + step_s * self.hours_per_second * HOUR_MS, 1.0)
        self._t_ms += int(whole)
        if self.at_end:
            self.seek(self.end_ms)
            self.pause()

    def faster(self) -> None:
        """Take the next higher speed, if there is one."""
        above = bisect_right(SPEEDS, self.hours_per_second)
        self.hours_per_second = SPEEDS[min(above, len(SPEEDS) - 1)]

    def slower(self) -> None:
        """Take the next lower speed, if there is one."""
        below = bisect_left(SPEEDS, self.hours_per_second) - 1
        self.hours_per_second = SPEEDS[max(below, 0)]
