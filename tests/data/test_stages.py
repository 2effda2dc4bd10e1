"""The builder's stages: a long way is divided into marches with rests between."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.build_scenario.stages import DAY_MIN, MARCH, parts_of_via, point_at, stages

DAYS = st.integers(1, 20)
LENGTHS = st.floats(1.0, 400.0)
SIDES = st.sampled_from(["pla", "nra"])


@given(days=DAYS, length_km=LENGTHS, at_once=st.booleans(), side=SIDES)
def test_stages_fill_the_way_in_time(days: int, length_km: float, at_once: bool, side: str) -> None:
    end = days * DAY_MIN
    found = stages(0, end, length_km, at_once, side, MARCH)
    if not found:
        return
    assert found[-1].end_min == end
    assert found[-1].end_km == pytest.approx(length_km)
    assert found[0].start_min >= 0
    assert found[0].start_min == 0 or not at_once
    for before, after in pairwise(found):
        assert before.end_min < after.start_min
        assert before.end_km < after.end_km
    for km, stage in zip(np.diff([0.0, *(s.end_km for s in found)]), found, strict=True):
        hours = (stage.end_min - stage.start_min) / 60
        assert km / hours <= MARCH.top_km_h + 0.01


def test_a_fortnight_for_eighty_kilometres_is_not_a_creep() -> None:
    found = stages(0, 14 * DAY_MIN, 80.0, True, "pla", MARCH)
    marched = sum(stage.end_min - stage.start_min for stage in found)
    assert marched == pytest.approx(80.0 / MARCH.pace_km_h * 60, abs=3)


def test_a_short_hop_has_no_halt() -> None:
    assert stages(0, 5 * DAY_MIN, 15.0, True, "nra", MARCH) == []


def test_a_forced_march_has_no_halt() -> None:
    assert stages(0, DAY_MIN * 3 // 4, 60.0, True, "pla", MARCH) == []


def test_a_unit_that_is_not_on_the_move_waits() -> None:
    found = stages(0, 20 * DAY_MIN, 90.0, False, "pla", MARCH)
    assert len(found) == 3
    assert found[0].start_min == 17 * DAY_MIN


def test_every_part_of_a_way_keeps_the_pieces_it_leads_by() -> None:
    way = np.array([[121.0, 41.0], [122.0, 41.0], [122.0, 42.0], [123.0, 42.0]])
    pieces = [("a", (122.0, 41.0)), ("line:north", None), ("b", (122.0, 42.0))]
    total = 84.1 + 111.1 + 82.8
    assert parts_of_via(way, pieces, [40.0, 140.0]) == ["", "a;line:north", "line:north;b"]
    assert parts_of_via(way, pieces, []) == ["a;line:north;b"]
    assert point_at(way, total)[0] == pytest.approx(123.0, abs=0.01)
