from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import MINUTE_MS
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import (
    DatePlate,
    EdgeSigns,
    LabelMarks,
    ScaleBar,
    Scene,
    SignKind,
    SignMarks,
)
from liaoshen_viewer.scene.pick import unit_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.scene.views import Window, camera_for, default_scale
from tests.sample import at, small_lines, small_scenario

SIZE = (1_280, 720)
SHOWN = Shown()


def measure(text: str, size_px: float, bold: bool) -> float:
    return size_px * 0.6 * len(text)


@cache
def battle() -> Battle:
    scenario = small_scenario()
    tracks = compile_tracks(scenario, small_lines())
    return Battle(scenario, tracks, load_basemap(), ())


@cache
def ground() -> Ground:
    return project_ground(battle().basemap, Projection(battle().scenario.projection))


def view(number: int = 0) -> Camera:
    return camera_for(battle().scenario.views[number], ground().projection, SIZE)


def scene(when: int, camera: Camera, shown: Shown = SHOWN, keep: Keep | None = None) -> Scene:
    state = state_at(battle().tracks, when)
    style = load_style("paper")
    return compose(battle(), ground(), state, camera, shown, style, measure, render, keep)


def signs(picture: Scene) -> SignMarks:
    (found,) = (mark for mark in picture.marks if isinstance(mark, SignMarks))
    return found


def centres(picture: Scene) -> dict[str, np.ndarray]:
    found = signs(picture)
    return dict(zip(found.ids.tolist(), found.centre_px, strict=True))


def test_a_keep_changes_nothing() -> None:
    keep = Keep()
    for when in (at("10-11T03:20"), at("10-12T20:00"), at("10-11T03:20")):
        kept, fresh = scene(when, view(), keep=keep), scene(when, view())
        for name, place in centres(fresh).items():
            assert np.array_equal(centres(kept)[name], place)


def test_panning_moves_all_signs_alike() -> None:
    camera = view()
    before = centres(scene(at("10-12T20:10"), camera))
    after = centres(scene(at("10-12T20:10"), camera.moved_px(40.0, 25.0)))
    assert len(before) >= 6
    for name in before.keys() & after.keys():
        assert np.allclose(after[name] - before[name], (40.0, 25.0), atol=1e-6)


def test_signs_do_not_jump_from_one_moment_to_the_next() -> None:
    camera, keep, step = view(1), Keep(), 5 * MINUTE_MS
    earlier = signs(scene(at("10-12T00:00"), camera, keep=keep))
    for number in range(1, 80):
        later = signs(scene(at("10-12T00:00") + number * step, camera, keep=keep))
        rows = {unit: row for row, unit in enumerate(earlier.unit.tolist())}
        for row, unit in enumerate(later.unit.tolist()):
            if unit in rows:
                true = later.true_px[row] - earlier.true_px[rows[unit]]
                drawn = later.centre_px[row] - earlier.centre_px[rows[unit]]
                assert np.hypot(*(drawn - true)) <= 6 + np.hypot(*true)
        earlier = later


def test_units_without_waypoints_have_no_sign() -> None:
    for number in (0, 1):
        assert "N-184D" not in centres(scene(at("10-12T10:00"), view(number)))
        assert "C02-4D" not in centres(scene(at("10-12T10:00"), view(number)))


def test_divisions_unfold_as_the_map_comes_nearer() -> None:
    assert "C04-12D" not in centres(scene(at("10-12T10:00"), view(0)))
    assert "C04-12D" in centres(scene(at("10-12T10:00"), view(1)))


def test_what_is_destroyed_or_not_there_yet_has_no_sign() -> None:
    assert "N-79D" in centres(scene(at("10-13T09:00"), view(1)))
    assert "N-79D" not in centres(scene(at("10-14T10:00"), view(1)))
    assert "C11" not in centres(scene(at("10-11T00:00"), view(1)))


def test_a_unit_at_sea_goes_as_a_ship_and_one_in_flight_as_an_aircraft() -> None:
    def kind(when: int, unit: str) -> int:
        found = signs(scene(when, view(0)))
        return int(found.kind[found.ids.tolist().index(unit)])

    assert kind(at("10-10T12:00"), "N-54A") == SignKind.SHIP
    assert kind(at("10-12T12:00"), "N-54A") == SignKind.FORMATION
    assert kind(at("10-11T17:00"), "N-WEI") == SignKind.AIRCRAFT


def test_a_unit_outside_the_picture_has_a_sign_at_the_border() -> None:
    camera = camera_for(Window((121.3, 41.25), 90.0), ground().projection, SIZE)
    picture = scene(at("10-11T20:00"), camera)
    (edge,) = (mark for mark in picture.marks if isinstance(mark, EdgeSigns))
    assert len(edge.signs.unit)
    for row in range(len(edge.signs.unit)):
        outward = edge.signs.true_px[row] - edge.signs.centre_px[row]
        assert np.dot(outward, edge.toward_px[row]) > 0
        assert (edge.signs.centre_px[row] > 0).all()
        assert (edge.signs.centre_px[row] < SIZE).all()


def test_the_selected_sign_lies_on_top_and_can_be_picked() -> None:
    picture = scene(at("10-12T18:00"), view(1), replace(SHOWN, selected=UnitId("N-62A")))
    found = signs(picture)
    assert found.selected == len(found.unit) - 1
    assert found.ids[found.selected] == "N-62A"
    for row in range(len(found.unit)):
        x, y = found.centre_px[row]
        assert unit_at(picture, float(x), float(y)) == found.ids[row]
    assert unit_at(picture, -500.0, -500.0) is None


def test_layers_can_be_hidden() -> None:
    bare = scene(at("10-12T10:00"), view(), replace(SHOWN, layers=frozenset()))
    assert not len(signs(bare).unit)
    assert not [m for m in bare.marks if isinstance(m, (DatePlate, ScaleBar, LabelMarks))]
    for layer in ("date", "scale_bar", "names"):
        shown = replace(SHOWN, layers=SHOWN.layers - {layer})
        assert len(scene(at("10-12T10:00"), view(), shown).marks) < len(
            scene(at("10-12T10:00"), view()).marks
        )


@pytest.mark.parametrize(
    ("when", "title", "note"),
    [
        ("10-12T20:05", "12 October 1948", "20:05  ·  day 3 of 4  ·  Assault"),
        ("10-10", "10 October 1948", "00:00  ·  day 1 of 4  ·  Approach"),
        ("10-08", "8 October 1948", "00:00  ·  2 days before the campaign"),
        ("10-09T12:00", "9 October 1948", "12:00  ·  the day before the campaign"),
        ("10-14", "14 October 1948", "00:00  ·  the day after the campaign"),
        ("10-15T01:00", "15 October 1948", "01:00  ·  2 days after the campaign"),
    ],
)
def test_the_plate_says_the_moment(when: str, title: str, note: str) -> None:
    (plate,) = (m for m in scene(at(when), view()).marks if isinstance(m, DatePlate))
    assert (plate.title, plate.note) == (title, note)


@pytest.mark.parametrize("text", [small_scenario().projection, "EPSG:32651", "EPSG:3395"])
@pytest.mark.parametrize("width_km", [60.0, 330.0, 900.0])
def test_view_and_scale_bar_are_true_at_the_centre(text: str, width_km: float) -> None:
    projection = Projection(text)
    camera = camera_for(Window((124.0, 43.5), width_km), projection, SIZE)
    west, east = projection.to_lonlat(camera.to_m(np.array([(590.0, 360.0), (690.0, 360.0)])))
    assert float(distance_km(west, east)) == pytest.approx(width_km * 100 / SIZE[0], rel=0.005)
    other = replace(battle(), scenario=replace(battle().scenario, projection=text))
    state = state_at(other.tracks, at("10-12"))
    land = project_ground(other.basemap, projection)
    picture = compose(other, land, state, camera, SHOWN, load_style(), measure, render)
    (bar,) = (mark for mark in picture.marks if isinstance(mark, ScaleBar))
    number, unit = bar.numbers[-1].split()
    assert unit == "km"
    assert float(number) == pytest.approx(width_km * bar.length_px / SIZE[0], rel=0.005)


def test_the_same_view_at_any_size_is_the_same_picture() -> None:
    small = scene(at("10-12T20:10"), view())
    camera = camera_for(battle().scenario.views[0], ground().projection, (2_560, 1_440))
    assert camera.scale == default_scale((2_560, 1_440))
    large = scene(at("10-12T20:10"), camera)
    for name, place in centres(small).items():
        assert np.allclose(centres(large)[name], 2 * place, atol=1e-6)
