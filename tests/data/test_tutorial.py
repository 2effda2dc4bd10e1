"""The scenario for learning the format is small, sound, and says that it is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.review.review import review
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import ChangeKind, Mode

FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "tutorial"


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["tutorial"])


def test_it_has_six_units_and_five_days(battle: Battle) -> None:
    clock = battle.scenario.clock
    assert len(battle.scenario.units) == 6
    assert clock.campaign_end_ms - clock.campaign_start_ms == 5 * DAY_MS


def test_it_is_sound(battle: Battle) -> None:
    assert [problem.text() for problem in (*battle.warnings, *review(battle))] == []


def test_every_unit_is_on_the_map_all_the_time(battle: Battle) -> None:
    clock = battle.scenario.clock
    for t_ms in range(clock.start_ms, clock.end_ms + 1, DAY_MS // 4):
        assert state_at(battle.tracks, t_ms).visible.all()


def test_it_shows_the_format_at_work(battle: Battle) -> None:
    scenario = battle.scenario
    assert {row.mode for row in scenario.waypoints} == {Mode.MARCH, Mode.ROAD, Mode.RAIL}
    assert {row.kind for row in scenario.changes} == {ChangeKind.SUPERIOR, ChangeKind.STRENGTH}
    assert any(row.account for row in scenario.waypoints)
    assert any(row.via for row in scenario.waypoints)
    assert any(row.depart_ms is None for row in scenario.waypoints)
    assert len({path.name for path in FOLDER.iterdir()}) == 13


def test_it_says_that_it_is_invented() -> None:
    text = (FOLDER / "scenario.yaml").read_text(encoding="utf-8")
    assert "EVERYTHING IN IT IS INVENTED" in text
    assert "(invented)" in text.split("title:")[1].splitlines()[1]
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    named = {word.rstrip(",") for line in comments for word in line.split()}
    assert {path.name for path in FOLDER.iterdir()} <= named
