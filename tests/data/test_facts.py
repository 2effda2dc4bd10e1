"""Over a hundred dated facts of the campaign, written down apart from the tables: who was where.

Their points are towns and villages as any map gives them, not those of the gazetteer. `basis` is a
source of the tables, or general knowledge.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import parse_time
from liaoshen_viewer.scenario.model import UnitId

GENERAL = "general knowledge"

with (Path(__file__).parent / "facts.csv").open(encoding="utf-8", newline="") as file:
    FACTS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["liaoshen"])


def test_there_are_enough_of_them_and_each_says_whence_it_is(battle: Battle) -> None:
    known = set(map(str, battle.scenario.sources))
    assert len(FACTS) >= 100
    assert {fact["basis"] for fact in FACTS} - known == {GENERAL}
    assert len({fact["unit"] for fact in FACTS}) > 50


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['unit']}-{f['time']}")
def test_the_replay_shows_it(battle: Battle, fact: dict[str, str]) -> None:
    scenario = battle.scenario
    now = state_at(battle.tracks, parse_time(fact["time"], scenario.clock.offset_min))
    unit = scenario.unit_index[UnitId(fact["unit"])]
    assert now.visible[unit]
    away = float(distance_km(now.lonlat_deg[unit], (float(fact["lon"]), float(fact["lat"]))))
    assert away <= float(fact["within_km"]), f"{fact['fact']}: {away:.1f} km off"
