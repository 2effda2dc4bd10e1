"""At every moment panel, card, chart, film's chart, table and `state` tell the same men."""

from __future__ import annotations

import csv
import json
from bisect import bisect_right
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.report import as_json
from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time, parse_time
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.figures import Figures, as_csv, charts_of, strength_of, value_at
from liaoshen_viewer.scene.line_chart import Sheet, line_chart
from liaoshen_viewer.scene.men import Men, men_over_time
from liaoshen_viewer.scene.summary import OrderOfBattle, order_of_battle, told_men

MORNING = parse_time("1948-10-14T10:00", 480)
FIRST, LAST = parse_time("1948-08-15", 480), parse_time("1948-11-10", 480)


@dataclass(frozen=True)
class Told:
    """A campaign with what its charts are drawn from."""

    battle: Battle = field(repr=False)
    men: Men = field(repr=False)
    sides: Figures = field(repr=False)
    forces: tuple[Figures, ...] = field(repr=False)
    rows: list[list[str]] = field(repr=False)
    """The table of the chart of strength."""


@pytest.fixture(scope="module")
def told() -> Told:
    battle = open_battle(bundled_scenarios()["liaoshen"])
    charts = charts_of(battle.scenario)
    sides = charts["strength"](battle)
    return Told(
        battle,
        men_over_time(battle.scenario, battle.tracks),
        sides,
        tuple(charts[f"forces-{side.id}"](battle) for side in battle.scenario.sides),
        list(csv.reader(as_csv(sides).splitlines()))[1:],
    )


def width(text: str, size_px: float, bold: bool) -> float:
    return 0.5 * size_px * len(text)


def said(figures: Figures, t_ms: int) -> list[str]:
    """Return the figures that a chart writes beside the names of its curves."""
    chart = line_chart(
        figures, Sheet((0, 0), (600, 500), 13), (FIRST, LAST), t_ms, "en", width, render
    )
    return [row.text for row in chart.rows if row.bold][1:]


def order_at(told: Told, t_ms: int) -> OrderOfBattle:
    return order_of_battle(told.battle.scenario, state_at(told.battle.tracks, t_ms))


@example(t_ms=MORNING, i=0)
@given(t_ms=st.integers(FIRST, LAST), i=st.integers(0, 10_000))
@settings(max_examples=40)
def test_all_say_the_same(told: Told, t_ms: int, i: int) -> None:
    order, scenario = order_at(told, t_ms), told.battle.scenario
    for side, curve in zip(order.sides, told.sides.curves, strict=True):
        assert value_at(told.sides, curve, t_ms) == side.strength
    assert said(told.sides, t_ms) == [f"{told_men(side):,}" for side in order.sides]
    index = scenario.unit_index
    for figures in told.forces:
        rows = [order.units[index[UnitId(curve.key)]] for curve in figures.curves]
        for row, text in zip(rows, said(figures, t_ms), strict=True):
            # Who is no more stands without a figure in the one, with none left in the other.
            assert text in ([f"{told_men(row):,}"] if row.strength is not None else ["0", "–"])
    row = order.units[i % len(order.units)]
    own = strength_of(told.battle, told.men, row.id)
    if row.strength is not None:
        assert said(own, t_ms) == [f"{told_men(row):,}"]
        assert value_at(own, own.curves[0], t_ms) == row.strength


@example(t_ms=MORNING)
@given(t_ms=st.integers(FIRST, LAST))
@settings(max_examples=15)
def test_tables_and_the_state_too(told: Told, t_ms: int) -> None:
    order = order_at(told, t_ms)
    dates = [row[0] for row in told.rows]
    # Campaign times of one form: their letters are in the order of time.
    row = told.rows[max(bisect_right(dates, format_time(t_ms)) - 1, 0)]
    assert row[1:] == [f"{side.strength}" for side in order.sides]
    state = json.loads(as_json(told.battle.scenario, state_at(told.battle.tracks, t_ms)))
    assert [unit["men"] for unit in state["units"]] == [unit.strength for unit in order.units]


def test_a_figure_holds_until_it_changes(told: Told) -> None:
    """A chart's curve has a step, and no slope, at the fall of Jinzhou."""
    clock = told.battle.scenario.clock
    span = (clock.campaign_start_ms, clock.campaign_end_ms)
    sheet = Sheet((0, 0), (600, 500), 13)
    chart = line_chart(told.sides, sheet, span, MORNING + HOUR_MS, "en", width, render)
    for line in chart.lines[-2:]:
        steps = abs(line.points_px[1:] - line.points_px[:-1])
        assert not ((steps > 1e-6).all(axis=1)).any()
