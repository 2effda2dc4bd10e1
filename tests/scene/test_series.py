"""Figures over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import LossRow, UnitId
from liaoshen_viewer.scene.men import men_over_time
from liaoshen_viewer.scene.series import (
    LOSS_KINDS,
    days_of,
    loss_series,
    total_losses,
    without_empty,
)
from liaoshen_viewer.scene.summary import order_of_battle
from tests.sample import at, small_lines, small_scenario

SCENARIO = small_scenario()
TRACKS = compile_tracks(SCENARIO, small_lines())


def loss(start: str, end: str, unit: str, figures: Mapping[str, int], account: str = "") -> LossRow:
    return LossRow(
        at(start), at(end), (UnitId(unit),), "", "", figures, "documented", ("S1",), account, ""
    )


def test_days_run_from_the_first_to_the_last_moment() -> None:
    days = days_of(SCENARIO)
    assert (days[0], days[-1]) == (SCENARIO.clock.start_ms, SCENARIO.clock.end_ms)
    assert (np.diff(days) == DAY_MS).all()


def test_strengths_are_those_of_the_order_of_battle() -> None:
    series = men_over_time(SCENARIO, TRACKS)
    for column in (0, 4, len(series.t_ms) - 1):
        order = order_of_battle(SCENARIO, state_at(TRACKS, int(series.t_ms[column])))
        assert series.sides[:, column].tolist() == [side.strength for side in order.sides]


@pytest.mark.parametrize(
    ("when", "lost"), [("10-10", 0), ("10-11", 1000), ("10-12", 2000), ("10-15", 2000)]
)
def test_losses_spread_over_their_days(when: str, lost: int) -> None:
    """On the 10th and the 11th: a day that is written as an end is linked as the midnight after."""
    rows = (
        loss("10-10", "10-12", "N-93A", {"captured": 1500, "surrendered": 500}),
        loss("10-10", "10-12", "N-93A", {"captured": 9000}, account="another-book"),
    )
    series = loss_series(replace(SCENARIO, losses=rows), "captured")
    column = series.t_ms.tolist().index(at(when))
    assert series.values[:, column].tolist() == [0, lost]


def test_totals_count_everything_but_the_evacuated() -> None:
    figures = {key: 10 for keys in LOSS_KINDS.values() for key in keys}
    series = total_losses(replace(SCENARIO, losses=(loss("10-10", "10-11", "C02", figures),)))
    assert series.values[:, -1].tolist() == [40, 0]
    shown = without_empty(series)
    assert shown.values[0, -1] == 40
    assert np.isnan(shown.values[1]).all()
