from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.control import (
    CONTESTED,
    NEUTRAL,
    compile_control,
    control_cells,
    control_region,
)
from liaoshen_viewer.scenario.model import PlaceId
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
SPOTS = st.lists(
    st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=1, max_size=20, unique=True
)


def test_control_changes_at_its_time_and_is_unknown_before() -> None:
    control = compile_control(SCENARIO)
    jinzhou = control.places.index(PlaceId("jinzhou"))
    held = [control.at(at(when))[jinzhou] for when in ("10-07", "10-08", "10-12T23:59", "10-13")]
    assert held == [NEUTRAL, 1, 1, CONTESTED]
    assert control.at(at("10-09"))[control.places.index(PlaceId("yixian"))] == 0


def test_other_accounts_and_doubled_spots_do_not_count() -> None:
    first = SCENARIO.control[0]
    places = dict(SCENARIO.places) | {
        PlaceId("twin"): replace(SCENARIO.places[first.place], id=PlaceId("twin"))
    }
    rows = (
        *SCENARIO.control,
        replace(first, place=PlaceId("twin"), holder="pla"),
        replace(first, place=PlaceId("tashan"), account="memoir"),
    )
    control = compile_control(replace(SCENARIO, places=places, control=rows))
    assert control.places == (PlaceId("jinzhou"), PlaceId("yixian"))


def test_a_scenario_without_control_has_no_cells() -> None:
    control = compile_control(replace(SCENARIO, control=()))
    assert control.places == ()
    assert control_cells(control.lonlat_deg) == ()


@given(SPOTS)
@settings(max_examples=60, deadline=None)
def test_every_point_of_the_country_belongs_to_its_nearest_place(
    spots: list[tuple[int, int]],
) -> None:
    points = np.array(spots, dtype=np.float64) * 1_000
    cells = [shapely.Polygon(ring) for ring in control_cells(points)]
    assert all(cell.intersects(shapely.Point(p)) for cell, p in zip(cells, points, strict=True))
    low, high = points.min(axis=0) - 200_000, points.max(axis=0) + 200_000
    probes = np.random.default_rng(len(spots)).uniform(low, high, (40, 2))
    for probe in probes:
        away = np.hypot(*(points - probe).T)
        first, *others = np.sort(away)
        if not others or others[0] - first > 1.0:
            (owner,) = [i for i, cell in enumerate(cells) if cell.contains(shapely.Point(probe))]
            assert owner == int(np.argmin(away))


def test_the_region_is_land_of_countries_that_have_places() -> None:
    square = np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], dtype=np.float64)
    island = square / 5 + (20, 0)
    through = np.array([(6, -1), (6, 11)], dtype=np.float64)
    (ring,) = control_region([square, island], [through], np.array([(2.0, 2.0)]))
    assert shapely.Polygon(ring).equals(shapely.box(0, 0, 6, 10))


def test_a_border_that_ends_short_of_the_coast_parts_countries_too() -> None:
    square = 1e5 * np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], dtype=np.float64)
    pieces = [
        np.array([(6e5, 1_500.0), (6e5, 4e5)]),
        np.array([(6e5 + 300, 4e5 + 100), (6e5, 1e6 - 900)]),
    ]
    rings = control_region([square], pieces, np.array([(2e5, 2e5)]))
    assert sum(shapely.Polygon(ring).area for ring in rings) == pytest.approx(6e11, rel=1e-3)


def test_korea_is_nobodys_while_its_places_are_not_told() -> None:
    projection = Projection(SCENARIO.projection)
    ground = project_ground(load_basemap(), projection)
    points = projection.to_m(np.array([(121.14, 41.11), (123.43, 41.79), (125.32, 43.88)]))
    rings = control_region(ground.lines.land, ground.lines.borders, points)
    inside = shapely.Polygon(rings[0])
    probes = projection.to_m(np.array([(123.0, 41.5), (126.5, 45.7), (127.0, 40.0), (121.0, 40.0)]))
    assert [inside.contains(shapely.Point(p)) for p in probes] == [True, True, False, False]
