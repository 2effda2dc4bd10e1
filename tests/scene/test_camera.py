from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.scene.bands import (
    band_m_per_pt,
    coarser_band,
    m_per_pt,
    time_blend,
)
from liaoshen_viewer.scene.camera import Camera

metres = st.floats(-1e6, 1e6)
cameras = st.builds(
    Camera,
    st.tuples(metres, metres),
    st.floats(5.0, 5_000.0),
    st.tuples(st.integers(320, 7_680), st.integers(180, 4_320)),
    st.floats(0.2, 4.0),
)


@given(cameras, metres, metres)
def test_there_and_back(camera: Camera, x: float, y: float) -> None:
    point = np.array([x, y])
    assert np.allclose(camera.to_m(camera.to_px(point)), point, atol=1e-4)


@given(cameras, st.floats(0.1, 10.0), st.floats(0, 1), st.floats(0, 1))
def test_zoom_keeps_the_point_under_the_cursor(
    camera: Camera, factor: float, across: float, down: float
) -> None:
    at = (across * camera.size_px[0], down * camera.size_px[1])
    fixed = camera.to_m(np.array(at))
    assert np.allclose(camera.zoomed(factor, at).to_px(fixed), at, atol=1e-3)


@given(cameras, st.floats(-900, 900), st.floats(-900, 900))
def test_dragging_moves_every_point_with_the_hand(camera: Camera, dx: float, dy: float) -> None:
    point = np.array(camera.center_m) + 1_000.0
    moved = camera.moved_px(dx, dy).to_px(point) - camera.to_px(point)
    assert np.allclose(moved, (dx, dy), atol=1e-3)


@given(st.floats(1.0, 10_000.0))
def test_a_band_is_never_finer_than_its_cameras(scale_m: float) -> None:
    anchor = band_m_per_pt(coarser_band(scale_m))
    assert scale_m <= anchor * (1 + 1e-6)
    assert anchor < scale_m * math.sqrt(2) * (1 + 1e-6)


@given(st.integers(-10, 30))
def test_a_camera_at_an_anchor_finds_it(band: int) -> None:
    assert coarser_band(band_m_per_pt(band)) == band


@given(st.integers(0, 10**14), st.integers(1, 10**8))
def test_blends_of_time_are_exact(t_ms: int, step_ms: int) -> None:
    blend = time_blend(t_ms, step_ms)
    assert blend.first * step_ms <= t_ms < blend.second * step_ms
    assert round(blend.share * step_ms) == t_ms - blend.first * step_ms


def test_the_same_picture_at_any_size_has_the_same_metres_per_point() -> None:
    camera = Camera((0.0, 0.0), 500.0, (1_920, 1_080), 1.0)
    finer = camera.resized((3_840, 2_160), 2.0)
    assert m_per_pt(camera) == m_per_pt(finer)
