from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.bundled import assets_folder
from tools.build_ground import labels, places, sites
from tools.build_ground.area import to_km
from tools.build_ground.curves import BENDS_KM, catmull_rom, with_bends
from tools.build_ground.great_wall import wall_features
from tools.build_ground.railways import railway_features
from tools.build_ground.sources_page import write_sources_page
from tools.build_ground.write import write_features, write_table

GROUND = assets_folder() / "ground"
INPUTS = Path(__file__).resolve().parents[2] / "tools" / "build_ground" / "inputs"

points_of_a_line = st.lists(
    st.tuples(st.integers(1150, 1290), st.integers(380, 470)), min_size=2, max_size=12, unique=True
)


@given(points_of_a_line)
@settings(deadline=None, max_examples=50)
def test_a_curve_passes_through_all_its_points(corners: list[tuple[int, int]]) -> None:
    given_points = np.array(corners) / 10
    curve = catmull_rom(given_points)
    gaps = np.linalg.norm(given_points[:, None] - curve[None], axis=2).min(axis=1)
    assert gaps.max() < 1e-9
    assert curve[0] == pytest.approx(given_points[0])
    assert curve[-1] == pytest.approx(given_points[-1])


def test_a_curve_through_a_straight_line_is_straight() -> None:
    curve = catmull_rom(np.array([[120.0, 40.0], [121.0, 41.0], [122.5, 42.5], [123.0, 43.0]]))
    assert np.abs(curve[:, 0] - curve[:, 1] - 80.0).max() < 1e-9


def test_bends_keep_the_ends_and_carry_a_river_little_aside() -> None:
    drawn = catmull_rom(np.array([[121.95, 42.75], [122.3, 42.56], [122.63, 42.25], [122.8, 42.0]]))
    bent = with_bends(drawn)
    assert bent[[0, -1]] == pytest.approx(drawn[[0, -1]])
    course, line = (shapely.LineString(to_km(points)) for points in (drawn, bent))
    assert 0.3 < shapely.hausdorff_distance(line, course) <= sum(km for _, km in BENDS_KM)
    assert line.is_simple
    assert 1.02 < line.length / course.length < 1.5
    assert (with_bends(drawn) == bent).all()


def test_tables_are_what_the_builder_writes(tmp_path: Path) -> None:
    write_table(tmp_path / "places.csv", places.COLUMNS, places.place_rows(INPUTS / "places.csv"))
    write_table(tmp_path / "names.csv", labels.COLUMNS, labels.label_rows(INPUTS / "names.csv"))
    write_table(tmp_path / "sites.csv", sites.COLUMNS, sites.site_rows(INPUTS / "sites.csv"))
    write_features(tmp_path / "walls.geojson", wall_features(INPUTS / "great_wall.csv"))
    write_sources_page(tmp_path / "SOURCES.md")
    for name in ("places.csv", "names.csv", "sites.csv", "walls.geojson", "SOURCES.md"):
        assert (tmp_path / name).read_bytes() == (GROUND / name).read_bytes(), name


def test_railways_are_what_the_builder_writes(tmp_path: Path) -> None:
    positions = places.positions(INPUTS / "places.csv")
    built = railway_features(INPUTS / "railways.csv", INPUTS / "rail_points.csv", positions)
    write_features(tmp_path / "railways.geojson", built)
    again = (tmp_path / "railways.geojson").read_bytes()
    assert again == (GROUND / "railways.geojson").read_bytes()


def test_the_builder_refuses_a_doubled_place(tmp_path: Path) -> None:
    text = (INPUTS / "places.csv").read_text(encoding="utf-8")
    table = tmp_path / "places.csv"
    table.write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="doubled ids"):
        places.place_rows(table)


def test_the_builder_refuses_an_unknown_station(tmp_path: Path) -> None:
    table = tmp_path / "railways.csv"
    table.write_text("id,name_en,name_zh_hans,class,course\nx,X,,main,jinzhou atlantis\n")
    positions = places.positions(INPUTS / "places.csv")
    with pytest.raises(KeyError, match="atlantis"):
        railway_features(table, INPUTS / "rail_points.csv", positions)


def test_nothing_names_an_address_of_a_registry() -> None:
    folder = INPUTS.parent
    texts = [p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.suffix in (".py", ".md")]
    texts.append((GROUND / "SOURCES.md").read_text(encoding="utf-8"))
    assert texts
    assert not [text for text in texts if "://" in text]
