"""What a speaker points at, as marks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.model import PlaceId, SideId, UnitId
from liaoshen_viewer.scene.caption_marks import Caption, EmphasisMark
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.emphasis import Emphasis, EmphasisArrow, EmphasisCircle
from liaoshen_viewer.scene.marks import DatePlate, EdgeSigns, Scene, SignMarks
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.scene.views import Window, camera_for
from tests.sample import at, small_lines, small_scenario

SIZE = (1280, 720)


def measure(text: str, size_px: float, bold: bool) -> float:
    return 0.5 * size_px * len(text)


def picture(emphasis: Emphasis, width_km: float = 150.0, larger: float = 1.0) -> Scene:
    scenario = small_scenario()
    land = replace(load_basemap(), relief=None, rivers=(), railways={}, lakes=(), borders=())
    battle = Battle(scenario, compile_tracks(scenario, small_lines()), land, ())
    ground = project_ground(land, Projection(scenario.projection))
    camera = camera_for(Window((121.0, 41.0), width_km), ground.projection, SIZE)
    camera = replace(camera, scale=camera.scale * larger)
    state = state_at(battle.tracks, at("10-12T20:00"))
    shown = replace(Shown(), emphasis=emphasis)
    return compose(battle, ground, state, camera, shown, load_style(), measure, render)


def marks(scene: Scene) -> list[EmphasisMark]:
    return [mark for mark in scene.find(EmphasisMark) if isinstance(mark, EmphasisMark)]


def test_without_emphasis_there_is_no_mark() -> None:
    scene = picture(Emphasis())
    assert marks(scene) == []
    assert scene.find(Caption) == []


def test_a_sign_is_framed_and_a_place_ringed() -> None:
    scene = picture(Emphasis(units=(UnitId("C04"),), places=(PlaceId("jinzhou"),)))
    under, over = marks(scene)
    (signs,) = (mark for mark in scene.find(SignMarks) if isinstance(mark, SignMarks))
    row = signs.ids.tolist().index("C04")
    (left, top, right, bottom) = over.frames_px[0]
    assert left < signs.centre_px[row, 0] - signs.frame_px[row, 0] / 2
    assert bottom > signs.centre_px[row, 1] + signs.frame_px[row, 1] / 2
    np.testing.assert_allclose(((left + right) / 2, (top + bottom) / 2), signs.centre_px[row])
    assert under.rings_px.shape == (1, 2)


def test_a_formation_without_a_sign_is_ringed_where_it_is() -> None:
    """A division folded into its column still stands somewhere; one that is gone does not."""
    far = picture(Emphasis(units=(UnitId("C04-12D"), UnitId("C11"))), width_km=1_400.0)
    under, over = marks(far)
    assert len(over.frames_px) + len(under.rings_px) == 2
    assert len(under.rings_px) >= 1


def test_circles_have_true_radii_and_arrows_their_sides_colours() -> None:
    arrow = EmphasisArrow(((120.85, 40.76), (120.936, 40.8457)), SideId("nra"))
    scene = picture(Emphasis(arrows=(arrow,), circles=(EmphasisCircle((121.0, 41.0), 30.0),)))
    ((middle, radius, colour),) = marks(scene)[0].circles
    assert middle == (640.0, 360.0)
    assert abs(radius / (30 / 150 * 1280) - 1) < 1e-6
    assert colour == ""
    ((line, side),) = marks(scene)[0].arrows
    assert side == "blue"
    assert len(line) == 2


@pytest.mark.parametrize("title", ["Short", "A rather long title", "A rather long title " * 4])
@pytest.mark.parametrize("larger", [1.0, 1.5, 1.75])
def test_the_title_stands_free_at_the_head(title: str, larger: float) -> None:
    scene = picture(Emphasis(title=title), larger=larger)
    (plate,) = (mark for mark in scene.find(Caption) if isinstance(mark, Caption))
    (left, top), (width, height) = plate.corner_px, plate.extent_px
    for date in scene.find(DatePlate):
        assert isinstance(date, DatePlate)
        right, foot = np.add(date.corner_px, date.extent_px)
        assert right < left or foot < top
        assert right < SIZE[0] / 2
    assert left > 0
    assert left + width < SIZE[0]
    if title == "Short":
        assert abs(left + width / 2 - SIZE[0] / 2) < 1e-6
    (edge,) = (mark.signs for mark in scene.find(EdgeSigns) if isinstance(mark, EdgeSigns))
    middle = left + width / 2
    beside = np.abs(edge.centre_px[:, 0] - middle) > (width + edge.frame_px[:, 0]) / 2
    below = edge.centre_px[:, 1] - edge.frame_px[:, 1] / 2 > top + height
    above = edge.centre_px[:, 1] + edge.frame_px[:, 1] / 2 < top
    assert (beside | below | above).all()
