"""The ring round a force: by hand-made places, by properties, and by the campaign's dates."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.motion.control import ControlTrack, compile_control
from liaoshen_viewer.motion.encirclement import (
    BEARINGS,
    Ring,
    bars_km,
    ring_round,
    widest_gap_km,
)
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import parse_time
from liaoshen_viewer.scenario.model import UnitId

CLOSED = st.lists(st.booleans(), min_size=BEARINGS, max_size=BEARINGS)


@cache
def battle() -> Battle:
    return open_battle(find_scenario("liaoshen"))


@cache
def control() -> ControlTrack:
    return compile_control(battle().scenario)


def ring(force: str, when: str) -> Ring | None:
    scenario = battle().scenario
    state = state_at(battle().tracks, parse_time(f"1948-{when}", 480))
    return ring_round(scenario.unit_index[UnitId(force)], state, control(), bars_km(scenario))


@pytest.mark.parametrize(
    ("force", "open_until", "closed_from", "gone"),
    [
        # Cut off from the coast on 28 September, shut in on the 30th; taken on 15 October.
        ("N-6AG", "09-27T12:00", "09-30T12:00", "10-17T00:00"),
        # Round the west of the Liao: not closed on the 25th, closed from the morning of the 26th.
        ("N-9AG", "10-25T12:00", "10-26T06:00", None),
    ],
)
def test_the_rings_close_on_the_days_of_the_tables(
    force: str, open_until: str, closed_from: str, gone: str | None
) -> None:
    before, after = ring(force, open_until), ring(force, closed_from)
    assert before is not None
    assert after is not None
    assert before.share < 0.97
    assert before.widest_gap_km > 3.0
    assert after.share >= 0.97
    assert gone is None or ring(force, gone) is None


@pytest.mark.parametrize("when", ["09-12T00:00", "10-01T00:00", "10-12T00:00", "10-18T12:00"])
def test_changchun_is_shut_in_from_the_first_day_to_its_end(when: str) -> None:
    found = ring("N-1AG", when)
    assert found is not None
    assert found.share >= 0.85
    assert found.widest_gap_km < 2.5


def test_mukden_is_open_before_its_last_days() -> None:
    found = ring("N-8AG", "10-20T00:00")
    assert found is not None
    assert found.share < 0.1


def test_a_staff_alone_is_no_force() -> None:
    assert ring("N-6AG", "11-01T00:00") is None


def test_a_besieger_is_not_besieged_by_the_besieged() -> None:
    found = ring("AG1", "10-01T00:00")
    assert found is not None
    assert found.share < 0.7


@given(CLOSED)
def test_share_and_gap_follow_from_what_is_closed(closed: list[bool]) -> None:
    at_km = np.where(closed, 10.0, np.inf)
    gap = widest_gap_km(at_km)
    if not any(closed):
        assert np.isnan(gap)
        return
    # The longest run of open bearings, counted round the circle.
    text = "".join("x" if bar else "-" for bar in closed)
    longest = max(len(run) for run in (text + text).split("x")) if "-" in text else 0
    assert gap == pytest.approx(min(longest, BEARINGS) * 2 * np.pi / BEARINGS * 10.0)


@given(CLOSED, st.integers(1, BEARINGS - 1))
def test_a_ring_may_be_turned(closed: list[bool], turn: int) -> None:
    at_km = np.where(closed, 10.0, np.inf)
    one, other = widest_gap_km(at_km), widest_gap_km(np.roll(at_km, turn))
    assert one == pytest.approx(other, nan_ok=True)


@given(CLOSED, st.integers(0, BEARINGS - 1))
def test_one_more_closed_bearing_never_widens_the_gap(closed: list[bool], more: int) -> None:
    at_km = np.where(closed, 10.0, np.inf)
    before = widest_gap_km(at_km)
    at_km[more] = 10.0
    assert np.isnan(before) or widest_gap_km(at_km) <= before + 1e-9
