"""Every row of every raw table stands in the scenario, with its id or key."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tools.build_scenario.tables import note
from tools.build_scenario.words import in_full, plain

TOP = Path(__file__).resolve().parents[2]
HISTORY = TOP / "tools" / "history"
SCENARIO = TOP / "scenarios" / "liaoshen"

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raw(name: str) -> list[Row]:
    return rows_of(HISTORY / f"{name}.csv")


def scenario(name: str) -> list[Row]:
    return rows_of(SCENARIO / f"{name}.csv")


def mapped(name: str) -> list[Row]:
    return rows_of(HISTORY / "maps" / f"{name}.csv")


def features_of(path: Path) -> list[dict[str, object]]:
    features: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def is_computed(row: Row) -> bool:
    """Tell whether a waypoint was put in by the builder, on a long way or with a superior."""
    return row["note"].startswith("Halt, computed") or ", computed: " in row["note"]


def edits() -> list[Row]:
    return raw("waypoint_patches") + mapped("own_patches")


def expected_waypoints() -> set[tuple[str, str]]:
    """Return (unit, time) of every raw row after the edits of the merge."""
    keys = {(r["unit_id"], r["datetime"]) for r in raw("pla_positions") + raw("nra_positions")}
    for edit in edits():
        key = edit["unit_id"], edit["datetime"]
        if edit["op"] == "delete":
            keys.remove(key)
        elif edit["op"] == "add":
            keys.add(key)
        elif edit["new_datetime"]:
            keys.remove(key)
            keys.add((edit["unit_id"], edit["new_datetime"]))
    return keys


def test_the_raw_tables_have_the_sizes_their_readme_states() -> None:
    sizes = {
        "pla_orbat": 79, "nra_orbat": 96, "pla_positions": 393, "nra_positions": 633,
        "events": 127, "strengths": 38, "losses": 32, "people": 85, "control": 299,
        "rail_control": 78, "axes": 60, "conflicts": 120, "waypoint_patches": 148,
        "places_merged": 298, "gazetteer": 172, "nra_places": 127, "sea_routes": 33,
        "pla_sources": 129, "nra_sources": 79, "merge_sources": 18,
    }  # fmt: skip
    assert {name: len(raw(name)) for name in sizes} == sizes
    tables = {path.stem for path in HISTORY.glob("*.csv")}
    assert tables == set(sizes), "a raw table without a test"


def test_every_unit_arrives() -> None:
    wanted = [row["id"] for row in raw("pla_orbat") + raw("nra_orbat")]
    assert [row["id"] for row in scenario("units")] == wanted


def test_every_unit_keeps_name_superior_and_strength() -> None:
    units = {row["id"]: row for row in scenario("units")}
    superiors = {row["unit"]: row["parent"] for row in mapped("first_superiors")}
    figures = {row["unit"]: row["strength"] for row in mapped("first_strengths")}
    names = {row["id"]: row["name_en"] for row in mapped("unit_notes")}
    for row in raw("pla_orbat") + raw("nra_orbat"):
        unit = units[row["id"]]
        strength = row.get("strength_12sep1948", row.get("strength_12sep"))
        assert unit["name_en"] == (names.get(row["id"]) or row["name_en"])
        assert unit["name_zh_hans"] == row["name_zh_hans"]
        assert unit["parent"] == superiors.get(row["id"], row["parent_id"])
        # A strength of 0 says "not in the theatre", not "no men".
        strength = figures.get(row["id"], strength)
        assert unit["strength"] == ("" if strength == "0" else strength)


def test_every_position_arrives_with_the_edits_of_the_merge() -> None:
    added = {(row["unit"], row["time"]) for row in mapped("added_waypoints")}
    told = [row for row in scenario("waypoints") if row["account"] != "article"]
    rows = [row for row in told if not is_computed(row)]
    there = [(row["unit"], row["time"]) for row in rows]
    assert Counter(there).most_common(1)[0][1] == 1
    assert set(there) == expected_waypoints() | added


def test_what_is_computed_is_never_documented() -> None:
    computed = [row for row in scenario("waypoints") if is_computed(row)]
    assert len(computed) > 300
    assert [row for row in computed if row["certainty"] == "documented"] == []


def test_only_one_position_was_deleted() -> None:
    deleted = [(e["unit_id"], e["datetime"]) for e in edits() if e["op"] == "delete"]
    assert deleted == [("N-207-3", "1948-10-21T08:00")]


def test_positions_keep_status_certainty_and_note_where_no_edit_changed_them() -> None:
    told = [row for row in scenario("waypoints") if row["account"] != "article"]
    waypoints = {(row["unit"], row["time"]): row for row in told}
    edited = {(edit["unit_id"], edit["datetime"]) for edit in edits()}
    for row in raw("pla_positions") + raw("nra_positions"):
        key = row["unit_id"], row["datetime"]
        if key not in edited:
            waypoint = waypoints[key]
            assert waypoint["status"] == row["status"], key
            assert waypoint["certainty"] == row["certainty"], key
            assert waypoint["note"].startswith(plain(note(row["note"]))), key


def test_every_edit_is_carried_out() -> None:
    told = [row for row in scenario("waypoints") if row["account"] != "article"]
    waypoints = {(row["unit"], row["time"]): row for row in told}
    said = {row["id"]: row["words"] for row in mapped("conflicts")}
    last_said: dict[tuple[str, str, str], str] = {}
    for edit in edits():
        key = edit["unit_id"], edit["new_datetime"] or edit["datetime"]
        if edit["op"] == "delete":
            continue
        assert plain(note(said.get(edit["conflict_id"], ""))) in waypoints[key]["note"], key
        last_said |= {(*key, what): edit[what] for what in ("status", "lon", "lat") if edit[what]}
    for (unit, time, what), value in last_said.items():
        there = waypoints[unit, time][what]
        assert there == value if what == "status" else float(there) == float(value), (unit, time)


def test_every_event_arrives_with_citation_and_disagreement() -> None:
    text = (SCENARIO / "events.yaml").read_text(encoding="utf-8")
    events = {event["id"]: event for event in yaml.safe_load(text)["events"]}
    wanted = raw("events")
    reworded = {row["id"] for row in mapped("event_titles")}
    added = [row["id"] for row in mapped("added_events")]
    assert list(events) == [row["id"] for row in wanted] + added
    plain = {row["id"]: row for row in mapped("event_disagreements")}
    assert {row["id"] for row in wanted if row["disagreement"]} <= plain.keys()
    for row in wanted:
        event = events[row["id"]]
        assert str(event["start"]) == row["start"]
        assert str(event.get("end", "")) == row["end"]
        if row["id"] not in reworded:
            assert event["title"] == {"en": row["title_en"], "zh-Hans": row["title_zh_hans"]}
        cited = row["citation_as_seed"].removeprefix("none given in the seed")
        assert event.get("citation", "") == cited


def test_events_speak_both_languages_at_some_length() -> None:
    text = (SCENARIO / "events.yaml").read_text(encoding="utf-8")
    plain = {row["id"] for row in mapped("event_disagreements")}
    for event in yaml.safe_load(text)["events"]:
        told = [event["title"], event["text"]]
        told += [event["disagreement"]] if event["id"] in plain else []
        assert ("disagreement" in event) == (event["id"] in plain), event["id"]
        for words in told:
            assert words["en"], event["id"]
            assert re.search("[\u4e00-\u9fff]", words["zh-Hans"]), event["id"]
        sentences = re.findall(r"[.!?](?=\s|$)", event["text"]["en"])
        assert 2 <= len(sentences) <= 5, event["id"]
        assert 2 <= event["text"]["zh-Hans"].count("。") <= 5, event["id"]


def test_every_place_arrives() -> None:
    places = {row["id"] for row in scenario("places")}
    assert {row["id"] for row in raw("places_merged")} <= places
    assert {row["id"] for row in raw("gazetteer")} <= places
    texts = {row["text"]: row["place"] for row in mapped("places") if row["table"] == "nra"}
    assert {texts[row["place"]] for row in raw("nra_places")} <= places


def test_every_source_arrives_with_all_its_references() -> None:
    sources = {row["id"]: row["reference"] for row in scenario("sources")}
    titles = {row["id"]: row["title"] for row in mapped("source_texts")}
    address = re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}/[^\s;()]+")
    for row in raw("pla_sources") + raw("nra_sources") + raw("merge_sources"):
        reference = sources[row["code"]]
        where = row.get("reference", row.get("where", ""))
        assert reference.startswith(titles[row["code"]]), row["code"]
        if "lyxmemo" in where or "same repo" in where:
            assert "lyxmemo.github.io" in reference, row["code"]
        elif row["code"] != "SEED":
            assert [found for found in address.findall(where) if found not in reference] == []


@pytest.mark.parametrize(
    ("name", "raw_name", "keys", "raw_keys"),
    [
        ("people", "people", ("id", "post", "from"), ("id", "post", "from")),
        ("control", "control", ("place", "time"), ("place_id", "time")),
        ("railways", "rail_control", ("to", "time"), ("to_station", "time")),
        ("strengths", "strengths", ("date", "force"), ("date", "force")),
        ("losses", "losses", ("start", "force", "place"), ("date", "units", "place")),
    ],
)
def test_tables_arrive_row_by_row(
    name: str, raw_name: str, keys: tuple[str, ...], raw_keys: tuple[str, ...]
) -> None:
    there = [tuple(row[key] for key in keys) for row in scenario(name)][: len(raw(raw_name))]
    told = [tuple(row[key] for key in raw_keys) for row in raw(raw_name)]
    assert [tuple(map(in_full, keys)) for keys in there] == [
        tuple(map(in_full, keys)) for keys in told
    ]


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("strengths", ("strength", "killed", "captured", "defected", "casualties_total")),
        ("losses", ("killed_wounded", "captured", "surrendered", "defected", "evacuated")),
    ],
)
def test_figures_are_not_altered(name: str, figures: tuple[str, ...]) -> None:
    there = [tuple(row[figure] for figure in figures) for row in scenario(name)][: len(raw(name))]
    assert there == [tuple(row[figure] for figure in figures) for row in raw(name)]


def test_every_shape_arrives_with_its_points() -> None:
    shapes = [s for s in features_of(SCENARIO / "shapes.geojson") if not _is_rival(s)]
    there = Counter(_shape_key(shape) for shape in shapes)
    wanted = Counter(
        _shape_key(shape)
        for name in ("fronts", "outlines")
        for shape in features_of(HISTORY / f"{name}.geojson")
    )
    for front in features_of(HISTORY / "fronts.geojson"):
        if _is_open(front):
            _, whole = _shape_key(front)
            wanted["F-LIAOXI", whole] -= 1
            wanted["F-LIAOXI-OPEN", str(json.loads(whole)[3:12])] += 1
    wanted = +wanted
    for row in raw("axes"):
        points = [[float(x) for x in point.split()] for point in row["points"].split(";")]
        wanted[row["id"], str(points)] += 1
    lanes: dict[str, list[list[float]]] = {}
    for row in raw("sea_routes"):
        lanes.setdefault(row["route"], []).append([float(row["lon"]), float(row["lat"])])
    wanted.update((lane, str(points)) for lane, points in lanes.items())
    assert there == wanted


def _is_open(front: dict[str, object]) -> bool:
    """Tell whether a ring was not closed yet: it is drawn without its north-east and east."""
    properties = front["properties"]
    assert isinstance(properties, dict)
    return str(properties["note"]).startswith("NOT closed")


def _is_rival(shape: dict[str, object]) -> bool:
    properties = shape["properties"]
    assert isinstance(properties, dict)
    return properties.get("account") == "article"


def _shape_key(shape: dict[str, object]) -> tuple[str, str]:
    properties, geometry = shape["properties"], shape["geometry"]
    assert isinstance(properties, dict)
    assert isinstance(geometry, dict)
    return properties["id"], str(geometry["coordinates"])


def test_every_conflict_stands_in_a_note() -> None:
    texts = [row["note"] for name in ("waypoints", "places", "units") for row in scenario(name)]
    events = yaml.safe_load((SCENARIO / "events.yaml").read_text(encoding="utf-8"))["events"]
    texts += [event.get("note", "") for event in events]
    told = {row["id"]: plain(row["words"]) for row in mapped("conflicts") if row["words"]}
    deleted_only = {edit["conflict_id"] for edit in edits() if edit["op"] == "delete"}
    for row in raw("conflicts"):
        assert row["id"] in told, row["id"]
        if row["id"] not in deleted_only:
            assert any(told[row["id"]] in text for text in texts), row["id"]
