"""What was where at one moment: a pure function of the tracks and the time."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray, Tracks
from liaoshen_viewer.scenario.model import Certainty

WITH_SUPERIOR_KM: Final = 15.0
"""How far a unit without waypoints may at least have stood from its superior's position."""

_RECONSTRUCTED: Final = list(Certainty).index(Certainty.RECONSTRUCTED)
_DEEPEST: Final = 6  # each halves the way up: 2**6 levels of command


def state_at(tracks: Tracks, t_ms: int, *, outlines: bool = False) -> BattleState:
    """Return the state of all units at `t_ms`, the same however it is asked.

    A time outside the scenario's clock is answered with the state at the clock's nearest end.
    With `outlines` a unit that was destroyed is visible for a day more, as the picture has it.
    """
    now = min(max(t_ms, tracks.start_ms), tracks.end_ms)
    superior = tracks.superior.at(now)
    gone = (tracks.outline_ms if outlines else tracks.leaves_ms) <= now
    carrier = _carriers(tracks, superior, gone)
    keys = tracks.unit_key + (now - tracks.start_ms)
    frame = (np.searchsorted(tracks.key, keys, side="right") - 1)[carrier]
    reached = tracks.waypoint[frame]
    visible = (carrier >= 0) & (reached >= 0)
    return BattleState(
        t_ms=t_ms,
        lonlat_deg=_lonlat(tracks, frame, visible, now),
        heading_deg=np.where(visible, tracks.heading_deg[frame], np.nan),
        speed_km_h=np.where(visible, tracks.speed_km_h[frame], 0.0),
        status=np.where(visible, tracks.status[frame], -1),
        certainty=_certainty(tracks, frame, visible),
        error_km=_error_km(tracks, frame, visible),
        side=tracks.side.at(now),
        superior=superior,
        strength=tracks.strength.at(now),
        visible=visible,
        own=tracks.own,
        waypoint=np.where(visible & tracks.own, reached, -1),
    )


def _carriers(tracks: Tracks, superior: IntArray, gone: BoolArray) -> IntArray:
    """Return whose position each unit has, shape (n,): its own, a superior's, or -1 for nobody's.

    A unit without waypoints asks its superior, and so on upwards; where that one is gone, it is
    gone with it. Pointers are doubled instead of walked, so that all units need a few steps.
    """
    n = len(superior)
    link = np.empty(n + 1, dtype=np.int64)  # the last row stands for nobody
    link[:n] = np.where(tracks.own, np.arange(n), superior)
    link[:n][gone] = n
    link[link < 0] = n
    link[n] = n
    if not tracks.own.all():
        for _ in range(_DEEPEST):
            link = link[link]
    found = np.append(tracks.own, False)[link]  # a circle of superiors ends at nobody
    return np.where(found, link, -1)[:n]


def _lonlat(tracks: Tracks, frame: IntArray, visible: BoolArray, now: int) -> FloatArray:
    lonlat = np.take(tracks.lonlat_deg_per_ms, frame, axis=0)  # twice as fast as [frame]
    lonlat *= (now - tracks.t_ms[frame])[:, None]
    lonlat += np.take(tracks.lonlat_deg, frame, axis=0)
    lonlat[~visible] = np.nan
    return lonlat


def _certainty(tracks: Tracks, frame: IntArray, visible: BoolArray) -> IntArray:
    certainty = np.where(tracks.own, tracks.certainty[frame], _RECONSTRUCTED)
    return np.where(visible, certainty, -1)


def _error_km(tracks: Tracks, frame: IntArray, visible: BoolArray) -> FloatArray:
    error = tracks.error_km[frame]
    with_superior = np.maximum(error, WITH_SUPERIOR_KM)
    return np.where(visible, np.where(tracks.own, error, with_superior), np.nan)
