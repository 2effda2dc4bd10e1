"""A lecture as frames: every stop at its exact time, and held as long as it is to be."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.lecture.film import film_chapters, film_runs, film_schedule
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.playback.film_plan import NOT_IN_LECTURES, plan_from, words_of
from tests.lecture.lectures import stop, twelve
from tests.sample import small_scenario

CLOCK = small_scenario().clock
HOUR = 3_600_000
SECONDS = st.one_of(st.none(), st.floats(0.1, 9.0))


@st.composite
def lectures(draw: st.DrawFn) -> Lecture:
    """Any lecture: also stops of one time, backwards, without a way, and with waits."""
    count = draw(st.integers(1, 6))
    return replace(
        twelve(),
        stops=tuple(
            stop(
                number,
                draw(st.integers(0, 40)) * HOUR + draw(st.integers(0, 999)),
                draw(st.one_of(SECONDS, st.just(0.0))),
                draw(SECONDS),
            )
            for number in range(count)
        ),
    )


@given(lecture=lectures(), fps=st.integers(24, 60), pause_s=st.floats(0.1, 9.0))
def test_every_stop_is_held_at_its_exact_time(lecture: Lecture, fps: int, pause_s: float) -> None:
    runs = film_runs(lecture, fps, pause_s)
    frames = film_schedule(lecture, runs).frames
    groups = [
        (run, list(same))
        for run, same in groupby(zip(runs, frames, strict=True), key=lambda pair: pair[0])
        if run.halts
    ]
    assert [run.stop for run, _ in groups] == list(range(len(lecture.stops)))
    for (_, same), one in zip(groups, lecture.stops, strict=True):
        hold_s = pause_s if one.wait_s is None else one.wait_s
        assert {frame.t_ms for _, frame in same} == {one.t_ms}
        assert all(frame.held for _, frame in same)
        assert abs(len(same) - hold_s * fps) <= 0.5
    for index, (before, after) in enumerate(zip(lecture.stops, lecture.stops[1:], strict=False)):
        way = [f.t_ms for r, f in zip(runs, frames, strict=True) if r.stop == index and not r.halts]
        if after.way.seconds is not None:
            assert abs(len(way) - after.way.seconds * fps) <= 1
        assert way == sorted(way, reverse=after.t_ms < before.t_ms)
        assert all(min(before.t_ms, after.t_ms) <= t <= max(before.t_ms, after.t_ms) for t in way)
    chapters = film_chapters(runs)
    assert [index for _, _, index in chapters] == list(range(len(lecture.stops)))
    assert all(runs[first].halts for first, _, _ in chapters)
    assert (chapters[0][0], chapters[-1][1]) == (0, len(runs))


@pytest.mark.parametrize("word", NOT_IN_LECTURES)
def test_stops_say_what_is_seen_and_when(word: str) -> None:
    with pytest.raises(UsageError, match=f"lecture or {word}"):
        plan_from({"lecture": "x", word: "1"}, CLOCK, film=True)


@pytest.mark.parametrize("film", [True, False])
def test_the_words_of_a_lecture_come_back(film: bool) -> None:
    plan = plan_from({"lecture": "x", "pause": "2.5", "fps": "24"}, CLOCK, film=film)
    assert (plan.lecture, plan.pause_s, plan.pieces) == ("x", 2.5, ())
    assert plan_from(words_of(plan), CLOCK, film=film) == plan
    with pytest.raises(UsageError, match=r"pause needs lecture"):
        plan_from({"pause": "3"}, CLOCK, film=film)
