"""Stretches of a line of time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.playback.time_span import SHORTEST_MS, cut, kept_inside, moved, zoomed

BOUNDS = (0, 50 * 24 * SHORTEST_MS)
moments = st.integers(*BOUNDS)
spans = st.tuples(moments, moments).map(lambda ends: (min(ends), max(ends)))


@given(spans, st.floats(0.05, 20), st.floats(0, 1))
def test_zooming_keeps_the_moment_under_the_pointer(
    span: tuple[int, int], factor: float, share: float
) -> None:
    before = kept_inside(span, BOUNDS)
    after = zoomed(before, BOUNDS, factor, share)
    assert BOUNDS[0] <= after[0] < after[1] <= BOUNDS[1]
    assert after[1] - after[0] >= SHORTEST_MS
    if BOUNDS[0] < after[0] and after[1] < BOUNDS[1]:
        fixed = before[0] + share * (before[1] - before[0])
        assert abs(after[0] + share * (after[1] - after[0]) - fixed) <= 2


@given(spans, st.floats(-3, 3))
def test_moving_keeps_the_length(span: tuple[int, int], share: float) -> None:
    before = kept_inside(span, BOUNDS)
    after = moved(before, BOUNDS, share)
    assert after[1] - after[0] == before[1] - before[0]
    assert BOUNDS[0] <= after[0] < after[1] <= BOUNDS[1]


def test_cutting() -> None:
    assert cut((-5, 7), (0, 5)) == (0, 5)
