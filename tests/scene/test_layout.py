from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.layout import CAP_WIDTHS, overlap_share, spread

HALF = np.array((23.0, 20.0))


def halves(count: int) -> FloatArray:
    return np.tile(HALF, (count, 1))


def clusters(most: int) -> st.SearchStrategy[FloatArray]:
    coordinate = st.floats(-120, 120)
    points = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=most)
    return points.map(lambda found: np.array(found, dtype=np.float64))


@given(clusters(14), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
@settings(max_examples=60, deadline=None)
def test_panning_moves_no_sign_against_another(true: FloatArray, x: float, y: float) -> None:
    # In whole units of the grid that tells coinciding formations apart, and exact in floats.
    shift = np.round(np.array((x, y)) / 1.5) * 1.5
    true = np.round(true * 4) / 4 + 0.01
    assert np.allclose(spread(true, halves(len(true))), spread(true + shift, halves(len(true))),
                       atol=0.5)  # fmt: skip


@given(clusters(14))
@settings(max_examples=60, deadline=None)
def test_the_same_question_has_the_same_answer(true: FloatArray) -> None:
    assert np.array_equal(spread(true, halves(len(true))), spread(true, halves(len(true))))


@given(clusters(9))
@settings(max_examples=100, deadline=None)
def test_a_few_signs_never_overlap_by_more_than_a_tenth(true: FloatArray) -> None:
    offsets = spread(true, halves(len(true)))
    assert overlap_share(true + offsets, halves(len(true))) <= 0.1


@given(clusters(30))
@settings(max_examples=40, deadline=None)
def test_no_sign_goes_farther_than_the_cap(true: FloatArray) -> None:
    offsets = spread(true, halves(len(true)))
    assert np.hypot(*offsets.T).max() <= CAP_WIDTHS * 2 * HALF[0] + 1e-6


def test_a_sign_alone_stands_on_its_place() -> None:
    assert not spread(np.array([(3.0, 4.0)]), halves(1)).any()
    far = np.array([(0.0, 0.0), (300.0, 0.0)])
    assert not spread(far, halves(2)).any()


def ring(radius: float, bearings_deg: list[float]) -> FloatArray:
    angles = np.radians(bearings_deg)
    return np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=-1)


@pytest.mark.parametrize("radius", [6.0, 12.0, 25.0, 40.0])
@pytest.mark.parametrize("defenders", [1, 2, 3])
def test_the_besieged_stay_inside_the_ring_and_the_ring_in_its_order(
    radius: float, defenders: int
) -> None:
    bearings = [-100.0, -60.0, 0.0, 60.0, 100.0, 170.0]
    besiegers = ring(radius, bearings)
    true = np.concatenate([np.zeros((defenders, 2)), besiegers])
    signs = true + spread(true, halves(len(true)))
    inside, outside = signs[:defenders], signs[defenders:]
    middle = inside.mean(axis=0)
    reach = np.hypot(*(inside - middle).T).max()
    assert reach < np.hypot(*(outside - middle).T).min()
    found = np.degrees(np.arctan2(*(outside - middle).T[::-1]))
    assert list(np.argsort(found)) == list(np.argsort(bearings))
    turned = (found - np.array(bearings) + 180) % 360 - 180
    assert np.abs(turned).max() <= 30


def test_a_name_that_cannot_move_is_left_free() -> None:
    true = np.array([(0.0, 0.0), (40.0, 0.0)])
    half = np.array([HALF, (30.0, 18.0)])
    offsets = spread(true, half, np.array([1]))
    assert not offsets[1].any()
    assert overlap_share(true + offsets, half) < 0.02


def test_signs_part_also_where_a_crowd_leaves_no_name_free() -> None:
    # A town's ring between two names that cannot move, as at Jinzhou on the theatre's map.
    signs = ring(12.0, [0, 40, 80, 120, 160, 200, 240, 280, 320])
    names = np.array([(45.0, 10.0), (-45.0, 10.0), (40.0, -30.0), (-40.0, -45.0)])
    half = np.concatenate([halves(len(signs)), np.tile((35.0, 20.0), (len(names), 1))])
    points = np.concatenate([signs, names])
    fixed = np.arange(len(names)) + len(signs)
    offsets = spread(points, half, fixed)
    assert not offsets[fixed].any()
    assert overlap_share((points + offsets)[: len(signs)], half[: len(signs)]) <= 0.1
