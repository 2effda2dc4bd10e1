"""The compiled movement of a scenario, and the state of everything at one moment.

Row i of every per-unit array is `scenario.units[i]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[Any]
ValueArray = NDArray[Any]


@dataclass(frozen=True, slots=True)
class BattleState:
    """What was where at `t_ms`: the only answer to that question. Arrays have n_units rows.

    `lonlat_deg` is nan exactly where `visible` is False.
    """

    t_ms: int
    lonlat_deg: FloatArray
    """(n, 2) longitude and latitude, degrees."""
    heading_deg: FloatArray
    """(n,) clockwise from true north; nan for a unit at rest or not visible."""
    speed_km_h: FloatArray
    """(n,) 0 for a unit at rest or not visible."""
    status: IntArray
    """(n,) position in `list(Status)`; -1 where not visible."""
    certainty: IntArray
    """(n,) position in `list(Certainty)`: 0 documented, 1 inferred, 2 reconstructed; -1 where not
    visible."""
    error_km: FloatArray
    """(n,) how far the unit may have stood from here; nan where not visible."""
    side: IntArray
    """(n,) position in `scenario.sides`: the side at this time."""
    superior: IntArray
    """(n,) position of the superior in `scenario.units` at this time; -1 for none."""
    strength: FloatArray
    """(n,) men; nan where unknown."""
    visible: BoolArray
    own: BoolArray
    """(n,) the unit has waypoints of its own; one without goes with its superior."""
    waypoint: IntArray
    """(n,) position in `scenario.waypoints` of the last waypoint reached (or first to come); -1 for
    a unit that is not visible or has none."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A value of every unit that changes by steps: side, superior, strength."""

    initial: ValueArray
    """(n,) the values at the start."""
    t_ms: IntArray
    """(c,) when the changes happen, rising."""
    unit: IntArray
    """(c,) whose value changes."""
    value: ValueArray
    """(c,) what it becomes."""

    def at(self, t_ms: int) -> ValueArray:
        """Return the values of all units at `t_ms`, shape (n,); a change counts from its time."""
        values = self.initial.copy()
        done = int(np.searchsorted(self.t_ms, t_ms, side="right"))
        values[self.unit[:done]] = self.value[:done]  # the last of several to one unit wins
        return values


@dataclass(frozen=True, slots=True)
class Tracks:
    """All movement of a scenario as keyframes: made by `compile`, asked by `state`.

    A keyframe says what a unit does from its time until its next keyframe: it stands, or moves
    evenly in one direction. The keyframes of unit i are rows `first[i]` to `first[i + 1]`, in the
    order of time; every unit has one at the start of the clock, visible or not.
    """

    start_ms: int
    end_ms: int
    key: IntArray
    """(k,) unit * span + time since the start: rising, so that one search finds all units."""
    unit_key: IntArray
    """(n,) unit * span."""
    first: IntArray
    """(n + 1,) where each unit's keyframes begin."""
    t_ms: IntArray
    """(k,)"""
    lonlat_deg: FloatArray
    """(k, 2) where the unit is at `t_ms`."""
    lonlat_deg_per_ms: FloatArray
    """(k, 2) how it moves from there."""
    heading_deg: FloatArray
    speed_km_h: FloatArray
    error_km: FloatArray
    status: IntArray
    certainty: IntArray
    waypoint: IntArray
    """(k,) position in `scenario.waypoints`; -1 in a keyframe before the unit is seen."""
    own: BoolArray
    """(n,)"""
    leaves_ms: IntArray
    """(n,) from when on the unit is gone for good."""
    outline_ms: IntArray
    """(n,) until when its outline is drawn."""
    side: Steps
    superior: Steps
    strength: Steps
