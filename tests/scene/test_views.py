from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import NAMED, Projection
from liaoshen_viewer.messages import render
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.scale_bar import scale_bar
from liaoshen_viewer.scene.views import Window, camera_for, kept_on_map, reprojected, scale_limits

SIZES = st.tuples(st.integers(320, 3840), st.integers(180, 2160))
SCALES = st.floats(0.3, 3.0)
CENTRES = st.tuples(st.floats(-3e6, 3e6), st.floats(-3e6, 3e6))


@cache
def ground(name: str = "lambert") -> Ground:
    return project_ground(load_basemap(), Projection(name))


@given(CENTRES, st.floats(1.0, 50_000.0), SIZES, SCALES)
@settings(deadline=None)
def test_a_camera_is_kept_on_the_map(
    centre: tuple[float, float], m_per_px: float, size: tuple[int, int], scale: float
) -> None:
    kept = kept_on_map(Camera(centre, m_per_px, size, scale), ground())
    nearest, farthest = scale_limits(ground(), size, scale)
    assert nearest <= kept.m_per_px <= farthest
    assert kept_on_map(kept, ground()) == kept
    low, high = ground().area_m.min(axis=0), ground().area_m.max(axis=0)
    seen = kept.to_m(np.array([(0.0, size[1]), (size[0], 0.0)]))
    inside = (seen[0] >= low - 1) & (seen[1] <= high + 1)
    whole = (seen[0] <= low + 1) & (seen[1] >= high - 1)
    assert (inside | whole).all()


def test_a_camera_on_the_map_stays_as_it_is() -> None:
    camera = Camera((10_000.0, -20_000.0), 300.0, (1280, 720))
    assert kept_on_map(camera, ground()) is camera


@pytest.mark.parametrize("name", NAMED)
def test_another_projection_shows_the_same_country(name: str) -> None:
    old, new = Projection("lambert"), Projection(name)
    camera = camera_for(Window((121.1, 41.1), 300.0), old, (1280, 720))
    there = reprojected(camera, old, new)
    middle = new.to_lonlat(np.array(there.center_m))
    assert distance_km(middle, (121.1, 41.1)) < 0.001
    assert _width_km(there, new) == pytest.approx(300.0, rel=0.005)


@pytest.mark.parametrize("name", [*NAMED, "+proj=tmerc +lon_0=118 +datum=WGS84 +units=m"])
@pytest.mark.parametrize("width_km", [60.0, 300.0, 1_000.0])
def test_the_scale_bar_is_true_at_the_middle(name: str, width_km: float) -> None:
    projection = Projection(name)
    camera = camera_for(Window((125.3, 43.9), width_km), projection, (1280, 720))
    bar = scale_bar(projection, camera, 1.0, render)
    x, y = np.array(camera.size_px) / 2
    half = bar.length_px / 2
    ends = projection.to_lonlat(camera.to_m(np.array([(x - half, y), (x + half, y)])))
    km = float(bar.numbers[-1].split()[0])
    assert float(distance_km(ends[0], ends[1])) == pytest.approx(km, rel=0.005)


def _width_km(camera: Camera, projection: Projection) -> float:
    y = camera.size_px[1] / 2
    ends = projection.to_lonlat(camera.to_m(np.array([(0.0, y), (camera.size_px[0], y)])))
    return float(distance_km(ends[0], ends[1]))
