"""The frames of a film: which campaign time each shows, and what is told with it. No pixels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.film_plan import FilmPlan
from liaoshen_viewer.playback.frame_grid import FrameGrid
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import Event, Phase

MOST_FRAMES: Final = 100_000
"""A frame's number has five digits."""
CARD_MS: Final = 3_000
READING_MS: Final = 6_000
"""How long a text stands if no other event comes, in film time."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the film: its campaign time and what stands in it."""

    t_ms: int
    card: str = ""
    """`title` or `end` while that card is shown."""
    event: int = -1
    """Position in the scenario's events of the one that is told; -1 for none."""
    held: bool = False
    """Whether the campaign stands still for this frame."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All frames of a plan, in order."""

    frames: tuple[Frame, ...]
    grid: int
    """How many of them are moments of the grid; the others are holds and cards."""
    off_grid: bool
    """Whether the last step is shorter than the others, because the end is off the grid."""

    def chapters(self, phases: Sequence[Phase]) -> list[tuple[int, int, Phase]]:
        """Return (first frame, frame after the last, phase) of every phase that is seen."""
        times = [frame.t_ms for frame in self.frames]
        found = []
        for phase in phases:
            first, after = bisect_left(times, phase.start_ms), bisect_left(times, phase.end_ms)
            if first < after:
                found.append((first, after, phase))
        return found


def schedule(plan: FilmPlan, events: Sequence[Event]) -> Schedule:
    """Return the frames of a plan: title card, the grid with its holds, end card.

    Raises UsageError for a film of no length, a speed of less than 1 ms a frame, and for more
    frames than a name of five digits can count.
    """
    times = grid_times(plan)
    told = _told(plan, events)
    stops = _stops(plan, events, times)
    frames = _card(plan, "title", times[0])
    for number, t_ms in enumerate(times):
        if not stops.get(number):
            frames.append(Frame(t_ms, event=_event_at(plan, told, t_ms)))
        for event in stops.get(number, ()):
            frames += [Frame(t_ms, event=event, held=True)] * _frames_of(plan, _hold_ms(plan))
    frames += _card(plan, "end", times[-1])
    check_count(len(frames))
    length = plan.end_ms - plan.start_ms
    off_grid = plan.step_ms is not None and length % plan.step_ms != 0
    return Schedule(tuple(frames), len(times), off_grid)


def grid_times(plan: FilmPlan) -> list[int]:
    """Return the campaign times of the grid, both ends among them, none twice.

    With a step: floor(range / step) + 1, plus one frame at the end if it is off the grid. With a
    speed: n = round(range / speed * fps) + 1, at least 2, and t_i = from + i * range // (n - 1).
    """
    if plan.step_ms is not None:
        grid = FrameGrid(plan.start_ms, plan.end_ms, plan.step_ms)
        check_count(grid.count)
        return [grid.time_of(index) for index in range(grid.count)]
    speed, length = plan.speed_ms or 1, plan.end_ms - plan.start_ms
    count = max((2 * length * plan.fps + speed) // (2 * speed) + 1, 2)
    check_count(count)
    if count - 1 > length:
        values = {"first": format_time(plan.start_ms), "last": format_time(plan.end_ms)}
        raise UsageError(Message("export.no_length", values))
    return [plan.start_ms + index * length // (count - 1) for index in range(count)]


def check_count(count: int) -> None:
    """Raise UsageError for more frames than a name of five digits can count."""
    if count > MOST_FRAMES:
        raise UsageError(Message("export.too_many", {"count": count, "limit": MOST_FRAMES}))


def _frames_of(plan: FilmPlan, length_ms: int) -> int:
    return max(1, (2 * length_ms * plan.fps + 1_000) // 2_000)


def _hold_ms(plan: FilmPlan) -> int:
    return plan.hold.length_ms if plan.hold else 0


def _card(plan: FilmPlan, card: str, t_ms: int) -> list[Frame]:
    if card not in plan.pieces:
        return []
    return [Frame(t_ms, card=card, held=True)] * _frames_of(plan, CARD_MS)


def _told(plan: FilmPlan, events: Sequence[Event]) -> list[tuple[int, int]]:
    """Return (time, position) of the events whose texts are shown; of one time the great last."""
    if "event" not in plan.pieces:
        return []
    rows = [
        (event.start_ms, -event.importance, -number)
        for number, event in enumerate(events)
        if event.importance <= plan.texts
    ]
    return [(t_ms, -number) for t_ms, _, number in sorted(rows)]


def _event_at(plan: FilmPlan, told: list[tuple[int, int]], t_ms: int) -> int:
    place = bisect_left(told, t_ms + 1, key=_first) - 1
    if place < 0 or t_ms - told[place][0] > plan.film_second_ms * READING_MS // 1_000:
        return -1
    return told[place][1]


def _first(row: tuple[int, int]) -> int:
    return row[0]


def _stops(plan: FilmPlan, events: Sequence[Event], times: list[int]) -> dict[int, list[int]]:
    """Return, by frame of the grid, the events at which it stops: at the first frame not before."""
    if plan.hold is None:
        return {}
    found: dict[int, list[int]] = {}
    numbered = {id(event): number for number, event in enumerate(events)}
    for event in sorted(events, key=attrgetter("start_ms")):
        inside = plan.start_ms <= event.start_ms <= plan.end_ms
        if inside and event.importance <= plan.hold.importance:
            place = bisect_left(times, event.start_ms)
            found.setdefault(place, []).append(numbered[id(event)])
    return found
