"""Marches that lead over a range of mountains where no pass is known to the scenario."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem
from liaoshen_viewer.geography.basemap import Relief
from liaoshen_viewer.geography.distance import geodesic_paths
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.review.hours import warning
from liaoshen_viewer.scenario.model import Mode

CLIMB_M: Final = 300.0
"""More than this above both ends of a march is a range, and asks for the pass it goes by. The
relief is a mean over cells of about two kilometres, so ridges stand higher than it says."""
STEP_KM: Final = 1.0


def crossing_ranges(battle: Battle) -> Iterator[Problem]:
    """Yield a warning for every march or drive that climbs over a range.

    The way is that of the tracks, its points at most `STEP_KM` apart.
    """
    relief = battle.basemap.relief
    if relief is None:
        return
    for row, points in _ways(battle):
        height = height_m(relief, points)
        climb = float(height.max() - max(height[0], height[-1]))
        if climb > CLIMB_M:
            lon, lat = points[int(height.argmax())].tolist()
            waypoint = battle.scenario.waypoints[row]
            yield warning("crosses_range", waypoint, climb=f"{climb:.0f}", lon=f"{lon:.2f}",
                          lat=f"{lat:.2f}")  # fmt: skip


def height_m(relief: Relief, lonlat_deg: FloatArray) -> FloatArray:
    """Return the relief's height of the cells in which points, shape (k, 2), lie; metres.

    Points outside the relief have the height of its edge.
    """
    rows, columns = relief.elevation_m.shape
    row = (relief.lat1 - lonlat_deg[:, 1]) / (relief.lat1 - relief.lat0) * rows
    column = (lonlat_deg[:, 0] - relief.lon0) / (relief.lon1 - relief.lon0) * columns
    inside = [np.clip(x, 0, n - 1).astype(int) for x, n in ((row, rows), (column, columns))]
    return np.asarray(relief.elevation_m[inside[0], inside[1]], dtype=np.float64)


def _ways(battle: Battle) -> Iterator[tuple[int, FloatArray]]:
    """Yield the legs on foot or by road: the row they start from, and their points."""
    tracks, rows = battle.tracks, battle.scenario.waypoints
    for frames in np.split(np.arange(len(tracks.t_ms)), tracks.first[1:-1]):
        moving = frames[tracks.speed_km_h[frames] > 0]
        for row in np.unique(tracks.waypoint[moving]).tolist():
            if rows[row].mode in (Mode.MARCH, Mode.ROAD):
                on = moving[tracks.waypoint[moving] == row]
                corners = tracks.lonlat_deg[np.append(on, on[-1] + 1)]
                points, _ = geodesic_paths(corners[:-1], corners[1:], STEP_KM)
                yield row, points
