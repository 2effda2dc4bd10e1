"""No id in the scenario's tables points to nothing, and the tables are those the builder makes."""

from __future__ import annotations

import csv
import itertools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

TOP = Path(__file__).resolve().parents[2]
SCENARIO = TOP / "scenarios" / "liaoshen"
BY_HAND = {"scenario.yaml"}

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    with (SCENARIO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(name: str) -> set[str]:
    return {row["id"] for row in rows_of(name)}


def events() -> list[dict[str, object]]:
    text = (SCENARIO / "events.yaml").read_text(encoding="utf-8")
    found: list[dict[str, object]] = yaml.safe_load(text)["events"]
    return found


def test_the_builder_makes_the_committed_tables_byte_for_byte(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.build_scenario", "--output", str(tmp_path)]
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    there = {path.name: path.read_bytes() for path in SCENARIO.iterdir() if path.is_file()}
    assert made.keys() == there.keys() - BY_HAND
    assert [name for name in made if made[name] != there[name]] == []


@pytest.mark.parametrize(
    "name",
    [
        "units.csv", "waypoints.csv", "places.csv", "changes.csv", "allocations.csv",
        "people.csv", "control.csv", "railways.csv", "strengths.csv", "losses.csv",
    ],
)  # fmt: skip
def test_sources_exist(name: str) -> None:
    known = ids("sources.csv")
    cited = {code for row in rows_of(name) for code in row["sources"].split(";") if code}
    assert cited <= known


def test_every_position_and_event_has_a_source() -> None:
    assert [row for row in rows_of("waypoints.csv") if not row["sources"]] == []
    assert [event["id"] for event in events() if not event.get("sources")] == []


@pytest.mark.parametrize(
    ("name", "column", "target"),
    [
        ("units.csv", "parent", "units.csv"),
        ("waypoints.csv", "unit", "units.csv"),
        ("waypoints.csv", "place", "places.csv"),
        ("places.csv", "parent", "places.csv"),
        ("changes.csv", "unit", "units.csv"),
        ("allocations.csv", "unit", "units.csv"),
        ("people.csv", "unit", "units.csv"),
        ("control.csv", "place", "places.csv"),
        ("railways.csv", "from", "places.csv"),
        ("railways.csv", "to", "places.csv"),
        ("losses.csv", "units", "units.csv"),
    ],
)
def test_references_exist(name: str, column: str, target: str) -> None:
    named = {piece for row in rows_of(name) for piece in row[column].split(";") if piece}
    assert named <= ids(target)


def test_events_refer_to_what_exists() -> None:
    known = {
        "units": ids("units.csv"),
        "people": ids("people.csv"),
        "sources": ids("sources.csv"),
    }
    places = ids("places.csv")
    for event in events():
        assert event["place"] in places, event["id"]
        for key, names in known.items():
            listed = event.get(key, [])
            assert isinstance(listed, list)
            assert len(set(listed)) == len(listed), event["id"]
            assert set(listed) <= names, event["id"]


def test_ways_run_along_known_lines_and_places() -> None:
    shapes = json.loads((SCENARIO / "shapes.geojson").read_text(encoding="utf-8"))["features"]
    lanes = {s["properties"]["id"] for s in shapes if s["properties"]["kind"] == "route"}
    railways = {row["line"] for row in rows_of("railways.csv")}
    railways |= {"harbin-manchouli"}  # no row of its state is known
    places = ids("places.csv")
    for row in rows_of("waypoints.csv"):
        for piece in filter(None, row["via"].split(";")):
            if piece.startswith("line:"):
                assert piece.removeprefix("line:") in railways | lanes, row
            elif " " not in piece:
                assert piece in places, row


def test_nobody_sails_from_an_inland_town() -> None:
    inland = {"beiping", "tianjin", "tangshan", "shenyang", "liaoyang"}
    rows = rows_of("waypoints.csv")
    assert [row for row in rows if row["mode"] == "sea" and row["place"] in inland] == []


def test_departures_are_graded_and_lie_within_their_leg() -> None:
    rows = rows_of("waypoints.csv")
    for here, then in itertools.pairwise(rows):
        assert bool(here["depart"]) == (here["depart_grade"] in ("computed", "given")), here
        if here["depart"]:
            assert here["unit"] == then["unit"]
            assert here["time"] <= here["depart"] < then["time"], here


def test_no_text_speaks_of_a_folder_of_this_machine() -> None:
    for path in [*SCENARIO.rglob("*.*"), *(TOP / "tools" / "history").rglob("*.*")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?m)(?:^|[\s,;\"(])/(?:[\w.-]+/)+", text), path
