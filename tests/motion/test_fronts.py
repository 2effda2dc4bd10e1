from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.battle import find_scenario
from liaoshen_viewer.motion.crossing import blend_crosses
from liaoshen_viewer.motion.fronts import FADE_MS, Front, compile_fronts, front_at, fronts_at
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.load import load_scenario
from liaoshen_viewer.scenario.model import Certainty, Names, Scenario, Shape, ShapeKind
from tests.sample import at

NUMBERS = st.integers(-40, 40).map(lambda n: n / 4)
TURNS = st.integers(0, 23).map(lambda n: n * np.pi / 12)


@st.composite
def simple_lines(draw: st.DrawFn) -> FloatArray:
    """Draw a line that does not touch itself: a zigzag along a straight way, turned."""
    steps = draw(st.lists(st.tuples(st.integers(1, 20), NUMBERS), min_size=3, max_size=9))
    zigzag = np.array([np.cumsum([step for step, _ in steps]) / 4, [y for _, y in steps]]).T
    return turned(zigzag - zigzag.mean(axis=0), draw(TURNS)) + draw(st.tuples(NUMBERS, NUMBERS))


@st.composite
def simple_rings(draw: st.DrawFn) -> FloatArray:
    """Draw a ring that does not touch itself: a star about a point, turned."""
    radii = np.array(draw(st.lists(st.integers(1, 40), min_size=3, max_size=9))) / 4
    angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    star = np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=-1)
    moved = turned(star, draw(TURNS)) + draw(st.tuples(NUMBERS, NUMBERS))
    return np.vstack([moved, moved[:1]])


def turned(points: FloatArray, angle: float) -> FloatArray:
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([(c, s), (-s, c)]), dtype=np.float64)


PAIRS = st.one_of(
    st.tuples(simple_lines(), simple_lines()), st.tuples(simple_rings(), simple_rings())
)


def shape(
    points: list[tuple[float, float]], start: str, end: str | None, key: str = "F",
    kind: ShapeKind = ShapeKind.FRONT,
) -> Shape:  # fmt: skip
    return Shape(
        id=key, kind=kind, names=Names(en=key), start_ms=at(start), end_ms=at(end) if end else None,
        side="nra", units=(), mode=None, points=tuple(points), closed=points[0] == points[-1],
        certainty=Certainty.INFERRED, sources=(), account="", note="",
    )  # fmt: skip


def as_is(points: FloatArray) -> FloatArray:
    return points


def ring(radius: float, x: float = 0.0) -> list[tuple[float, float]]:
    turns = [2 * np.pi * i / 8 for i in range(8)]
    points = [(x + radius * np.cos(turn), radius * np.sin(turn)) for turn in turns]
    return [*points, points[0]]


LINE = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]
BENT = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)]


def only(*shapes: Shape) -> Front:
    (front,) = compile_fronts(shapes, as_is)
    return front


def test_a_version_holds_and_then_moves_to_the_next_until_its_date() -> None:
    front = only(shape(LINE, "10-10", "10-12"), shape(BENT, "10-12", "10-14"))
    (held,) = front_at(front, at("10-11T11:00"))
    (half,) = front_at(front, at("10-11T18:00"))
    (there,) = front_at(front, at("10-12"))
    assert np.array_equal(held.points_m, front.versions[0])
    assert np.array_equal(there.points_m, front.versions[1])
    assert np.allclose(half.points_m, (front.versions[0] + front.versions[1]) / 2)


def test_a_line_appears_and_is_gone_at_its_end() -> None:
    front = only(shape(LINE, "10-10", "10-12"))
    assert front_at(front, at("10-10")) == ()
    assert front_at(front, at("10-10") + FADE_MS // 2)[0].strength == pytest.approx(0.5)
    assert front_at(front, at("10-11"))[0].strength == 1
    assert front_at(front, at("10-12")) == ()


def test_a_gap_in_time_parts_two_runs() -> None:
    runs = compile_fronts([shape(LINE, "10-10", "10-11"), shape(BENT, "10-12", "10-13")], as_is)
    assert [front.end_ms for front in runs] == [at("10-11"), at("10-13")]
    assert fronts_at(runs, at("10-11T12:00")) == ()


def test_lines_of_different_counts_correspond_along_their_length() -> None:
    front = only(shape(LINE, "10-10", "10-11"), shape([(0, 1), (2, 1)], "10-11", "10-12"))
    first, second = front.versions
    assert np.allclose(first[:, 0], second[:, 0])
    assert front.blends == (True,)


def test_a_blend_that_would_cross_fades_instead() -> None:
    bow = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)]
    turned = [(0.0, 1.0), (2.0, 1.0), (2.0, 0.0), (0.0, 0.0)]
    front = only(shape(bow, "10-10", "10-11"), shape(turned, "10-11", "10-12"))
    assert front.blends == (False,)
    old, new = front_at(front, at("10-10T20:00"))
    assert np.array_equal(old.points_m, front.versions[0])
    assert np.array_equal(new.points_m, front.versions[1])
    assert old.strength + new.strength == pytest.approx(1)


def test_a_pocket_gives_way_to_a_ring_that_tells_of_the_same_ground() -> None:
    pocket = replace(shape(ring(2.0), "10-10", "10-13", "P", ShapeKind.ENCIRCLEMENT), closed=True)
    near, far = shape(ring(1.0), "10-12", "10-14"), shape(ring(1.0, 9.0), "10-12", "10-14")
    assert [(f.id, f.end_ms) for f in compile_fronts([near, pocket], as_is)] == [
        ("F", at("10-14")), ("P", at("10-12")),
    ]  # fmt: skip
    assert [f.end_ms for f in compile_fronts([far, pocket], as_is)] == [at("10-14"), at("10-13")]


def test_other_accounts_are_not_drawn() -> None:
    assert compile_fronts([replace(shape(LINE, "10-10", None), account="memoir")], as_is) == ()


def simple(points: FloatArray) -> bool:
    return bool(shapely.LineString(points).is_simple)


@given(PAIRS)
@settings(max_examples=150, deadline=None)
def test_no_line_ever_crosses_itself(pair: tuple[FloatArray, FloatArray]) -> None:
    one, other = ([(float(x), float(y)) for x, y in line] for line in pair)
    front = only(shape(one, "10-10", "10-11"), shape(other, "10-11", "10-12"))
    for t_ms in range(at("10-10"), at("10-12"), HOUR_MS):
        for line in front_at(front, t_ms):
            assert simple(line.points_m)


@given(PAIRS)
@settings(max_examples=150, deadline=None)
def test_a_crossing_that_can_be_seen_is_found(pair: tuple[FloatArray, FloatArray]) -> None:
    n = min(len(line) for line in pair)
    a, b = pair[0][:n], pair[1][:n]
    closed = bool(np.array_equal(a[0], a[-1]) and np.array_equal(b[0], b[-1]))
    seen = any(not simple(a + share * (b - a)) for share in np.linspace(0, 1, 41))
    assert blend_crosses(a, b, closed) or not seen


def test_a_small_blend_is_made() -> None:
    a, b = np.array(LINE), np.array(BENT)
    assert not blend_crosses(a, b, closed=False)
    assert not blend_crosses(np.array(ring(1.0)), np.array(ring(2.0)), closed=True)


@cache
def liaoshen() -> Scenario:
    return load_scenario(find_scenario("liaoshen"))[0]


def test_every_front_of_the_campaign_moves_without_a_crossing() -> None:
    fronts = compile_fronts(liaoshen().shapes, as_is)
    assert all(all(front.blends) for front in fronts)
    clock = liaoshen().clock
    for t_ms in range(clock.campaign_start_ms, clock.campaign_end_ms, 2 * HOUR_MS):
        assert all(simple(line.points_m) for line in fronts_at(fronts, t_ms))


@pytest.mark.parametrize(
    ("key", "fall"),
    [
        ("F-YIXIAN", "10-01T13:30"), ("F-JINZHOU", "10-15T18:00"), ("F-CHANGCHUN", "10-21T04:00"),
        ("F-LIAOXI", "10-28T08:00"), ("F-SHENYANG", "11-02T12:00"),
    ],
)  # fmt: skip
def test_rings_drop_at_the_fall(key: str, fall: str) -> None:
    (front,) = [front for front in compile_fronts(liaoshen().shapes, as_is) if front.id == key]
    assert front.closed
    assert front_at(front, at(fall) - HOUR_MS // 4)
    assert not front_at(front, at(fall))
