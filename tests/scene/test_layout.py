from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.anchors import mobility_of
from liaoshen_viewer.scene.bearings import (
    COINCIDE_M,
    Crowd,
    Towns,
    demands_of,
    demands_of_names,
)
from liaoshen_viewer.scene.layout import joined, place
from tests.scene.told import overlap_share

HALF = np.array((23.0, 20.0))
M_PER_PT = 500.0


def no_town(count: int) -> Towns:
    none = np.empty((count, 0), dtype=np.bool_)
    return Towns(np.empty((0, 2)), none, np.empty(0, dtype=np.int64))


def halves(count: int) -> FloatArray:
    return np.tile(HALF, (count, 1))


def laid(
    true_pt: FloatArray | list[FloatArray], sides: list[int] | None = None, town: bool = False
) -> FloatArray:
    """Return where signs stand; `true_pt` is at rest, or at three hours."""
    hours = np.stack(true_pt) if isinstance(true_pt, list) else np.stack([true_pt] * 3)
    count = hours.shape[1]
    crowd = Crowd(hours * M_PER_PT, halves(count), np.array(sides or [0] * count))
    towns = np.zeros((1, 2)) if town else np.empty((0, 2))
    held = Towns(towns, (crowd.side == 0)[:, None], np.zeros(1, dtype=np.int64))
    demands = demands_of(crowd, held if town else no_town(count), M_PER_PT)
    mobility = np.zeros(count + len(towns))
    mobility[:count] = mobility_of(crowd.true_m[1], held if town else no_town(count))
    true = np.concatenate([hours[1], towns])
    return np.asarray((true + place(true, mobility, demands).offset_pt)[:count])


def clusters(most: int, reach: float = 120) -> st.SearchStrategy[FloatArray]:
    coordinate = st.floats(-reach, reach)
    points = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=most)
    return points.map(lambda found: np.array(found, dtype=np.float64))


def lattices(most: int) -> st.SearchStrategy[FloatArray]:
    """Points at least 14 points apart."""
    knot = st.tuples(st.integers(-5, 5), st.integers(-5, 5))
    points = st.lists(knot, min_size=2, max_size=most, unique=True)
    return points.map(lambda found: np.array(found, dtype=np.float64) * 14)


@given(clusters(14))
@settings(max_examples=60, deadline=None)
def test_the_same_question_has_the_same_answer(true: FloatArray) -> None:
    assert np.array_equal(laid(true), laid(true))


@given(lattices(14), st.integers(-50, 50), st.integers(-50, 50))
@settings(max_examples=40, deadline=None)
def test_panning_moves_no_sign_against_another(true: FloatArray, x: int, y: int) -> None:
    shift = np.array((x, y)) * 16.0
    assert np.allclose(laid(true) + shift, laid(true + shift), atol=0.1)


@given(clusters(14))
@settings(max_examples=120, deadline=None)
def test_no_crowd_leaves_two_signs_upon_each_other(true: FloatArray) -> None:
    assert overlap_share(laid(true), halves(len(true))) <= 0.1


@given(lattices(12))
@settings(max_examples=80, deadline=None)
def test_signs_that_were_parted_stand_on_the_side_of_each_other_where_their_units_are(
    true: FloatArray,
) -> None:
    signs = laid(true)
    first, second = np.triu_indices(len(true), 1)
    should, is_so = true[first] - true[second], signs[first] - signs[second]
    along = (should * is_so).sum(axis=1) / np.hypot(*should.T)
    assert (along > 35).all() or (along - np.hypot(*should.T) > -HALF.sum() * 2).all()
    assert (along > 0).all()


@given(lattices(12), st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=12,
                              max_size=12), st.floats(0, 1))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_signs_do_not_meet_between_two_hours(
    true: FloatArray, ways: list[tuple[float, float]], share: float
) -> None:
    way = np.array(ways)[: len(true)]
    at = [true + number * way for number in (-1, 0, 1, 2)]
    now, then = laid(at[0:3]), laid(at[1:4])
    between = (1 - share) * now + share * then
    assert overlap_share(between, halves(len(true))) <= 0.1


def test_a_sign_alone_stands_on_its_place() -> None:
    for true in (np.array([(3.0, 4.0)]), np.array([(0.0, 0.0), (300.0, 0.0)])):
        assert np.array_equal(laid(true), true)


def test_formations_of_one_place_stand_side_by_side_in_their_order() -> None:
    signs = laid(np.zeros((4, 2)))
    assert signs[0, 0] < signs[1, 0]
    assert signs[2, 0] < signs[3, 0]
    assert (signs[:2, 1] < signs[2:, 1]).all()
    assert np.allclose(signs.mean(axis=0), 0, atol=1)


def ring(radius: float, bearings_deg: list[float]) -> FloatArray:
    angles = np.radians(bearings_deg)
    return np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=-1)


@st.composite
def sieges(draw: st.DrawFn) -> tuple[int, FloatArray]:
    """Draw a garrison, and besiegers at bearings at least 25 degrees apart."""
    defenders = draw(st.integers(1, 3))
    gaps = draw(st.lists(st.floats(25, 90), min_size=3, max_size=6).filter(lambda g: sum(g) < 330))
    radii = draw(st.lists(st.floats(6, 60), min_size=len(gaps), max_size=len(gaps)))
    points = [ring(r, [angle])[0] for r, angle in zip(radii, np.cumsum(gaps), strict=True)]
    return defenders, np.array(points)


@given(sieges())
@settings(max_examples=150, deadline=None)
def test_the_besieged_stay_inside_the_ring_and_the_ring_in_its_order(
    siege: tuple[int, FloatArray],
) -> None:
    defenders, besiegers = siege
    true = np.concatenate([np.zeros((defenders, 2)), besiegers])
    signs = laid(true, [0] * defenders + [1] * len(besiegers), town=True)
    inside, outside = signs[:defenders], signs[defenders:]
    assert np.hypot(*inside.T).max() <= np.hypot(*outside.T).min() + 1
    should, found = (np.degrees(np.arctan2(p[:, 1], p[:, 0])) for p in (besiegers, outside))
    assert np.abs((found - should + 180) % 360 - 180).max() <= 30
    start = (found - found[0]) % 360
    assert (np.diff(start) > 0).all()


def test_a_name_that_cannot_move_is_left_free() -> None:
    true = np.array([(0.0, 0.0), (-8.0, 30.0)])
    crowd = Crowd(np.stack([true] * 3) * M_PER_PT, halves(2), np.zeros(2, dtype=np.int64))
    name, half = np.array([(45.0, 4.0)]), np.array([(40.0, 18.0)])
    demands = demands_of(crowd, no_town(2), M_PER_PT)
    without = true + place(true, np.ones(2), demands).offset_pt
    demands = joined([demands, demands_of_names(without, halves(2), name, half, 2)])
    points = np.concatenate([true, name])
    signs = points + place(points, np.array((1.0, 1.0, 0.0)), demands).offset_pt
    assert np.array_equal(signs[2], name[0])
    assert overlap_share(signs, np.concatenate([halves(2), half])) < 0.02


@pytest.mark.parametrize("apart_m", [COINCIDE_M * 1.01, 20.0])
def test_a_cluster_of_almost_one_place_needs_no_more_room_than_its_signs(apart_m: float) -> None:
    true = np.arange(9)[:, None] * np.array([(apart_m / M_PER_PT, 0.0)])
    signs = laid(true)
    assert np.hypot(*(signs - true).T).max() < 9 * 46 / 2
    assert overlap_share(signs, halves(9)) <= 0.1
