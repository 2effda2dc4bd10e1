from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely

from liaoshen_viewer.geography.basemap import Basemap, load_basemap
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection

LAMBERT = Projection("+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m")
SCALES = [10.0, 64.0, 100.0, 300.0, 700.0, 1500.0, 4000.0]


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    return load_basemap()


@pytest.fixture(scope="module")
def ground(basemap: Basemap) -> Ground:
    return project_ground(basemap, LAMBERT)


def test_all_layers_come_back_to_their_degrees(basemap: Basemap, ground: Ground) -> None:
    pairs = [
        *zip(basemap.land, ground.lines.land, strict=True),
        *zip(basemap.coast, ground.lines.coast, strict=True),
        *zip(basemap.lakes, ground.lines.lakes, strict=True),
        *zip(basemap.borders, ground.lines.borders, strict=True),
        *((r.points, g.points) for r, g in zip(basemap.rivers, ground.lines.rivers, strict=True)),
        *((r.points, ground.lines.railways[r.id].points) for r in basemap.railways.values()),
        *((n.points, g.points) for n, g in zip(basemap.labels, ground.labels, strict=True)),
        (np.array([place.lonlat for place in basemap.places]), ground.places_m),
    ]
    degrees = np.vstack([pair[0] for pair in pairs])
    metres = np.vstack([pair[1] for pair in pairs])
    assert np.abs(LAMBERT.to_lonlat(metres) - degrees).max() < 1e-9


def test_other_fields_are_kept(basemap: Basemap, ground: Ground) -> None:
    assert ground.places == basemap.places
    assert [river.names for river in ground.lines.rivers] == [r.names for r in basemap.rivers]
    assert list(ground.lines.railways) == list(basemap.railways)
    assert ground.relief is basemap.relief


@pytest.mark.parametrize("scale", SCALES)
def test_a_level_is_never_half_a_pixel_off(ground: Ground, scale: float) -> None:
    level = ground.level(scale)
    assert level.m_per_px <= scale
    for railway in ground.lines.railways.values():
        exact = shapely.LineString(railway.points)
        thin = shapely.LineString(level.railways[railway.id].points)
        assert shapely.hausdorff_distance(thin, exact) <= 0.5 * scale + 1e-6
    islands = [ring for ring in ground.lines.land if np.ptp(ring, axis=0).max() > 2 * scale]
    assert len(level.land) >= len(islands)


def test_coarser_levels_have_fewer_points(ground: Ground) -> None:
    counts = [sum(map(len, ground.level(scale).land)) for scale in SCALES]
    assert all(finer >= coarser for finer, coarser in pairwise(counts))
    assert counts[-1] < counts[0] / 3


def test_levels_are_kept(ground: Ground) -> None:
    assert ground.level(300.0) is ground.level(257.0)
    assert ground.level(5.0) is ground.lines
    assert ground.level(0.0) is ground.lines


def test_rings_stay_closed_and_ends_stay_put(ground: Ground) -> None:
    level = ground.level(2000.0)
    assert all((ring[0] == ring[-1]).all() for ring in level.land)
    for exact, thin in zip(ground.lines.rivers, level.rivers, strict=True):
        assert (thin.points[[0, -1]] == exact.points[[0, -1]]).all()


def test_the_area_holds_everything(ground: Ground) -> None:
    area = shapely.Polygon(ground.area_m)
    points = np.vstack([*ground.lines.land, *ground.lines.borders, ground.places_m])
    assert area.is_valid
    assert shapely.contains_xy(area.buffer(500.0), points[:, 0], points[:, 1]).all()
