from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.cli.moments import moment
from liaoshen_viewer.export.frames import darkroom, render_frame
from liaoshen_viewer.export.plan import plan_picture
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.painter import PaintKeep, paint_scene
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scenario.calendar import HOUR_MS, MINUTE_MS
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.control import control_mark
from liaoshen_viewer.scene.control_marks import ControlMark
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import Scene
from liaoshen_viewer.scene.style import load_style
from tests.paint.pictures import sample_picture
from tests.paint.test_frames import pixels
from tests.sample import at

ROOM = darkroom()


def painted(when: int, *without: str) -> np.ndarray:
    picture = sample_picture("jinzhou")
    layers = {"relief", "rivers", "railways", "control"} - set(without)
    shown = replace(picture.shown, layers=frozenset(layers))
    return pixels(render_frame(replace(picture, shown=shown), when, room=ROOM)).astype(int)


def test_the_wash_tints_the_land_and_leaves_the_sea(qapp: QApplication) -> None:
    tint = np.abs(painted(at("10-10")) - painted(at("10-10"), "control")).max(axis=2)
    blue = painted(at("10-10"), "control")
    sea = (blue[..., 0] > blue[..., 2] + 25) & (blue[..., 0] > 200)
    assert sea[150:].mean() > 0.1
    assert np.median(tint[sea]) == 0
    assert np.median(tint[:60]) >= 4


def test_a_change_comes_in_over_some_hours(qapp: QApplication) -> None:
    before, after = painted(at("10-12T23:00")), painted(at("10-13T12:00"))
    whole = np.abs(after - before).sum()
    assert whole > 0
    steps = [
        np.abs(painted(at("10-13") + hour * HOUR_MS) - before).sum() / whole for hour in range(10)
    ]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == pytest.approx(1)
    assert max(np.diff(steps)) < 0.6


def test_while_a_change_comes_in_the_wash_lies_nowhere_twice(qapp: QApplication) -> None:
    battle = open_battle(find_scenario("liaoshen"))
    (view,) = (view for view in battle.scenario.views if view.id == "liaoxi")
    picture = plan_picture(battle, view, (480, 270), load_style("paper"))
    layers = frozenset({"control"})
    t_ms = moment("1948-11-01T10:00", battle.scenario.clock, "--at")
    mark = control_mark(Keep(), battle, picture.ground, t_ms, picture.camera, layers)
    assert 0 < mark.share < 1
    between, before = (
        pixels(
            blackened(
                Scene(picture.camera, picture.style, (replace(mark, share=share),)),
                PaintKeep(),
                moving=False,
            )
        ).astype(int)
        for share in (mark.share, 0.0)
    )
    # What changes lies about Mukden, in the east of the view.
    assert np.abs(between - before)[:, :200].max() <= 1
    assert np.abs(between - before)[:, 200:].max() > 1


def test_layers_that_were_kept_change_no_pixel(qapp: QApplication) -> None:
    picture, room = sample_picture("jinzhou"), darkroom()
    start = at("10-13T05:00")
    for minutes in (0, 35, 190):
        render_frame(picture, start + minutes * MINUTE_MS, room=room)
    when = start + 20 * MINUTE_MS
    kept = pixels(render_frame(picture, when, room=room))
    assert np.array_equal(kept, pixels(render_frame(picture, when)))


def test_the_wash_of_a_moving_map_is_nearly_that_of_one_at_rest(qapp: QApplication) -> None:
    load_fonts()
    picture = sample_picture("jinzhou")
    shown = replace(picture.shown, layers=frozenset({"control", "cuts"}))
    state, room = state_at(picture.battle.tracks, at("10-11")), PaintKeep()
    for dx, dy, nearer in ((0, 0, 1.0), (31, -17, 1.1), (60, 44, 1.3)):
        camera = picture.camera.moved_px(dx, dy).zoomed(nearer, (100.0, 80.0))
        scene = compose(
            picture.battle, picture.ground, state, camera, shown, picture.style, measure, render
        )
        (wash,) = scene.find(ControlMark)
        only = replace(scene, marks=(wash,))
        moving, still = (
            pixels(blackened(only, room, moving=moves)).astype(int) for moves in (True, False)
        )
        assert still.max() > 10
        assert np.abs(moving - still).mean() < 0.6


def blackened(scene: Scene, room: PaintKeep, *, moving: bool) -> QImage:
    """Paint a scene over black."""
    image = QImage(*scene.camera.size_px, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_scene(painter, scene, room, moving=moving)
    painter.end()
    return image
