"""Faults at the ends of what is allowed, each with the sentence and the place that one gets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import AfterValidator, BaseModel

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.problems import ProblemLog
from liaoshen_viewer.scenario.validation import validated
from tests.scenario.small_copy import Fault, copy_small, problems_of, sentences_after

PHASE = "  - id: P2\n    title: {en: Assault}\n    text: {en: The town falls.}\n"
FAULTS = (
    Fault(
        "a clock of a century", "scenario.yaml", "end: 1948-09-20T00:00", "end: 2048-09-20T00:00",
        "scenario.yaml:12:8: clock.end: the clock may run for 20 years at most",
    ),
    Fault(
        "campaign ends first", "scenario.yaml",
        "campaign_end: 1948-09-15", "campaign_end: 1948-09-11",
        "scenario.yaml:14:17: clock.campaign_end: this is not after the start (1948-09-12T00:00)",
    ),
    Fault(
        "a step longer than the clock", "scenario.yaml", "step: 1h", "step: 11d",
        "scenario.yaml:15:9: clock.step: the step is longer than the clock runs",
    ),
    Fault(
        "a step of nearly nothing", "scenario.yaml",
        "end: 1948-09-20T00:00\n  campaign_start: 1948-09-12\n  campaign_end: 1948-09-15\n"
        "  step: 1h",
        "end: 1949-09-20T00:00\n  campaign_start: 1948-09-12\n  campaign_end: 1948-09-15\n"
        "  step: 1s",
        "scenario.yaml:15:9: clock.step: the step cuts the clock into more than 10000000 frames",
    ),
    Fault(
        "phase ends first", "scenario.yaml",
        f"{PHASE}    start: 1948-09-14\n    end: 1948-09-15",
        f"{PHASE}    start: 1948-09-14\n    end: 1948-09-14",
        'events.yaml:21:12: events[1].phase: this event does not begin within the phase "P2" '
        "(1948-09-14 to 1948-09-14): give it another phase, or correct its start",
        "scenario.yaml:38:10: phases[1].end: this is not after the start (1948-09-14T00:00)",
    ),
    Fault(
        "a phase of another age", "scenario.yaml",
        "start: 1948-09-12\n    end", "start: 1748-09-12\n    end",
        "scenario.yaml:32:12: phases[0].start: 1748-09-12 lies more than 100 years from the "
        "scenario's clock",
    ),
    Fault(
        "a loss of another age", "losses.csv", "1948-09-14,1948-09-14", "1748-09-14,1948-09-14",
        "losses.csv:2:1: start: 1748-09-14 lies more than 100 years from the scenario's clock",
    ),
    Fault(
        "two sides alike", "scenario.yaml", "colour: blue", "colour: red",
        'scenario.yaml:28:13: sides[1].colour: the side "red" has the same colour',
    ),
    Fault(
        "a phase twice", "scenario.yaml", "credits:",
        "  - {id: P1, title: {en: Again}, start: 1948-09-15, end: 1948-09-16}\ncredits:",
        'scenario.yaml:39:10: phases[2].id: the id "P1" stands here a second time (first in '
        "line 30)",
    ),
    Fault(
        "a side of a reserved name", "scenario.yaml", "phases:",
        "  - {id: contested, name: {en: Nobody}, short: {en: No}, colour: grey}\nphases:",
        'scenario.yaml:29:10: sides[2].id: "contested" may not be the id of a side: it has a '
        "meaning in control.csv",
    ),
    Fault(
        "a time and a start", "shapes.geojson",
        '"time": "1948-09-14"', '"time": "1948-09-14", "start": "1948-09-13"',
        'shapes.geojson:7:5: features[1].properties.time: give either "time" or "start", not both',
    ),
    Fault(
        "a change to the same", "changes.csv", "superior,R1,R,", "superior,R1,R1,",
        'changes.csv:2:28: to: this was "R1" before, so nothing changes',
    ),
    Fault(
        "a change twice", "changes.csv",
        "B1,1948-09-14T18:00,side,blue,red,inferred,S2,,\n",
        "B1,1948-09-14T18:00,side,blue,red,inferred,S2,,\n" * 2,
        "changes.csv:4:4: time: this says the same as line 3 does for the same moment; keep one, "
        "or give one of them an account",
        'changes.csv:4:26: from: this says "blue", but at that moment it is "red"',
    ),
    Fault(
        "a line without an id", "waypoints.csv", "line:main", "line:",
        'waypoints.csv:4:66: via: "line:" is not a line; write it like line:jingshen',
    ),
    Fault(
        "a point with two dots", "waypoints.csv", "121.2 41.1", "121..2 41.1",
        'waypoints.csv:4:66: via: "121..2 41.1" is not a point; write it like 121.1 41.2 (lon lat)',
    ),
    Fault(
        "a railway to itself", "railways.csv",
        "main,town,bridge,1948-09-10", "main,town,town,1948-09-10",
        "railways.csv:2:11: to: the section ends at the place where it starts",
    ),
    Fault(
        "a feature that is none", "shapes.geojson", '"features": [', '"features": [null,',
        "shapes.geojson:1:1: features: every feature must be an object",
    ),
    Fault(
        "three numbers for a point", "shapes.geojson", "[121.3, 41.2]", "[121.3, 41.2, 9, 9]",
        "shapes.geojson:4:5: features[0].geometry.coordinates[1]: too many stand here: 2 is the "
        "most",
    ),
    Fault(
        "an id without end", "people.csv", "li,", "li" + "x" * 70 + ",",
        'events.yaml:19:14: events[1].people[0]: no person "li"',
        f'people.csv:2:1: id: "li{"x" * 57}…" is longer than 64 characters',
    ),
    Fault(
        "a number for a name", "shapes.geojson", '"name_en": "Main line"', '"name_en": 7',
        "shapes.geojson:4:5: features[0].properties.name_en: a text is expected here",
    ),
    Fault(
        "a phase misspelt", "events.yaml", "phase: P2", "phase: P22",
        'events.yaml:21:12: events[1].phase: no phase "P22" (did you mean "P2"?)',
    ),
    Fault(
        "a holder misspelt", "control.csv", "1948-09-10,blue", "1948-09-10,bule",
        'control.csv:2:17: side: no holder "bule" (did you mean "blue"?)',
    ),
    Fault(
        "a place like none", "waypoints.csv",
        "R1,1948-09-14T12:00,town", "R1,1948-09-14T12:00,zzzzzz",
        'waypoints.csv:5:21: place: no place "zzzzzz"',
    ),
    Fault(
        "a phase like none", "events.yaml", "phase: P2", "phase: zzzz",
        'events.yaml:21:12: events[1].phase: no phase "zzzz"',
    ),
    Fault(
        "a holder like none", "control.csv", "1948-09-10,blue", "1948-09-10,zzzz",
        'control.csv:2:17: side: no holder "zzzz"',
    ),
    Fault(
        "a source misspelt", "events.yaml", "sources: [S1, S2]", "sources: [S1, S22]",
        'events.yaml:24:19: events[1].sources[1]: no source "S22" (did you mean "S2"?)',
    ),
    Fault(
        "a column without a name", "people.csv", "fate_time,sources,note", "fate_time,sources,",
        "people.csv:1:71: this column has no name",
    ),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_fault_is_told_with_its_place(fault: Fault, tmp_path: Path) -> None:
    assert sentences_after(fault, tmp_path) == fault.sentences


def test_a_table_of_waypoints_with_a_header_alone(tmp_path: Path) -> None:
    path = copy_small(tmp_path) / "waypoints.csv"
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    said = [problem.text() for problem in problems_of(path.parent)]
    assert "waypoints.csv: this scenario has no waypoint; give at least one row" in said


def test_a_fault_that_has_no_sentence_of_its_own_is_told_in_the_words_of_pydantic() -> None:
    def refuse(value: str) -> str:
        raise ValueError(f"{value} is of no use")

    class Row(BaseModel):
        name: Annotated[str, AfterValidator(refuse)]

    log = ProblemLog()
    assert validated(Row, {"name": "x"}, lambda loc, is_key: (Origin("a", 1), "name"), log) is None
    assert [problem.text() for problem in log.problems] == [
        "a:1: name: Value error, x is of no use"
    ]


def test_events_that_are_no_list(tmp_path: Path) -> None:
    path = copy_small(tmp_path) / "events.yaml"
    path.write_text("events: 7\n", encoding="utf-8")
    assert next(problem.text() for problem in problems_of(path.parent)) == (
        'events.yaml:1:9: events: a list with the key "events" is expected here'
    )


def test_a_language_that_the_summary_speaks_is_missed_elsewhere(tmp_path: Path) -> None:
    path = copy_small(tmp_path) / "scenario.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary:\n", "summary:\n  zh-Hans: 河\n"), encoding="utf-8")
    assert next(problem.text() for problem in problems_of(path.parent)) == (
        'events.yaml:12:12: events[1].title: there is no zh-Hans for "The town is taken", and the '
        "summary of the scenario has it"
    )
