"""Frames: the one exact relation of picture number and campaign time, in whole milliseconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameGrid:
    """Moments from `start_ms` to `end_ms`, `step_ms` apart, both ends among them.

    Where the end is off the grid, the last step is shorter. Stepping on the screen and export
    both count these frames. Raises ValueError if the end lies before the start or the step is not
    above zero.
    """

    start_ms: int
    end_ms: int
    step_ms: int

    def __post_init__(self) -> None:
        if self.end_ms < self.start_ms:
            raise ValueError(f"the end ({self.end_ms}) lies before the start ({self.start_ms})")
        if self.step_ms <= 0:
            raise ValueError(f"the step must be above 0, not {self.step_ms}")

    @property
    def count(self) -> int:
        """Return how many frames there are: at least one."""
        return -(-(self.end_ms - self.start_ms) // self.step_ms) + 1

    def time_of(self, index: int) -> int:
        """Return the time of a frame, counted from 0. Raises IndexError outside the grid."""
        if not 0 <= index < self.count:
            raise IndexError(f"frame {index} of {self.count}")
        return min(self.start_ms + index * self.step_ms, self.end_ms)

    def index_at(self, t_ms: int) -> int:
        """Return the number of the last frame not after `t_ms`; 0 for a time before the start."""
        if t_ms >= self.end_ms:
            return self.count - 1
        return max(t_ms - self.start_ms, 0) // self.step_ms

    def after(self, t_ms: int) -> int:
        """Return the time of the first frame after `t_ms`; at the end, that of the last."""
        if t_ms < self.start_ms:
            return self.start_ms
        return self.time_of(min(self.index_at(t_ms) + 1, self.count - 1))

    def before(self, t_ms: int) -> int:
        """Return the time of the last frame before `t_ms`; at the start, that of the first."""
        index = self.index_at(t_ms)
        return self.time_of(max(index - 1, 0) if self.time_of(index) >= t_ms else index)
