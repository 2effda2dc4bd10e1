"""The review must find what is put in, and be silent where all is well."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Severity
from liaoshen_viewer.geography.basemap import Basemap
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.review import review
from liaoshen_viewer.scenario.calendar import TimeMs
from liaoshen_viewer.scenario.model import Branch, Mode, Scenario
from tests.sample import at, small_lines, small_scenario

SAMPLE = small_scenario()
# Land north of 40.6 and a strip in the west: the gulf between them is the sea.
LAND = (
    np.array([(116.0, 40.6), (126.0, 40.6), (126.0, 44.0), (116.0, 44.0), (116.0, 40.6)]),
    np.array([(116.0, 38.0), (119.9, 38.0), (119.9, 40.6), (116.0, 40.6), (116.0, 38.0)]),
    np.array([(125.0, 38.0), (126.0, 38.0), (126.0, 40.6), (125.0, 40.6), (125.0, 38.0)]),
)


def warnings(scenario: Scenario) -> list[str]:
    basemap = Basemap(LAND, (), (), (), {}, (), (), None)
    battle = Battle(scenario, compile_tracks(scenario, small_lines()), basemap, ())
    found = review(battle)
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.text() for problem in found]


def changed(unit: str, number: int, **changes: object) -> Scenario:
    rows = list(SAMPLE.waypoints)
    place = [i for i, row in enumerate(rows) if row.unit == unit][number]
    rows[place] = replace(rows[place], **changes)  # type: ignore[arg-type]
    return replace(SAMPLE, waypoints=tuple(rows))


def dry(scenario: Scenario) -> Scenario:
    """Return the scenario without the train, whose line runs along the real coast."""
    rows = tuple(row for row in scenario.waypoints if row.unit != "N-62A")
    return replace(scenario, waypoints=rows)


def test_sample_has_nothing_to_warn_of() -> None:
    assert warnings(dry(SAMPLE)) == []


def test_march_too_fast_is_named_with_its_place_and_numbers() -> None:
    scenario = dry(changed("C04", 0, lonlat=(121.8, 40.9), depart_ms=at("10-10T12:00")))
    assert warnings(scenario) == [
        "waypoints.csv:6:1: time: C04 would cover 73 km in 8.0 h to the next waypoint, 9.1 km/h; "
        "more than 7 km/h is not to be believed by march: "
        "correct a time or place, depart earlier, or give another mode"
    ]


@pytest.mark.parametrize(("hours", "found"), [(11, 0), (13, 1)])
def test_long_march_may_not_be_as_fast_as_a_short_one(hours: int, found: int) -> None:
    """At 5 km/h for 11 hours, and for 13."""
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
        "waypoints.csv:9:1: place: C04-12D stands in the sea, more than 2 km from land, "
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
    assert [line.split(" without")[0] for line in warnings(scenario)] == [
        "waypoints.csv:6:1: place: C04 goes through the sea"
    ]
    assert "at 1948-10-08T" in warnings(scenario)[0]


@pytest.mark.parametrize("mode", [Mode.SEA, Mode.AIR])
def test_ships_and_aeroplanes_may_be_there(mode: Mode) -> None:
    rows = [row for row in SAMPLE.waypoints if row.unit == "C04" and not row.account]
    away = replace(rows[0], lonlat=(119.85, 40.3), t_ms=at("10-08"), mode=mode)
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
