"""The order of battle at a moment: chains of command, figures, commanders, fates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.model import Names, Scenario, Status, UnitId
from liaoshen_viewer.scene.summary import (
    OrderOfBattle,
    Reckoning,
    chain_of,
    order_of_battle,
    told_men,
)
from tests.sample import at, small_lines, small_scenario


def order_at(when: str, scenario: Scenario | None = None) -> OrderOfBattle:
    scenario = scenario or small_scenario()
    return order_of_battle(scenario, state_at(compile_tracks(scenario, small_lines()), at(when)))


def position(key: str) -> int:
    return small_scenario().unit_index[UnitId(key)]


@pytest.mark.parametrize(
    ("when", "unit", "strength"),
    [
        ("10-10T00:00", "C02", 40_000),
        ("10-13T00:00", "C02", 37_500),  # a dated statement stands, whatever joined it
        ("10-10T00:00", "NEFA", 103_000),  # no figure of its own: the sum of its columns
        ("10-13T00:00", "NEFA", 100_500),
        ("10-10T00:00", "N-6AG", 32_000),
        ("10-12T14:59", "N-93A", 25_000),
        ("10-12T15:00", "N-93A", 17_000),  # less the division that went over
        ("10-12T15:00", "N-184D", 8_000),  # which keeps its men
        ("10-13T09:59", "N-79D", 7_000),
        ("10-13T23:59", "N-79D", 7_000),  # it is seen until the midnight after its end
        ("10-14T00:00", "N-79D", None),
        ("10-14T00:00", "N-6AG", 17_000),
        ("10-10T00:00", "N-54A", None),
    ],
)
def test_strength(when: str, unit: str, strength: int | None) -> None:
    assert order_at(when).units[position(unit)].strength == strength


@pytest.mark.parametrize(("unit", "strength"), [("N-WEI", 31_000), ("N-184D", None)])
def test_a_dissolved_staff_takes_nobody_along_but_an_army_takes_its_divisions(
    unit: str, strength: int | None
) -> None:
    scenario = small_scenario()
    units = list(scenario.units)
    staff, army = position("N-WEI"), position("N-93A")
    units[staff] = replace(units[staff], fate="dissolved", fate_ms=at("10-08"), strength=900_000)
    units[army] = replace(units[army], fate="destroyed", fate_ms=at("10-11"))
    order = order_at("10-12T12:00", replace(scenario, units=tuple(units)))
    assert order.units[position(unit)].strength == strength


def test_an_army_that_changes_sides_takes_its_divisions_along() -> None:
    scenario = small_scenario()
    (first, *_) = (row for row in scenario.changes if row.unit == "N-184D")
    over = replace(first, unit=UnitId("N-93A"), t_ms=at("10-12T15:00"))
    changes = tuple(row for row in scenario.changes if row.after != "C02")
    order = order_at("10-12T15:00", replace(scenario, changes=(*changes, over)))
    assert order.units[position("N-93A")].strength == 25_000


@pytest.mark.parametrize(
    ("when", "above"),
    [("10-12T14:59", "N-93A"), ("10-12T15:00", "C02")],
)
def test_a_division_stands_under_its_superior_of_the_moment(when: str, above: str) -> None:
    below = order_at(when).hierarchy.below
    assert [i for i, under in enumerate(below) if position("N-184D") in under] == [position(above)]


def test_a_formation_whose_superior_is_of_the_other_side_stands_at_the_top() -> None:
    scenario = small_scenario()
    only_side = tuple(row for row in scenario.changes if row.after != "C02")
    order = order_at("10-12T15:00", replace(scenario, changes=only_side))
    assert position("N-184D") in order.hierarchy.top[0]


@pytest.mark.parametrize("when", ["10-08", "10-12T15:00", "10-16"])
def test_every_formation_stands_in_exactly_one_place(when: str) -> None:
    tree = order_at(when).hierarchy
    listed = [i for group in (*tree.top, *tree.below) for i in group]
    assert sorted(listed) == list(range(len(small_scenario().units)))


@pytest.mark.parametrize(
    ("when", "status", "fate"),
    [
        ("10-13T09:59", Status.DEFENDING, ""),
        ("10-13T10:00", Status.DESTROYED, "destroyed"),
        ("10-14T00:00", None, "destroyed"),
    ],
)
def test_status_and_fate(when: str, status: Status | None, fate: str) -> None:
    row = order_at(when).units[position("N-79D")]
    assert (row.status, row.fate) == (status, fate)


@pytest.mark.parametrize(("when", "name"), [("10-10T23:59", ""), ("10-11T00:00", "Sheng Jiaxing")])
def test_commander(when: str, name: str) -> None:
    assert order_at(when).units[position("N-93A")].commander == Names(en=name)


def test_a_side_sums_its_top_formations() -> None:
    side = order_at("10-14T00:00").sides[1]
    assert (side.strength, side.units) == (17_000 + 24_000, 5)


def test_the_chain_of_command_runs_upwards() -> None:
    scenario = small_scenario()
    state = state_at(compile_tracks(scenario, small_lines()), at("10-10"))
    assert [scenario.units[i].id for i in chain_of(state, position("N-184D"))] == [
        "N-93A", "N-6AG", "N-WEI",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("men", "reckoning", "told"),
    [
        (8_303, Reckoning.ALLOCATED, 8_300),
        (8_303, Reckoning.STATED, 8_303),
        (686_906, Reckoning.SUM, 686_900),
        (847, Reckoning.LESSENED, 850),
        (None, Reckoning.SUM, None),
    ],
)
def test_men_are_told_as_finely_as_they_are_known(
    men: int | None, reckoning: Reckoning, told: int | None
) -> None:
    row = replace(order_at("10-12").units[0], strength=men, reckoning=reckoning)
    assert told_men(row) == told
