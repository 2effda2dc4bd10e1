from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import Tracks
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import Status
from liaoshen_viewer.scene.sign_looks import (
    DOING,
    FADE_MS,
    TURN_MS,
    Doing,
    SignLooks,
    look_facts,
    sign_looks,
)
from tests.sample import at, small_lines, small_scenario

SCENARIO = small_scenario()
FACTS = look_facts(SCENARIO)
ROWS = np.arange(len(SCENARIO.units))


@cache
def tracks() -> Tracks:
    return compile_tracks(SCENARIO, small_lines())


def row(unit: str) -> int:
    return [str(known.id) for known in SCENARIO.units].index(unit)


def looks(when: int) -> SignLooks:
    return sign_looks(FACTS, state_at(tracks(), when), ROWS)


@pytest.mark.parametrize(
    ("unit", "when", "doing"),
    [
        ("NEFA", "10-11T00:00", Doing.RESERVE),
        ("C02", "10-10T00:00", Doing.NOTHING),
        ("C02", "10-13T00:00", Doing.ATTACKING),
        ("C04", "10-11T00:00", Doing.DEFENDING),
        ("N-6AG", "10-11T00:00", Doing.ENCIRCLED),
        ("N-79D", "10-13T09:59", Doing.DEFENDING),
        ("N-79D", "10-13T10:00", Doing.DESTROYED),
    ],
)
def test_a_sign_tells_what_its_formation_does(unit: str, when: str, doing: Doing) -> None:
    assert looks(at(when)).doing[row(unit)] == doing


def test_every_status_that_is_no_movement_and_no_rest_has_a_mark() -> None:
    silent = {Status.GARRISON, Status.MOVING, Status.ENCIRCLING, Status.OCCUPYING}
    assert set(DOING) == set(Status) - silent


def test_a_destroyed_formation_fades_to_an_outline_that_stays_a_day() -> None:
    end, unit = at("10-13T10:00"), row("N-79D")
    shares = [looks(t).presence[unit] for t in range(end, end + FADE_MS + 1, FADE_MS // 6)]
    assert shares[0] == 1.0
    assert shares[-1] == 0.0
    assert shares == sorted(shares, reverse=True)
    assert state_at(tracks(), end + DAY_MS - 1, outlines=True).visible[unit]
    assert not state_at(tracks(), end + DAY_MS, outlines=True).visible[unit]


def test_a_formation_that_changes_sides_changes_colour_step_by_step() -> None:
    turn, unit = at("10-12T15:00"), row("N-184D")
    assert looks(turn - 1).before[unit] == ""
    half = looks(turn + TURN_MS // 2)
    assert (half.before[unit], half.turned[unit]) == ("blue", pytest.approx(0.5))
    assert SCENARIO.sides[int(half.side[unit])].colour == "red"
    after = looks(turn + TURN_MS + 1)
    assert (after.before[unit], after.turned[unit]) == ("", 1.0)


def test_looks_of_some_rows_are_those_rows() -> None:
    whole = looks(at("10-12T16:00"))
    some = whole.of(np.array([5, 2]))
    assert some.before.tolist() == [whole.before[5], whole.before[2]]
    assert some.frames is whole.frames
