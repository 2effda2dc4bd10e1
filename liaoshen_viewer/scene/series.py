"""Figures over time: what the timeline and the charts draw as curves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import LossRow, Scenario

LOSS_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "killed_wounded": ("killed_wounded",),
    "captured": ("captured", "surrendered"),
    "defected": ("defected",),
    "evacuated": ("evacuated",),
}
"""Kinds of losses, and the figures of a row that count for each."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of every side at some times."""

    t_ms: IntArray
    """(k,) rising."""
    values: FloatArray
    """(n_sides, k) men; nan where unknown."""


def days_of(scenario: Scenario) -> IntArray:
    """Return the scenario's start, every midnight within its clock, and its end."""
    clock = scenario.clock
    first = -(-clock.start_ms // DAY_MS) * DAY_MS
    inner = np.arange(first, clock.end_ms, DAY_MS, dtype=np.int64)
    return np.unique(np.concatenate([[clock.start_ms], inner, [clock.end_ms]]))


def held_at(t_ms: IntArray, values: FloatArray, times: IntArray) -> FloatArray:
    """Return values (…, k) that each hold until the next of `t_ms`, at other times."""
    column = np.searchsorted(t_ms, times, side="right") - 1
    held: FloatArray = values[..., np.maximum(column, 0)]
    return held


def stairs(at: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the corners of a line that holds each value until the next one's place."""
    return np.repeat(at, 2)[1:], np.repeat(values, 2)[:-1]


def loss_series(scenario: Scenario, kind: str) -> Series:
    """Return the losses of one of `LOSS_KINDS` of every side, summed up; straight between times.

    A row's losses spread evenly over its days, its last one included. Rows of one source's own
    account are left out. A row belongs to the side that its first unit had on the first day.
    """
    times = loss_times(scenario)
    values = np.zeros((len(scenario.sides), len(times)))
    position = {side.id: i for i, side in enumerate(scenario.sides)}
    for row in scenario.losses:
        if not row.units or row.account:
            continue
        side = scenario.units[scenario.unit_index[row.units[0]]].side
        men = sum(row.figures.get(key, 0) for key in LOSS_KINDS[kind])
        values[position[side]] += men * _share_done(row, times)
    return Series(times, values)


def loss_times(scenario: Scenario) -> IntArray:
    """Return every midnight of the clock and the times between which losses grow evenly."""
    days = days_of(scenario)
    ends = [t_ms for row in scenario.losses for t_ms in (row.start_ms, _end_of(row))]
    inside = [t_ms for t_ms in ends if days[0] < t_ms < days[-1]]
    return np.union1d(days, np.array(inside, dtype=np.int64))


def losses_of(rows: Iterable[LossRow], times: IntArray) -> FloatArray:
    """Return all losses of some rows but those taken away, summed up to each time, (k,)."""
    keys = [key for kind, keys in LOSS_KINDS.items() if kind != "evacuated" for key in keys]
    total = np.zeros(len(times))
    for row in rows:
        total += sum(row.figures.get(key, 0) for key in keys) * _share_done(row, times)
    return total


def total_losses(scenario: Scenario) -> Series:
    """Return all losses of every side but those taken away by sea or air, summed up."""
    parts = [loss_series(scenario, kind) for kind in LOSS_KINDS if kind != "evacuated"]
    return Series(parts[0].t_ms, np.asarray(np.sum([part.values for part in parts], axis=0)))


def without_empty(series: Series) -> Series:
    """Return a series in which a side that has nothing but zeros is unknown: it has no rows."""
    empty = (series.values == 0).all(axis=1, keepdims=True)
    return Series(series.t_ms, np.where(empty, np.nan, series.values))


def _share_done(row: LossRow, times: IntArray) -> FloatArray:
    return np.clip((times - row.start_ms) / (_end_of(row) - row.start_ms), 0.0, 1.0)


def _end_of(row: LossRow) -> int:
    """Return the end of a row's last day, as it was linked, and never its very beginning."""
    return max(row.end_ms, row.start_ms + 1)
