from __future__ import annotations

import numpy as np
import pytest

from liaoshen_viewer.geography.distance import distance_km, length_km
from liaoshen_viewer.motion.routes import leg_points, nearest_on_line, part_of_line
from liaoshen_viewer.scenario.model import Via

NORTH = np.array([(121.0, 40.0), (121.0, 40.5), (121.0, 41.0), (121.0, 41.5)])
EAST = np.array([(120.5, 41.0), (121.5, 41.0), (122.0, 41.0)])
LINES = {"north": NORTH, "east": EAST}


def test_straight_leg_is_a_geodesic_with_points_every_ten_kilometres() -> None:
    points = leg_points((121.0, 41.0), (123.0, 42.0), (), {})
    assert tuple(points[0]) == (121.0, 41.0)
    assert tuple(points[-1]) == (123.0, 42.0)
    steps = np.diff(length_km(points))
    assert steps.max() <= 10.0 + 1e-9
    assert steps == pytest.approx(steps[0])
    assert length_km(points)[-1] == pytest.approx(distance_km((121.0, 41.0), (123.0, 42.0)))


def test_only_the_part_of_a_line_between_the_ends_is_used() -> None:
    points = leg_points((121.01, 40.2), (121.01, 41.2), (Via("north", None),), LINES)
    assert points[:, 1].min() >= 40.2 - 1e-3
    assert points[:, 1].max() <= 41.2 + 1e-3
    assert points[1:-1, 0] == pytest.approx(121.0, abs=1e-4)
    assert length_km(points)[-1] == pytest.approx(111.05 + 2 * 0.85, abs=0.2)


def test_line_is_taken_backwards_where_the_leg_goes_that_way() -> None:
    points = leg_points((121.0, 41.2), (121.0, 40.2), (Via("north", None),), LINES)
    assert (np.diff(points[:, 1]) < 0).all()


def test_two_lines_are_joined_where_they_meet() -> None:
    points = leg_points(
        (121.0, 40.2), (121.9, 41.0), (Via("north", None), Via("east", None)), LINES
    )
    assert distance_km(points, (121.0, 41.0)).min() < 0.01
    assert length_km(points)[-1] == pytest.approx(88.8 + 75.7, abs=0.5)


def test_way_passes_its_points() -> None:
    via = (Via(None, (121.5, 40.0)), Via(None, (122.0, 41.0)))
    points = leg_points((121.0, 41.0), (123.0, 41.0), via, {})
    for piece in via:
        assert piece.point is not None
        assert distance_km(points, piece.point).min() < 0.001


def test_line_of_no_use_still_leads_from_end_to_end() -> None:
    points = leg_points((119.0, 40.0), (119.0, 40.0), (Via("north", None),), LINES)
    assert tuple(points[0]) == tuple(points[-1]) == (119.0, 40.0)


def test_nearest_points_of_a_line() -> None:
    position, away = nearest_on_line(
        NORTH, np.array([(121.0, 40.25), (121.1, 39.0), (120.9, 41.5)])
    )
    assert position == pytest.approx([0.5, 0.0, 3.0])
    assert away[0] == pytest.approx(0.0, abs=1e-9)
    assert away[2] == pytest.approx(distance_km((120.9, 41.5), (121.0, 41.5)), rel=0.01)


def test_part_of_a_line_keeps_its_inner_vertices() -> None:
    assert part_of_line(NORTH, 0.5, 2.0)[:, 1] == pytest.approx([40.25, 40.5, 41.0])
    assert part_of_line(NORTH, 2.0, 0.5)[:, 1] == pytest.approx([41.0, 40.5, 40.25])
    assert part_of_line(NORTH, 1.2, 1.4)[:, 1] == pytest.approx([40.6, 40.7])
