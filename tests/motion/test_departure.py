from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.motion.departure import PACE_KM_H, SLOWEST_KM_H, default_departure
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, MINUTE_MS, TimeMs
from liaoshen_viewer.scenario.model import Mode, Status

NOON = TimeMs(12 * HOUR_MS)


@pytest.mark.parametrize(
    ("mode", "length_km", "hours"),
    [
        (Mode.MARCH, 25.0, 10.0),
        (Mode.ROAD, 60.0, 4.0),
        (Mode.RAIL, 220.0, 10.0),
        (Mode.SEA, 170.0, 10.0),
        (Mode.AIR, 500.0, 2.0),
    ],
)
def test_unit_leaves_as_late_as_its_pace_allows(mode: Mode, length_km: float, hours: float) -> None:
    arrives = TimeMs(NOON + 5 * DAY_MS)
    departs = default_departure(NOON, arrives, length_km, mode, Status.GARRISON)
    assert departs == arrives - hours * HOUR_MS


def test_unit_that_is_late_leaves_at_once() -> None:
    assert default_departure(NOON, TimeMs(NOON + HOUR_MS), 30.0, Mode.MARCH, Status.RESERVE) == NOON


def test_moving_unit_does_not_wait() -> None:
    arrives = TimeMs(NOON + 2 * DAY_MS)
    assert default_departure(NOON, arrives, 24.1, Mode.MARCH, Status.MOVING) == NOON


def test_moving_unit_waits_rather_than_creep_below_half_a_kilometre_an_hour() -> None:
    arrives = TimeMs(NOON + 2 * DAY_MS)
    departs = default_departure(NOON, arrives, 22.5, Mode.MARCH, Status.MOVING)
    assert departs == arrives - 9 * HOUR_MS


@pytest.mark.parametrize("mode", list(Mode))
def test_half_a_kilometre_an_hour_holds_for_every_mode(mode: Mode) -> None:
    arrives = TimeMs(NOON + 100 * HOUR_MS)
    at_once = default_departure(NOON, arrives, 50.0, mode, Status.MOVING)
    late = default_departure(NOON, arrives, 49.9, mode, Status.MOVING)
    assert at_once == NOON
    assert (arrives - late) / HOUR_MS == pytest.approx(49.9 / PACE_KM_H[mode], abs=1 / 60)


def test_unit_that_goes_nowhere_stays_until_the_end() -> None:
    arrives = TimeMs(NOON + DAY_MS)
    assert default_departure(NOON, arrives, 0.0, Mode.MARCH, Status.GARRISON) == arrives


@given(
    st.integers(0, 90 * DAY_MS),
    st.floats(0, 2_000),
    st.sampled_from(Mode),
    st.sampled_from(Status),
)
def test_departure_lies_between_the_waypoints_and_is_never_a_creep(
    between_ms: int, length_km: float, mode: Mode, status: Status
) -> None:
    arrives = TimeMs(NOON + between_ms)
    departs = default_departure(NOON, arrives, length_km, mode, status)
    assert NOON <= departs <= arrives
    if departs > NOON:
        minutes = (arrives - departs) / MINUTE_MS
        assert (minutes - 1) / 60 <= length_km / PACE_KM_H[mode] <= minutes / 60 + 1e-9
    elif status is Status.MOVING:
        assert (
            length_km >= SLOWEST_KM_H * between_ms / HOUR_MS
            or length_km / PACE_KM_H[mode] >= between_ms / HOUR_MS - 1 / 60
        )
