"""Where a lecture is: it halts at each stop exactly, and never past one."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings

from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.lecture.model import planned_until, way_seconds
from liaoshen_viewer.lecture.path import layers_of, look_at, stop_camera, time_at, wishes_of
from liaoshen_viewer.lecture.run import Run, advance, back, come_back, go_to, leave, moves, on
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS
from liaoshen_viewer.scene.shown import LAYERS, Shown
from tests.lecture.lectures import stop, twelve
from tests.sample import at, small_scenario

SIZE = (800, 450)
TWELVE = twelve()
TIMES = [one.t_ms for one in TWELVE.stops]


def ground() -> Ground:
    land = replace(load_basemap(), relief=None, rivers=(), railways={}, lakes=(), borders=())
    return project_ground(land, Projection(small_scenario().projection))


GROUND = ground()


ways = st.floats(0.0, 30.0)
beats = st.lists(st.floats(0.0, 3.0), max_size=6)


@settings(deadline=None)
@given(seconds=ways, pace=st.floats(0.5, 40), beat=st.floats(0.001, 2.0), early=st.lists(beats))
def test_twelve_presses_visit_the_twelve_times(
    seconds: float, pace: float, beat: float, early: list[list[float]]
) -> None:
    """The first press begins; each further one sets out, and the way is walked or cut short."""
    lecture = twelve(seconds)
    run, halts = go_to(lecture, 0), [time_at(lecture, go_to(lecture, 0))]
    for press in range(11):
        run = on(lecture, run)
        if press < len(early):
            for dt in early[press]:
                run = advance(lecture, run, dt, pace)
                assert time_at(lecture, run) <= TIMES[press + 1]
            run = run if run.halts else on(lecture, run)
        steps = 0
        while not run.halts and steps < 10_000:
            run, steps = advance(lecture, run, max(beat, seconds / 60), pace), steps + 1
            assert TIMES[press] <= time_at(lecture, run) <= TIMES[press + 1]
        halts.append(time_at(lecture, run))
    assert halts == TIMES
    assert on(lecture, run) == run
    for time in reversed(TIMES[:-1]):
        run = back(run)
        assert time_at(lecture, run) == time
    assert back(run) == run


KEYS = st.sampled_from(["on", "back", "beat", "long beat", "leave", "return", "first", "last"])


@settings(deadline=None, max_examples=50)
@given(st.lists(KEYS, max_size=60))
def test_halts_follow_one_another(keys: list[str]) -> None:
    """Whatever is pressed, no stop is left out on the way on, and every halt is a stop's time."""
    run = Run()
    for key in keys:
        before = run
        if key == "on" and not run.off:
            run = on(TWELVE, run)
            assert run.bound_for == min(before.bound_for + before.halts, 11)
        elif key == "back" and not run.off:
            run = back(run)
            assert run.stop == (max(before.stop - 1, 0) if before.halts else before.stop)
        elif key in ("beat", "long beat"):
            run = advance(TWELVE, run, 0.4 if key == "beat" else 1e6)
            assert run.bound_for == before.bound_for
        elif key == "leave":
            run = leave(run)
        elif key == "return":
            run = come_back(run)
            assert look_at(TWELVE, run, GROUND, SIZE, None, Shown()) == look_at(
                TWELVE, before, GROUND, SIZE, None, Shown()
            )
        elif not run.off:
            run = go_to(TWELVE, 0 if key == "first" else 99)
        if run.halts:
            assert time_at(TWELVE, run) == TIMES[run.stop]


def test_off_the_path_no_time_passes() -> None:
    run = leave(advance(TWELVE, on(TWELVE, Run()), 0.5))
    assert advance(TWELVE, run, 100.0) == run
    assert not moves(TWELVE, run)
    assert come_back(run).way_s == 0.5


def test_a_stop_that_waits_for_seconds_goes_on_by_itself() -> None:
    stops = (stop(0, at("10-10"), wait_s=2.0), stop(1, at("10-11")), stop(2, at("10-12")))
    lecture = replace(TWELVE, stops=stops)
    run = Run()
    assert moves(lecture, run)
    run = advance(lecture, run, 1.9)
    assert run.halts
    run = advance(lecture, run, 500.0)
    assert run == Run(0, way_s=0.0), "one step of time leads over one stop at most"
    run = advance(lecture, run, 500.0)
    assert run == Run(1)
    assert not moves(lecture, run)


def test_the_camera_of_a_halt_is_the_stops_own() -> None:
    for index, one in enumerate(TWELVE.stops):
        look = look_at(TWELVE, Run(index), GROUND, SIZE, None, Shown())
        assert look.camera == stop_camera(one, GROUND, SIZE)
        assert look.shown.emphasis.title == one.title.en
    look = look_at(TWELVE, Run(3, way_s=0.5), GROUND, SIZE, None, Shown(language="zh-Hans"))
    assert look.shown.emphasis == NO_EMPHASIS
    ends = [stop_camera(TWELVE.stops[i], GROUND, SIZE).m_per_px for i in (3, 4)]
    assert min(ends) < look.camera.m_per_px < max(ends)


def test_lengths_of_ways() -> None:
    near, far = stop(0, at("10-10T00:00"), None), stop(1, at("10-10T01:00"), None)
    assert way_seconds(near, far) == 2.0
    assert way_seconds(near, stop(2, at("10-12T12:00"), None)) == 5.0
    assert way_seconds(near, stop(2, at("10-30T00:00"), None)) == 12.0
    assert way_seconds(near, stop(2, at("10-12"), 7.5)) == 7.5


def test_the_plan_shares_what_is_open() -> None:
    stops = (replace(stop(0, 0), minutes=5.0), stop(1, 0), stop(2, 0))
    lecture = replace(TWELVE, stops=stops, minutes=20.0)
    assert [planned_until(lecture, index) for index in range(3)] == [5.0, 12.5, 20.0]


@given(st.frozensets(st.sampled_from(LAYERS)))
def test_layers_are_said_as_wishes(layers: frozenset[str]) -> None:
    assert layers_of(wishes_of(layers)) == layers
