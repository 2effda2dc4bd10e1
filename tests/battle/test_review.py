"""The review must find what is put in, and be silent where all is well."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Origin, Severity
from liaoshen_viewer.geography.basemap import Basemap, Relief
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.review.review import review
from liaoshen_viewer.scenario.calendar import TimeMs
from liaoshen_viewer.scenario.model import Branch, Explanation, Mode, Scenario, Status, Warned
from tests.sample import at, small_lines, small_scenario

SAMPLE = small_scenario()
# Land north of 40.6 and a strip in the west: the gulf between them is the sea.
LAND = (
    np.array([(116.0, 40.6), (126.0, 40.6), (126.0, 44.0), (116.0, 44.0), (116.0, 40.6)]),
    np.array([(116.0, 38.0), (119.9, 38.0), (119.9, 40.6), (116.0, 40.6), (116.0, 38.0)]),
    np.array([(125.0, 38.0), (126.0, 38.0), (126.0, 40.6), (125.0, 40.6), (125.0, 38.0)]),
)


def warnings(scenario: Scenario, relief: Relief | None = None) -> list[str]:
    basemap = Basemap(LAND, (), (), (), {}, (), (), relief)
    battle = Battle(scenario, compile_tracks(scenario, small_lines()), basemap, ())
    found = review(battle)
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.text() for problem in found]


def changed(unit: str, number: int, **changes: object) -> Scenario:
    rows = list(SAMPLE.waypoints)
    place = [i for i, row in enumerate(rows) if row.unit == unit][number]
    rows[place] = replace(rows[place], **changes)  # type: ignore[arg-type]  # of any field
    return replace(SAMPLE, waypoints=tuple(rows))


def dry(scenario: Scenario) -> Scenario:
    """Return the scenario without the train, whose line runs along the real coast, and without
    the march from Heishan, which knows no rest."""
    left_out = (("N-62A", 18), ("N-62A", 19), ("C02", 3))
    rows = scenario.waypoints
    kept = tuple(row for row in rows if (row.unit, row.origin.line) not in left_out)
    return replace(scenario, waypoints=kept)


def test_sample_has_nothing_to_warn_of() -> None:
    assert warnings(dry(SAMPLE)) == []


def test_march_too_fast_is_named_with_its_place_and_numbers() -> None:
    scenario = dry(changed("C04", 0, lonlat=(121.8, 40.9), depart_ms=at("10-10T12:00")))
    assert warnings(scenario) == [
        "waypoints.csv:6:1: time: C04 would cover 73 km in 8.0 h to the next waypoint, 9.1 km/h; "
        "more than 7 km/h is not to be believed by march: "
        "correct a time or place, depart earlier, or give another mode"
    ]


@pytest.mark.parametrize(("hours", "found"), [(9, 0), (11, 1), (13, 1)])
def test_long_march_may_not_be_as_fast_as_a_short_one(hours: int, found: int) -> None:
    """At 5 km/h for 9 hours, for 11 (55 km in the twelve hours round it), and for 13."""
    north = 40.8457 + hours * 5 / 111.05
    t_ms = TimeMs(at("10-10T20:00") - hours * 3_600_000)
    scenario = dry(changed("C04", 0, lonlat=(120.936, north), t_ms=t_ms))
    assert len(warnings(scenario)) == found


@pytest.mark.parametrize(("mode", "found"), [(Mode.MARCH, 1), (Mode.ROAD, 0), (Mode.RAIL, 0)])
def test_limit_depends_on_the_mode(mode: Mode, found: int) -> None:
    scenario = dry(changed("C04", 0, lonlat=(121.8, 40.9), mode=mode))
    assert len(warnings(scenario)) == found


def test_waypoint_in_the_sea_is_named() -> None:
    scenario = dry(changed("C04-12D", 0, lonlat=(121.0, 40.5), error_km=1.0))
    assert warnings(scenario) == [
        "waypoints.csv:9:1: time: C04-12D stands in the sea, more than 2 km from land, "
        "and has no ship: correct the place, or give the mode sea"
    ]


@pytest.mark.parametrize(
    ("lat", "error_km", "found"),
    [(40.59, 0.0, 0), (40.57, 0.0, 1), (40.57, 5.0, 0), (40.5, 5.0, 1), (40.5, 15.0, 0)],
)
def test_coast_and_position_may_be_a_little_wrong(lat: float, error_km: float, found: int) -> None:
    scenario = dry(changed("C04-12D", 0, lonlat=(121.0, lat), error_km=error_km))
    assert len(warnings(scenario)) == found


def test_march_across_the_gulf_is_named_with_its_hour() -> None:
    rows = [row for row in SAMPLE.waypoints if row.unit == "C04" and not row.account]
    away = replace(rows[0], lonlat=(119.85, 40.3), t_ms=at("10-08"), depart_ms=at("10-08"))
    scenario = dry(replace(SAMPLE, waypoints=(away, rows[1])))
    said = [line for line in warnings(scenario) if "rest" not in line]
    assert [line.split(" without")[0] for line in said] == [
        "waypoints.csv:6:1: time: C04 goes through the sea"
    ]
    assert "at 1948-10-08T" in said[0]


@pytest.mark.parametrize(("mode", "leaves"), [(Mode.SEA, "10-10T12:00"), (Mode.AIR, "10-10T18:00")])
def test_ships_and_aeroplanes_may_be_there(mode: Mode, leaves: str) -> None:
    rows = [row for row in SAMPLE.waypoints if row.unit == "C04" and not row.account]
    away = replace(
        rows[0], lonlat=(119.85, 40.3), t_ms=at("10-08"), mode=mode, depart_ms=at(leaves)
    )
    at_sea = replace(rows[1], lonlat=(121.5, 40.2))
    assert warnings(dry(replace(SAMPLE, waypoints=(away, at_sea)))) == []


def test_navy_may_lie_at_sea() -> None:
    scenario = dry(changed("C04-12D", 0, lonlat=(121.0, 40.0)))
    units = tuple(
        replace(unit, branch=Branch.NAVAL) if unit.id == "C04-12D" else unit
        for unit in scenario.units
    )
    assert warnings(replace(scenario, units=units)) == []


def test_other_accounts_are_not_reviewed() -> None:
    scenario = dry(changed("C04", 2, lonlat=(121.0, 39.8), account="another-book"))
    assert warnings(scenario) == []


def test_a_march_by_day_and_night_is_named_with_its_first_hour() -> None:
    by_train = [row for row in SAMPLE.waypoints if row.unit == "N-62A"]
    rows = tuple(row for row in SAMPLE.waypoints if row not in by_train)
    assert warnings(replace(SAMPLE, waypoints=rows)) == [
        "waypoints.csv:3:1: time: C02 marches for more than 20 hours without a rest from "
        "1948-10-09T12:00: give halts on the way, each a row with a depart"
    ]


def test_short_marches_one_after_the_other_may_not_be_as_fast_as_each_alone() -> None:
    """Two marches of ten hours at 5 km/h, with no halt between."""
    first, middle = (41.7457, at("10-10T00:00")), (41.2957, at("10-10T10:00"))
    rows = [row for row in dry(SAMPLE).waypoints if row.unit == "C04" and not row.account]
    way = [
        replace(rows[0], lonlat=(120.936, lat), t_ms=t_ms, depart_ms=t_ms)
        for lat, t_ms in (first, middle)
    ]
    assert warnings(dry(replace(SAMPLE, waypoints=(*way, rows[1])))) == [
        "waypoints.csv:6:1: time: C04 marches 50 km in the 12 hours from 1948-10-09T22:00; more "
        "than 4 km/h for so long is not to be believed: correct a time or place, or give "
        "another mode"
    ]


@pytest.mark.parametrize(
    ("mode", "km", "found"),
    [
        (Mode.SEA, 190, 1),
        (Mode.SEA, 194, 0),
        (Mode.AIR, 190, 1),
        (Mode.MARCH, 30, 1),
        (Mode.MARCH, 50, 0),
    ],
)
def test_nobody_creeps(mode: Mode, km: float, found: int) -> None:
    """For 96 hours; a flight so long would be 4,800 km."""
    t_ms = TimeMs(at("10-10T20:00") - 96 * 3_600_000)
    clock = replace(SAMPLE.clock, start_ms=TimeMs(t_ms - 3_600_000))
    lonlat = (120.936, 40.8457 + km / 111.05)
    scenario = dry(changed("C04", 0, lonlat=lonlat, t_ms=t_ms, mode=mode, depart_ms=t_ms))
    said = [text for text in warnings(replace(scenario, clock=clock)) if "nobody goes" in text]
    assert len(said) == found
    assert not said or said[0].startswith(
        f"waypoints.csv:6:1: time: C04 would take 96 h for {km} km to the next waypoint, "
    )


def ridge() -> Relief:
    """A range 700 m high along 41.2 north, in cells of 0.05 degrees."""
    height = np.full((60, 100), 50, dtype=np.int16)
    height[36] = 750
    return Relief(height, np.full((60, 100), 128, dtype=np.uint8), 119.0, 40.0, 124.0, 43.0)


def test_a_march_over_a_range_is_named_with_the_place_and_the_climb() -> None:
    assert warnings(dry(SAMPLE), ridge()) == [
        "waypoints.csv:4:1: time: C02 climbs 700 m above both ends of its way, at 121.16 41.19: "
        "give the pass it went by in via, or explain it in explanations.csv"
    ]


def test_a_town_of_the_other_side_on_the_way_is_named_with_its_hour() -> None:
    rows = [row for row in SAMPLE.waypoints if row.unit == "C04" and not row.account]
    start = replace(rows[0], lonlat=(121.24, 41.4), place=None, t_ms=at("10-10T00:00"))
    march = replace(start, depart_ms=at("10-10T00:00"))
    scenario = dry(replace(SAMPLE, waypoints=(march, replace(rows[1], lonlat=(121.05, 40.85)))))
    said = "goes through jinzhou at 1948-10-10T10:00, which the other side holds: "
    assert warnings(scenario) == [
        f"waypoints.csv:6:1: time: C04 {said}give a via round it, or correct control.csv"
    ]
    attack = replace(march, status=Status.ATTACKING)
    assert warnings(replace(scenario, waypoints=(attack, *scenario.waypoints[1:]))) == []
    held = tuple(replace(row, holder="pla") for row in scenario.control)
    assert warnings(replace(scenario, control=held)) == []
    why = Explanation(Warned.PASSES_ENEMY, "C04", "jinzhou", "by night", Origin("e.csv", 2, 1))
    assert warnings(replace(scenario, explanations=(why,))) == []
    other = replace(why, place="yixian")
    assert len(warnings(replace(scenario, explanations=(other,)))) == 2
