"""Two moments in one picture: where the seam is, and which half shows what."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.marks import DatePlate, HalfMark, Scene, SignMarks
from liaoshen_viewer.scene.pair import (
    LEAST_SHARE,
    Pair,
    Split,
    camera_size,
    on_map_px,
    picture_size,
    seam_px,
)
from liaoshen_viewer.scene.pick import unit_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from tests.sample import at
from tests.scene.test_compose import battle, ground, measure, view

PAPER = load_style("paper")
FIRST, SECOND = at("10-10"), at("10-10") + 2 * DAY_MS
SPLITS = st.builds(
    Pair, st.just(SECOND), st.sampled_from(Split), st.floats(-1, 2), st.booleans()
).map(lambda pair: pair.moved(pair.share))


def scene_of(t_ms: int, pair: Pair | None) -> Scene:
    shown = replace(Shown(language="en"), pair=pair)
    size = camera_size(view().size_px, pair)
    camera = view().resized(size, view().scale)
    state = state_at(battle().tracks, t_ms)
    return compose(battle(), ground(), state, camera, shown, PAPER, measure, render)


@given(SPLITS, st.integers(320, 4_000), st.integers(180, 2_000), st.floats(0, 1))
def test_the_halves_fill_the_picture(pair: Pair, width: int, height: int, share: float) -> None:
    size = camera_size((width, height), pair)
    whole = picture_size(size, pair)
    assert width <= whole[0] <= width + 1
    assert whole[1] == height
    camera = Camera((0.0, 0.0), 500.0, size)
    seam = seam_px(camera, pair)
    assert 0 < seam < whole[0]
    assert LEAST_SHARE <= pair.share <= 1 - LEAST_SHARE
    x = share * whole[0]
    seen = on_map_px(camera, pair, x)
    assert 0 <= seen <= size[0]
    if pair.split is Split.CURTAIN:
        assert (seen, seam) == (x, round(pair.share * width))
    else:
        assert seen in (x, x - seam)
    left, right = pair.halves(FIRST)
    assert (left, right) == ((SECOND, FIRST) if pair.before else (FIRST, SECOND))


@pytest.mark.parametrize("split", Split)
@pytest.mark.parametrize("before", [False, True])
def test_each_half_is_the_picture_of_its_moment(split: Split, before: bool) -> None:
    pair = Pair(SECOND, split, 0.3, before)
    scene = scene_of(FIRST, pair)
    halves = [mark for mark in scene.marks if isinstance(mark, HalfMark)]
    plates = [mark for mark in scene.marks if isinstance(mark, DatePlate)]
    alone = {t_ms: scene_of(t_ms, None) for t_ms in (FIRST, SECOND)}
    for half, plate, t_ms in zip(halves, plates, pair.halves(FIRST), strict=True):
        (usual,) = alone[t_ms].find(DatePlate)
        assert isinstance(usual, DatePlate)
        assert (plate.title, plate.note) == (usual.title, usual.note)
        left, _, width, _ = half.box_px
        if split is Split.SIDES:
            assert left <= plate.corner_px[0]
            assert plate.corner_px[0] < left + width
            continue
        (own,), (there,) = half.scene.find(SignMarks), alone[t_ms].find(SignMarks)
        assert isinstance(own, SignMarks)
        assert isinstance(there, SignMarks)
        assert np.array_equal(own.true_px, there.true_px)
    (_, _, first, _), (left, _, second, _) = (half.box_px for half in halves)
    assert first == left
    assert left + second == scene.camera.size_px[0]
    # Both dates can be read: the plates lie apart, and above both halves.
    assert plates[0].corner_px[0] + plates[0].extent_px[0] < plates[1].corner_px[0]
    assert max(map(scene.marks.index, halves)) < min(map(scene.marks.index, plates))


@pytest.mark.parametrize("split", Split)
def test_dates_stay_in_their_halves_whatever_their_size(split: Split) -> None:
    pair = Pair(SECOND, split)
    shown = Shown(pair=pair)
    size = camera_size(view().size_px, pair)
    for larger in (1.0, 1.5, 2.5):
        camera = view().resized(size, larger * view().scale)
        state = state_at(battle().tracks, FIRST)
        scene = compose(battle(), ground(), state, camera, shown, PAPER, measure, render)
        first, second = (mark for mark in scene.marks if isinstance(mark, DatePlate))
        middle, wide = scene.camera.size_px[0] / 2, scene.camera.size_px[0]
        assert first.corner_px[0] + first.extent_px[0] < middle < second.corner_px[0]
        assert second.corner_px[0] + second.extent_px[0] < wide


def test_a_click_finds_the_formation_of_its_half() -> None:
    scene = scene_of(FIRST, Pair(SECOND, Split.SIDES))
    for half in scene.marks:
        if isinstance(half, HalfMark):
            (signs,) = half.scene.find(SignMarks)
            assert isinstance(signs, SignMarks)
            x, y = signs.centre_px[-1]
            assert unit_at(scene, x + half.left_px, y) == signs.ids[-1]


def test_a_second_date_is_read_where_dates_are_not_shown() -> None:
    shown = Shown(layers=Shown().layers - {"date"}, pair=Pair(SECOND))
    state = state_at(battle().tracks, FIRST)
    scene = compose(battle(), ground(), state, view(), shown, PAPER, measure, render)
    assert len(scene.find(DatePlate)) == 2
