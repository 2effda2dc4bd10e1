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


@dataclass(frozen=True, slots=True)
class BattleState:
    """What was where at `t_ms`: the only answer to that question. Arrays have n_units rows.

    `lonlat_deg` is nan exactly where `visible` is False.
    """

    t_ms: int
    lonlat_deg: FloatArray
    """(n, 2) longitude and latitude, degrees."""
    heading_deg: FloatArray
    """(n,) clockwise from true north; nan for a unit at rest."""
    speed_km_h: FloatArray
    """(n,) 0 for a unit at rest."""
    status: IntArray
    """(n,) position in `list(Status)`; -1 where not visible."""
    certainty: IntArray
    """(n,) position in `list(Certainty)`: 0 documented, 1 inferred, 2 reconstructed."""
    error_km: FloatArray
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
    """(n,) position in `scenario.waypoints` of the last waypoint reached (or first to come); -1."""
