"""How many men every formation and side had over time: the very sums of the order of battle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from liaoshen_viewer.motion.leaving import NEVER_MS
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import FloatArray, IntArray, Tracks
from liaoshen_viewer.scenario.model import ChangeKind, Scenario
from liaoshen_viewer.scene.series import days_of, held_at
from liaoshen_viewer.scene.summary import hierarchy, strengths, sum_known


@dataclass(frozen=True, slots=True)
class Men:
    """Men over time; a figure holds until the next time."""

    t_ms: IntArray
    """(k,) rising: the scenario's start and end, every midnight, and when a figure may change."""
    units: FloatArray
    """(n_units, k) nan where unknown; 0 of those that are no more."""
    sides: FloatArray
    """(n_sides, k) nan where unknown."""


def men_over_time(scenario: Scenario, tracks: Tracks) -> Men:
    """Work out everybody's men at all times of the scenario's clock (some 50 ms)."""
    turns = turning_times(scenario, tracks)
    units = np.full((len(scenario.units), len(turns)), np.nan)
    sides = np.full((len(scenario.sides), len(turns)), np.nan)
    for column, t_ms in enumerate(turns.tolist()):
        state = state_at(tracks, t_ms)
        tree = hierarchy(scenario, state)
        men = strengths(scenario, state, tree)
        units[:, column] = [np.nan if known is None else known for known in men]
        sums = [sum_known(men[i] for i in top) for top in tree.top]
        sides[:, column] = [np.nan if known is None else known for known in sums]
    # Who was known and is no more has no men left; who is not known yet has an unknown number.
    known = np.logical_or.accumulate(np.isfinite(units), axis=1)
    units[known & np.isnan(units)] = 0.0
    times = np.union1d(days_of(scenario), turns)
    return Men(times, held_at(turns, units, times), held_at(turns, sides, times))


def turning_times(scenario: Scenario, tracks: Tracks) -> IntArray:
    """Return the clock's start and all later times at which a sum of men may change, rising.

    Those are the dated changes of strength, side and superior, the ends of formations, and when
    they come onto the map and leave it: see the rules of `scene.summary`.
    """
    clock = scenario.clock
    comes = np.flatnonzero((tracks.waypoint[1:] >= 0) & (tracks.waypoint[:-1] < 0)) + 1
    ends = [unit.fate_ms for unit in scenario.units if unit.fate_ms is not None]
    ends += [
        row.t_ms
        for row in scenario.changes
        if row.kind is ChangeKind.FATE and not row.account
    ]  # fmt: skip
    times = np.concatenate([
        [clock.start_ms], tracks.strength.t_ms, tracks.side.t_ms, tracks.superior.t_ms,
        tracks.leaves_ms[tracks.leaves_ms < NEVER_MS], tracks.t_ms[comes], ends,
    ]).astype(np.int64)  # fmt: skip
    return np.unique(times[(times >= clock.start_ms) & (times <= clock.end_ms)])
