from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.battles import BEAT_MS, battle_events, battle_marks, end_of
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import BattleMarks
from tests.sample import at, small_lines, small_scenario

SCENARIO = small_scenario()
PROJECTION = Projection(SCENARIO.projection)
TRACKS = compile_tracks(SCENARIO, small_lines())
CAMERA = Camera((-170_000.0, -110_000.0), 300.0, (1_000, 600))


def state(when: str) -> BattleState:
    return state_at(TRACKS, at(when))


def marks(when: str, scenario: Scenario = SCENARIO, camera: Camera = CAMERA) -> BattleMarks:
    events = battle_events(scenario, PROJECTION)
    return battle_marks(events, scenario, state(when), PROJECTION, camera)


def near(found: np.ndarray, place: str) -> bool:
    (lonlat,) = (p.lonlat for key, p in SCENARIO.places.items() if key == place)
    return bool((np.hypot(*(found - CAMERA.to_px(PROJECTION.to_m(lonlat))).T) < 1e-6).any())


def test_a_battle_is_where_an_important_event_lasts_and_one_side_attacks() -> None:
    assert near(marks("10-13T12:00").xy_px, "jinzhou")
    assert len(marks("10-14T00:00").xy_px) == 0
    # Tashan's event lasts from the 10th, but until the 12th nobody attacks near it.
    assert not near(marks("10-11T00:00").xy_px, "tashan")
    assert near(marks("10-12T16:00").xy_px, "tashan")


def test_only_important_events_of_units_are_battles() -> None:
    flight = [e.id for e in SCENARIO.events if e.importance == 3]
    assert flight
    assert len(battle_events(SCENARIO, PROJECTION).start_ms) == len(SCENARIO.events) - 1
    nobody = replace(SCENARIO, events=tuple(replace(e, units=()) for e in SCENARIO.events))
    assert len(battle_events(nobody, PROJECTION).start_ms) == 0


def test_a_battle_comes_and_goes_softly() -> None:
    strengths = [marks(when).strength.max(initial=0.0) for when in (
        "10-13T10:00", "10-13T11:00", "10-13T20:00", "10-13T23:00")]  # fmt: skip
    assert strengths == pytest.approx([0.0, 0.5, 1.0, 0.5])


def test_the_beat_is_a_function_of_campaign_time() -> None:
    beats = [marks(f"10-12T{hour:02}:00").beat for hour in (0, 6, 12, 18)]
    assert np.diff(beats).round(6).tolist() == [0.25, 0.25, 0.25]
    assert BEAT_MS == DAY_MS
    assert marks("10-12T06:00").beat == marks("10-13T06:00").beat


def test_events_without_an_end_last_their_day_or_some_hours() -> None:
    event = SCENARIO.events[0]
    day = replace(event, end_ms=None, start_text="1948-10-10")
    hour = replace(event, end_ms=None, start_text="1948-10-10T20:00")
    assert end_of(day) == event.start_ms + DAY_MS
    assert end_of(hour) == event.start_ms + 6 * HOUR_MS
    assert end_of(event) == at("10-13")


def test_a_besieged_town_has_a_ring_from_afar() -> None:
    rows = tuple(
        replace(row, status=row.status.ENCIRCLED) if row.unit == "N-93A" else row
        for row in SCENARIO.waypoints
    )
    besieged = replace(SCENARIO, waypoints=rows)
    there = state_at(compile_tracks(besieged, small_lines()), at("10-12"))
    events = battle_events(besieged, PROJECTION)
    far = battle_marks(events, besieged, there, PROJECTION, CAMERA)
    close = battle_marks(events, besieged, there, PROJECTION, replace(CAMERA, m_per_px=50.0))
    assert near(far.siege_px, "jinzhou")
    assert len(far.siege_px) == 1
    assert len(close.siege_px) == 0
