"""What a well-formed scenario becomes."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from liaoshen_viewer.errors import Origin, ScenarioError, Severity
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.load import load_scenario
from liaoshen_viewer.scenario.model import Certainty, ChangeKind, Mode, Names, Scenario, Via
from liaoshen_viewer.scenario.read import read
from tests.scenario.small_copy import SMALL, Fault, copy_small, sentences_after


@pytest.fixture(scope="module")
def small() -> Scenario:
    scenario, warnings = load_scenario(SMALL)
    assert warnings == []
    return scenario


def test_head(small: Scenario) -> None:
    assert small.id == "small"
    assert small.names == Names(en="Three days at the river", zh_hans="河边三日")
    assert small.summary.en == "A column crosses the railway and takes a town in three days."
    assert small.clock.offset_min == 480
    assert format_time(small.clock.start_ms) == "1948-09-10T00:00"
    assert format_time(small.clock.campaign_end_ms) == "1948-09-15T00:00"
    assert small.clock.step_ms == 3_600_000
    assert small.views[0].center == (121.5, 41.2)
    assert [side.id for side in small.sides] == ["red", "blue"]
    assert [phase.text.en for phase in small.phases] == ["", "The town falls."]
    assert small.credits == ("Written for the tests.",)


def test_unit_with_quotes_and_two_lines(small: Scenario) -> None:
    unit = small.units[small.unit_index["R1"]]  # type: ignore[index]  # a plain text for an id
    assert unit.commander.en == "Li, the Elder"
    assert unit.note == "A note in quotes,\nover two lines"
    assert unit.sources == ("S1", "S2")
    assert unit.origin == Origin("units.csv", 3)
    assert small.units[2].origin == Origin("units.csv", 5)
    assert small.units[2].strength == 9_000
    assert small.units[0].strength is None
    assert small.sources["S1"].reference == 'Red staff, "War Diary"'


def test_waypoints_are_sorted_by_unit_and_time(small: Scenario) -> None:
    keys = [(small.unit_index[w.unit], w.t_ms) for w in small.waypoints]
    assert keys == sorted(keys)
    first, other, point, last = [w for w in small.waypoints if w.unit == "R1"]
    assert (first.lonlat, first.depart_computed, first.mode) == ((121.9, 41.6), False, Mode.MARCH)
    assert (other.account, other.error_km, other.depart_ms) == ("S2", 0.5, None)
    assert point.via == (
        Via("main", None),
        Via(None, (121.2, 41.1)),
        Via(None, (121.25, 41.13)),
    )
    assert (point.depart_computed, point.place, point.lonlat) == (True, None, (121.3, 41.15))
    assert last.certainty is Certainty.DOCUMENTED


def test_dated_tables(small: Scenario) -> None:
    assert [c.kind for c in small.changes] == [
        ChangeKind.SUPERIOR,
        ChangeKind.SIDE,
        ChangeKind.STRENGTH,
    ]
    assert [(c.place, c.holder) for c in small.control][1] == ("bridge", "contested")
    assert [r.is_open for r in small.railways] == [True, False]
    assert small.strengths[1].figures == {
        "killed": 500,
        "wounded": 900,
        "captured": 18_500,
        "casualties_total": 19_900,
    }
    assert small.losses[0].figures["evacuated"] == 0
    assert format_time(small.losses[0].end_ms) == "1948-09-15T00:00"
    assert small.posts[1].fate == "captured"


def test_events_keep_their_precision_and_their_text(small: Scenario) -> None:
    first, second, third = small.events
    assert (first.start_text, format_time(first.start_ms)) == ("1946-03", "1946-03-01T00:00")
    assert (first.end_text, format_time(first.end_ms or 0)) == ("1946-05", "1946-06-01T00:00")
    assert second.text.en == "The column breaks in at noon.\nThe garrison surrenders at six."
    assert (second.phase, second.people, second.units) == ("P2", ("li", "sheng"), ("R1", "B1"))
    # What YAML would take for a truth value and a number in base 60.
    assert (third.title.en, third.note) == ("no", "12:30")
    assert third.origin == Origin("events.yaml", 26, 5)


def test_shapes(small: Scenario) -> None:
    line, ring = small.shapes
    assert (line.id, line.closed, line.mode, line.start_ms) == ("main", False, Mode.RAIL, None)
    assert (ring.closed, ring.units, ring.sources) == (True, ("B1",), ("S1", "S2"))


def test_a_time_with_an_offset_of_its_own_is_converted(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    path = folder / "waypoints.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("B1,1948-09-14T18:00", "B1,1948-09-14T10:00Z"), encoding="utf-8")
    scenario, _ = load_scenario(folder)
    assert format_time(scenario.waypoints[-1].t_ms) == "1948-09-14T18:00"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_marks_and_line_ends_of_other_systems(ends: str, tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.replace("\n", ends).encode("utf-8-sig"))
    scenario, warnings = load_scenario(folder)
    assert warnings == []
    assert scenario.units == load_scenario(SMALL)[0].units


def test_only_three_tables_and_the_head_are_needed(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    needed = {"scenario.yaml", "units.csv", "waypoints.csv", "places.csv"}
    for path in folder.iterdir():
        if path.name not in needed:
            path.unlink()
    for name in needed - {"scenario.yaml"}:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        text = text.replace("documented", "inferred").replace("S2,S2", ",theirs")
        text = text.replace("S1;S2", "").replace("S1", "").replace("S2", "")
        path.write_text(text, encoding="utf-8")
    scenario, warnings = load_scenario(folder)
    assert (len(scenario.units), scenario.events, warnings) == (5, (), [])


def test_missing_and_misspelt_files_are_named(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / "places.csv").rename(folder / "place.csv")
    with pytest.raises(ScenarioError) as raised:
        load_scenario(folder)
    said = [problem.text() for problem in raised.value.problems]
    assert said == [
        'place.csv: no file of a scenario has this name (did you mean "places.csv"?)',
        "places.csv: this file is missing, and a scenario needs it",
    ]
    assert str(raised.value) == 'the scenario "small" has 1 error'


def test_warnings_do_not_stop(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    path = folder / "units.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "Z,,red,,Nobody,,army,infantry\n".rstrip() + "," * 7, encoding="utf-8")
    _, warnings = load_scenario(folder)
    assert [(w.severity, w.text()) for w in warnings] == [
        (
            Severity.WARNING,
            'units.csv:8:1: id: neither "Z" nor any superior of it has a waypoint, '
            "so it is never shown",
        )
    ]


def test_all_problems_come_at_once_in_the_order_of_their_places(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    for file, old, new in (
        ("waypoints.csv", "B,1948-09-12T00:00,town", "B,1948-09-12T00:00,twon"),
        ("scenario.yaml", "step: 1h", "step: often"),
        ("events.yaml", "phase: P2", "phase: P9"),
        ("control.csv", "contested", "disputed"),
    ):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScenarioError) as raised:
        load_scenario(folder)
    origins = [problem.origin for problem in raised.value.problems]
    assert origins == sorted(origins)
    assert [o.file for o in origins] == [
        "control.csv",
        "events.yaml",
        "scenario.yaml",
        "waypoints.csv",
    ]


def test_one_fault_does_not_echo_through_other_files(tmp_path: Path) -> None:
    """A table that cannot be read leaves its ids unknown, not wrong."""
    fault = Fault("", "units.csv", "id,parent", "id;parent")
    sentences = sentences_after(fault, tmp_path)
    assert len(sentences) == 2
    assert all(sentence.startswith("units.csv:1") for sentence in sentences)


def test_ten_thousand_waypoints(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    start = datetime(1948, 9, 10)
    rows = [
        f"R1A,{(start + timedelta(minutes=i)).isoformat(timespec='minutes')},town,121.5,41.5,,,"
        f'march,,moving,documented,5,S1;S2,,"a note, in quotes"'
        for i in range(10_000)
    ]
    path = folder / "waypoints.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(rows), encoding="utf-8")
    began = time.perf_counter()
    scenario, _ = load_scenario(folder)
    # Measured: 0.3 s. The bound leaves room for a machine that is busy with other tests.
    assert time.perf_counter() - began < 3
    assert len(scenario.waypoints) == 10_008


def test_reading_and_resolving_are_equal_twice() -> None:
    assert load_scenario(SMALL) == load_scenario(SMALL)
    assert read(SMALL)[1] == []
