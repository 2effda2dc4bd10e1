"""Faults of form, each with the sentence and the place that a reader gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.small_copy import Fault, sentences_after

FAULTS = (
    Fault(
        "status misspelt",
        "waypoints.csv",
        ",defending,",
        ",defendin,",
        'waypoints.csv:8:32: status: "defendin" is not one of: garrison, reserve, '
        "moving, attacking, defending, encircling, encircled, pursuing, occupying, "
        "evacuating, evacuated, surrendered, defected, destroyed (did you mean "
        '"defending"?)',
    ),
    Fault(
        "lon too large",
        "waypoints.csv",
        "121.3,41.15",
        "1213,41.15",
        'waypoints.csv:4:22: lon: "1213" is too large: 180 is the most',
    ),
    Fault(
        "decimal comma",
        "waypoints.csv",
        "121.3,41.15",
        '"121,3",41.15',
        'waypoints.csv:4:22: lon: "121,3" is not a number; write it like 41.1',
    ),
    Fault(
        "cells missing",
        "waypoints.csv",
        ",leaves at dawn",
        "",
        "waypoints.csv:3:81: this row has 14 cells, the header has 15; a text with a "
        "comma must stand in quotes",
    ),
    Fault(
        "comma in a text",
        "waypoints.csv",
        "leaves at dawn",
        "leaves, at dawn",
        "waypoints.csv:3:89: this row has 16 cells, the header has 15; a text with a "
        "comma must stand in quotes",
    ),
    Fault(
        "column misspelt",
        "waypoints.csv",
        "status,certainty",
        "state,certainty",
        'waypoints.csv:1: status: the column "status" is missing, and this table needs it',
        'waypoints.csv:1:54: state: no column "state" is known in this table (did '
        'you mean "status"?)',
    ),
    Fault(
        "column unknown",
        "places.csv",
        "rank,parent",
        "rank,color",
        'places.csv:1:52: color: no column "color" is known in this table',
    ),
    Fault(
        "column doubled",
        "sources.csv",
        "kind,seen",
        "kind,kind",
        'sources.csv:1:19: kind: the column "kind" stands here a second time',
    ),
    Fault(
        "month for a waypoint",
        "waypoints.csv",
        "R,1948-09-12T00:00",
        "R,1948-09",
        'waypoints.csv:2:3: time: "1948-09" has no day; write it like 1948-10-14',
    ),
    Fault(
        "no such day",
        "control.csv",
        "1948-09-14T18:00",
        "1948-09-31",
        'control.csv:4:6: time: "1948-09-31" does not exist in the calendar',
    ),
    Fault(
        "spreadsheet date",
        "changes.csv",
        "1948-09-13,superior",
        "1948/9/13,superior",
        'changes.csv:2:5: time: "1948/9/13" is not a time; write it like '
        "1948-10-14T10:00 or 1948-10-14",
    ),
    Fault(
        "cell in the second line of a record",
        "losses.csv",
        ",,\n",
        ',,"one\ntwo"\n1948-09-14,1948-09-14,B1,"93rd\nArmy",town,x,,,,,,S2,,\n',
        'losses.csv:5:12: killed_wounded: "x" is not a whole number; write it like 12000',
    ),
    Fault(
        "quote never closed",
        "people.csv",
        "Li the Elder",
        '"Li the Elder',
        "people.csv:2:4: this quote is not closed before the file ends",
    ),
    Fault(
        "text after a quote",
        "units.csv",
        '"Li, the Elder"',
        '"Li" the Elder',
        "units.csv:3:63: text stands after the closing quote of the cell that starts "
        "at 3:59; double a quote inside a cell",
    ),
    Fault(
        "quote inside a cell",
        "sources.csv",
        "Blue archive",
        'Blue "B" archive',
        "sources.csv:3:9: a quote stands inside a cell without quotes; put the whole "
        "cell in quotes and double the one inside",
    ),
    Fault(
        "strength with a point",
        "units.csv",
        "30000",
        "30.5",
        'units.csv:3:44: strength: "30.5" is not a whole number; write it like 12000',
    ),
    Fault(
        "event key misspelt",
        "events.yaml",
        "importance: 1",
        "importence: 1",
        'events.yaml:22:5: events[1].importence: no key "importence" is known here '
        '(did you mean "importance"?)',
    ),
    Fault(
        "event without title",
        "events.yaml",
        "    title: {en: no}\n",
        "",
        "events.yaml:26:5: events[2].title: this must be given",
    ),
    Fault(
        "event unit not a list",
        "events.yaml",
        "units: [R1, B1]",
        "units: R1",
        "events.yaml:18:12: events[1].units: a list is expected here",
    ),
    Fault(
        "event importance",
        "events.yaml",
        "importance: 1",
        "importance: 5",
        'events.yaml:22:17: events[1].importance: "5" is too large: 3 is the most',
    ),
    Fault(
        "event year 9999",
        "events.yaml",
        "start: 1946-03",
        "start: 9999-03",
        'events.yaml:3:12: events[0].start: "9999-03" is out of the calendar of this program',
    ),
    Fault(
        "event key doubled",
        "events.yaml",
        "importance: 1",
        "importance: 1\n    place: hill",
        'events.yaml:23:5: events[1].place: the key "place" stands here a second '
        "time (first in line 17)",
    ),
    Fault(
        "yaml anchor",
        "events.yaml",
        "place: town",
        "place: &p town",
        'events.yaml:17:12: anchors are not allowed here ("&p"); write the value '
        "out, or put the text in quotes",
    ),
    Fault(
        "yaml alias",
        "events.yaml",
        "place: town",
        "place: *town",
        'events.yaml:17:12: aliases are not allowed here ("*town"); write the value '
        "out, or put the text in quotes",
    ),
    Fault(
        "yaml tag",
        "events.yaml",
        "place: town",
        "place: !!str town",
        'events.yaml:17:12: tags are not allowed here ("!!str"); put a text that '
        'starts with "!" in quotes',
    ),
    Fault(
        "yaml tab",
        "events.yaml",
        "    importance: 1",
        "\timportance: 1",
        "events.yaml:22:1: a tab stands at the head of this line; indent with spaces",
    ),
    Fault(
        "yaml colon",
        "events.yaml",
        "en: The town is taken",
        "en: The town: taken",
        "events.yaml:12:25: this is not YAML: did not find expected ',' or '}'",
    ),
    Fault(
        "offset",
        "scenario.yaml",
        '"+08:00"',
        '"8"',
        'scenario.yaml:10:11: clock.offset: "8" is not an offset from UTC; write it like "+08:00"',
    ),
    Fault(
        "side colour",
        "scenario.yaml",
        "colour: blue",
        "colour: bleu",
        'scenario.yaml:28:13: sides[1].colour: "bleu" is not one of: red, blue, '
        'green, purple, brown, grey (did you mean "blue"?)',
    ),
    Fault(
        "view centre",
        "scenario.yaml",
        "center: [121.5, 41.2]",
        "center: [121.5]",
        "scenario.yaml:19:48: views[0].center[1]: this must be given",
    ),
    Fault(
        "step",
        "scenario.yaml",
        "step: 1h",
        "step: hourly",
        'scenario.yaml:15:9: clock.step: "hourly" is not a length of time; write it '
        "like 1h or 30min",
    ),
    Fault(
        "shape kind",
        "shapes.geojson",
        '"kind": "encirclement"',
        '"kind": "encircle"',
        'shapes.geojson:7:5: features[1].properties.kind: "encircle" is not one of: '
        'route, front, axis, encirclement, area (did you mean "encirclement"?)',
    ),
    Fault(
        "shape not finite",
        "shapes.geojson",
        "[121.9, 41.6]",
        "[NaN, 41.6]",
        "shapes.geojson:6:88: this number is not finite",
    ),
    Fault(
        "shape lat",
        "shapes.geojson",
        "[121.9, 41.6]",
        "[121.9, 141.6]",
        'shapes.geojson:4:5: features[0].geometry.coordinates[2][1]: "141.6" is too '
        "large: 90 is the most",
    ),
    Fault(
        "shape a point",
        "shapes.geojson",
        '"type": "LineString"',
        '"type": "Point"',
        "shapes.geojson:4:5: features[0].geometry: the geometry must be a LineString "
        "or a Polygon with one ring",
    ),
    Fault(
        "text over two lines in a cell before",
        "units.csv",
        "R1A,R1,red,1,1st Division,,division",
        "R1A,R1,red,1,1st Division,,divison",
        'units.csv:5:28: echelon: "divison" is not one of: command, army_group, '
        "army, column, division, brigade, regiment, grouping (did you mean "
        '"division"?)',
    ),
    Fault(
        "nul",
        "sources.csv",
        "Blue archive",
        "Blue\x00archive",
        "sources.csv:3:8: a NUL byte stands here; this is not a text file",
    ),
    Fault(
        "control character",
        "sources.csv",
        "Blue archive",
        "Blue\x07archive",
        "sources.csv:3:8: the control character U+0007 stands here; delete it",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_fault_is_told_with_its_place(fault: Fault, tmp_path: Path) -> None:
    assert sentences_after(fault, tmp_path) == fault.sentences
