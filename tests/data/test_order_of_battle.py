"""Who stood under whom, who commanded and who was taken, on the days that the sources give."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import parse_time
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.summary import order_of_battle, prisoners_at

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios" / "liaoshen"
KNOWLEDGE = {"K-low", "K-med", "K-high", "EST"}

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    with (SCENARIO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["liaoshen"])


def superior(battle: Battle, unit: str, time: str) -> str:
    scenario = battle.scenario
    state = state_at(battle.tracks, parse_time(time, scenario.clock.offset_min))
    above = int(state.superior[scenario.unit_index[UnitId(unit)]])
    return str(scenario.units[above].id)


def side(battle: Battle, unit: str, time: str) -> str:
    scenario = battle.scenario
    state = state_at(battle.tracks, parse_time(time, scenario.clock.offset_min))
    return str(scenario.sides[int(state.side[scenario.unit_index[UnitId(unit)]])].id)


@pytest.mark.parametrize(
    ("unit", "before", "day", "after"),
    [
        ("N-N1A", "N-NEHQ", "1948-10-03", "N-9AG"),
        ("N-71A", "N-NEHQ", "1948-10-03", "N-9AG"),
        ("N-49A", "N-NEHQ", "1948-10-03", "N-9AG"),
        ("N-195D", "N-6A", "1948-10-03", "N-49A"),
        ("N-79D", "N-49A", "1948-09-27", "N-6AG"),
        ("N-62A", "N-CKS", "1948-10-03", "N-17AG"),
        ("N-39A", "N-CKS", "1948-10-14", "N-17AG"),
        ("N-54A", "N-JZCP", "1948-10-11", "N-17AG"),
        ("N-P62D", "N-JZCP", "1948-10-10", "N-54A"),
        ("N-60A", "N-1AG", "1948-10-18", "AG1"),
        ("N-P53D", "N-N1A", "1948-10-31", "LBMR"),
    ],
)
def test_a_formation_changes_its_superior_on_its_day(
    battle: Battle, unit: str, before: str, day: str, after: str
) -> None:
    day_before = f"{day[:-2]}{int(day[-2:]) - 1:02}"
    assert superior(battle, unit, f"{day_before}T23:00") == before
    assert superior(battle, unit, f"{day}T23:30") == after


@pytest.mark.parametrize("unit", ["N-N3A", "N-N6A"])
def test_the_9th_army_group_has_two_armies_from_the_start(battle: Battle, unit: str) -> None:
    assert superior(battle, unit, "1948-09-12") == "N-9AG"


@pytest.mark.parametrize("unit", ["N-60A", "N-182D", "N-P21D", "N-P52D"])
def test_the_60th_army_goes_over_at_midnight(battle: Battle, unit: str) -> None:
    assert side(battle, unit, "1948-10-17T23:59") == "nra"
    assert side(battle, unit, "1948-10-18T00:00") == "pla"


@pytest.mark.parametrize("unit", ["N-184D", "N-N7A", "N-52A"])
def test_others_do_not(battle: Battle, unit: str) -> None:
    assert side(battle, unit, "1948-11-02T12:00") == "nra"


ARTICLE = {
    "Chiang Kai-shek": ("chiang", "N-CKS", None),
    "Wei Lihuang": ("wei", "N-NEHQ", None),
    "Du Yuming": ("du", "N-JRL", None),
    "Fan Hanjie": ("fan", "N-JZCP", "1948-10-16"),  # (POW) in the article
    "Liao Yaoxiang": ("liao", "N-9AG", "1948-11-06"),  # (POW) in the article
    "Liu Yuzhang": ("liuyuzhang", "N-52A", None),
    "Lin Biao": ("linbiao", "NEFA", None),
    "Luo Ronghuan": ("luoronghuan", "NEFA", None),
    "Liu Yalou": ("liuyalou", "NEFA", None),
    # named in its text:
    "Hou Jingru": ("houjingru", "N-17AG", None),
    "Zheng Dongguo": ("zhengdongguo", "N-1AG", "1948-10-21"),  # "became a prisoner of war"
}
"""The commanders of the article's table and text: id, formation, day of captivity."""


@pytest.mark.parametrize("name", ARTICLE)
def test_a_commander_of_the_articles_table_is_there_with_the_prisoners_mark(
    battle: Battle, name: str
) -> None:
    person, unit, day = ARTICLE[name]
    scenario = battle.scenario
    (post,) = (post for post in scenario.posts if post.person == person)
    assert (post.names.en, post.unit) == (name, unit)
    assert re.fullmatch("[\u4e00-\u9fff]{2,3}", post.names.zh_hans)
    assert re.fullmatch("[\u4e00-\u9fff]{2,3}", post.names.zh_hant)

    def mark(time: str) -> int | None:
        t_ms = parse_time(time, scenario.clock.offset_min)
        order = order_of_battle(scenario, state_at(battle.tracks, t_ms))
        rows = {row.commander.en: row for row in order.units}
        assert prisoners_at(scenario, t_ms).get(name) == (
            rows[name].taken_ms if name in rows else None
        )
        return prisoners_at(scenario, t_ms).get(name)

    if day is None:
        assert mark("1948-11-26T00:00") is None
    else:
        assert mark(f"{day}T00:00") is None
        assert mark(f"{day}T23:59") == post.prisoner_ms


@pytest.mark.parametrize(
    ("person", "day"),
    [
        ("fan", "1948-10-16"),
        ("zhengdongguo", "1948-10-21"),
        ("liao", "1948-11-06"),
        ("zhengtingji", "1948-10-28"),
        ("shengjiaxing", "1948-10-15"),
    ],
)
def test_prisoners_are_taken_on_their_day(person: str, day: str) -> None:
    (row,) = (row for row in rows_of("people.csv") if row["id"] == person)
    assert re.search("captured|laid down arms", row["fate"])
    assert row["fate_time"].startswith(day)


def test_du_is_appointed_and_wei_flies_out() -> None:
    changes = {(row["unit"], row["what"], row["account"]): row for row in rows_of("changes.csv")}
    assert changes["N-JRL", "commander", ""]["time"] == "1948-10-19T20:00"
    assert changes["N-NEHQ", "commander", ""]["time"] == "1948-10-30T16:00"
    wei = [row for row in rows_of("waypoints.csv") if row["unit"] == "N-NEHQ"]
    (flight,) = (row for row in wei if row["time"] == "1948-10-30T16:00")
    assert (flight["depart"], flight["depart_grade"]) == ("1948-10-30T16:00", "given")


def test_names_stand_in_both_languages() -> None:
    for table in ("units.csv", "places.csv", "people.csv"):
        for row in rows_of(table):
            assert row["name_en"], row
            assert row["name_zh_hans"], row
            assert row["name_zh_hant"], row


def test_no_position_is_documented_by_general_knowledge_alone() -> None:
    documented = [row for row in rows_of("waypoints.csv") if row["certainty"] == "documented"]
    assert len(documented) > 600
    assert [row for row in documented if set(row["sources"].split(";")) <= KNOWLEDGE] == []


NEVER_COUNTED = {"N-67D", "N-103D", "N-147D", "N-92A", "CAV11"}
"""Formations that arrive within their army's figure, or are in no table of strengths."""


def test_every_unit_is_complete_or_says_what_no_source_gives() -> None:
    rows = rows_of("units.csv")
    assert len(rows) == 175
    later = {row["unit"] for row in rows_of("changes.csv") if row["what"] == "strength"}
    later |= {row["unit"] for row in rows_of("allocations.csv")}
    for row in rows:
        assert all(row[f"name_{end}"] for end in ("en", "zh_hans", "zh_hant")), row["id"]
        gaps = " ".join(re.findall(r"([\w ]+) not known from our sources", row["note"])).lower()
        for post in ["commander"] + ["commissar"] * (row["side"] == "pla"):
            named = all(row[f"{post}_{end}"] for end in ("en", "zh_hans", "zh_hant"))
            assert named != (post in gaps), (row["id"], post)
        is_staff = row["branch"] in ("headquarters", "naval", "air") or row["echelon"] == "command"
        assert row["fate"] or is_staff, row["id"]
        assert row["strength"] or is_staff or row["id"] in later | NEVER_COUNTED, row["id"]
        assert row["strength_grade"] or not row["strength"], row["id"]


def test_every_event_tells_where_when_who_and_whence() -> None:
    text = (SCENARIO / "events.yaml").read_text(encoding="utf-8")
    events = yaml.safe_load(text)["events"]
    assert len(events) == 136
    for event in events:
        for key in ("place", "phase", "importance", "sources", "certainty"):
            assert event.get(key), (event["id"], key)
    parties = ("units", "people", "sides")
    assert [e["id"] for e in events if not any(map(e.get, parties))] == ["E012"]  # civilians
