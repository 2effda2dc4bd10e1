"""Dated changes of units as steps: side, superior, strength."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import numpy as np

from liaoshen_viewer.motion.tracks import Steps, ValueArray
from liaoshen_viewer.scenario.model import ChangeKind, Scenario, UnitId


def side_steps(scenario: Scenario) -> Steps:
    """Return the sides of all units, as positions in `scenario.sides`."""
    position = {str(side.id): i for i, side in enumerate(scenario.sides)}
    initial = np.array([position[unit.side] for unit in scenario.units], dtype=np.int64)
    return _steps(scenario, ChangeKind.SIDE, initial, position.__getitem__)


def superior_steps(scenario: Scenario) -> Steps:
    """Return the superiors of all units, as positions in `scenario.units`; -1 for none."""
    index = scenario.unit_index

    def position(unit: str) -> int:
        return index[UnitId(unit)] if unit else -1

    initial = np.array([position(unit.parent or "") for unit in scenario.units], dtype=np.int64)
    return _steps(scenario, ChangeKind.SUPERIOR, initial, position)


def strength_steps(scenario: Scenario) -> Steps:
    """Return the strengths of all units in men; nan where unknown."""
    initial = np.array(
        [np.nan if unit.strength is None else unit.strength for unit in scenario.units],
        dtype=np.float64,
    )
    return _steps(scenario, ChangeKind.STRENGTH, initial, float)


def _steps(
    scenario: Scenario,
    kind: ChangeKind,
    initial: ValueArray,
    read: Callable[[str], float],
) -> Steps:
    ours = [row for row in scenario.changes if row.kind is kind and not row.account]
    rows = sorted(ours, key=attrgetter("t_ms"))
    return Steps(
        initial=initial,
        t_ms=np.array([row.t_ms for row in rows], dtype=np.int64),
        unit=np.array([scenario.unit_index[row.unit] for row in rows], dtype=np.int64),
        value=np.array([read(row.after) for row in rows], dtype=initial.dtype),
    )
