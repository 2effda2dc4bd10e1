"""The wash of control and the cut railways as they are seen, solved at anchor times."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.control import (
    ControlTrack,
    compile_control,
    control_cells,
    control_region,
)
from liaoshen_viewer.motion.railways import RailwayTrack, compile_railways
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.bands import time_blend
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.control_marks import ControlLook, ControlMark, ControlShapes
from liaoshen_viewer.scene.keep import Keep

ANCHOR_MS: Final = 4 * HOUR_MS
"""A change shows after its time: from the next anchor it takes one step of them to come in."""

SHORTEST_RING: Final = 4


def control_mark(
    keep: Keep, battle: Battle, ground: Ground, t_ms: int, camera: Camera, layers: frozenset[str]
) -> ControlMark:
    """Return the wash between two anchors, with the cut sections of the railways."""
    scenario = battle.scenario
    control = keep.get("control", lambda: compile_control(scenario))
    railways = keep.get("railways", lambda: _railways(scenario, ground))
    shapes = keep.get("control shapes", lambda: _shapes(scenario, control, railways, ground))
    band = int(np.floor(np.log2(max(camera.m_per_px, 1.0))))
    region = keep.get(("region", band), lambda: _simplified(shapes.region_m, 2.0 ** (band - 1)))
    blend = time_blend(t_ms, ANCHOR_MS)
    cut = _cut(railways, t_ms) if "cuts" in layers else ()
    first, second = (
        ControlLook(_held(control, anchor * ANCHOR_MS) if "control" in layers else (), cut)
        for anchor in (blend.first - 1, blend.first)
    )
    share = blend.share * blend.share * (3 - 2 * blend.share)
    return ControlMark(shapes, region, first, second, share)


def _held(control: ControlTrack, t_ms: int) -> tuple[int, ...]:
    return tuple(control.at(t_ms).tolist())


def _cut(railways: RailwayTrack, t_ms: int) -> tuple[int, ...]:
    return tuple(np.flatnonzero(railways.cut_at(t_ms)).tolist())


def _railways(scenario: Scenario, ground: Ground) -> RailwayTrack:
    lines = {key: line.points for key, line in ground.lines.railways.items()}
    named = {key for row in scenario.railways for key in (row.start, row.end)}
    places = {key: ground.projection.to_m(np.array(scenario.places[key].lonlat)) for key in named}
    return compile_railways(scenario.railways, lines, places)


def _shapes(
    scenario: Scenario, control: ControlTrack, railways: RailwayTrack, ground: Ground
) -> ControlShapes:
    points_m = ground.projection.to_m(control.lonlat_deg)
    return ControlShapes(
        points_m=points_m,
        cells_m=control_cells(points_m),
        region_m=control_region(ground.lines.land, ground.lines.borders, points_m),
        sections_m=railways.sections_m,
        colours=tuple(side.colour for side in scenario.sides),
    )


def _simplified(rings: tuple[FloatArray, ...], tolerance: float) -> tuple[FloatArray, ...]:
    """Simplify rings after Douglas and Peucker: to be filled they need not be valid polygons."""
    strings = [shapely.LineString(ring) for ring in rings]
    thinned = shapely.simplify(strings, tolerance, preserve_topology=False)
    found = (shapely.get_coordinates(string) for string in thinned)
    return tuple(ring for ring in found if len(ring) >= SHORTEST_RING)
