"""When a formation is gone for good, and until when its outline is drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.motion.leaving import NEVER_MS, leaving_times, outline_times
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import (
    Certainty,
    Change,
    ChangeKind,
    Scenario,
    Status,
    UnitId,
)
from tests.sample import at, small_scenario

UNIT = UnitId("C04")
NOON = at("10-14T12")
MIDNIGHT = at("10-15")


def change(kind: ChangeKind, after: str, when: str, account: str = "") -> Change:
    certainty = Certainty.DOCUMENTED
    return Change(UNIT, at(when), kind, "", after, certainty, ("S1",), account, "", Origin("c", 2))


def with_changes(*changes: Change) -> Scenario:
    return replace(small_scenario(), changes=changes)


def leaves(scenario: Scenario, last: Status | None = None, when: str = "10-14T12") -> int:
    """Return when the unit is gone if this is the last that is said of it."""
    i = scenario.unit_index[UNIT]
    row = next(row for row in scenario.waypoints if row.unit == UNIT)
    rows = [] if last is None else [replace(row, status=last, t_ms=at(when))]
    return int(leaving_times(scenario, rows)[i])


@pytest.mark.parametrize(
    ("changes", "gone_ms"),
    [
        ((), NEVER_MS),
        ((change(ChangeKind.FATE, "destroyed", "10-14T12"),), MIDNIGHT),
        ((change(ChangeKind.FATE, "defected", "10-14T12"),), NEVER_MS),
        ((change(ChangeKind.FATE, "destroyed", "10-14T12", account="S2"),), NEVER_MS),
        ((change(ChangeKind.SUPERIOR, "destroyed", "10-14T12"),), NEVER_MS),
        (
            (
                change(ChangeKind.FATE, "captured", "10-20"),
                change(ChangeKind.FATE, "destroyed", "10-14T12"),
                change(ChangeKind.FATE, "sunk", "10-18"),
            ),
            MIDNIGHT,
        ),
    ],
)
def test_a_change_of_fate_is_dated_by_the_day_and_the_first_counts(
    changes: tuple[Change, ...], gone_ms: int
) -> None:
    assert leaves(with_changes(*changes)) == gone_ms


def test_a_fate_of_the_unit_is_told_only_where_it_leaves() -> None:
    scenario = small_scenario()
    i = scenario.unit_index[UNIT]
    units = list(scenario.units)
    units[i] = replace(units[i], fate="destroyed", fate_ms=None)
    assert leaves(replace(scenario, units=tuple(units))) == NEVER_MS
    units[i] = replace(units[i], fate="defected", fate_ms=NOON)
    assert leaves(replace(scenario, units=tuple(units))) == NEVER_MS
    units[i] = replace(units[i], fate="destroyed", fate_ms=NOON)
    assert leaves(replace(scenario, units=tuple(units))) == MIDNIGHT


def test_nobody_leaves_before_the_last_that_is_said_of_it() -> None:
    fate = change(ChangeKind.FATE, "destroyed", "10-14T12")
    assert leaves(with_changes(fate), Status.DEFENDING, "10-17T03") == at("10-18")
    assert leaves(with_changes(), Status.SURRENDERED, "10-17T03") == at("10-18")
    assert leaves(with_changes(), Status.DEFENDING, "10-17T03") == NEVER_MS


@pytest.mark.parametrize(
    ("status", "drawn_ms"),
    [(Status.DESTROYED, NOON + DAY_MS), (Status.SURRENDERED, MIDNIGHT)],
)
def test_what_was_destroyed_has_an_outline_for_a_day(status: Status, drawn_ms: int) -> None:
    scenario = with_changes(change(ChangeKind.FATE, "destroyed", "10-14T12"))
    i = scenario.unit_index[UNIT]
    row = next(row for row in scenario.waypoints if row.unit == UNIT)
    last = [replace(row, status=status, t_ms=NOON)]
    times = leaving_times(scenario, last)
    assert outline_times(scenario, last, times)[i] == drawn_ms
    assert outline_times(scenario, [], times)[i] == MIDNIGHT


def test_one_that_stays_has_no_outline() -> None:
    scenario = with_changes()
    row = next(row for row in scenario.waypoints if row.unit == UNIT)
    last = [replace(row, status=Status.DESTROYED, t_ms=NOON)]
    stays = np.full(len(scenario.units), NEVER_MS)
    assert (outline_times(scenario, last, stays) == NEVER_MS).all()
