from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.export.frames import darkroom, render_frame
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.painter import PAINTERS, PaintKeep, paint_image
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.caption_marks import Caption, EmphasisMark, InkMark
from liaoshen_viewer.scene.chart_marks import LineChart, OrbatChart
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.control_marks import ControlMark
from liaoshen_viewer.scene.marks import GroundMark, Scene
from liaoshen_viewer.scene.shown import LAYERS
from tests.paint.pictures import sample_picture
from tests.paint.test_frames import pixels
from tests.sample import at


def scene(dx: float = 0.0) -> Scene:
    load_fonts()
    picture = sample_picture("jinzhou")
    state = state_at(picture.battle.tracks, at("10-12T20:00"))
    camera = picture.camera.moved_px(dx, 0.0)
    shown = replace(picture.shown, selected=UnitId("C02"), layers=frozenset(LAYERS),
                    ruler=((121.1, 41.1), (121.3, 40.9)))  # fmt: skip
    return compose(
        picture.battle, picture.ground, state, camera, shown, picture.style, measure, render
    )


def test_every_mark_of_a_scene_has_a_painter(qapp: QApplication) -> None:
    kinds = {type(mark) for mark in scene().marks}
    assert kinds - set(PAINTERS) == {ControlMark, GroundMark}
    # A film's captions are composed beside the scene.
    assert set(PAINTERS) <= kinds | {Caption, LineChart, OrbatChart, EmphasisMark, InkMark}


def test_a_darkroom_changes_no_pixel(qapp: QApplication) -> None:
    picture, room = sample_picture("jinzhou"), darkroom()
    for when in ("10-12T19:00", "10-12T20:00"):
        kept = render_frame(picture, at(when), room=room)
        assert np.array_equal(pixels(kept), pixels(render_frame(picture, at(when))))


def test_while_the_camera_moves_no_part_is_blank(qapp: QApplication) -> None:
    keep = PaintKeep()
    paint_image(scene(), keep)
    moved = scene(dx=200.0)
    bare = replace(moved, marks=moved.marks[:1])
    moving, exact = paint_image(bare, keep, moving=True), paint_image(bare, keep)
    away = np.abs(pixels(moving).astype(int) - pixels(exact).astype(int)).max(axis=2)
    seen, unseen = away[:, 210:], away[:, :190]
    assert np.median(seen) <= 3
    # The part that was never seen comes from the overview: coarse, but the same country.
    assert np.median(unseen) <= 45
    assert pixels(moving)[:, :190].std() > 5


def test_at_rest_the_ground_is_exact_again(qapp: QApplication) -> None:
    keep = PaintKeep()
    paint_image(scene(), keep)
    paint_image(scene(dx=50.0), keep, moving=True)
    assert np.array_equal(
        pixels(paint_image(scene(dx=50.0), keep)), pixels(paint_image(scene(dx=50.0)))
    )


def test_colours_with_alpha_are_read_as_styles_write_them() -> None:
    assert colour("#01020304").getRgb() == (1, 2, 3, 4)
    assert colour("#c3161c").getRgb() == (0xC3, 0x16, 0x1C, 255)


def test_widths_grow_evenly_with_the_size(qapp: QApplication) -> None:
    load_fonts()
    assert measure("锦州 Chinchow", 24.0) * 2 == measure("锦州 Chinchow", 48.0)
    assert measure("锦州", 20.0) == pytest.approx(40.0, abs=0.01)
    assert measure("Jinzhou", 20.0, True) > measure("Jinzhou", 20.0)


def test_a_picture_is_opaque(qapp: QApplication) -> None:
    assert paint_image(scene()).format() == QImage.Format.Format_RGB32
