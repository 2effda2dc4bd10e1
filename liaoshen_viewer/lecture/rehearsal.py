"""A rehearsal: how long a speaker stayed at each stop, and the plan that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from liaoshen_viewer.lecture.model import Lecture

LEAST_MINUTES: Final = 0.1


def with_minutes(lecture: Lecture, seconds: Mapping[str, float]) -> Lecture:
    """Return the lecture planned as it was rehearsed; `seconds` by the id of the stop.

    Minutes are rounded to a tenth. A stop where nobody was keeps its plan; where the whole has a
    plan, it becomes the sum of the stops.
    """
    stops = tuple(
        replace(stop, minutes=_minutes(seconds[stop.id])) if seconds.get(stop.id) else stop
        for stop in lecture.stops
    )
    if lecture.minutes is None or not any(seconds.values()):
        return replace(lecture, stops=stops)
    if any(stop.minutes is None for stop in stops):
        return replace(lecture, stops=stops)
    return replace(lecture, stops=stops, minutes=round(sum(s.minutes or 0.0 for s in stops), 1))


def _minutes(seconds: float) -> float:
    return max(round(seconds / 60, 1), LEAST_MINUTES)
