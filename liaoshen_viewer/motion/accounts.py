"""Other accounts: where units were by another source's version, as tracks of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.leaving import LEAVING_STATUS
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, Tracks
from liaoshen_viewer.scenario.model import ChangeKind, Scenario, Waypoint


@dataclass(frozen=True, slots=True)
class Account:
    """One version that differs from ours."""

    id: str
    scenario: Scenario
    """As this account has it; what tracks and states count by."""
    tracks: Tracks
    told: BoolArray
    """(n_units,) of which units it tells something else than we do."""


def compile_accounts(scenario: Scenario, lines: Mapping[str, FloatArray]) -> tuple[Account, ...]:
    """Return every account that waypoints name, by its id; compiled as our own is.

    Until it first differs an account goes with ours: its units have our waypoints before that, but
    for an end of theirs, which this account then denies.
    """
    ids = sorted({row.account for row in scenario.waypoints if row.account})
    return tuple(_account(scenario, name, lines) for name in ids)


def _account(scenario: Scenario, name: str, lines: Mapping[str, FloatArray]) -> Account:
    theirs = [row for row in scenario.waypoints if row.account == name]
    first: dict[str, int] = {}
    for row in theirs:
        first[row.unit] = min(row.t_ms, first.get(row.unit, row.t_ms))
    rows = [row for row in scenario.waypoints if _shared(row, first)]
    rows += [replace(row, account="") for row in theirs]
    rows.sort(key=lambda row: (scenario.unit_index[row.unit], row.t_ms))
    # Our fates are ours: who is dead by our account may march on by theirs.
    units = tuple(
        replace(unit, fate="", fate_ms=None) if unit.id in first else unit
        for unit in scenario.units
    )
    changes = tuple(
        row for row in scenario.changes if row.unit not in first or row.kind is not ChangeKind.FATE
    )
    version = replace(scenario, units=units, waypoints=tuple(rows), changes=changes)
    told = np.array([unit.id in first for unit in units], dtype=np.bool_)
    return Account(name, version, compile_tracks(version, lines), told)


def _shared(row: Waypoint, first: Mapping[str, int]) -> bool:
    if row.account or row.unit not in first:
        return False
    return row.t_ms < first[row.unit] and row.status not in LEAVING_STATUS
