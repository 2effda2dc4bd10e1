"""The inset: a scene of its own, tied to its place, made and painted as the picture around it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.export.frames import render_frame
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.painter import paint_image
from liaoshen_viewer.paint.text import measure as text_width
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import EdgeSigns, InsetMark, Scene, SignMarks
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from tests.paint.pictures import sample_picture
from tests.paint.test_frames import pixels
from tests.sample import at
from tests.scene.test_compose import battle, ground, measure, view

LAYERS = frozenset({"insets", "units", "battles", "names", "places"})


def scene(when: str, camera: Camera, shown: Shown) -> Scene:
    state = state_at(battle().tracks, at(when))
    return compose(
        battle(), ground(), state, camera, shown, load_style(), measure, render, Keep()
    )  # fmt: skip


def insets(when: str, camera: Camera | None = None, inset: str = "") -> list[InsetMark]:
    shown = Shown(layers=LAYERS, inset=inset)
    found = scene(when, camera or view(0), shown).marks
    return [mark for mark in found if isinstance(mark, InsetMark)]


def test_the_inset_shows_the_battle_and_stands_over_its_place() -> None:
    (inset,) = insets("10-11T12:00")
    own, tashan = inset.scene.camera, (120.936, 40.8457)
    spot = ground().projection.to_m(np.array([tashan]))
    assert own.to_px(spot)[0] == pytest.approx(np.array(own.size_px) / 2, abs=0.5)
    left, top, right, bottom = inset.place_px
    middle = ((left + right) / 2, (top + bottom) / 2)
    assert view(0).to_px(spot)[0] == pytest.approx(middle, abs=0.5)
    assert (right - left) * view(0).m_per_px == pytest.approx(own.size_px[0] * own.m_per_px)


def test_the_inset_is_the_scene_of_its_camera() -> None:
    (inset,) = insets("10-11T12:00")
    alone = scene("10-11T12:00", inset.scene.camera, Shown(layers=LAYERS - {"insets"}))
    (within,) = inset.scene.find(SignMarks)
    (around,) = alone.find(SignMarks)
    assert isinstance(within, SignMarks)
    assert isinstance(around, SignMarks)
    assert within.ids.tolist() == around.ids.tolist()
    assert np.array_equal(within.centre_px, around.centre_px)
    assert not inset.scene.find(EdgeSigns)


def test_there_is_none_without_a_battle_and_none_from_near_by() -> None:
    assert insets("10-09T00:00", view(0).moved_px(900, 0)) == []
    assert insets("10-11T12:00", view(1)) == []


def test_a_view_can_be_asked_for() -> None:
    jinzhou = battle().scenario.views[1]
    (inset,) = insets("10-09T00:00", inset=jinzhou.id)
    middle = ground().projection.to_m(np.array(jinzhou.center))
    assert inset.scene.camera.center_m == pytest.approx(tuple(middle.tolist()))


def test_the_picture_holds_the_painted_inset(qapp: QApplication) -> None:
    picture = sample_picture("theatre", size_px=(960, 540))
    picture = replace(picture, shown=replace(picture.shown, layers=LAYERS))
    whole = pixels(render_frame(picture, at("10-11T12:00")))
    state = state_at(picture.battle.tracks, at("10-11T12:00"))
    around = compose(
        picture.battle, picture.ground, state, picture.camera, picture.shown, picture.style,
        text_width, render,
    )  # fmt: skip
    (inset,) = [mark for mark in around.marks if isinstance(mark, InsetMark)]
    inner: QImage = paint_image(inset.scene)
    (left, top), (width, height) = inset.corner_px, inset.extent_px
    box = whole[int(top) : int(top + height), int(left) : int(left + width)]
    # But for the frame, which is drawn over the border.
    assert np.array_equal(box[6:-6, 6:-6], pixels(inner)[6:-6, 6:-6])
