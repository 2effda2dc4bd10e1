"""Faults of meaning, each with the sentence and the place that a reader gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.small_copy import Fault, sentences_after

FAULTS = (
    Fault(
        "place misspelt",
        "waypoints.csv",
        "R1,1948-09-14T12:00,town",
        "R1,1948-09-14T12:00,twon",
        'waypoints.csv:5:21: place: no place "twon" (did you mean "town"?)',
    ),
    Fault(
        "place in other case",
        "control.csv",
        "bridge,1948",
        "Bridge,1948",
        'control.csv:3:1: place: no place "Bridge" (did you mean "bridge"?)',
    ),
    Fault(
        "unit unknown",
        "waypoints.csv",
        "B1,1948-09-14T18:00",
        "X9,1948-09-14T18:00",
        'waypoints.csv:9:1: unit: no unit "X9"',
    ),
    Fault(
        "two faults in one row",
        "waypoints.csv",
        "R1,1948-09-14T12:00,town,,,,,,,attacking",
        "R1,1948-09-14T12:00,,,,,,,,atacking",
        "waypoints.csv:5:21: place: a waypoint needs a place, or lon and lat",
        'waypoints.csv:5:28: status: "atacking" is not one of: garrison, reserve, '
        "moving, attacking, defending, encircling, encircled, pursuing, occupying, "
        "evacuating, evacuated, surrendered, defected, destroyed (did you mean "
        '"attacking"?)',
    ),
    Fault(
        "lat alone",
        "waypoints.csv",
        ",121.3,41.15",
        ",,41.15",
        'waypoints.csv:4:22: lon: this must be given, because "lat" is',
    ),
    Fault(
        "no position",
        "waypoints.csv",
        "B1,1948-09-12T00:00,town",
        "B1,1948-09-12T00:00,",
        "waypoints.csv:8:21: place: a waypoint needs a place, or lon and lat",
    ),
    Fault(
        "same time",
        "waypoints.csv",
        "B1,1948-09-14T18:00",
        "B1,1948-09-12T00:00",
        'waypoints.csv:9:4: time: a waypoint of "B1" with the same time stands in line 8',
    ),
    Fault(
        "out of order",
        "waypoints.csv",
        "R1,1948-09-14T12:00",
        "R1,1948-09-13T10:00",
        'waypoints.csv:5:4: time: this is before the waypoint of "R1" in line 4; the '
        "rows of a unit must rise in time",
    ),
    Fault(
        "depart before",
        "waypoints.csv",
        "1948-09-12T06:00,given",
        "1948-09-11T06:00,given",
        "waypoints.csv:3:28: depart: 1948-09-11T06:00 is before the unit arrives "
        "(1948-09-12T00:00)",
    ),
    Fault(
        "depart after next",
        "waypoints.csv",
        "1948-09-12T06:00,given",
        "1948-09-13T18:00,given",
        "waypoints.csv:3:28: depart: this is after the unit's next waypoint (line 4)",
    ),
    Fault(
        "outside the clock",
        "waypoints.csv",
        "B1,1948-09-14T18:00",
        "B1,1948-10-14T18:00",
        "waypoints.csv:9:4: time: 1948-10-14T18:00 lies outside the scenario's clock "
        "(1948-09-10T00:00 to 1948-09-20T00:00)",
    ),
    Fault(
        "documented without source",
        "waypoints.csv",
        "documented,1,S1;S2,,",
        "documented,1,,,",
        "waypoints.csv:5:42: certainty: a documented row needs a source; name one, "
        "or call it inferred",
    ),
    Fault(
        "source unknown",
        "waypoints.csv",
        "attacking,documented,1,S1;S2",
        "attacking,documented,1,S1;S7",
        'waypoints.csv:5:55: sources: no source "S7"',
    ),
    Fault(
        "via line",
        "waypoints.csv",
        "line:main",
        "line:ring",
        'waypoints.csv:4:66: via: the shape "ring" is not a route',
    ),
    Fault(
        "via point",
        "waypoints.csv",
        "121.2 41.1",
        "121.2 410.1",
        'waypoints.csv:4:66: via: "121.2 410.1" is not a point; write it like 121.1 41.2 (lon lat)',
    ),
    Fault(
        "via place",
        "waypoints.csv",
        "41.1;bridge",
        "41.1;brigde",
        'waypoints.csv:4:66: via: no place "brigde" (did you mean "bridge"?)',
    ),
    Fault(
        "cell after a record over two lines",
        "units.csv",
        'over two lines"\nR1A,R1,red',
        'over two lines"\nR1A,R1,rde',
        'units.csv:5:8: side: no side "rde" (did you mean "red"?)',
    ),
    Fault(
        "event doubled",
        "events.yaml",
        "id: E002",
        "id: E001",
        'events.yaml:9:9: events[1].id: the id "E001" stands here a second time (first in line 2)',
    ),
    Fault(
        "place doubled",
        "places.csv",
        "hill,Hill,,121.9,41.6,,hill,5,,,",
        "hill,Hill,,121.9,41.6,,hill,5,,,\nhill,Hill,,121.9,41.6,,,,,,",
        'places.csv:5:1: id: the id "hill" stands here a second time (first in line 4)',
    ),
    Fault(
        "cycle",
        "units.csv",
        "R,,red",
        "R,R1A,red",
        "units.csv:2:3: parent: the order of battle runs in a circle: R, R1A, R1, R",
    ),
    Fault(
        "side of the superior",
        "units.csv",
        "R1A,R1,red",
        "R1A,R1,blue",
        'units.csv:5:8: side: the superior "R1" is of another side (red)',
    ),
    Fault(
        "change of side to a unit",
        "changes.csv",
        "side,blue,red",
        "side,blue,R1",
        'changes.csv:3:31: to: no side "R1"',
    ),
    Fault(
        "change of strength to a word",
        "changes.csv",
        "20000,18500",
        "20000,many",
        'changes.csv:4:36: to: "many" is not a whole number; write it like 12000',
    ),
    Fault(
        "change closes a cycle",
        "changes.csv",
        "R1A,1948-09-13,superior,R1,R",
        "R,1948-09-13,superior,,R1A",
        "changes.csv:2:24: to: the order of battle runs in a circle: R, R1A, R1, R",
    ),
    Fault(
        "change from another",
        "changes.csv",
        "superior,R1,R,",
        "superior,B,R,",
        'changes.csv:2:25: from: this says "B", but at that moment it is "R1"',
    ),
    Fault(
        "person unknown",
        "events.yaml",
        "people: [li, sheng]",
        "people: [li, shen]",
        'events.yaml:19:18: events[1].people[1]: no person "shen" (did you mean "sheng"?)',
    ),
    Fault(
        "event ends before",
        "events.yaml",
        "end: 1948-09-14T18:00",
        "end: 1948-09-13",
        "events.yaml:11:10: events[1].end: this is not after the start (1948-09-14T12:00)",
    ),
    Fault(
        "clock ends before",
        "scenario.yaml",
        "end: 1948-09-20T00:00",
        "end: 1948-09-01",
        "scenario.yaml:12:8: clock.end: this is not after the start (1948-09-10T00:00)",
    ),
    Fault(
        "campaign outside",
        "scenario.yaml",
        "campaign_end: 1948-09-15",
        "campaign_end: 1948-09-25",
        "scenario.yaml:14:17: clock.campaign_end: 1948-09-25T00:00 lies outside the "
        "scenario's clock (1948-09-10T00:00 to 1948-09-20T00:00)",
    ),
    Fault(
        "phases overlap",
        "scenario.yaml",
        "end: 1948-09-14\n",
        "end: 1948-09-14T06:00\n",
        "scenario.yaml:37:12: phases[1].start: this phase starts before the phase "
        '"P1" ends (1948-09-14T06:00)',
    ),
    Fault(
        "projection reads a file",
        "scenario.yaml",
        "+datum=WGS84",
        "+nadgrids=/etc/passwd",
        "scenario.yaml:17:15: map.projection: a projection may not name a file, a "
        "grid or an init list; write it out with +proj=",
    ),
    Fault(
        "format of the future",
        "scenario.yaml",
        "format: 1",
        "format: 2",
        "scenario.yaml:2:9: format: this is format 2, and this program reads format 1",
    ),
    Fault(
        "shape of a unit unknown",
        "shapes.geojson",
        '["B1"]',
        '["B9"]',
        'shapes.geojson:7:5: features[1].properties.units: no unit "B9" (did you mean "B"?)',
    ),
    Fault(
        "railway place",
        "railways.csv",
        "main,town,bridge,1948-09-10",
        "main,town,brigde,1948-09-10",
        'railways.csv:2:11: to: no place "brigde" (did you mean "bridge"?)',
    ),
    Fault(
        "loss ends before",
        "losses.csv",
        "1948-09-14,1948-09-14",
        "1948-09-14,1948-09-13",
        "losses.csv:2:12: end: this is not after the start (1948-09-14)",
    ),
    Fault(
        "control twice",
        "control.csv",
        "town,1948-09-14T18:00,red",
        "town,1948-09-10,red",
        "control.csv:4:6: time: this says the same as line 2 does for the same "
        "moment; keep one, or give one of them an account",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_fault_is_told_with_its_place(fault: Fault, tmp_path: Path) -> None:
    assert sentences_after(fault, tmp_path) == fault.sentences
