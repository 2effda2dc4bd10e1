"""The ways between waypoints, straight ones and such by a line, with their times."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.legs import compile_legs
from liaoshen_viewer.scenario.calendar import MINUTE_MS
from liaoshen_viewer.scenario.model import UnitId, Via, Waypoint
from tests.sample import at, small_lines, small_scenario

ROWS = sorted(
    (row for row in small_scenario().waypoints if not row.account),
    key=lambda row: (row.unit, row.t_ms),
)


def pair(unit: str, *, via: tuple[Via, ...] = ()) -> list[Waypoint]:
    """Return two rows of a unit, the second 40 km to the east a day later."""
    row = replace(ROWS[0], unit=UnitId(unit), t_ms=at("10-10"), lonlat=(121.0, 41.0), via=via)
    return [row, replace(row, t_ms=at("10-11"), lonlat=(121.476, 41.0), via=())]


def test_legs_join_the_rows_of_one_unit_and_end_where_the_next_row_is() -> None:
    hill = (Via(None, (121.2, 41.3)),)
    rows = [*pair("A"), *pair("B", via=hill), *pair("C")]
    # Ends of their own, so that no leg can end at another's.
    rows[1] = replace(rows[1], t_ms=at("10-12"), lonlat=(121.477, 41.0))
    rows[5] = replace(rows[5], t_ms=at("10-13"), lonlat=(121.478, 41.0))
    legs = compile_legs(rows, small_lines())
    assert sorted(legs.row.tolist()) == [0, 2, 4]
    for n, row in enumerate(legs.row):
        points = legs.points[legs.first[n] : legs.first[n + 1]]
        km = legs.km[legs.first[n] : legs.first[n + 1]]
        assert points[0] == pytest.approx(rows[row].lonlat)
        assert points[-1] == pytest.approx(rows[row + 1].lonlat)
        assert km[0] == 0.0
        assert km[-1] == legs.length_km[n]
        steps = distance_km(points[:-1], points[1:])
        assert np.diff(km) == pytest.approx(steps)
        assert legs.arrive_ms[n] == rows[row + 1].t_ms
        assert rows[row].t_ms <= legs.depart_ms[n] < legs.arrive_ms[n]
    straight, round_the_hill = (legs.length_km[legs.row.tolist().index(row)] for row in (0, 2))
    assert straight == pytest.approx(40.0, abs=0.2)
    assert round_the_hill > 60


def test_times_and_places_are_of_kinds_that_a_search_needs() -> None:
    legs = compile_legs(ROWS, small_lines())
    assert legs.points.dtype == legs.km.dtype == np.float64
    assert legs.row.dtype == legs.depart_ms.dtype == legs.arrive_ms.dtype == np.int64
    assert legs.points.shape == (legs.first[-1], 2)


def test_a_given_departure_leaves_a_minute_for_the_way() -> None:
    first, last = pair("A")
    for given, wanted in (
        ("10-10T05", at("10-10T05")),
        ("10-09", at("10-10")),
        ("10-12", at("10-11") - MINUTE_MS),
    ):
        legs = compile_legs([replace(first, depart_ms=at(given)), last], {})
        assert legs.depart_ms.tolist() == [wanted]
        assert legs.speed_km_h[0] == pytest.approx(
            legs.length_km[0] / (at("10-11") - wanted) * 3_600_000
        )


def test_nobody_with_one_row_alone_goes_anywhere() -> None:
    legs = compile_legs([pair("A")[0], pair("B")[0]], {})
    assert len(legs.row) == len(legs.depart_ms) == 0
    assert legs.points.shape == (0, 2)
