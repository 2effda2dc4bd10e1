from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.distance import (
    bearing_deg,
    distance_km,
    geodesic_paths,
    geodesic_points,
    length_km,
)

POINT = st.tuples(st.floats(112, 134), st.floats(36, 50))


def test_known_lengths() -> None:
    # A degree of the meridian between 41 and 42 north, and of the parallel at 42 north, on WGS84.
    assert distance_km((121, 41), (121, 42)) == pytest.approx(111.063, abs=0.002)
    assert distance_km((121, 42), (122, 42)) == pytest.approx(82.851, abs=0.01)


def test_lengths_of_many_pairs_at_once() -> None:
    a = np.array([(121.0, 41.0), (122.0, 41.0)])
    assert distance_km(a, (121.0, 41.0))[0] == 0
    assert distance_km(a[:, None], a[None]).shape == (2, 2)


@pytest.mark.parametrize(
    ("to", "bearing"), [((121, 42), 0), ((122, 41), 89.7), ((121, 40), 180), ((120, 41), 270.3)]
)
def test_bearings_turn_clockwise_from_north(to: tuple[float, float], bearing: float) -> None:
    assert bearing_deg((121, 41), to) == pytest.approx(bearing, abs=0.1)


@given(POINT, POINT, st.floats(1, 300))
@settings(deadline=None)
def test_points_of_a_geodesic_lie_on_it_evenly(
    a: tuple[float, float], b: tuple[float, float], step_km: float
) -> None:
    points = geodesic_points(a, b, step_km)
    whole = distance_km(a, b)
    assert (tuple(points[0]), tuple(points[-1])) == (a, b)
    detour = distance_km(points, a) + distance_km(points, b) - whole
    assert detour.max() == pytest.approx(0, abs=1e-5)
    steps = np.diff(length_km(points))
    assert steps.max() <= step_km + 1e-6
    assert np.ptp(steps) < 1e-5


@given(st.lists(st.tuples(POINT, POINT), max_size=8))
@settings(deadline=None)
def test_many_geodesics_are_the_same_as_each(
    pairs: list[tuple[tuple[float, float], tuple[float, float]]],
) -> None:
    ends = np.array(pairs, dtype=float).reshape(-1, 2, 2)
    points, first = geodesic_paths(ends[:, 0], ends[:, 1], 10.0)
    assert first[-1] == len(points)
    for i, (a, b) in enumerate(pairs):
        assert np.array_equal(points[first[i] : first[i + 1]], geodesic_points(a, b, 10.0))
