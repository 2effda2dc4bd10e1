from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import render
from liaoshen_viewer.scene.pointer import lonlat_at, lonlat_text
from liaoshen_viewer.scene.ruler import march_days, ruler_mark, ruler_text, way_km
from liaoshen_viewer.scene.views import Window, camera_for
from tests.sample import small_scenario
from tests.scene.test_compose import SIZE, measure

points = st.tuples(st.floats(114, 130), st.floats(37, 49))


@pytest.mark.parametrize(
    ("km", "said"),
    [
        (0.42, "420 m  ·  0.3 hours of march"),
        (12.34, "12.3 km  ·  9.9 hours of march"),
        (30.0, "30.0 km  ·  1.0 days of march"),
        (141.7, "142 km  ·  4.7 days of march"),
    ],
)
def test_the_ruler_says_length_and_time(km: float, said: str) -> None:
    assert ruler_text(km, render) == said


def test_from_jinzhou_to_shenyang_is_a_week_of_march() -> None:
    km = way_km(((121.1417, 41.1078), (123.4328, 41.7922)))
    assert km == pytest.approx(205, abs=3)
    assert march_days(km) == pytest.approx(6.8, abs=0.1)


@pytest.mark.parametrize("text", [small_scenario().projection, "EPSG:32651", "EPSG:3395"])
@given(points, points)
def test_the_ruler_lies_along_the_geodesic(
    text: str, one: tuple[float, float], other: tuple[float, float]
) -> None:
    projection = Projection(text)
    camera = camera_for(Window((122.0, 42.0), 900.0), projection, SIZE)
    mark = ruler_mark((one, other), projection, camera, 1.0, measure, render)
    ends = camera.to_px(projection.to_m(np.array((one, other))))
    assert np.allclose(mark.line_px[[0, -1]], ends, atol=1e-6)
    lonlat = projection.to_lonlat(camera.to_m(mark.line_px))
    along = float(distance_km(lonlat[:-1], lonlat[1:]).sum())
    assert along == pytest.approx(way_km((one, other)), rel=1e-4, abs=1e-3)


def test_the_text_of_a_ruler_outside_stays_in_the_picture() -> None:
    projection = Projection(small_scenario().projection)
    camera = camera_for(Window((122.0, 42.0), 100.0), projection, SIZE)
    mark = ruler_mark(((110.0, 36.0), (112.0, 37.0)), projection, camera, 1.0, measure, render)
    assert mark.corner_px[0] >= 0
    assert mark.corner_px[1] + mark.extent_px[1] <= SIZE[1]


@pytest.mark.parametrize(
    ("lonlat", "said"),
    [
        ((121.1417, 41.1078), "41°06.5′ N  121°08.5′ E"),
        ((122.99999, 42.0), "42°00.0′ N  123°00.0′ E"),
        ((-0.5, -12.25), "12°15.0′ S  0°30.0′ W"),
    ],
)
def test_a_position_is_said_in_degrees_and_minutes(lonlat: tuple[float, float], said: str) -> None:
    assert lonlat_text(lonlat, render) == said


@given(points)
def test_the_point_under_the_pointer_is_found_again(place: tuple[float, float]) -> None:
    projection = Projection(small_scenario().projection)
    camera = camera_for(Window((122.0, 42.0), 900.0), projection, SIZE)
    x, y = camera.to_px(projection.to_m(np.array(place))).tolist()
    assert lonlat_at(projection, camera, x, y) == pytest.approx(place, abs=1e-7)


def test_where_the_projection_ends_there_is_no_position() -> None:
    projection = Projection("EPSG:32651")
    camera = camera_for(Window((122.0, 42.0), 900.0), projection, SIZE)
    assert lonlat_at(projection, camera, 1e9, -1e9) is None
