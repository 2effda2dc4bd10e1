"""When a unit leaves a waypoint that says nothing of its departure.

Sources date arrivals far more often than departures. A unit that simply travelled from one dated
place to the next would creep for weeks; so it stays, and then travels at the pace of its mode.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from liaoshen_viewer.scenario.calendar import HOUR_MS, TimeMs
from liaoshen_viewer.scenario.model import Mode, Status

PACE_KM_H: Final = MappingProxyType(
    {Mode.MARCH: 2.5, Mode.ROAD: 15.0, Mode.RAIL: 22.0, Mode.SEA: 17.0, Mode.AIR: 250.0}
)
"""How far a unit comes in an hour with its halts: a march of 25 km takes a night of ten hours."""

SLOWEST_KM_H: Final = 0.5
"""A unit said to be moving, but slower than this, was really halting somewhere."""


def default_departure(
    t_ms: TimeMs, next_ms: TimeMs, length_km: float, mode: Mode, status: Status
) -> TimeMs:
    """Return when a unit leaves the waypoint of `t_ms` so as to be at the next one at `next_ms`.

    It leaves as late as its mode's pace allows, or at once if even that is too late. A unit whose
    status is moving does not wait, unless it would then go slower than `SLOWEST_KM_H`. The length
    is that of the whole way, in kilometres; a computed time lies whole minutes before `next_ms`.
    """
    hours = (next_ms - t_ms) / HOUR_MS
    if status is Status.MOVING and length_km >= SLOWEST_KM_H * hours:
        return t_ms
    travel_min = -int(-length_km / PACE_KM_H[mode] * 60 // 1)
    return TimeMs(max(t_ms, next_ms - travel_min * (HOUR_MS // 60)))
