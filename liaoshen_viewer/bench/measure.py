"""Measure a piece of work beside a yardstick, in the same run, and tell the ratio.

A time in milliseconds says as much about the machine as about the program; the ratio to a
yardstick measured in the same minute can be compared between machines.
"""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter_ns
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """Times of one piece of work in milliseconds, and those of its yardstick."""

    name: str
    times_ms: tuple[float, ...]
    yardstick: str
    yardstick_ms: tuple[float, ...]
    unit: str = "ms"
    """What the numbers are where they are no milliseconds: `MB`."""
    facts: Mapping[str, float] = field(default_factory=dict)
    """What else the run has shown, by what it is called."""

    @property
    def median_ms(self) -> float:
        """The median time of the work."""
        return statistics.median(self.times_ms)

    def share(self, percent: float) -> float:
        """Return the time that so many percent of the runs do not exceed (nearest rank)."""
        ordered = sorted(self.times_ms)
        return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]

    @property
    def ratio(self) -> float:
        """How many times the yardstick's median the work's median is."""
        return self.median_ms / statistics.median(self.yardstick_ms)


def compare(
    name: str,
    work: Callable[[], object],
    yardstick_name: str,
    yardstick: Callable[[], object],
    runs: int,
    clock: Callable[[], int] = perf_counter_ns,
) -> Result:
    """Time `work` and `yardstick` in turns, `runs` times each, after one round that is not counted.

    Taking turns lets a machine that slows down slow both. `clock` gives nanoseconds; with
    `time.process_time_ns` they are those that all threads of the process took of the processor,
    whatever else the machine had to do.
    """
    work()
    yardstick()
    pairs = [(_time_ms(work, clock), _time_ms(yardstick, clock)) for _ in range(runs)]
    times, yardsticks = zip(*pairs, strict=True)
    return Result(name, times, yardstick_name, yardsticks)


def as_json(results: list[Result], indent: int | None = 1) -> str:
    """Return the results as JSON, every single time included."""
    return json.dumps([_fields(result) for result in results], indent=indent)


def result_of(fields: Mapping[str, Any]) -> Result:
    """Return the result that an object of that JSON tells of."""
    return Result(
        fields["name"], tuple(fields["times_ms"]), fields["yardstick"],
        tuple(fields["yardstick_ms"]), fields["unit"], fields["facts"],
    )  # fmt: skip


def _time_ms(work: Callable[[], object], clock: Callable[[], int]) -> float:
    began = clock()
    work()
    return (clock() - began) / 1e6


def _fields(result: Result) -> dict[str, object]:
    return {
        "name": result.name,
        "unit": result.unit,
        "median_ms": round(result.median_ms, 4),
        "p99_ms": round(result.share(99), 4),
        "times_ms": [round(time, 4) for time in result.times_ms],
        "yardstick": result.yardstick,
        "yardstick_ms": [round(time, 4) for time in result.yardstick_ms],
        "ratio": round(result.ratio, 3),
        "facts": {name: round(value, 4) for name, value in result.facts.items()},
    }
