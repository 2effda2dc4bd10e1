"""What each side holds over time: towns, and the ground around them."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.control import (
    ControlTrack,
    compile_control,
    control_cells,
    control_region,
)
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.series import Series, days_of

TOWN_KINDS: Final = frozenset({"city", "town", "port"})
LOWEST_RANK: Final = 3
"""Places of a lower rank are villages, hills and halts, whatever their kind is called."""
ROUND_M: Final = 25_000.0
"""How far around the outermost places ground is counted."""
COARSE_M: Final = 300.0
"""How much a coast may be straightened for measuring areas."""
EQUAL_AREA: Final = "+proj=aea +lat_1=40 +lat_2=46 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m"


def towns_held(scenario: Scenario) -> Series:
    """Return how many towns of known control every side holds; a count holds until the next."""
    control = compile_control(scenario)
    places = [scenario.places[place] for place in control.places]
    counts = [place.kind in TOWN_KINDS and place.rank <= LOWEST_RANK for place in places]
    return _held(scenario, control, np.array(counts, dtype=np.float64))


def area_held_km2(battle: Battle) -> Series:
    """Return the ground that every side holds, in square kilometres, until the next time.

    A place speaks for the land nearer to it than to any other, as in the map's wash of control,
    but only as far as the places reach; contested ground is nobody's.
    """
    control = compile_control(battle.scenario)
    return _held(battle.scenario, control, _areas_km2(battle, control))


def _held(scenario: Scenario, control: ControlTrack, weights: FloatArray) -> Series:
    days, turns = days_of(scenario), control.steps.t_ms
    times = np.union1d(days, turns[(turns > days[0]) & (turns < days[-1])])
    values = np.zeros((len(scenario.sides), len(times)))
    for column, t_ms in enumerate(times.tolist()):
        holders = control.at(t_ms)
        for side in range(len(scenario.sides)):
            values[side, column] = weights[holders == side].sum()
    values[:, times < (turns[0] if len(turns) else times[-1] + 1)] = np.nan
    return Series(times, values)


def _areas_km2(battle: Battle, control: ControlTrack) -> FloatArray:
    """Return the land of every place's cell, (p,), measured on a projection true to areas."""
    if not control.places:
        return np.zeros(0)
    to_m = Projection(EQUAL_AREA).to_m
    points_m = to_m(control.lonlat_deg)
    # Straightened first: the whole coast would take a second.
    land = [
        shapely.get_coordinates(shapely.LinearRing(to_m(ring)).simplify(COARSE_M))
        for ring in battle.basemap.land
    ]
    rings = control_region(land, [to_m(line) for line in battle.basemap.borders], points_m)
    theatre = shapely.MultiPoint(points_m).convex_hull.buffer(ROUND_M)
    cells = shapely.intersection(
        shapely.polygons([shapely.linearrings(ring) for ring in control_cells(points_m)]), theatre
    )
    # Rings are for an odd-even fill: a ring in a ring takes away what the outer one gave.
    grounds = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings]
    areas = np.zeros(len(cells))
    for ring in grounds:
        inside_of = sum(other is not ring and other.contains(ring) for other in grounds)
        sign = -1.0 if inside_of % 2 else 1.0
        areas += sign * shapely.area(shapely.intersection(cells, ring))
    return areas / 1e6
