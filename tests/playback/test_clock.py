from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.playback.clock import LONGEST_STEP_S, SPEEDS, PlaybackClock
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS

START, END = 1_000, 1_000 + 52 * DAY_MS


def clock(t_ms: int = START, speed: float = 12.0) -> PlaybackClock:
    made = PlaybackClock(START, END, t_ms, speed)
    made.play()
    return made


def test_opens_paused_and_time_stands_still() -> None:
    made = PlaybackClock(START, END, START)
    made.advance(0.5)
    assert (made.playing, made.t_ms) == (False, START)


def test_default_speed_plays_the_campaign_in_104_seconds() -> None:
    made = clock()
    for _ in range(104 * 50):
        assert made.playing
        made.advance(0.02)
    assert (made.playing, made.t_ms) == (False, END)


def test_halts_exactly_at_the_end_and_then_starts_over() -> None:
    made = clock(END - 1)
    made.advance(0.5)
    assert (made.playing, made.t_ms, made.at_end) == (False, END, True)
    made.toggle()
    assert (made.playing, made.t_ms) == (True, START)


def test_toggle_pauses_where_it_is() -> None:
    made = clock()
    made.advance(0.5)
    made.toggle()
    made.advance(0.5)
    assert (made.playing, made.t_ms) == (False, START + 6 * HOUR_MS)


@pytest.mark.parametrize("pictures_per_second", [1, 2, 10, 60, 144])
def test_slow_machine_drops_pictures_and_never_lags(pictures_per_second: int) -> None:
    made = clock()
    for _ in range(10 * pictures_per_second):
        made.advance(1 / pictures_per_second)
    assert made.t_ms == pytest.approx(START + 120 * HOUR_MS, abs=1)


def test_machine_that_slept_for_a_night_loses_one_long_step_only() -> None:
    made = clock()
    made.advance(8 * 3600.0)
    assert made.t_ms == START + LONGEST_STEP_S * 12 * HOUR_MS


@given(st.lists(st.floats(0, 1), max_size=60), st.sampled_from(SPEEDS))
def test_any_cutting_into_steps_leads_to_one_time(steps: list[float], speed: float) -> None:
    made = clock(speed=speed)
    for step in steps:
        made.advance(step)
    expected = min(START + sum(steps) * speed * HOUR_MS, END)
    assert made.t_ms == pytest.approx(expected, abs=1)


@given(st.lists(st.floats(allow_infinity=True, allow_nan=False), max_size=30))
def test_time_never_goes_backwards_or_out_of_bounds(steps: list[float]) -> None:
    made = clock()
    for step in steps:
        before = made.t_ms
        made.advance(step)
        assert before <= made.t_ms <= END


def test_ladder_of_speeds_has_both_ends() -> None:
    made = clock(speed=1.0)
    made.slower()
    assert made.hours_per_second == 1.0
    climbed = []
    for _ in SPEEDS:
        climbed.append(made.hours_per_second)
        made.faster()
    assert climbed == list(SPEEDS)
    assert made.hours_per_second == 96.0


def test_speed_between_the_rungs_goes_to_its_neighbours() -> None:
    up, down = clock(speed=20.0), clock(speed=20.0)
    up.faster()
    down.slower()
    assert (up.hours_per_second, down.hours_per_second) == (24.0, 12.0)


@given(st.integers(-DAY_MS, END + DAY_MS))
def test_seek_stays_within_the_clock(t_ms: int) -> None:
    made = clock()
    made.seek(t_ms)
    assert made.t_ms == min(max(t_ms, START), END)
    assert made.playing


@pytest.mark.parametrize(("start", "end", "speed"), [(5, 5, 12.0), (6, 5, 12.0), (0, 5, 0.0)])
def test_senseless_clock_is_refused(start: int, end: int, speed: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        PlaybackClock(start, end, start, speed)
