"""Where a film's camera is at a time: still, following a formation, or gliding between events.

A moving camera is sampled at whole campaign hours and interpolated between them, so that it is a
function of time alone: any frame can be painted first, last, or in another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.playback.film_plan import CameraWish
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Event, UnitId, View
from liaoshen_viewer.scenario.problems import nearest
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.views import Window, camera_for

FOLLOW_KM: Final = 260.0
GLIDE_KM: Final = 420.0
CALM_H: Final = 9
"""Over how many hours to either side a moving camera is smoothed."""


@dataclass(frozen=True, slots=True)
class CameraPath:
    """A camera for every time: `base`, with its middle moved along `centers_m`."""

    base: Camera
    start_ms: int
    centers_m: FloatArray
    """(n, 2) the middle at every hour from `start_ms` on; empty for a camera that stands."""

    def at(self, t_ms: int) -> Camera:
        """Return the camera of a time, its middle on a whole pixel."""
        if not len(self.centers_m):
            return self.base
        hours = (t_ms - self.start_ms) / HOUR_MS
        knots = np.arange(len(self.centers_m))
        x, y = (float(np.interp(hours, knots, self.centers_m[:, axis])) for axis in (0, 1))
        dx, dy = x - self.base.center_m[0], y - self.base.center_m[1]
        m = self.base.m_per_px
        # Whole pixels: names and coasts do not shimmer while the ground moves under them.
        return self.base.moved_px(-round(dx / m), round(dy / m))


def camera_path(
    battle: Battle,
    wish: CameraWish,
    ends_ms: tuple[int, int],
    size_px: tuple[int, int],
    scale: float | None,
    importance: int,
) -> CameraPath:
    """Return the path of a camera from the first to the last of `ends_ms`.

    Raises UsageError for an unknown view or formation, and for a formation that is nowhere in
    these days.
    """
    projection = Projection(battle.scenario.projection)
    start_ms, end_ms = ends_ms
    view = _view(battle, wish)
    if wish.follow is None and not wish.glide:
        standing = camera_for(view, projection, size_px, scale)
        if not np.isfinite(standing.center_m).all():
            lon, lat = view.center
            raise UsageError(Message("export.no_center", {"lon": lon, "lat": lat}))
        return CameraPath(standing, start_ms, np.empty((0, 2)))
    hours = np.arange(start_ms, end_ms + HOUR_MS, HOUR_MS, dtype=np.float64)
    if wish.follow is not None:
        lonlat = _followed(battle, wish.follow, hours)
    else:
        lonlat = _glided(battle.scenario.events, importance, hours, view.center)
    centers = _calm(projection.to_m(lonlat))
    width = wish.width_km or (FOLLOW_KM if wish.follow else GLIDE_KM)
    first = Window((float(lonlat[0, 0]), float(lonlat[0, 1])), width)
    return CameraPath(camera_for(first, projection, size_px, scale), start_ms, centers)


def _view(battle: Battle, wish: CameraWish) -> View | Window:
    if wish.center is not None and wish.width_km is not None:
        return Window(wish.center, wish.width_km)
    views = {view.id: view for view in battle.scenario.views}
    name = wish.view or battle.scenario.views[0].id
    if name not in views:
        values = {"name": name, "views": ", ".join(views)}
        raise UsageError(Message("export.no_view", values))
    return views[name]


def _followed(battle: Battle, name: str, hours: FloatArray) -> FloatArray:
    """Return the positions of a formation, degrees (n, 2); where it is not, the nearest known."""
    index = battle.scenario.unit_index.get(UnitId(name))
    if index is None:
        near = nearest(name, battle.scenario.unit_index)
        raise UsageError(Message("export.no_unit", {"name": name, "near": near or "?"}))
    clock = battle.scenario.clock
    times = np.clip(hours, clock.start_ms, clock.end_ms)
    states = [state_at(battle.tracks, int(t)) for t in times]
    seen = np.array([bool(state.visible[index]) for state in states])
    if not seen.any():
        raise UsageError(Message("export.unit_not_there", {"name": name}))
    lonlat = np.array([state.lonlat_deg[index] for state in states])
    at = np.arange(len(hours))
    return np.stack([np.interp(at, at[seen], lonlat[seen, axis]) for axis in (0, 1)], axis=1)


def _glided(
    events: Sequence[Event], importance: int, hours: FloatArray, rest: tuple[float, float]
) -> FloatArray:
    """Return the way from one event's place to the next, degrees (n, 2)."""
    stops: dict[int, tuple[float, float]] = {
        event.start_ms: event.lonlat
        for event in sorted(events, key=_importance, reverse=True)
        if event.lonlat is not None
        and event.importance <= importance
        and hours[0] <= event.start_ms <= hours[-1]
    }
    times: list[int] = [*sorted(stops)] or [int(hours[0])]
    places = np.array([stops.get(t, rest) for t in times])
    return np.stack([np.interp(hours, times, places[:, axis]) for axis in (0, 1)], axis=1)


def _importance(event: Event) -> int:
    return event.importance


def _calm(points: FloatArray) -> FloatArray:
    """Average the points over `CALM_H` hours to either side, the ends repeated."""
    padded = np.pad(points, ((CALM_H, CALM_H), (0, 0)), mode="edge")
    weights = np.full(2 * CALM_H + 1, 1 / (2 * CALM_H + 1))
    return np.stack([np.convolve(padded[:, axis], weights, "valid") for axis in (0, 1)], axis=1)
