"""How far a force is shut in: a look outwards from its edge along every bearing.

A bearing is closed where, within reach, an enemy formation stands across it or the ground is held
by the enemy. What a formation bars, and how far one looks, are conventions of ours, no facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.control import ControlTrack
from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray
from liaoshen_viewer.scenario.model import Branch, Echelon, Scenario, Status

BEARINGS: Final = 120
REACH_KM: Final = 30.0
"""How far beyond the edge of the force one looks; a unit farther than this from its middle is
not with the others."""
EDGE_KM: Final = 2.0
"""How far beyond its outermost formations the edge of a force is."""
STEP_KM: Final = 2.0
"""How closely the ground along a bearing is looked at."""
BARS_KM: Final = {
    Echelon.ARMY: 7.0,
    Echelon.COLUMN: 7.0,
    Echelon.DIVISION: 5.0,
    Echelon.BRIGADE: 3.0,
    Echelon.REGIMENT: 2.0,
    Echelon.GROUPING: 2.0,
}
"""How far to each side of it a formation bars the way; staffs bar nothing."""
HOLDS_KM: Final = 12.0
"""A place speaks for the ground up to so far from it."""
BLOCKADE: Final = 2.0
"""How much farther a besieger bars it, by a line of posts."""
FIGHTING: Final = frozenset({Branch.INFANTRY, Branch.CAVALRY, Branch.MILITIA})
OVER: Final = frozenset({Status.SURRENDERED, Status.DEFECTED, Status.DESTROYED, Status.EVACUATED})
KM_PER_DEG: Final = 111.2
_OVER: Final = np.array([status in OVER for status in Status])
_BESIEGING: Final = np.array([status is Status.ENCIRCLING for status in Status])


@dataclass(frozen=True, slots=True)
class Ring:
    """What shuts a force in."""

    middle_deg: tuple[float, float]
    """Longitude and latitude from which one looks."""
    at_km: FloatArray
    """(BEARINGS,) where each bearing is closed, clockwise from north; inf where it is open."""
    share: float
    """Of the bearings, 0 to 1, that are closed."""
    widest_gap_km: float
    """From end to end of the widest gap; 0 without one, nan where nothing closes it."""


def bars_km(scenario: Scenario) -> FloatArray:
    """Return how far each unit bars the way to its sides, (n_units,); 0 for staffs, ships."""
    return np.array(
        [BARS_KM.get(u.echelon, 0.0) if u.branch in FIGHTING else 0.0 for u in scenario.units]
    )


def army_groups(scenario: Scenario) -> list[int]:
    """Return the formations whose rings are told unasked, as positions in `scenario.units`."""
    return [i for i, u in enumerate(scenario.units) if u.echelon is Echelon.ARMY_GROUP]


def ring_round(
    head: int, state: BattleState, control: ControlTrack, bars: FloatArray
) -> Ring | None:
    """Return the ring round a formation and all under it; None if none of them can fight."""
    force = np.zeros(len(state.side), dtype=np.bool_)
    force[head] = True
    led = state.superior >= 0
    # No chain of command is deeper than the number of echelons.
    for _ in Echelon:
        force[led] |= force[state.superior[led]]
    return ring_of(force, int(state.side[head]), state, control, bars)


def ring_of(
    force: BoolArray, side: int, state: BattleState, control: ControlTrack, bars: FloatArray
) -> Ring | None:
    """Return the ring round the units of `force` (n_units,) that fight for a `side`.

    `side` is a position in `scenario.sides`, `bars` what `bars_km` gives. None if no unit of the
    force that can fight is on the map.
    """
    alive = state.visible & ~_OVER[state.status]
    own = force & alive & (state.side == side) & (bars > 0)
    if not own.any():
        return None
    middle = np.median(state.lonlat_deg[own], axis=0)
    edge = _edge_km(_plane_km(state.lonlat_deg[own], middle))
    enemy = alive & (state.side != side) & (bars > 0)
    reach = bars[enemy] * np.where(_BESIEGING[state.status[enemy]], BLOCKADE, 1.0)
    barred = _barred_km(_plane_km(state.lonlat_deg[enemy], middle), reach, edge)
    held = _held_km(control, control.at(state.t_ms), side, middle, edge)
    at_km = np.minimum(barred, held)
    closed = np.isfinite(at_km)
    return Ring(
        middle_deg=(float(middle[0]), float(middle[1])),
        at_km=at_km,
        share=float(closed.mean()),
        widest_gap_km=widest_gap_km(at_km),
    )


def ways() -> FloatArray:
    """Return the unit vectors of the bearings, (BEARINGS, 2): east and north."""
    bearing = 2 * np.pi * np.arange(BEARINGS) / BEARINGS
    return np.stack([np.sin(bearing), np.cos(bearing)], axis=-1)


def _plane_km(lonlat_deg: FloatArray, middle: FloatArray) -> FloatArray:
    """Return places east and north of a middle, km: within REACH_KM wrong by under 1 %."""
    shrink = np.array((np.cos(np.radians(middle[1])), 1.0))
    return np.asarray((lonlat_deg - middle) * shrink * KM_PER_DEG, dtype=np.float64)


def _edge_km(at: FloatArray) -> FloatArray:
    """Return how far the edge of a force is along each bearing, (BEARINGS,), from its places.

    The edge is the hull of the places that are with the middle, EDGE_KM farther out: the ray leaves
    it where it first leaves one of the half-planes that bound it.
    """
    way = ways()
    near = at[np.hypot(*at.T) <= REACH_KM]
    support = np.maximum(way @ near.T, 0.0).max(axis=1, initial=0.0) + EDGE_KM
    turn = way @ way.T
    leaves = np.where(turn > 1e-3, support / np.maximum(turn, 1e-3), np.inf)
    return np.asarray(leaves.min(axis=1), dtype=np.float64)


def _barred_km(at: FloatArray, radius: FloatArray, edge: FloatArray) -> FloatArray:
    """Return where each bearing meets the disc that a formation bars; inf where it meets none."""
    way = ways()
    along = way @ at.T
    aside = np.abs(way[:, :1] * at[:, 1] - way[:, 1:] * at[:, 0])
    half = np.sqrt(np.maximum(radius**2 - aside**2, 0.0))
    start = edge[:, None]
    meets = (aside <= radius) & (along + half > start) & (along - half <= start + REACH_KM)
    met = np.where(meets, np.maximum(along - half, start), np.inf)
    return np.asarray(met.min(axis=1, initial=np.inf), dtype=np.float64)


def _held_km(
    control: ControlTrack, holders: IntArray, side: int, middle: FloatArray, edge: FloatArray
) -> FloatArray:
    """Return where each bearing first comes to ground of another side; inf where it does not.

    The ground speaks with the voice of the nearest place, as in the wash of control.
    """
    at = _plane_km(control.lonlat_deg, middle)
    farthest = float(edge.max()) + REACH_KM
    # No place farther than twice the way can be nearest to a sample if there is a nearer one.
    away_km = np.hypot(*at.T)
    near = away_km <= 2 * farthest
    # A place within the force shuts nobody in: a besieger is not besieged by the besieged.
    bearing = np.rint(np.arctan2(at[:, 0], at[:, 1]) / (2 * np.pi) * BEARINGS).astype(np.int64)
    near &= (holders == side) | (away_km > edge[bearing % BEARINGS])
    if not near.any():
        return np.full(BEARINGS, np.inf)
    steps = edge[:, None] + np.arange(STEP_KM, REACH_KM + STEP_KM, STEP_KM)
    samples = ways()[:, None, :] * steps[..., None]
    away = ((samples[:, :, None, :] - at[near]) ** 2).sum(axis=-1)
    holder = holders[near][away.argmin(axis=-1)]
    lost = (holder >= 0) & (holder != side) & (away.min(axis=-1) <= HOLDS_KM**2)
    first = np.take_along_axis(steps, lost.argmax(axis=1)[:, None], axis=1)[:, 0]
    return np.where(lost.any(axis=1), first, np.inf)


def widest_gap_km(at_km: FloatArray) -> float:
    """Return the widest run of open bearings, taken round where the nearer of its ends is."""
    closed = np.flatnonzero(np.isfinite(at_km))
    if not len(closed):
        return float("nan")
    steps = (np.roll(closed, -1) - closed - 1) % BEARINGS + 1
    nearer = np.minimum(at_km[closed], np.roll(at_km[closed], -1))
    return float((2 * np.pi / BEARINGS * (steps - 1) * nearer).max())
