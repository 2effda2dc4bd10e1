"""Measure a piece of work beside a yardstick, in the same run, and tell the ratio.

A time in milliseconds says as much about the machine as about the program; the ratio to a
yardstick measured in the same minute can be compared between machines.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter_ns


@dataclass(frozen=True, slots=True)
class Result:
    """Times of one piece of work in milliseconds, and those of its yardstick."""

    name: str
    times_ms: tuple[float, ...]
    yardstick: str
    yardstick_ms: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        """The median time of the work."""
        return statistics.median(self.times_ms)

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
) -> Result:
    """Time `work` and `yardstick` in turns, `runs` times each, after one round that is not counted.

    Taking turns lets a machine that slows down slow both.
    """
    work()
    yardstick()
    pairs = [(_time_ms(work), _time_ms(yardstick)) for _ in range(runs)]
    times, yardsticks = zip(*pairs, strict=True)
    return Result(name, times, yardstick_name, yardsticks)


def as_json(results: list[Result]) -> str:
    """Return the results as JSON, every single time included."""
    return json.dumps([_fields(result) for result in results], indent=1)


def _time_ms(work: Callable[[], object]) -> float:
    began = perf_counter_ns()
    work()
    return (perf_counter_ns() - began) / 1e6


def _fields(result: Result) -> dict[str, object]:
    return {
        "name": result.name,
        "median_ms": round(result.median_ms, 4),
        "times_ms": [round(time, 4) for time in result.times_ms],
        "yardstick": result.yardstick,
        "yardstick_ms": [round(time, 4) for time in result.yardstick_ms],
        "ratio": round(result.ratio, 3),
    }
