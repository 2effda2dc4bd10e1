"""Movement must obey these rules in every scenario: random ones, made of random waypoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.routes import leg_points, nearest_on_line
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, FloatArray, Tracks
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, MINUTE_MS, TimeMs
from liaoshen_viewer.scenario.model import Certainty, Mode, Scenario, Status, Via, Waypoint
from tests.sample import small_lines, small_scenario

SAMPLE = small_scenario()
LINES: Mapping[str, FloatArray] = small_lines()
CLOCK = SAMPLE.clock
TIMES = st.integers(CLOCK.start_ms, CLOCK.end_ms)
POINTS = st.tuples(st.floats(117, 124), st.floats(39, 43))
VIAS = st.lists(
    st.one_of(
        st.builds(Via, st.sampled_from(sorted(LINES)), st.none()),
        st.builds(Via, st.none(), POINTS),
    ),
    max_size=2,
).map(tuple)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Draw the sample scenario with other waypoints: up to seven for up to five of its units."""
    units = draw(st.lists(st.sampled_from(SAMPLE.units), min_size=1, max_size=5, unique=True))
    rows: list[Waypoint] = []
    for unit in sorted(units, key=lambda unit: SAMPLE.unit_index[unit.id]):
        minutes = st.integers(0, (CLOCK.end_ms - CLOCK.start_ms) // MINUTE_MS)
        for minute in sorted(draw(st.lists(minutes, min_size=1, max_size=7, unique=True))):
            t_ms = TimeMs(CLOCK.start_ms + minute * MINUTE_MS)
            wait = draw(st.one_of(st.none(), st.integers(0, 2 * DAY_MS)))
            rows.append(
                replace(
                    SAMPLE.waypoints[0],
                    unit=unit.id,
                    t_ms=t_ms,
                    lonlat=draw(POINTS),
                    depart_ms=None if wait is None else TimeMs(t_ms + wait),
                    mode=draw(st.sampled_from(Mode)),
                    via=draw(VIAS),
                    status=draw(st.sampled_from(Status)),
                    certainty=draw(st.sampled_from(Certainty)),
                    error_km=draw(st.floats(0, 40)),
                )
            )
    return replace(SAMPLE, waypoints=tuple(rows))


def compiled(scenario: Scenario) -> Tracks:
    return compile_tracks(scenario, LINES)


def same(one: BattleState, other: BattleState) -> bool:
    names = [name for name in BattleState.__slots__ if name != "t_ms"]
    return all(
        np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True)
        if getattr(one, name).dtype.kind == "f"
        else np.array_equal(getattr(one, name), getattr(other, name))
        for name in names
    )


@given(scenarios())
@settings(max_examples=60, deadline=None)
def test_unit_is_exactly_at_its_waypoint(scenario: Scenario) -> None:
    tracks = compiled(scenario)
    for position, row in enumerate(scenario.waypoints):
        unit = scenario.unit_index[row.unit]
        state = state_at(tracks, row.t_ms)
        assert state.visible[unit]
        assert distance_km(state.lonlat_deg[unit], row.lonlat) < 0.001
        assert state.waypoint[unit] == position
        assert list(Status)[state.status[unit]] is row.status


@given(scenarios(), st.lists(TIMES, min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_unit_jumps(scenario: Scenario, times: list[int]) -> None:
    """Within a second no unit goes farther than its speed before or after allows."""
    tracks = compiled(scenario)
    own = tracks.own
    for t_ms in [*times, *(row.t_ms - 500 for row in scenario.waypoints)]:
        a, b = state_at(tracks, t_ms), state_at(tracks, t_ms + 1_000)
        both = a.visible & b.visible & own
        went = distance_km(a.lonlat_deg[both], b.lonlat_deg[both])
        fastest = np.maximum(a.speed_km_h, b.speed_km_h)[both]
        assert (went <= fastest / 3_600 * 1.05 + 0.001).all()


@given(scenarios(), st.lists(TIMES, min_size=1, max_size=10))
@settings(max_examples=60, deadline=None)
def test_unit_is_always_on_its_leg(scenario: Scenario, times: list[int]) -> None:
    tracks = compiled(scenario)
    rows = scenario.waypoints
    for t_ms in times:
        state = state_at(tracks, t_ms)
        for unit in np.flatnonzero(state.visible & tracks.own):
            i = state.waypoint[unit]
            way = np.array([rows[i].lonlat] * 2)
            if i + 1 < len(rows) and rows[i + 1].unit == rows[i].unit:
                way = leg_points(rows[i].lonlat, rows[i + 1].lonlat, rows[i].via, LINES)
            away = nearest_on_line(way, state.lonlat_deg[[unit]])[1]
            assert away < 0.01


@given(scenarios(), st.lists(TIMES, min_size=2, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_asking_is_of_no_importance(
    scenario: Scenario, times: list[int], random: Random
) -> None:
    tracks = compiled(scenario)
    forward = {t_ms: state_at(tracks, t_ms) for t_ms in sorted(times)}
    backward = {t_ms: state_at(tracks, t_ms) for t_ms in sorted(times, reverse=True)}
    random.shuffle(times)
    for t_ms in times:
        state = state_at(compiled(scenario), t_ms)
        assert same(state, forward[t_ms])
        assert same(state, backward[t_ms])


@given(scenarios(), TIMES)
@settings(max_examples=60, deadline=None)
def test_unknown_exactly_where_not_visible(scenario: Scenario, t_ms: int) -> None:
    state = state_at(compiled(scenario), t_ms)
    hidden = ~state.visible
    assert (np.isnan(state.lonlat_deg).any(axis=1) == hidden).all()
    assert (np.isnan(state.lonlat_deg).all(axis=1) == hidden).all()
    assert ((state.status == -1) == hidden).all()
    assert ((state.certainty == -1) == hidden).all()
    assert (np.isnan(state.error_km) == hidden).all()
    assert (state.speed_km_h[hidden] == 0).all()
    assert np.array_equal(np.isnan(state.heading_deg), state.speed_km_h == 0)
    assert (state.waypoint[hidden | ~state.own] == -1).all()


@given(scenarios(), st.integers(0, 190))
@settings(max_examples=60, deadline=None)
def test_speed_covers_the_way_of_an_hour(scenario: Scenario, hour: int) -> None:
    """A unit that moves evenly for an hour is as far from where it was as it can be, not more."""
    tracks = compiled(scenario)
    t_ms = CLOCK.start_ms + hour * HOUR_MS
    a, b = state_at(tracks, t_ms), state_at(tracks, t_ms + HOUR_MS)
    one_leg = a.visible & b.visible & a.own & (a.waypoint == b.waypoint) & (a.speed_km_h > 0)
    went = distance_km(a.lonlat_deg[one_leg], b.lonlat_deg[one_leg])
    assert (went <= a.speed_km_h[one_leg] * 1.001 + 0.01).all()


@given(scenarios(), TIMES)
@settings(max_examples=60, deadline=None)
def test_unit_without_waypoints_stands_with_one_above_it(scenario: Scenario, t_ms: int) -> None:
    tracks = compiled(scenario)
    state = state_at(tracks, t_ms)
    for unit in np.flatnonzero(state.visible & ~state.own):
        above = state.superior[unit]
        while not state.own[above]:
            above = state.superior[above]
        assert np.array_equal(state.lonlat_deg[unit], state.lonlat_deg[above])
        assert list(Certainty)[state.certainty[unit]] is Certainty.RECONSTRUCTED
        assert state.error_km[unit] >= max(15.0, state.error_km[above])
