from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.playback.frame_grid import FrameGrid
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS


@st.composite
def grids(draw: st.DrawFn) -> FrameGrid:
    start = draw(st.integers(0, 10**14))
    length = draw(st.integers(0, 10**6))
    return FrameGrid(start, start + length, draw(st.integers(1, 10**5)))


def test_day_by_the_hour_is_25_frames() -> None:
    grid = FrameGrid(0, DAY_MS, HOUR_MS)
    assert grid.count == 25
    assert [grid.time_of(i) for i in (0, 1, 24)] == [0, HOUR_MS, DAY_MS]


def test_campaign_by_the_hour_is_1249_frames() -> None:
    assert FrameGrid(0, 52 * DAY_MS, HOUR_MS).count == 1_249


def test_end_off_the_grid_is_one_more_frame() -> None:
    grid = FrameGrid(0, 25, 10)
    assert [grid.time_of(i) for i in range(grid.count)] == [0, 10, 20, 25]
    assert (grid.index_at(24), grid.index_at(25)) == (2, 3)
    assert (grid.after(20), grid.before(25)) == (25, 20)


def test_single_moment_is_one_frame() -> None:
    grid = FrameGrid(7, 7, 10)
    assert (grid.count, grid.time_of(0), grid.after(7), grid.before(7)) == (1, 7, 7, 7)


def test_stepping_from_between_two_frames() -> None:
    grid = FrameGrid(0, 100, 10)
    assert (grid.after(15), grid.before(15)) == (20, 10)
    assert (grid.after(-5), grid.before(-5)) == (0, 0)
    assert (grid.after(500), grid.before(500)) == (100, 100)


@given(grids())
def test_every_frame_has_one_time_and_every_time_its_frame(grid: FrameGrid) -> None:
    ends = {0, grid.count - 1}
    for index in sorted(ends | set(range(min(grid.count, 20)))):
        assert grid.index_at(grid.time_of(index)) == index
    assert grid.time_of(0) == grid.start_ms
    assert grid.time_of(grid.count - 1) == grid.end_ms


@given(grids(), st.integers(0, 10**6))
def test_frame_at_a_time_is_the_last_not_after_it(grid: FrameGrid, since: int) -> None:
    t_ms = grid.start_ms + since
    index = grid.index_at(t_ms)
    assert grid.time_of(index) <= t_ms
    if index + 1 < grid.count:
        assert grid.time_of(index + 1) > t_ms


@given(grids())
def test_steps_forward_and_back_visit_all_frames(grid: FrameGrid) -> None:
    t_ms, middle = grid.start_ms, grid.time_of(min(grid.count - 1, 50))
    steps = 0
    while t_ms < middle:
        following = grid.after(t_ms)
        assert grid.before(following) == t_ms
        t_ms, steps = following, steps + 1
    assert steps == min(grid.count - 1, 50)


@pytest.mark.parametrize("index", [-1, 3])
def test_frame_outside_the_grid_is_refused(index: int) -> None:
    with pytest.raises(IndexError, match=f"frame {index} of 3"):
        FrameGrid(0, 2, 1).time_of(index)


@pytest.mark.parametrize(("end", "step"), [(-1, 1), (5, 0), (5, -1)])
def test_senseless_grid_is_refused(end: int, step: int) -> None:
    with pytest.raises(ValueError, match=r"the (end|step)"):
        FrameGrid(0, end, step)
