"""What is new in the order of battle, what is hidden of it, and short names."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.hiding import hidden_rows, side_toggled, toggled
from liaoshen_viewer.scene.order_news import leaders_of, news_since, reference_ms
from liaoshen_viewer.scene.short_names import abbreviated, short_name, without_brackets
from liaoshen_viewer.scene.summary import commanded, order_after, order_of_battle
from tests.sample import at, small_lines, small_scenario

SCENARIO = small_scenario()
TRACKS = compile_tracks(SCENARIO, small_lines())


def ids(rows: frozenset[int]) -> set[str]:
    return {SCENARIO.units[i].id for i in rows}


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("10-12T14:00", "10-12T15:00", {"N-184D": ["status", "superior"]}),
        ("10-12T23:59", "10-13T00:00", {"C02": ["men"]}),
        ("10-10T23:59", "10-11T00:00", {"N-93A": ["commander"]}),
        ("10-13T09:59", "10-13T10:00", {"N-79D": ["status"]}),
        ("10-13T23:59", "10-14T00:00", {"N-79D": ["gone"]}),
        ("10-12T00:00", "10-12T00:00", {}),
    ],
)
def test_news(before: str, now: str, found: Mapping[str, list[str]]) -> None:
    orders = [order_of_battle(SCENARIO, state_at(TRACKS, at(when))) for when in (before, now)]
    news = news_since(*orders)
    assert {SCENARIO.units[i].id: [kind.value for kind in news[i]] for i in news} == found


def test_those_over_a_formation_are_told() -> None:
    tree = order_of_battle(SCENARIO, state_at(TRACKS, at("10-12"))).hierarchy
    rows = leaders_of(tree, [SCENARIO.unit_index[UnitId("N-184D")]])
    assert ids(rows) == {"N-93A", "N-6AG", "N-WEI"}


@pytest.mark.parametrize(("t_ms", "start"), [(5, None), (10, None), (11, 10), (20, 10), (21, 20)])
def test_the_event_before_a_moment(t_ms: int, start: int | None) -> None:
    assert reference_ms([10, 10, 20], t_ms) == start


def test_hiding_a_branch_and_showing_it_again() -> None:
    state = state_at(TRACKS, at("10-12"))
    tree = order_of_battle(SCENARIO, state).hierarchy
    hidden = toggled(SCENARIO, state, frozenset(), UnitId("N-6AG"))
    branch = {"N-6AG", "N-93A", "N-79D", "N-184D"}
    assert ids(hidden_rows(SCENARIO, tree, hidden)) == branch
    assert ids(frozenset(commanded(SCENARIO, state, hidden).nonzero()[0].tolist())) == branch
    assert toggled(SCENARIO, state, hidden, UnitId("N-184D")) == frozenset()
    whole = side_toggled(SCENARIO, tree, hidden, 1)
    assert len(hidden_rows(SCENARIO, tree, whole)) == sum(u.side == "nra" for u in SCENARIO.units)
    assert ids(hidden_rows(SCENARIO, tree, side_toggled(SCENARIO, tree, whole, 1))) <= branch


def test_between_two_changes_the_order_of_battle_is_the_same_one() -> None:
    last = None
    for hour in range(24):
        state = state_at(TRACKS, at(f"10-12T{hour:02}:00"))
        order = order_after(SCENARIO, state, last)
        assert order == order_of_battle(SCENARIO, state)
        if last is not None:
            assert (order is last[1]) == (order == last[1])
        last = state, order


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("1st Army Group (Changchun)", "1st Army Group"),
        ("9th Army Group = Western Advance (Liaoxi) Army Group", "9th Army Group"),
        ("Northeast Field Army / Northeast Military Region", "Northeast Field Army"),
        ("79th Division (49th Army), two regiments flown in", "79th Division"),
        ("Liaoning (Liaonan) Military Region", "Liaoning Military Region"),
        ("Changchun local / rear forces (services)", "Changchun local / rear forces"),
        ("第一兵团（第一前线围城指挥所）", "第一兵团"),
        ("(nameless)", "(nameless)"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_abbreviations_and_places() -> None:
    assert abbreviated("Independent 95th Division") == "Ind. 95th Div."
    assert without_brackets("Jinzhou, eastern sector (attackers)") == "Jinzhou, eastern sector"
