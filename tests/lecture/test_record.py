"""Stops taken from the view, lectures planned as they were rehearsed, and where they are saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.lecture.model import planned_until
from liaoshen_viewer.lecture.record import free_id, recorded, retaken
from liaoshen_viewer.lecture.rehearsal import with_minutes
from liaoshen_viewer.lecture.save import save
from liaoshen_viewer.lecture.shelf import shelf
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.views import Window, camera_for
from tests.lecture.lectures import WRITTEN, scenario_in, sound, twelve, written
from tests.sample import at, small_scenario

PROJECTION = Projection(small_scenario().projection)


@pytest.mark.parametrize(
    ("when", "title"), [("10-14", "14 October 1948"), ("10-14T09:30", "14 October 1948, 09:30")]
)
def test_a_stop_of_the_view_shows_what_is_seen(when: str, title: str) -> None:
    camera = camera_for(Window((121.0, 41.0), 200.0), PROJECTION, (800, 600), None)
    shown = replace(Shown(), selected=UnitId("C04"))
    stop = recorded(at(when), camera, PROJECTION, shown, "night", ["stop-1", "stop-2"])
    assert stop.title.en == title
    assert (stop.t_ms, stop.style, stop.names) == (at(when), "night", shown.names)
    assert stop.window.center == pytest.approx((121.0, 41.0), abs=1e-4)
    assert stop.window.width_km == pytest.approx(200.0, rel=1e-3)
    assert stop.emphasis.units == ("C04",)
    assert stop.id == free_id(["stop-1", "stop-2"])


def test_a_stop_that_is_taken_again_says_what_it_said() -> None:
    one, other = twelve().stops[:2]
    again = retaken(one, other)
    assert (again.id, again.title, again.notes) == (one.id, one.title, one.notes)
    assert (again.t_ms, again.window, again.style) == (other.t_ms, other.window, other.style)


def test_a_rehearsal_plans_the_stops_and_the_whole() -> None:
    lecture = replace(twelve(), minutes=10.0)
    ids = [stop.id for stop in lecture.stops]
    some = with_minutes(lecture, {ids[0]: 90.0, ids[1]: 1.0})
    assert [stop.minutes for stop in some.stops[:3]] == [1.5, 0.1, lecture.stops[2].minutes]
    assert some.minutes == 10.0
    everything = with_minutes(lecture, dict.fromkeys(ids, 120.0))
    assert everything.minutes == everything.planned_minutes == 2.0 * len(ids)
    assert planned_until(everything, 2) == 6.0
    assert with_minutes(lecture, {}) == lecture
    unplanned = with_minutes(replace(lecture, minutes=None), dict.fromkeys(ids, 60.0))
    assert unplanned.minutes is None
    assert unplanned.planned_minutes == len(ids)


def test_a_last_line_without_its_end_is_kept(tmp_path: Path) -> None:
    text = WRITTEN.rstrip("\n")
    scenario = scenario_in(tmp_path)
    lecture = sound(written(tmp_path, text), scenario)
    save(replace(lecture, minutes=7), scenario)
    assert lecture.path.read_text(encoding="utf-8") == WRITTEN.replace("minutes: 6", "minutes: 7")


def test_lectures_beside_the_scenario_and_the_readers_own(tmp_path: Path) -> None:
    scenario = scenario_in(tmp_path)
    written(tmp_path)
    own = tmp_path / "own"
    (own / scenario.id).mkdir(parents=True)
    (own / scenario.id / "mine.yaml").write_text(WRITTEN, encoding="utf-8")
    assert [one.path.name for one in shelf(scenario, own)] == ["four-days.yaml", "mine.yaml"]
