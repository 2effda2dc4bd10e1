from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, FloatArray, Tracks
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import PlannedWay, TrailMarks
from liaoshen_viewer.scene.trails import (
    TrackPieces,
    beside_superiors,
    dashed,
    planned_way,
    shown_units,
    track_pieces,
    trail_marks,
)
from tests.sample import at, small_lines, small_scenario

SCENARIO = small_scenario()
PROJECTION = Projection(SCENARIO.projection)
WIDE = Camera((-200_000.0, -150_000.0), 400.0, (1_920, 1_080))
COLOURS = np.array([side.colour for side in SCENARIO.sides], dtype=object)
DAYS = 2
LENGTHS = st.lists(st.floats(0.5, 60.0), min_size=1, max_size=6)


@cache
def tracks() -> Tracks:
    return compile_tracks(SCENARIO, small_lines())


@cache
def pieces() -> TrackPieces:
    return track_pieces(tracks(), PROJECTION)


def row(unit: str) -> int:
    return [u.id for u in SCENARIO.units].index(unit)  # type: ignore[arg-type]  # ids are texts


def trails(unit: str, when: int) -> TrailMarks:
    shown = shown_units(len(SCENARIO.units), [row(unit)])
    return trail_marks(pieces(), state_at(tracks(), when), shown, COLOURS, WIDE, DAYS)


def planned(unit: str, when: int) -> PlannedWay | None:
    return planned_way(pieces(), state_at(tracks(), when), row(unit), COLOURS, WIDE)


def place_px(state: BattleState, unit: str) -> FloatArray:
    return WIDE.to_px(PROJECTION.to_m(state.lonlat_deg[row(unit)]))


def ends(marks: TrailMarks) -> FloatArray:
    return np.concatenate([*marks.ends_px, np.zeros((0, 4))])


@pytest.mark.parametrize("when", ["10-10T18:00", "10-12T14:00", "10-12T20:00"])
def test_a_trail_ends_where_its_formation_is(when: str) -> None:
    found = trails("C02", at(when))
    away = ends(found)[:, 2:] - place_px(state_at(tracks(), at(when)), "C02")
    assert np.hypot(*away.T).min() < 0.05


def test_a_trail_is_the_way_of_the_last_days() -> None:
    when = at("10-12T20:00")
    found = ends(trails("N-62A", when))
    way = np.array(
        [
            place_px(state_at(tracks(), t), "N-62A")
            for t in range(when - DAYS * DAY_MS, when, 60_000)
        ]
    )
    length = np.hypot(*np.diff(way, axis=0).T).sum()
    assert np.hypot(*(found[:, 2:] - found[:, :2]).T).sum() == pytest.approx(length, rel=1e-3)


def test_a_trail_fades_with_age_and_has_its_sides_colour() -> None:
    found = trails("N-62A", at("10-12T11:00"))
    assert set(found.colour) == {"blue"}
    by_age = [s for _, s in sorted(zip(found.age, found.strength, strict=True))]
    assert by_age == sorted(by_age, reverse=True)
    assert 0 < by_age[-1] < by_age[0] <= 1


def test_only_formations_with_signs_have_trails() -> None:
    nobody = shown_units(len(SCENARIO.units), [])
    state = state_at(tracks(), at("10-12T20:00"))
    assert trail_marks(pieces(), state, nobody, COLOURS, WIDE, DAYS).ends_px == ()


def test_a_formation_that_rests_long_has_no_trail() -> None:
    assert trails("N-93A", at("10-13")).ends_px == ()


def test_the_planned_way_leads_to_the_next_waypoint() -> None:
    way = planned("C02", at("10-12T14:00"))
    assert way is not None
    there = place_px(state_at(tracks(), at("10-12T22:00")), "C02")
    assert np.allclose(way.head_px[0], there)
    here = place_px(state_at(tracks(), at("10-12T14:00")), "C02")
    assert np.hypot(*(way.ends_px[:, :2] - here).T).min() < 15
    assert planned("C02", at("10-12T23:00")) is None
    assert planned("NEFA", at("10-12T14:00")) is None


def test_a_division_beside_its_column_has_no_trail_of_its_own() -> None:
    state = state_at(tracks(), at("10-10T21:00"))
    both = shown_units(len(SCENARIO.units), [row("C04"), row("C04-12D")])
    alone = shown_units(len(SCENARIO.units), [row("C04-12D")])
    assert np.flatnonzero(beside_superiors(both, state)).tolist() == [row("C04-12D")]
    assert not beside_superiors(alone, state).any()


def split(lengths: list[float]) -> tuple[FloatArray, FloatArray, FloatArray]:
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    points = np.stack([along, np.zeros_like(along)], axis=-1)
    return points[:-1], points[1:], along[:-1]


@given(LENGTHS)
def test_dashes_run_on_over_the_joints(lengths: list[float]) -> None:
    whole, _ = dashed(*split([float(np.sum(lengths))]), 6.0, 5.0)
    parts, line = dashed(*split(lengths), 6.0, 5.0)
    assert (np.diff(line) >= 0).all()
    probes = np.linspace(0, float(np.sum(lengths)), 301)[1:-1]

    def inked(lines: FloatArray) -> FloatArray:
        inside = (probes[:, None] > lines[:, 0] + 1e-6) & (probes[:, None] < lines[:, 2] - 1e-6)
        return np.asarray(inside.any(axis=1), dtype=np.float64)

    on_an_edge = (np.abs(probes[:, None] - np.concatenate([parts[:, 0], parts[:, 2]])) < 1e-5).any(
        1
    )
    assert (inked(whole) == inked(parts))[~on_an_edge].all()
    assert inked(whole).mean() >= 0.5 * 6 / 11
