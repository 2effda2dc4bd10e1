"""A rehearsal takes the time at each stop; H draws everything larger for the back row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from liaoshen_viewer.lecture.rehearsal import with_minutes
from liaoshen_viewer.scene.marks import DatePlate
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.lecture_stage import HALLS, Stage
from liaoshen_viewer.ui.rehearsal_strip import RehearsalStrip
from tests.lecture.lectures import scenario_in, sound, twelve, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
Key = Qt.Key


def press(viewer: Viewer, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(viewer.window.map, key)


def test_the_time_at_each_stop_becomes_the_plan(viewer: Viewer, tmp_path: Path) -> None:
    viewer.desk.open(sound(written(tmp_path), scenario_in(tmp_path)))
    (strip,) = viewer.window.findChildren(RehearsalStrip)
    viewer.rehearsal.begin()
    viewer.show.beat(90.0)
    press(viewer, Key.Key_PageDown, Key.Key_PageDown)
    viewer.show.beat(15.0)
    press(viewer, Key.Key_Escape)
    assert "1 min 45 s" in strip.text
    QTest.mouseClick(strip.yes, Qt.MouseButton.LeftButton)
    lecture = viewer.desk.lecture
    assert lecture is not None
    # 1.5 and 0.2 as rehearsed; the third stop, where nobody was, has no plan as before.
    assert [stop.minutes for stop in lecture.stops] == [1.5, 0.2, None]
    viewer.desk.undo()
    assert viewer.desk.lecture is not None
    assert [stop.minutes for stop in viewer.desk.lecture.stops] == [None, 2.5, None]
    viewer.desk.redo()
    viewer.desk.save()
    own = list(viewer.desk.own_folder.rglob("*.yaml"))
    assert any("minutes: 1.5" in path.read_text(encoding="utf-8") for path in own)


def test_a_plan_of_the_whole_is_the_sum() -> None:
    lecture = replace(twelve(), stops=twelve().stops[:2], minutes=20.0)
    planned = with_minutes(lecture, {"s0": 61.0, "s1": 2.0})
    assert ([stop.minutes for stop in planned.stops], planned.minutes) == ([1.0, 0.1], 1.1)
    assert with_minutes(lecture, {}) == lecture


def test_a_lecture_that_is_no_rehearsal_offers_nothing(viewer: Viewer) -> None:
    (strip,) = viewer.window.findChildren(RehearsalStrip)
    viewer.show.begin(twelve())
    viewer.show.beat(5.0)
    viewer.show.end()
    assert strip.text == ""


def test_one_key_makes_it_large_for_the_back_row(viewer: Viewer) -> None:
    def plate() -> float:
        marks = viewer.window.map.picture().marks
        return next(mark.extent_px[1] for mark in marks if isinstance(mark, DatePlate))

    at_first = viewer.session.camera.scale
    viewer.show.begin(twelve())
    usual, camera = plate(), viewer.session.camera
    for larger in HALLS[1:]:
        press(viewer, Key.Key_H)
        assert plate() == pytest.approx(larger * usual, rel=0.05)
        assert viewer.session.camera == replace(camera, scale=larger * camera.scale)
    (stage,) = viewer.window.findChildren(Stage)
    assert f"{HALLS[-1]:.0%}".rstrip("%") in stage.strip.text
    viewer.show.beat(5.0)
    assert stage.strip.text == ""
    press(viewer, Key.Key_End)
    assert viewer.session.camera.scale == HALLS[-1] * camera.scale
    viewer.show.end()
    assert viewer.session.camera.scale == pytest.approx(at_first)
    viewer.show.begin(twelve())
    assert viewer.session.camera.scale == HALLS[-1] * camera.scale
    press(viewer, Key.Key_H)
    assert viewer.session.camera == camera
