"""The real campaign: dated facts that any reading of the sources gives."""

from __future__ import annotations

import pytest

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.review.review import review
from liaoshen_viewer.scenario.calendar import DAY_MS, parse_time
from liaoshen_viewer.scenario.model import Echelon, PlaceId, UnitId

HIGH = {Echelon.ARMY, Echelon.COLUMN}
ZHANGWU = (122.54, 42.39)


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["liaoshen"])


def at(battle: Battle, text: str) -> BattleState:
    return state_at(battle.tracks, parse_time(text, battle.scenario.clock.offset_min))


def place(battle: Battle, name: str) -> tuple[float, float]:
    return battle.scenario.places[PlaceId(name)].lonlat


def test_assault_on_jinzhou(battle: Battle) -> None:
    """14 October 1948, 10:00: the day the assault began."""
    now = at(battle, "1948-10-14T10:00")

    def stands(unit: str) -> tuple[float, float]:
        index = battle.scenario.unit_index[UnitId(unit)]
        assert now.visible[index], unit
        lon, lat = now.lonlat_deg[index]
        return float(lon), float(lat)

    lon, lat = place(battle, "jinzhou")
    for unit in ("C02", "C03", "C07", "C09"):
        assert distance_km(stands(unit), (lon, lat)) < 15, unit
    assert min(stands("C02")[1], stands("C03")[1]) > lat > max(stands("C07")[1], stands("C09")[1])
    assert distance_km(stands("C04"), place(battle, "tashan")) < 2
    # The defence of Tashan faces south-west towards Jinxi, with the sea on its left.
    assert stands("C11")[0] < stands("C04")[0] - 0.05
    assert distance_km(stands("C11"), stands("C04")) < 15
    assert distance_km(stands("C12"), place(battle, "kaiyuan")) < 5
    assert distance_km(stands("N-9AG"), ZHANGWU) < 5


def test_every_army_and_column_dated_on_the_first_day_is_on_the_first_picture(
    battle: Battle,
) -> None:
    scenario = battle.scenario
    start = scenario.clock.campaign_start_ms
    now = state_at(battle.tracks, start)
    dated = {row.unit for row in scenario.waypoints if row.t_ms < start + DAY_MS}
    missing = [
        unit.id
        for unit, seen in zip(scenario.units, now.visible, strict=True)
        if unit.echelon in HIGH and unit.id in dated and not seen
    ]
    assert missing == []
    assert sum(unit.echelon in HIGH and unit.id in dated for unit in scenario.units) > 25


def test_defeated_armies_are_gone_and_the_60th_has_changed_sides(battle: Battle) -> None:
    before, after = at(battle, "1948-10-14"), at(battle, "1948-10-23")
    scenario = battle.scenario
    sides = [str(side.id) for side in scenario.sides]
    for unit in ("N-93A", "N-N8A", "N-N7A"):
        index = scenario.unit_index[UnitId(unit)]
        assert before.visible[index]
        assert not after.visible[index]
    sixtieth = scenario.unit_index[UnitId("N-60A")]
    assert (sides[before.side[sixtieth]], sides[after.side[sixtieth]]) == ("nra", "pla")


@pytest.mark.parametrize("name", list(bundled_scenarios()))
def test_no_bundled_scenario_has_anything_to_warn_of(name: str) -> None:
    battle = open_battle(bundled_scenarios()[name])
    assert [problem.text() for problem in (*battle.warnings, *review(battle))] == []
