"""Where and when the article tells something else than we do, both are there to be compared."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from liaoshen_viewer.battle import Battle, bundled_scenarios, lines_of, open_battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.accounts import Account, compile_accounts
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import parse_time
from liaoshen_viewer.scenario.model import UnitId

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios" / "liaoshen"
JINZHOU, CHANGCHUN, TASHAN = (121.13, 41.11), (125.32, 43.88), (120.93, 40.84)
HEISHAN = (122.11, 41.69)


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["liaoshen"])


@pytest.fixture(scope="module")
def article(battle: Battle) -> Account:
    lines = lines_of(battle.scenario, battle.basemap)
    (found,) = (row for row in compile_accounts(battle.scenario, lines) if row.id == "article")
    return found


@pytest.mark.parametrize(
    ("unit", "time", "where", "km_apart"),
    [
        ("N-60A", "1948-10-16T12:00", JINZHOU, 400),  # "in Jinzhou"; it was in Changchun
        ("N-1AG", "1948-10-22T12:00", CHANGCHUN, None),  # 23 October; it was over on the 21st
        ("N-JZCP", "1948-10-15T16:00", JINZHOU, 5),  # taken with the city
        ("N-39A", "1948-10-12T12:00", TASHAN, 300),  # it was still at Yantai
        ("N-92A", "1948-10-11T20:00", TASHAN, 50),  # it was still on its way
        ("N-9AG", "1948-10-21T12:00", HEISHAN, 50),  # headquarters at Xinmin until the 24th
    ],
)
def test_the_article_has_a_formation_elsewhere_on_that_day(
    battle: Battle, article: Account, unit: str, time: str, where: tuple[float, float],
    km_apart: float | None,
) -> None:  # fmt: skip
    t_ms = parse_time(time, battle.scenario.clock.offset_min)
    i = battle.scenario.unit_index[UnitId(unit)]
    ours, theirs = state_at(battle.tracks, t_ms), state_at(article.tracks, t_ms)
    assert theirs.visible[i]
    assert distance_km(theirs.lonlat_deg[i], np.array(where)) < 8
    if km_apart is None:
        assert not ours.visible[i]
    else:
        assert distance_km(theirs.lonlat_deg[i], ours.lonlat_deg[i]) > km_apart


def test_the_articles_days_of_towns_stand_beside_ours() -> None:
    with (SCENARIO / "control.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["side"] == "pla"]
    theirs = {row["place"]: row["time"][:10] for row in rows if row["account"] == "article"}
    assert theirs == {
        "suizhong": "1948-09-12", "changli": "1948-09-12", "tashan": "1948-09-12",
        "yixian": "1948-09-12", "changchun": "1948-10-23", "shenyang": "1948-11-01",
    }  # fmt: skip
    for place, day in theirs.items():
        ours = [row["time"][:10] for row in rows if row["place"] == place and not row["account"]]
        assert ours, place
        assert day not in ours, place


def test_every_row_of_the_article_cites_it() -> None:
    for name in ("waypoints", "control", "changes"):
        with (SCENARIO / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["account"] == "article"]
        assert rows, name
        assert {row["sources"] for row in rows} == {"SEED"}
        assert all(row["note"] for row in rows)
