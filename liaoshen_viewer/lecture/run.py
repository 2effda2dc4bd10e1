"""Where a speaker is in a lecture, as a value.

Every key makes another value of it, and so does every moment that passes; nothing here knows a
clock, a window or a picture. A lecture halts exactly at each stop and never runs past one: however
much time has passed, a way ends at its stop, and no step of time leads over more than one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from liaoshen_viewer.lecture.model import Lecture, way_seconds


@dataclass(frozen=True, slots=True)
class Run:
    """At a halt, or on the way from one stop to the next."""

    stop: int = 0
    """The stop where it halts, or that it left: an index of `lecture.stops`."""
    way_s: float | None = None
    """The seconds since it left for the next stop; None at a halt."""
    halted_s: float = 0.0
    """The seconds since it came to its halt."""
    off: bool = False
    """Whether the speaker left the path; then time does not pass."""

    @property
    def halts(self) -> bool:
        """Whether it stands at a stop."""
        return self.way_s is None

    @property
    def bound_for(self) -> int:
        """The stop where it halts, or the one that it is under way to."""
        return self.stop if self.way_s is None else self.stop + 1


def on(lecture: Lecture, run: Run) -> Run:
    """Set out for the next stop; on the way, be at its end. The last stop is the end."""
    if not run.halts:
        return Run(run.bound_for)
    if run.stop + 1 >= len(lecture.stops):
        return run
    return Run(run.stop, way_s=0.0) if _way_s(lecture, run.stop) > 0 else Run(run.stop + 1)


def back(run: Run) -> Run:
    """Halt at the stop before; on the way, at the stop that was left."""
    return Run(max(run.stop - 1, 0)) if run.halts else Run(run.stop)


def go_to(lecture: Lecture, index: int) -> Run:
    """Halt at a stop; one beyond the ends becomes the first or the last."""
    return Run(min(max(index, 0), len(lecture.stops) - 1))


def leave(run: Run) -> Run:
    """Leave the path."""
    return replace(run, off=True)


def come_back(run: Run) -> Run:
    """Be back where the path was left."""
    return replace(run, off=False)


def advance(lecture: Lecture, run: Run, dt_s: float, pace: float = 1.0) -> Run:
    """Let `dt_s` seconds pass; on a way `pace` times as many."""
    if run.off or dt_s <= 0:
        return run
    if run.way_s is not None:
        way_s = run.way_s + dt_s * pace
        arrived = way_s >= _way_s(lecture, run.stop)
        return Run(run.bound_for) if arrived else replace(run, way_s=way_s)
    waited = replace(run, halted_s=run.halted_s + dt_s)
    wait_s = lecture.stops[run.stop].wait_s
    return on(lecture, waited) if wait_s is not None and waited.halted_s >= wait_s else waited


def moves(lecture: Lecture, run: Run) -> bool:
    """Tell whether it changes with time: on a way, or at a stop that waits for no key."""
    if run.off:
        return False
    waits = lecture.stops[run.stop].wait_s is not None and run.stop + 1 < len(lecture.stops)
    return waits or not run.halts


def way_share(lecture: Lecture, run: Run) -> float:
    """Return the share of the way behind it, 0 to 1; 0 at a halt."""
    return 0.0 if run.way_s is None else min(run.way_s / _way_s(lecture, run.stop), 1.0)


def _way_s(lecture: Lecture, stop: int) -> float:
    return way_seconds(lecture.stops[stop], lecture.stops[stop + 1])
