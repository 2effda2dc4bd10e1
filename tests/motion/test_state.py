"""The rules of visibility, certainty, command and change, on the sample scenario."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.leaving import is_leaving
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Certainty, Echelon, Scenario, Status, UnitId
from tests.sample import RAILWAY, SEA_ROUTE, at, small_lines, small_scenario

SAMPLE = small_scenario()
TRACKS = compile_tracks(SAMPLE, small_lines())


def n(unit: str) -> int:
    return SAMPLE.unit_index[UnitId(unit)]


def state(when: str, scenario: Scenario = SAMPLE) -> BattleState:
    tracks = TRACKS if scenario is SAMPLE else compile_tracks(scenario, small_lines())
    return state_at(tracks, at(when))


def certainty(now: BattleState, unit: str) -> Certainty:
    return tuple(Certainty)[int(now.certainty[n(unit)])]


def with_row(position: int, **changes: object) -> Scenario:
    rows = list(SAMPLE.waypoints)
    rows[position] = replace(rows[position], **changes)  # type: ignore[arg-type]  # of any field
    return replace(SAMPLE, waypoints=tuple(rows))


def test_every_army_and_column_with_a_position_that_day_is_seen_at_the_start() -> None:
    now = state("10-10")
    high = [u for u in SAMPLE.units if u.echelon in {Echelon.ARMY, Echelon.COLUMN}]
    dated = {row.unit for row in SAMPLE.waypoints if row.t_ms < at("10-11")}
    assert [u.id for u in high if not now.visible[n(u.id)]] == ["C11"]
    assert "C11" not in dated


def test_unit_stands_at_its_first_waypoint_before_it_at_best_inferred() -> None:
    now = state("10-10")
    assert now.visible[n("C04")]
    assert now.lonlat_deg[n("C04")] == pytest.approx((120.9969, 40.8988))
    assert certainty(now, "C04") is Certainty.INFERRED
    assert certainty(state("10-10T12"), "C04") is Certainty.DOCUMENTED
    assert now.waypoint[n("C04")] == state("10-10T12").waypoint[n("C04")] >= 0


def test_unit_whose_first_waypoint_comes_later_is_not_yet_seen() -> None:
    assert not state("10-12T08:59").visible[n("C11")]
    assert state("10-12T09:00").visible[n("C11")]


def test_first_waypoint_at_the_end_of_the_first_day_decides() -> None:
    first = next(i for i, row in enumerate(SAMPLE.waypoints) if row.unit == "C11")
    assert state("10-08", with_row(first, t_ms=at("10-10T23:59"))).visible[n("C11")]
    assert not state("10-08", with_row(first, t_ms=at("10-11"))).visible[n("C11")]


def test_unit_without_waypoints_goes_with_its_superior() -> None:
    now = state("10-11T12")
    assert not now.own[n("C02-4D")]
    assert np.array_equal(now.lonlat_deg[n("C02-4D")], now.lonlat_deg[n("C02")])
    assert certainty(now, "C02-4D") is Certainty.RECONSTRUCTED
    assert now.error_km[n("C02-4D")] == 15.0
    assert now.heading_deg[n("C02-4D")] == now.heading_deg[n("C02")]
    assert now.waypoint[n("C02-4D")] == -1


def test_error_of_a_superior_that_is_less_sure_is_kept() -> None:
    first = next(i for i, row in enumerate(SAMPLE.waypoints) if row.unit == "N-93A")
    assert state("10-10", with_row(first, error_km=22.0)).error_km[n("N-184D")] == 22.0


def test_defection_changes_side_superior_and_place() -> None:
    before, after = state("10-12T14:59"), state("10-12T15:00")
    sides = [str(side.id) for side in SAMPLE.sides]
    assert sides[before.side[n("N-184D")]] == "nra"
    assert sides[after.side[n("N-184D")]] == "pla"
    assert before.superior[n("N-184D")] == n("N-93A")
    assert after.superior[n("N-184D")] == n("C02")
    assert np.array_equal(after.lonlat_deg[n("N-184D")], after.lonlat_deg[n("C02")])
    assert state("10-15").visible[n("N-184D")]


def test_strength_counts_from_its_change_and_is_unknown_where_nobody_says() -> None:
    assert state("10-12T23:59").strength[n("C02")] == 40_000
    assert state("10-13").strength[n("C02")] == 37_500
    assert np.isnan(state("10-13").strength[n("N-54A")])


def test_destroyed_unit_is_shown_as_such_until_midnight_and_then_gone() -> None:
    assert state("10-13T09:59").status[n("N-79D")] == list(Status).index(Status.DEFENDING)
    assert state("10-13T23:59").status[n("N-79D")] == list(Status).index(Status.DESTROYED)
    assert not state("10-14").visible[n("N-79D")]
    assert state("10-14").visible[n("N-93A")]


@pytest.mark.parametrize(
    ("status", "stays"),
    [
        (Status.EVACUATED, False),
        (Status.SURRENDERED, False),
        (Status.DESTROYED, False),
        (Status.DEFECTED, True),
        (Status.EVACUATING, True),
    ],
)
def test_last_status_can_be_a_fate_of_its_own(status: Status, stays: bool) -> None:
    last = max(i for i, row in enumerate(SAMPLE.waypoints) if row.unit == "N-62A")
    scenario = with_row(last, status=status)
    assert state("10-12T23:59", scenario).visible[n("N-62A")]
    assert state("10-13", scenario).visible[n("N-62A")] == stays


def test_unit_without_waypoints_is_gone_with_its_superior_and_one_with_keeps_itself() -> None:
    units = tuple(
        replace(u, fate="captured", fate_ms=at("10-11T20:00")) if u.id in {"C02", "C04"} else u
        for u in SAMPLE.units
    )
    scenario = replace(SAMPLE, units=units)
    last = {row.unit: row.t_ms for row in SAMPLE.waypoints}
    assert last[UnitId("C02")] < at("10-13")
    now = state("10-13", scenario)
    assert not now.visible[n("C02")]
    assert not now.visible[n("C02-4D")]
    assert not now.visible[n("C04")]
    assert now.visible[n("C04-12D")]
    assert now.superior[n("C04-12D")] == n("C04")


def test_fate_does_not_cut_off_waypoints_that_come_after_it() -> None:
    units = tuple(
        replace(u, fate="destroyed", fate_ms=at("10-09")) if u.id == "C04" else u
        for u in SAMPLE.units
    )
    scenario = replace(SAMPLE, units=units)
    assert state("10-10T23:59", scenario).visible[n("C04")]
    assert not state("10-11", scenario).visible[n("C04")]


@pytest.mark.parametrize(
    ("fate", "leaves"),
    [
        ("destroyed", True),
        ("Evacuated (rump)", True),
        ("captured/surrendered", True),
        ("dissolved (HQ left)", True),
        ("defected (coerced)", False),
        ("survived (part lost Sep)", False),
        ("undestroyed", False),
        ("", False),
    ],
)
def test_which_fates_take_a_unit_off_the_map(fate: str, leaves: bool) -> None:
    assert is_leaving(fate) is leaves


def test_only_rows_of_our_own_account_move_units() -> None:
    assert state("10-11").lonlat_deg[n("C04")] == pytest.approx((120.936, 40.8457))


def test_train_follows_its_line() -> None:
    now = state("10-12T06")
    line = np.array(RAILWAY)
    nearest = distance_km(line, now.lonlat_deg[n("N-62A")]).min()
    assert now.speed_km_h[n("N-62A")] == pytest.approx(22.0, rel=0.01)
    assert nearest < 25
    straight = np.linspace(line[0], (120.8533, 40.7643), 200)
    assert distance_km(straight, now.lonlat_deg[n("N-62A")]).min() > 2


def test_ships_sail_round_the_land() -> None:
    hours = [at("10-10") + hour * HOUR_MS for hour in range(30)]
    fleet = np.array([state_at(TRACKS, t).lonlat_deg[n("N-54A")] for t in hours])
    assert fleet[:, 1].min() < 38.8  # a straight way stays north of 39
    assert distance_km(fleet[-1], SEA_ROUTE[-1]) < 50


def test_certainty_and_error_on_the_way_are_the_worse_of_both_ends() -> None:
    way, end = state("10-12T15"), state("10-12T05")
    assert certainty(way, "C02") is Certainty.INFERRED
    assert way.error_km[n("C02")] == 3.0
    assert certainty(end, "C02") is Certainty.DOCUMENTED
    assert end.error_km[n("C02")] == 1.0


def test_given_departure_wins_and_heading_is_true() -> None:
    before, after = state("10-12T05:59"), state("10-12T06:01")
    assert np.isnan(before.heading_deg[n("C02")])
    assert after.heading_deg[n("C02")] == pytest.approx(189.8, abs=0.5)
    assert after.speed_km_h[n("C02")] == pytest.approx(48.1 / 16, rel=0.02)


def test_departure_after_the_next_waypoint_is_no_jump() -> None:
    first = next(i for i, row in enumerate(SAMPLE.waypoints) if row.unit == "C04")
    now = state("10-10T19:59:30", with_row(first, depart_ms=at("10-11")))
    assert 0 < distance_km(now.lonlat_deg[n("C04")], (120.9969, 40.8988)) < 8


def test_times_outside_the_clock_are_answered_with_its_ends() -> None:
    early, start = state("09-01"), state("10-08")
    assert np.array_equal(early.lonlat_deg, start.lonlat_deg, equal_nan=True)
    assert early.t_ms == at("09-01")


def test_circle_of_superiors_ends_at_nobody() -> None:
    circle = {"N-93A": "N-184D", "N-184D": "N-93A"}
    units = tuple(
        replace(u, parent=UnitId(circle[u.id])) if u.id in circle else u for u in SAMPLE.units
    )
    rows = tuple(row for row in SAMPLE.waypoints if row.unit != "N-93A")
    now = state("10-10", replace(SAMPLE, units=units, waypoints=rows))
    assert not now.visible[[n("N-93A"), n("N-184D")]].any()


def test_scenario_without_waypoints_shows_nobody() -> None:
    assert not state("10-12", replace(SAMPLE, waypoints=())).visible.any()


def test_the_first_unit_of_a_scenario_is_seen_like_any_other() -> None:
    now = state("10-14")
    first = SAMPLE.units[0].id
    assert now.visible[0]
    assert now.waypoint[0] >= 0
    assert SAMPLE.waypoints[int(now.waypoint[0])].unit == first


def test_what_was_destroyed_has_an_outline_for_a_day_where_that_is_asked_for() -> None:
    for when, seen, outlined in (
        ("10-13T23", True, True),
        ("10-14T06", False, True),
        ("10-14T18", False, False),
    ):
        plain, drawn = (state_at(TRACKS, at(when), outlines=asked) for asked in (False, True))
        assert (plain.visible[n("N-79D")], drawn.visible[n("N-79D")]) == (seen, outlined), when


def test_of_what_is_not_there_nothing_is_told() -> None:
    now = state("10-12T08:59")
    away = ~now.visible
    assert away[n("C11")]
    assert (now.status[away] == -1).all()
    assert (now.certainty[away] == -1).all()
    assert (now.speed_km_h[away] == 0.0).all()
    for values in (now.lonlat_deg[:, 0], now.heading_deg, now.error_km):
        assert np.isnan(values[away]).all()
        assert values.dtype == np.float64
