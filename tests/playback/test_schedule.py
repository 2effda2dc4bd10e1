"""Plans and their frames: ends, counts, times, holds and cards, and the words both ways."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.playback.film_plan import (
    CameraWish,
    FilmPlan,
    Hold,
    plan_from,
    plan_text,
    read_plan,
    words_of,
)
from liaoshen_viewer.playback.schedule import Schedule, grid_times, schedule
from tests.sample import small_scenario

SCENARIO = small_scenario()
CLOCK = SCENARIO.clock
SECOND, HOUR = 1_000, 3_600_000
DAY = {"from": "1948-10-10", "to": "1948-10-11"}


def plan(words: dict[str, str] | None = None, *, film: bool = False, **more: str) -> FilmPlan:
    said = {word.replace("_", "-"): text for word, text in more.items()}
    return plan_from((words or {}) | said, CLOCK, film=film)


@st.composite
def plans(draw: st.DrawFn) -> FilmPlan:
    length = CLOCK.end_ms - CLOCK.start_ms
    start = draw(st.integers(0, length - 2))
    end = draw(st.integers(start, length))
    by_step = draw(st.booleans()) or end - start < 2
    step = draw(st.integers(max(1, (end - start) // 3_000), length)) if by_step else None
    fps = draw(st.integers(24, 60))
    speed = None if by_step else draw(st.integers((end - start) // 60 + 100, 20 * length))
    made = plan()
    return replace(
        made,
        start_ms=CLOCK.start_ms + start, end_ms=CLOCK.start_ms + end,
        step_ms=step, speed_ms=speed, fps=fps,
        hold=draw(st.none() | st.builds(Hold, st.integers(1, 3), st.integers(1, 4_000))),
        texts=draw(st.integers(1, 3)),
        pieces=draw(st.sampled_from([(), ("title", "event", "end"), ("event",)])),
    )  # fmt: skip


def _seconds(number: int) -> int:
    """Return whole seconds that have a text."""
    return (number % 999_999 + 1) * SECOND


def expected_count(made: FilmPlan) -> int:
    length = made.end_ms - made.start_ms
    if made.step_ms is not None:
        return length // made.step_ms + 1 + (length % made.step_ms != 0)
    assert made.speed_ms is not None
    exact = length * made.fps / made.speed_ms
    return max(int(exact + 0.5) + 1, 2)


@given(plans())
@settings(max_examples=200, deadline=None)
def test_ends_counts_and_times(made: FilmPlan) -> None:
    if made.speed_ms is not None and made.end_ms - made.start_ms < expected_count(made) - 1:
        with pytest.raises(UsageError, match="too short"):
            grid_times(made)
        return
    times = grid_times(made)
    assert (times[0], times[-1]) == (made.start_ms, made.end_ms)
    assert len(times) == expected_count(made)
    assert all(type(t) is int for t in times)
    assert sorted(set(times)) == times
    if made.speed_ms is not None:
        n, length = len(times), made.end_ms - made.start_ms
        assert times == [made.start_ms + i * length // (n - 1) for i in range(n)]


@given(plans())
@settings(max_examples=100, deadline=None)
def test_holds_and_cards_only_add_frames_that_stand_still(made: FilmPlan) -> None:
    try:
        times = grid_times(made)
    except UsageError:
        return
    film = schedule(made, SCENARIO.events)
    seen = [frame.t_ms for frame in film.frames]
    assert sorted(seen) == seen
    assert sorted(set(seen)) == times
    assert film.grid == len(times)
    stops = [e for e in SCENARIO.events if made.hold and e.importance <= made.hold.importance
             and made.start_ms <= e.start_ms <= made.end_ms]  # fmt: skip
    held = Counter(frame.event for frame in film.frames if frame.held and not frame.card)
    assert set(held) == {SCENARIO.events.index(e) for e in stops}
    if made.hold:
        assert set(held.values()) <= {max(1, int(made.hold.length_ms * made.fps / 1000 + 0.5))}
    for frame in film.frames:
        if frame.event >= 0:
            assert SCENARIO.events[frame.event].start_ms <= frame.t_ms


def test_a_plan_off_the_grid_says_so() -> None:
    assert schedule(plan(DAY, step="5h"), ()).off_grid
    assert not schedule(plan(DAY, step="6h"), ()).off_grid
    assert [t - CLOCK.start_ms for t in grid_times(plan(DAY, step="10h"))] == [
        h * HOUR + (plan(DAY).start_ms - CLOCK.start_ms) for h in (0, 10, 20, 24)
    ]


def test_a_moment_is_one_picture_and_no_film() -> None:
    moment = {"from": "1948-10-10", "to": "1948-10-10"}
    assert len(schedule(plan(moment), ()).frames) == 1
    with pytest.raises(UsageError, match="too short"):
        schedule(plan(moment, film=True), ())


def test_a_film_has_cards_and_chapters() -> None:
    film = schedule(plan(DAY, film=True, speed="12h", fps="24"), SCENARIO.events)
    cards = Counter(frame.card for frame in film.frames)
    assert (cards["title"], cards["end"]) == (72, 72)
    assert film.grid == 49
    chapters = film.chapters(SCENARIO.phases)
    assert chapters
    assert all(0 <= first < after <= len(film.frames) for first, after, _ in chapters)


def test_a_text_stands_until_it_is_read_or_another_comes() -> None:
    film = schedule(plan(DAY, film=True, speed="1h", texts="3", hold="none"), SCENARIO.events)
    told = [frame.event for frame in film.frames if not frame.card]
    for number in {event for event in told if event >= 0}:
        start = SCENARIO.events[number].start_ms
        times = [frame.t_ms for frame in film.frames if frame.event == number]
        assert max(times) - start <= 6 * HOUR


@given(plans())
@settings(max_examples=50, deadline=None)
def test_words_ask_for_the_same_plan_again(made: FilmPlan) -> None:
    whole = replace(
        made,
        step_ms=None if made.step_ms is None else _seconds(made.step_ms),
        speed_ms=None if made.speed_ms is None else _seconds(made.speed_ms),
    )
    assert plan_from(words_of(whole), CLOCK, film=False) == whole
    assert plan_from(words_of(whole), CLOCK, film=True) == whole


@pytest.mark.parametrize(
    "camera",
    [
        CameraWish(view="theatre"),
        CameraWish(center=(121.25, 41.0), width_km=90.5),
        CameraWish(follow="C03", width_km=200.0),
        CameraWish(glide=True),
    ],
)
def test_cameras_by_words(camera: CameraWish) -> None:
    made = replace(plan(DAY, style="night", names="en", layers="no-date"), camera=camera)
    assert plan_from(words_of(made), CLOCK, film=False) == made


def test_a_plan_file_reads_back(tmp_path: Path) -> None:
    made = plan(DAY, film=True, follow="C03", width_km="150", scale="1.5")
    path = tmp_path / "film.yaml"
    path.write_text(plan_text(made), encoding="utf-8")
    assert plan_from(read_plan(path), CLOCK, film=True) == made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("speed: 12h\nspeed: 1d\n", "film.yaml:2:1"),
        ("- speed", "not a list of"),
        ("camera: {view: theatre}", "not a list of"),
        ("", "not a list of"),
        ("speed: [", "film.yaml:1"),
    ],
)
def test_plan_files_that_cannot_be_read(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "film.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_plan(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_plan(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"spede": "12h"}, "did you mean speed"),
        ({"speed": "fast"}, "speed: fast is not understood"),
        ({"speed": "12h", "step": "1h"}, "either step or speed"),
        ({"fps": "23"}, "24 to 60"),
        ({"fps": "61"}, "24 to 60"),
        ({"hold": "4:1"}, "hold: 4:1"),
        ({"hold": "1:0"}, "hold: 1:0"),
        ({"texts": "0"}, "texts: 0"),
        ({"size": "9"}, "1920x1080"),
        ({"scale": "nan"}, "0.05 to 16"),
        ({"width-km": "1e9", "follow": "C04"}, "1 to 20000"),
        ({"center": "200,9", "width-km": "3"}, "longitude first"),
        ({"center": "20,9"}, "width-km"),
        ({"width-km": "9"}, "center"),
        ({"view": "a", "follow": "b"}, "either view or follow"),
        ({"glide": "maybe"}, "glide: maybe"),
        ({"pieces": "title,moon"}, "title,event"),
        ({"quality": "great"}, "draft, good or best"),
        ({"chroma": "411"}, "420"),
        ({"language": "fr"}, "zh-Hans"),
        ({"from": "noon"}, "from: noon"),
        ({"from": "1948-10-11", "to": "1948-10-10"}, "lies before the first"),
        ({"to": "1948-12-24"}, "outside the scenario's clock"),
        ({"from": "1940-12-24"}, "outside the scenario's clock"),
    ],
)
def test_plans_that_cannot_be(words: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        plan_from(words, CLOCK, film=True)


def test_too_many_frames_are_refused() -> None:
    with pytest.raises(UsageError, match="at most 100000"):
        schedule(plan(step="1s"), ())
    with pytest.raises(UsageError, match="at most 100000"):
        schedule(plan(speed="1s"), ())


def test_schedules_are_equal_for_equal_plans() -> None:
    made: Schedule = schedule(plan(DAY, film=True), SCENARIO.events)
    assert made == schedule(plan(DAY, film=True), SCENARIO.events)
