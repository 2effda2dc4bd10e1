from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.errors import ProjectionError
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.projection import Projection

LAMBERT = "+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m"
MANCHURIA = Projection(LAMBERT)


def test_middle_of_the_map_is_its_origin() -> None:
    assert MANCHURIA.to_m((123.0, 42.0)) == pytest.approx((0.0, 0.0), abs=1e-6)


def test_east_is_right_and_north_is_up() -> None:
    assert MANCHURIA.to_m([(124.0, 42.0), (123.0, 43.0)]) == pytest.approx(
        np.array([(82_800, 480), (0, 111_050)]), rel=0.01, abs=100
    )


@given(st.lists(st.tuples(st.floats(112, 134), st.floats(36, 50)), min_size=1, max_size=20))
@settings(deadline=None)
def test_there_and_back_is_the_same_point(points: list[tuple[float, float]]) -> None:
    back = MANCHURIA.to_lonlat(MANCHURIA.to_m(points))
    assert back.shape == (len(points), 2)
    assert distance_km(back, points).max() < 1e-5


@pytest.mark.parametrize("shape", [(2,), (5, 2), (3, 4, 2), (0, 2)])
def test_shape_is_kept(shape: tuple[int, ...]) -> None:
    points = np.full(shape, 41.5) + np.array([80.0, 0.0])
    assert MANCHURIA.to_m(points).shape == shape
    assert MANCHURIA.to_lonlat(MANCHURIA.to_m(points)).shape == shape


def test_point_that_is_nowhere_stays_nowhere() -> None:
    xy = MANCHURIA.to_m([(np.nan, np.nan), (123.0, 42.0)])
    assert np.isnan(xy[0]).all()
    assert np.isfinite(xy[1]).all()


@pytest.mark.parametrize("text", ["EPSG:32651", "EPSG:3857", LAMBERT])
def test_other_projections_serve_too(text: str) -> None:
    xy = Projection(text).to_m((121.14, 41.11))
    assert Projection(text).to_lonlat(xy) == pytest.approx((121.14, 41.11))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is unknown to PROJ"),
        ("+proj=nowhere +units=m", "is unknown to PROJ"),
        ("EPSG:999999", "is unknown to PROJ"),
        ("\x00", "is unknown to PROJ"),
        ("EPSG:4326", "is not in metres"),
        ("+proj=lcc +lat_1=40 +lat_2=44 +lon_0=123 +datum=WGS84 +units=us-ft", "is not in metres"),
        ("+proj=ortho +lat_0=-42 +lon_0=-57 +datum=WGS84 +units=m", "does not serve"),
        ("+proj=lcc +lat_1=40 +lat_2=44 +nadgrids=/etc/passwd +units=m", "names a file"),
        ("+init=epsg:32651", "names a file"),
    ],
)
def test_text_that_is_no_use_is_refused(text: str, says: str) -> None:
    with pytest.raises(ProjectionError, match=says):
        Projection(text)
