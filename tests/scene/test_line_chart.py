"""Figures and their chart, the order of battle as boxes, what sides hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.model import LossRow, Names, UnitId
from liaoshen_viewer.scene.chart_marks import LineChart, OrbatChart
from liaoshen_viewer.scene.figures import as_csv, charts_of, value_at
from liaoshen_viewer.scene.line_chart import Sheet, line_chart, time_at
from liaoshen_viewer.scene.orbat_chart import orbat_chart, plan_chart, plan_strip
from liaoshen_viewer.scene.order_news import order_at
from tests.sample import at, small_lines, small_scenario

LAND = np.array([(116.0, 38.0), (126.0, 38.0), (126.0, 46.0), (116.0, 46.0), (116.0, 38.0)])
LOST = LossRow(
    at("10-11"), at("10-12"), (UnitId("N-79D"),), "", "", {"captured": 900, "killed_wounded": 100},
    "documented", ("S1",), "", "",
)  # fmt: skip
SCENARIO = replace(small_scenario(), losses=(LOST,))
GROUND = replace(load_basemap(), land=(LAND,), borders=(), relief=None)
BATTLE = Battle(SCENARIO, compile_tracks(SCENARIO, small_lines()), GROUND, ())
SPAN = (SCENARIO.clock.campaign_start_ms, SCENARIO.clock.campaign_end_ms)


def width(text: str, size_px: float, bold: bool = False) -> float:
    return 0.55 * size_px * len(text)


def chart(name: str, when: str, extent: tuple[float, float] = (320.0, 220.0)) -> LineChart:
    figures = charts_of(SCENARIO)[name](BATTLE)
    return line_chart(
        figures, Sheet((10.0, 20.0), extent, 12.0), SPAN, at(when), "en", width, render
    )


@pytest.mark.parametrize(
    ("name", "curve", "when", "value"),
    [
        ("strength", "nra", "10-10", 56_000),
        ("losses", "nra", "10-11T12:00", 500),
        ("losses", "nra", "10-13", 1_000),
        ("prisoners", "nra_captured", "10-13", 900),
        ("towns", "nra", "10-12", 1),  # Jinzhou
        ("towns", "nra", "10-14", 0),  # contested since
        ("towns", "pla", "10-14", 1),
        ("forces-nra", "N-93A", "10-10", 25_000),
        ("losses-nra", "N-79D", "10-13", 1_000),
    ],
)
def test_figures(name: str, curve: str, when: str, value: float) -> None:
    figures = charts_of(SCENARIO)[name](BATTLE)
    (found,) = [one for one in figures.curves if one.key == curve]
    assert value_at(figures, found, at(when)) == pytest.approx(value)


def test_ground_is_held_by_who_holds_its_place_and_lost_when_it_is_contested() -> None:
    figures = charts_of(SCENARIO)["area"](BATTLE)
    pla, nra = figures.curves
    assert value_at(figures, pla, at("10-12")) > 1_000
    assert value_at(figures, nra, at("10-12")) > 1_000
    assert value_at(figures, nra, at("10-14")) == 0


def test_a_table_has_a_date_and_a_column_for_every_curve() -> None:
    lines = as_csv(charts_of(SCENARIO)["losses"](BATTLE)).splitlines()
    assert lines[0] == "date,pla,nra"
    assert "1948-10-13T00:00,,1000" in lines


def test_a_chart_says_the_figures_of_the_moment() -> None:
    texts = [row.text for row in chart("strength", "10-13").rows]
    assert texts[:3] == ["Strength, thousands of men", "PLA", "100,500"]
    assert {"10 Oct", "0", "100"} <= set(texts)


def test_a_side_without_rows_has_no_name_on_the_chart() -> None:
    assert "PLA" not in [row.text for row in chart("losses", "10-13").rows]


@given(
    st.sampled_from(["strength", "prisoners", "forces-nra"]),
    st.floats(160, 2000),
    st.floats(120, 1200),
    st.integers(0, 96),
)
def test_a_chart_stays_within_its_sheet(name: str, wide: float, high: float, hour: int) -> None:
    when = f"10-{10 + hour // 24}T{hour % 24:02}:00"
    made = chart(name, when, (wide, high))
    for line in made.lines:
        known = line.points_px[np.isfinite(line.points_px[:, 1])]
        assert (known[:, 0] >= 10 - 1e-6).all()
        assert (known[:, 0] <= 10 + wide + 1e-6).all()
        assert (known[:, 1] >= 20 - 1e-6).all()
    for row in made.rows:
        assert row.left_px + width(row.text, row.size_px) <= wide + 1e-6
    assert made.cursor_px is not None
    back = time_at(made.box_px, SPAN, made.cursor_px)
    assert abs(back - at(when)) <= 1


def test_moments_of_charts_stand_below_each_other() -> None:
    made = [chart(name, "10-12T06:00") for name in ("strength", "losses", "towns", "forces-nra")]
    assert len({(one.box_px[0], one.box_px[2], one.cursor_px) for one in made}) == 1


def boxes(when: str, *, whole: bool, sides: tuple[int, ...] | None = None) -> OrbatChart:
    order, first = order_at(BATTLE, at(when)), order_at(BATTLE, SPAN[0])
    state = state_at(BATTLE.tracks, at(when))
    plan = plan_chart(SCENARIO, order, at(when), "en", render, whole=whole, sides=sides)
    return orbat_chart(SCENARIO, state, order, first, plan, (5.0, 5.0), 12.0, "en", width)


@pytest.mark.parametrize("when", ["10-10", "10-12T16:00", "10-15"])
def test_every_formation_has_one_box_and_none_lies_on_another(when: str) -> None:
    made = boxes(when, whole=True)
    assert sorted(made.ids.tolist()) == sorted(unit.id for unit in SCENARIO.units)
    left, top, wide, high = made.boxes_px.T
    apart = (
        (left[:, None] >= (left + wide)[None, :]) | (top[:, None] >= (top + high)[None, :])
    )  # fmt: skip
    apart = apart | apart.T
    np.fill_diagonal(apart, True)
    assert apart.all()
    assert (left >= 5).all()
    assert (left + wide <= 5 + made.extent_px[0]).all()
    assert (top + high <= 5 + made.extent_px[1]).all()


@pytest.mark.parametrize("unit", ["N-WEI", "N-79D"])
def test_a_long_name_stands_in_two_lines_and_is_not_cut(unit: str) -> None:
    long = "Northeast Bandit Suppression General Headquarters"
    units = tuple(
        replace(one, names=Names(en=long)) if one.id == unit else one for one in SCENARIO.units
    )
    scenario = replace(SCENARIO, units=units)
    order = order_at(replace(BATTLE, scenario=scenario), SPAN[0])
    plan = plan_chart(scenario, order, SPAN[0], "en", render)
    state = state_at(BATTLE.tracks, SPAN[0])
    made = orbat_chart(
        scenario, state, order, order, plan, (0.0, 0.0), 12.0, "en", lambda *a: 0.9 * width(*a)
    )
    (box,) = made.boxes_px[made.ids == unit].tolist()
    inside = [
        row for row in made.rows
        if box[0] < row.left_px < box[0] + box[2] and box[1] <= row.top_px < box[1] + box[3]
    ]  # fmt: skip
    said = " ".join(row.text for row in inside)
    assert said.startswith("NE Bandit Suppression General HQ")
    assert "…" not in said
    assert len({row.top_px for row in inside}) >= 2
    assert all(row.top_px + row.size_px <= box[1] + box[3] for row in inside)


def test_armies_alone_and_one_side() -> None:
    assert set(boxes("10-12", whole=False, sides=(1,)).ids.tolist()) == {
        "N-WEI", "N-6AG", "N-93A", "N-62A", "N-54A",
    }  # fmt: skip


def test_who_is_gone_is_faint_and_says_how_it_ended() -> None:
    made = boxes("10-15", whole=True)
    row = made.ids.tolist().index("N-79D")
    assert not made.present[row]
    assert made.signs.opacity[row] < 0.5
    assert "destroyed" in [text.text for text in made.rows]


def test_a_strip_has_the_armies_of_both_sides_in_two_rows() -> None:
    when = at("10-12")
    order, state = order_at(BATTLE, when), state_at(BATTLE.tracks, when)
    plan = plan_strip(SCENARIO, state)
    em = plan.letters_px((1920.0, 200.0))
    made = orbat_chart(SCENARIO, state, order, order, plan, (0.0, 0.0), em, "en", width)
    assert made.ids.tolist() == ["C02", "C04", "C11", "N-93A", "N-62A", "N-54A"]
    assert len(set(made.boxes_px[:, 1].tolist())) == 2
    assert made.extent_px[0] <= 1920
