"""How fast a long job goes on, and how long it will still take; the moments are passed in."""

from __future__ import annotations

from collections import deque
from typing import Final

WINDOW_S: Final = 12.0
"""Over how long the rate is taken: short enough to follow, long enough not to jump."""


class Pace:
    """The rate of the last `WINDOW_S` seconds."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, now_s: float, done: int) -> None:
        """Take note of how much is done; `now_s` never runs backwards."""
        self._seen.append((now_s, done))
        while len(self._seen) > 2 and now_s - self._seen[1][0] >= WINDOW_S:
            self._seen.popleft()

    def forget(self) -> None:
        """Begin anew: time that passed in a pause says nothing about the rate."""
        self._seen.clear()

    @property
    def per_s(self) -> float:
        """The rate; 0 while it is not known."""
        if len(self._seen) < 2:
            return 0.0
        (first_s, first), (last_s, last) = self._seen[0], self._seen[-1]
        return (last - first) / (last_s - first_s) if last_s > first_s else 0.0

    @property
    def left_s(self) -> float | None:
        """The seconds until all is done at this rate; None while it is not known."""
        if not self._seen or not self.per_s:
            return None
        return (self.count - self._seen[-1][1]) / self.per_s
