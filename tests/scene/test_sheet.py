from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.graticule import graticule
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.locator import locator
from liaoshen_viewer.scene.marks import (
    CreditLine,
    DatePlate,
    DegreeLabels,
    Furniture,
    Legend,
    LegendKind,
    Locator,
    NorthArrow,
    ScaleBar,
    Scene,
    SignMarks,
)
from liaoshen_viewer.scene.meter_marks import MeterPlate
from liaoshen_viewer.scene.north_arrow import north_deg
from liaoshen_viewer.scene.scale_bar import scale_bar
from liaoshen_viewer.scene.shown import FURNITURE, LAYERS, Corner, Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.scene.views import Window, camera_for
from tests.sample import at, small_scenario
from tests.scene.test_compose import SIZE, battle, ground, measure, view

PROJECTIONS = (
    small_scenario().projection,
    "+proj=aea +lat_1=39.5 +lat_2=45 +lat_0=42 +lon_0=122.5 +datum=WGS84 +units=m",
    "EPSG:32651",
    "EPSG:3395",
)
ALL = frozenset(LAYERS)
KINDS: dict[str, type] = {
    "date": DatePlate, "legend": Legend, "locator": Locator, "north_arrow": NorthArrow,
    "scale_bar": ScaleBar, "credits": CreditLine, "encirclement": MeterPlate,
}  # fmt: skip


@cache
def keep() -> Keep:
    return Keep()


def scene(shown: Shown, camera: Camera | None = None, when: str = "10-12T10:00") -> Scene:
    state = state_at(battle().tracks, at(when))
    return compose(
        battle(), ground(), state, camera or view(1), shown, load_style(), measure, render, keep()
    )


def pieces(picture: Scene) -> dict[str, Furniture]:
    found = [mark for mark in picture.marks if isinstance(mark, Furniture)]
    return {name: mark for name, kind in KINDS.items() for mark in found if isinstance(mark, kind)}


def box(piece: Furniture) -> tuple[float, float, float, float]:
    (left, top), (width, height) = piece.corner_px, piece.extent_px
    return left, top, left + width, top + height


@pytest.mark.parametrize("name", KINDS)
def test_every_piece_can_be_switched(name: str) -> None:
    # The meter tells of the selected formation, if of no other.
    everything = Shown(layers=ALL, selected=UnitId("N-93A"))
    assert name in pieces(scene(everything))
    assert name not in pieces(scene(replace(everything, layers=ALL - {name})))


@given(st.dictionaries(st.sampled_from(FURNITURE), st.sampled_from(Corner)))
@settings(max_examples=25, deadline=None)
def test_pieces_stand_in_their_corners_and_apart(corners: dict[str, Corner]) -> None:
    shown = Shown(layers=ALL, placed=tuple(corners.items()))
    camera = camera_for(battle().scenario.views[1], ground().projection, (1_920, 1_080))
    found = pieces(scene(shown, camera))
    for name, piece in found.items():
        left, top, right, bottom = box(piece)
        assert left >= 0
        assert right <= 1_920
        assert 0 <= top < bottom <= 1_080
        side = shown.corner(name)
        assert (left < 1_920 - right) == side.endswith("left")
    for one, other in combinations(found, 2):
        a, b = box(found[one]), box(found[other])
        if shown.corner(one) is shown.corner(other):
            assert a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("text", PROJECTIONS)
@pytest.mark.parametrize("center", [(121.1, 41.1), (125.3, 43.9), (117.0, 39.5)])
@pytest.mark.parametrize("width_km", [40.0, 330.0, 900.0])
def test_the_scale_bar_is_true_at_the_centre_in_every_projection(
    text: str, center: tuple[float, float], width_km: float
) -> None:
    projection = Projection(text)
    camera = camera_for(Window(center, width_km), projection, SIZE)
    bar = scale_bar(projection, camera, 1.0, render)
    middle = np.array(SIZE) / 2
    half = (bar.length_px / 200, 0.0)
    ends = projection.to_lonlat(camera.to_m(np.array([middle - half, middle + half])))
    number, unit = bar.numbers[-1].split()
    said_km = float(number) * {"km": 1.0, "m": 0.001}[unit]
    assert 100 * float(distance_km(ends[0], ends[1])) == pytest.approx(said_km, rel=0.005)


@pytest.mark.parametrize("text", PROJECTIONS)
@given(st.floats(113, 131), st.floats(37, 49))
@settings(max_examples=25, deadline=None)
def test_the_arrow_points_to_true_north(text: str, lon: float, lat: float) -> None:
    projection = Projection(text)
    x, y = projection.to_m(np.array((lon, lat))).tolist()
    turn = np.radians(north_deg(projection, (x, y)))
    ahead = projection.to_lonlat(np.array((x, y)) + 5_000 * np.array((np.sin(turn), np.cos(turn))))
    assert ahead[0] == pytest.approx(lon, abs=2e-4)
    assert ahead[1] > lat


@pytest.mark.parametrize("text", PROJECTIONS)
@pytest.mark.parametrize("width_km", [50.0, 330.0, 1_100.0])
def test_degrees_stand_where_their_lines_meet_the_border(text: str, width_km: float) -> None:
    projection = Projection(text)
    camera = camera_for(Window((122.0, 42.0), width_km), projection, (1_920, 1_080))
    lines, degrees = graticule(projection, camera, 1.0, (), render)
    assert len(lines.lines) >= 4
    assert len(degrees.texts) >= 8
    lonlat = projection.to_lonlat(camera.to_m(degrees.middle_px))
    for name, (lon, lat) in zip(degrees.texts, lonlat.tolist(), strict=True):
        angle, side = name.split()
        whole, _, minutes = angle.replace("′", "").partition("°")
        said = int(whole) + int(minutes or 0) / 60
        assert said == pytest.approx({"E": lon, "N": lat}[side], abs=2e-5 * width_km)


def test_no_degrees_lie_on_furniture() -> None:
    picture = scene(Shown(layers=ALL))
    (degrees,) = (mark for mark in picture.marks if isinstance(mark, DegreeLabels))
    for piece in pieces(picture).values():
        left, top, right, bottom = box(piece)
        x, y = degrees.middle_px.T
        assert not ((x > left) & (x < right) & (y > top) & (y < bottom)).any()


def test_the_legend_explains_what_the_picture_has_and_nothing_else() -> None:
    def texts(shown: Shown, when: str = "10-12T10:00") -> set[str]:
        found = pieces(scene(shown, view(0), when)).get("legend")
        return set(found.texts) if isinstance(found, Legend) else set()

    everything = Shown(layers=ALL)
    picture = scene(everything, view(0), "10-10T12:00")
    (signs,) = (mark for mark in picture.marks if isinstance(mark, SignMarks))
    found = texts(everything, "10-10T12:00")
    assert ("by sea" in found) == (2 in signs.kind)
    assert ("army, column" in found) == ("XXX" in signs.echelon)
    assert ("position reconstructed" in found) == (2 in signs.certainty)
    assert "by sea" not in texts(everything, "10-12T12:00")
    assert "railway" in found
    assert "railway" not in texts(replace(everything, layers=ALL - {"railways"}))
    bare = texts(replace(everything, layers=ALL - {"units", "arrows", "trails", "fronts"}))
    assert bare == {"railway", "border of 1948", "fighting", "besieged town"}
    assert "fighting" not in texts(replace(everything, layers=ALL - {"battles"}))
    assert texts(Shown(layers=frozenset({"legend"}))) == set()


def test_the_legend_has_a_sample_for_every_row() -> None:
    legend = pieces(scene(Shown(layers=ALL)))["legend"]
    assert isinstance(legend, Legend)
    signs = [kind in (LegendKind.SIGN, LegendKind.STRENGTH) for kind in legend.kinds]
    assert sum(signs) == len(legend.signs.unit)
    assert (legend.middle_px > 0).all()
    assert (legend.middle_px < np.array(legend.extent_px)).all()


def test_the_locator_shows_where_the_picture_is() -> None:
    near, far = (locator(ground(), view(number)) for number in (1, 0))
    assert np.ptp(near.frame_px, axis=0).max() < np.ptp(far.frame_px, axis=0).max()
    size = np.array(near.extent_px)
    assert (near.frame_px > 0).all()
    assert (near.frame_px < size).all()
    assert len(near.land_px) >= 1


def test_the_ground_has_the_same_furniture_in_another_projection() -> None:
    projection = Projection(PROJECTIONS[2])
    other = project_ground(battle().basemap, projection)
    camera = camera_for(battle().scenario.views[1], projection, SIZE)
    state = state_at(battle().tracks, at("10-12"))
    shown = Shown(layers=ALL, selected=UnitId("N-93A"))
    picture = compose(battle(), other, state, camera, shown, load_style(), measure, render)
    assert set(pieces(picture)) == set(KINDS)
