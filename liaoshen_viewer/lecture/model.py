"""What a lecture is: frozen, linked to its scenario, times as whole milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS, Emphasis
from liaoshen_viewer.scene.views import Window

SHORTEST_WAY_S: Final = 2.0
LONGEST_WAY_S: Final = 12.0
"""Between these a way lasts whose length the file leaves open."""
OPEN_SPEED_MS: Final = 12 * 3_600_000
"""Campaign time a second on such a way."""


NO_TEXT: Final = Names()


class Ease(StrEnum):
    """How a way begins and ends."""

    GENTLE = "gentle"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Way:
    """How a stop is reached from the one before: for so long, or at such a speed."""

    seconds: float | None = None
    speed_ms: int | None = None
    """Campaign time that passes in a second."""
    ease: Ease = Ease.GENTLE


@dataclass(frozen=True, slots=True)
class Spots:
    """The emphasis as written: places by their id, points as `lon lat`."""

    arrows: tuple[tuple[str, ...], ...] = ()
    circles: tuple[str, ...] = ()


OPEN_WAY: Final = Way()
NO_SPOTS: Final = Spots()


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a lecture halts."""

    id: str
    title: Names
    t_ms: int
    window: Window
    """What is seen: a stretch of country."""
    view: str = ""
    """The scenario's view that the window was taken from; empty for a window of its own."""
    way: Way = OPEN_WAY
    style: str | None = None
    """The style of the map; None leaves it as it is."""
    layers: tuple[str, ...] | None = None
    """Layers to add (`graticule`) or leave out (`no-credits`) of the usual; None as it is."""
    names: tuple[str, ...] | None = None
    """Languages of the map's names; None as it is, none of them for no names."""
    emphasis: Emphasis = NO_EMPHASIS
    spots: Spots = NO_SPOTS
    notes: Names = NO_TEXT
    """Markdown, for the speaker alone."""
    sources: tuple[str, ...] = ()
    wait_s: float | None = None
    """After so many seconds the lecture goes on by itself; None waits for the speaker."""
    minutes: float | None = None
    """How long the speaker plans to stay."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """Ordered stops. A lecture has at least one, but for one that is being begun."""

    path: Path
    """The file that it was read from, or will be saved to."""
    title: Names
    summary: Names
    stops: tuple[Stop, ...]
    minutes: float | None = None
    """How long the whole is planned to take."""

    @property
    def planned_minutes(self) -> float:
        """How long it takes by plan: as its head says, else the sum of its stops."""
        if self.minutes is not None:
            return self.minutes
        return sum(stop.minutes or 0.0 for stop in self.stops)


def planned_until(lecture: Lecture, index: int) -> float:
    """Return after how many minutes the speaker plans to leave a stop.

    Stops without minutes of their own share evenly what the others leave of the plan.
    """
    given = [stop.minutes for stop in lecture.stops]
    open_stops = sum(minutes is None for minutes in given)
    rest = max(lecture.planned_minutes - sum(minutes or 0.0 for minutes in given), 0.0)
    share = rest / open_stops if open_stops else 0.0
    return sum(share if minutes is None else minutes for minutes in given[: index + 1])


def way_seconds(before: Stop, after: Stop) -> float:
    """Return how long the way between two stops takes at the usual speed."""
    way, distance_ms = after.way, abs(after.t_ms - before.t_ms)
    if way.seconds is not None:
        return way.seconds
    if way.speed_ms is not None:
        return distance_ms / way.speed_ms
    return min(max(distance_ms / OPEN_SPEED_MS, SHORTEST_WAY_S), LONGEST_WAY_S)
