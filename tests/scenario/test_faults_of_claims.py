"""What a scenario claims: sources, sums, phases, languages, letters; and warnings explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.errors import Severity
from tests.scenario.small_copy import Fault, copy_small, problems_of, sentences_after

FAULTS = (
    Fault(
        "inferred from nothing",
        "waypoints.csv",
        ",half way",
        ",",
        "waypoints.csv:4:112: sources: an inferred row says what it rests on: name a source, "
        "say it in the note, or call the row reconstructed",
    ),
    Fault(
        "figure from nothing",
        "strengths.csv",
        "19900,estimate,S2",
        "19900,estimate,",
        "strengths.csv:3:59: sources: a figure says where it is from: name a source, or give "
        "a note",
    ),
    Fault(
        "more men under it than it has",
        "units.csv",
        "infantry,9000",
        "infantry,30001",
        'units.csv:3:44: strength: the formations directly under "R1" have 30001 men, more than '
        "its own 30000: correct a figure, or explain it in explanations.csv",
    ),
    Fault(
        "total below its parts",
        "strengths.csv",
        "19900",
        "19899",
        "strengths.csv:3:44: casualties_total: the total (19899) is less than its parts (19900)",
    ),
    Fault(
        "event after its phase",
        "events.yaml",
        "phase: P2",
        "phase: P1",
        'events.yaml:21:12: events[1].phase: this event does not begin within the phase "P1" '
        "(1948-09-12 to 1948-09-14): give it another phase, or correct its start",
    ),
    Fault(
        "event before its phase",
        "events.yaml",
        "start: 1948-09-14T12:00",
        "start: 1948-08",
        'events.yaml:21:12: events[1].phase: this event does not begin within the phase "P2" '
        "(1948-09-14 to 1948-09-15): give it another phase, or correct its start",
    ),
    Fault(
        "letter without a shape in a table",
        "places.csv",
        "bridge,Bridge,桥",
        "bridge,Bridge,\U00020000桥",
        "places.csv:3:15: name_zh_hans: the fonts of the program lack \U00020000 (U+20000), which "
        "would stay blank: use another character",
    ),
    Fault(
        "letter without a shape in the head",
        "scenario.yaml",
        "Three days at the river",
        "Three days at the \U0001f30a",
        "scenario.yaml:4:8: title: the fonts of the program lack \U0001f30a (U+1F30A), which "
        "would stay blank: use another character",
    ),
    Fault(
        "letter without a shape in an event",
        "events.yaml",
        "at noon",
        "at ☀",
        "events.yaml:14:7: events[1].text: the fonts of the program lack ☀ (U+2600), which "
        "would stay blank: use another character",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_fault_is_told_with_its_place(fault: Fault, tmp_path: Path) -> None:
    assert sentences_after(fault, tmp_path) == fault.sentences


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_small(tmp_path)


def test_a_month_that_reaches_into_the_phase_is_within_it(folder: Path) -> None:
    edit(folder / "events.yaml", "start: 1948-09-14T12:00", "start: 1948-09")
    assert [p.text() for p in problems_of(folder)] == []


def test_a_scenario_without_sources_is_a_sketch(folder: Path) -> None:
    for path in (folder / "losses.csv", folder / "strengths.csv"):
        edit(path, ",S2,", ",,")
    assert len(problems_of(folder)) == 2
    for path in [*folder.glob("*.csv"), folder / "events.yaml", folder / "shapes.geojson"]:
        text = path.read_text(encoding="utf-8").replace("documented", "inferred")
        for cited in ("S1;S2", "[S1, S2]", "S2,S2", "S1", "S2"):
            text = text.replace(cited, ",other" if cited == "S2,S2" else "[]" * ("[" in cited))
        path.write_text(text, encoding="utf-8")
    (folder / "sources.csv").unlink()
    assert [p.text() for p in problems_of(folder)] == []


def test_every_language_of_the_summary_is_asked_for_everywhere(folder: Path) -> None:
    edit(folder / "scenario.yaml", "summary:\n", "summary:\n  zh-Hans: 三日之内\n")
    asked = [p for p in problems_of(folder) if p.message.id == "scenario.language_lacking"]
    assert all(p.severity is Severity.WARNING for p in asked)
    assert [(str(p.origin), p.field, p.message.values["text"]) for p in asked] == [
        ("events.yaml:12:12", "events[1].title", "The town is taken"),
        ("events.yaml:14:7", "events[1].text", "The column breaks in at noon. The garri…"),
        ("events.yaml:25:19", "events[1].disagreement", "The Blue archive says seven."),
        ("events.yaml:28:12", "events[2].title", "no"),
        ("places.csv:4:6", "name_en", "Hill"),
        ("scenario.yaml:20:23", "views[0].title", "All of it"),
        ("scenario.yaml:24:12", "sides[0].short", "Red"),
        ("scenario.yaml:28:12", "sides[1].short", "Blue"),
        ("scenario.yaml:32:12", "phases[0].title", "Approach"),
        ("scenario.yaml:36:12", "phases[1].title", "Assault"),
        ("scenario.yaml:37:11", "phases[1].text", "The town falls."),
        ("shapes.geojson:4:5", "features[0].properties.name_en", "Main line"),
        ("units.csv:3:59", "commander_en", "Li, the Elder"),
        ("units.csv:5:14", "name_en", "1st Division"),
        ("units.csv:6:11", "name_en", "Blue Headquarters"),
        ("units.csv:7:50", "commander_en", "Sheng"),
    ]


NEEDLESS = "no such warning is given (any more): delete this row"


def test_an_explained_warning_is_not_given_and_a_needless_one_is(folder: Path) -> None:
    edit(folder / "units.csv", "infantry,9000", "infantry,30001")
    head = "warning,unit,place,note\n"
    why = "strength_exceeded,R1,,a reason\n"
    (folder / "explanations.csv").write_text(head + why)
    assert problems_of(folder) == []
    (folder / "explanations.csv").write_text(head + why + "strength_exceeded,B1,,a reason\n")
    assert [p.text() for p in problems_of(folder)] == [f"explanations.csv:3:1: warning: {NEEDLESS}"]
    (folder / "explanations.csv").write_text(head + "strength_exceeded,R9,,a reason\n")
    assert 'unit: no unit "R9" (did you mean "R"?)' in problems_of(folder)[1].text()


def test_an_explanation_never_hides_an_error(folder: Path) -> None:
    edit(folder / "waypoints.csv", "R1,1948-09-14T12:00,town", "R1,1948-09-14T12:00,twon")
    (folder / "explanations.csv").write_text("warning,note\nunknown_place,why\n")
    said = [p.text() for p in problems_of(folder)]
    assert any('no place "twon"' in text for text in said)
    assert any('warning: "unknown_place" is not one of: strength_exceeded' in text for text in said)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
