"""Which frames stop at an event, tell of one, or are a card: counted by hand on a small plan."""

from __future__ import annotations

from dataclasses import replace

from liaoshen_viewer.playback.film_plan import FilmPlan, Hold, plan_from
from liaoshen_viewer.playback.schedule import Frame, schedule
from liaoshen_viewer.scenario.model import Event
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
HOUR_MS = 3_600_000


def event(when: str, importance: int) -> Event:
    return replace(SCENARIO.events[0], start_ms=at(when), end_ms=None, importance=importance)


EVENTS = (
    event("10-10T09", 1),  # before the first frame
    event("10-10T10", 2),  # on it
    event("10-10T11:30", 1),  # between two frames: the later one stops
    event("10-10T12", 1),  # at that same frame
    event("10-10T12", 2),  # less than that one at the same time
    event("10-10T13", 3),  # too small for a hold, and for a text
    event("10-10T14", 1),  # on the last frame
    event("10-10T15", 1),  # after it
)


def plan(*, hold: Hold | None, pieces: tuple[str, ...], texts: int = 2) -> FilmPlan:
    """Five frames from ten to two o'clock, ten a second."""
    made = plan_from({"from": "1948-10-10T10:00", "to": "1948-10-10T14:00", "step": "1h"},
                     SCENARIO.clock, film=False)  # fmt: skip
    return replace(made, fps=10, hold=hold, pieces=pieces, texts=texts)


def rows(frames: tuple[Frame, ...]) -> list[tuple[int, int, bool, str]]:
    """Return hour, event, whether held, and card of every frame."""
    first = at("10-10")
    return [((f.t_ms - first) // HOUR_MS, f.event, f.held, f.card) for f in frames]


def test_a_plan_without_holds_is_its_grid() -> None:
    frames = schedule(plan(hold=None, pieces=()), EVENTS).frames
    assert rows(frames) == [(hour, -1, False, "") for hour in range(10, 15)]


def test_every_event_of_weight_within_the_range_is_held_at_the_first_frame_not_before_it() -> None:
    frames = schedule(plan(hold=Hold(2, 200), pieces=()), EVENTS).frames
    assert rows(frames) == [
        *[(10, 1, True, "")] * 2,
        (11, -1, False, ""),
        *[(12, 2, True, "")] * 2,
        *[(12, 3, True, "")] * 2,
        *[(12, 4, True, "")] * 2,
        (13, -1, False, ""),
        *[(14, 6, True, "")] * 2,
    ]


def test_great_events_alone_are_held_for_so_many_frames_as_round_to_the_time() -> None:
    for length_ms, count in ((1, 1), (149, 1), (150, 2), (249, 2), (250, 3)):
        frames = schedule(plan(hold=Hold(1, length_ms), pieces=()), EVENTS).frames
        assert [f.event for f in frames if f.held] == [
            number for number in (2, 3, 6) for _ in range(count)
        ]


def test_texts_of_events_last_for_the_reading_and_the_greatest_of_a_moment_is_told() -> None:
    told = schedule(plan(hold=None, pieces=("event",)), EVENTS).frames
    assert rows(told) == [
        (hour, event, False, "") for hour, event in zip(range(10, 15), (1, 1, 3, 3, 6), strict=True)
    ]
    great = schedule(plan(hold=None, pieces=("event",), texts=1), EVENTS).frames
    assert [f.event for f in great] == [0, 0, 3, 3, 6]
    assert {f.event for f in schedule(plan(hold=None, pieces=("title",)), EVENTS).frames} == {-1}


def test_cards_are_held_at_both_ends() -> None:
    frames = schedule(plan(hold=None, pieces=("title", "end")), EVENTS).frames
    cards = [f for f in frames if f.card]
    assert {(f.card, f.held, f.t_ms) for f in cards} == {
        ("title", True, at("10-10T10")),
        ("end", True, at("10-10T14")),
    }
    assert frames[0].card == "title"
    assert frames[-1].card == "end"
    assert len(frames) == len(cards) + 5
