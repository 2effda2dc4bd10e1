"""Figures over time: what the timeline and the charts draw as curves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import FloatArray, IntArray, Tracks
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import LossRow, Scenario
from liaoshen_viewer.scene.summary import hierarchy, strengths

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


def strength_series(scenario: Scenario, tracks: Tracks) -> Series:
    """Return the men of every side day by day, as the order of battle sums them."""
    days = days_of(scenario)
    values = np.full((len(scenario.sides), len(days)), np.nan)
    for column, t_ms in enumerate(days.tolist()):
        state = state_at(tracks, t_ms)
        tree = hierarchy(scenario, state)
        men = strengths(scenario, state, tree)
        for row, top in enumerate(tree.top):
            known = [figure for i in top if (figure := men[i]) is not None]
            if known:
                values[row, column] = sum(known)
    return Series(days, values)


def loss_series(scenario: Scenario, kind: str) -> Series:
    """Return the losses of one of `LOSS_KINDS` of every side, summed up to each day.

    A row's losses spread evenly over its days, its last one included. Rows of one source's own
    account are left out. A row belongs to the side that its first unit had on the first day.
    """
    days = days_of(scenario)
    values = np.zeros((len(scenario.sides), len(days)))
    position = {side.id: i for i, side in enumerate(scenario.sides)}
    for row in scenario.losses:
        if not row.units or row.account:
            continue
        side = scenario.units[scenario.unit_index[row.units[0]]].side
        men = sum(row.figures.get(key, 0) for key in LOSS_KINDS[kind])
        values[position[side]] += men * _share_done(row, days)
    return Series(days, values)


def losses_of(rows: Iterable[LossRow], days: IntArray) -> FloatArray:
    """Return all losses of some rows but those taken away, summed up to each day, (k,)."""
    keys = [key for kind, keys in LOSS_KINDS.items() if kind != "evacuated" for key in keys]
    total = np.zeros(len(days))
    for row in rows:
        total += sum(row.figures.get(key, 0) for key in keys) * _share_done(row, days)
    return total


def total_losses(scenario: Scenario) -> Series:
    """Return all losses of every side but those taken away by sea or air, summed up to each day."""
    parts = [loss_series(scenario, kind) for kind in LOSS_KINDS if kind != "evacuated"]
    return Series(parts[0].t_ms, np.asarray(np.sum([part.values for part in parts], axis=0)))


def without_empty(series: Series) -> Series:
    """Return a series in which a side that has nothing but zeros is unknown: it has no rows."""
    empty = (series.values == 0).all(axis=1, keepdims=True)
    return Series(series.t_ms, np.where(empty, np.nan, series.values))


def _share_done(row: LossRow, days: IntArray) -> FloatArray:
    end_ms = max(row.end_ms, row.start_ms + 1)  # the end of its last day, as it was linked
    return np.clip((days - row.start_ms) / (end_ms - row.start_ms), 0.0, 1.0)
