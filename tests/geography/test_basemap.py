from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import shapely

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.geography.basemap import Basemap, SiteKind, load_basemap
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.water import is_sea

AREA = shapely.box(112, 36, 132, 50)
STATION_ERROR_KM = 0.5
COAST_ERROR_KM = 0.5
LINES = "beining mukden-harbin mukden-dairen yingkow-branch antung-mukden mukden-kirin siping-jian"
PORTS = "yingkou huludao qinhuangdao dalian lushun tanggu andong yantai"
RESERVOIRS_AFTER_1948 = [(116.96, 40.50), (124.14, 41.86), (115.65, 40.32), (124.21, 42.54)]


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    started = time.perf_counter()
    loaded = load_basemap()
    sys.stdout.write(f"the basemap was loaded in {1000 * (time.perf_counter() - started):.0f} ms\n")
    return loaded


@pytest.fixture(scope="module")
def land(basemap: Basemap) -> shapely.MultiPolygon:
    polygons = shapely.multipolygons([shapely.Polygon(ring) for ring in basemap.land])
    shapely.prepare(polygons)
    return polygons


def km_off(geometry: shapely.Geometry, lonlat: tuple[float, float]) -> float:
    way = shapely.get_coordinates(shapely.shortest_line(geometry, shapely.Point(lonlat)))
    return float(distance_km(way[0], way[-1]))


def test_every_layer_is_there_and_lies_in_the_area(basemap: Basemap) -> None:
    layers = {
        "land": basemap.land,
        "lakes": basemap.lakes,
        "rivers": [river.points for river in basemap.rivers],
        "borders": basemap.borders,
        "railways": [railway.points for railway in basemap.railways.values()],
        "labels": [label.points for label in basemap.labels],
        "places": [np.array([place.lonlat]) for place in basemap.places],
    }
    for name, arrays in layers.items():
        assert arrays, name
        points = np.vstack(arrays)
        assert np.isfinite(points).all(), name
        assert shapely.covers(AREA, shapely.multipoints(points)), name


def test_rings_are_closed_simple_and_apart(basemap: Basemap) -> None:
    for ring in (*basemap.land, *basemap.lakes):
        assert (ring[0] == ring[-1]).all()
        assert len(ring) >= 4
        assert shapely.Polygon(ring).is_valid


def test_the_coast_leaves_out_the_edge_of_the_area(basemap: Basemap) -> None:
    coast = shapely.MultiLineString([line.tolist() for line in basemap.coast])
    outlines = shapely.union_all([shapely.LinearRing(ring) for ring in basemap.land])
    assert shapely.intersection(coast, AREA.boundary).length == 0
    assert coast.length == pytest.approx(outlines.difference(AREA.boundary).length)


def test_railways_are_the_twenty_nine_lines(basemap: Basemap) -> None:
    assert len(basemap.railways) == 29
    assert list(basemap.railways)[:7] == LINES.split()
    assert all(key == railway.id for key, railway in basemap.railways.items())


def test_stations_lie_on_their_line(basemap: Basemap) -> None:
    lonlat = {place.id: place.lonlat for place in basemap.places}
    for railway in basemap.railways.values():
        line = shapely.LineString(railway.points)
        assert railway.stations
        far = {s: km_off(line, lonlat[s]) for s in railway.stations}
        assert max(far.values()) < STATION_ERROR_KM, (railway.id, far)


def test_stations_stand_in_the_order_of_their_line(basemap: Basemap) -> None:
    lonlat = {place.id: place.lonlat for place in basemap.places}
    for railway in basemap.railways.values():
        line = shapely.LineString(railway.points)
        along = [line.project(shapely.Point(lonlat[s])) for s in railway.stations]
        assert along == sorted(along), railway.id


def test_railways_have_no_sharp_bends(basemap: Basemap) -> None:
    for railway in basemap.railways.values():
        steps = np.diff(railway.points * (np.cos(np.radians(42)), 1), axis=0)
        bearing = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        assert np.abs(np.diff(bearing)).max(initial=0) < np.radians(60), railway.id


def test_no_railway_crosses_the_sea(basemap: Basemap, land: shapely.MultiPolygon) -> None:
    for railway in basemap.railways.values():
        wet = shapely.LineString(railway.points).difference(land)
        for lonlat in shapely.get_coordinates(wet):
            off = km_off(land, (float(lonlat[0]), float(lonlat[1])))
            assert off < COAST_ERROR_KM, (railway.id, lonlat)


def test_places_lie_on_land_within_their_error(
    basemap: Basemap, land: shapely.MultiPolygon
) -> None:
    for place in basemap.places:
        assert km_off(land, place.lonlat) <= place.error_km, place.id


def test_ports_are_near_the_sea(basemap: Basemap, land: shapely.MultiPolygon) -> None:
    lonlat = {place.id: place.lonlat for place in basemap.places}
    coast = land.boundary
    for port in PORTS.split():
        assert km_off(coast, lonlat[port]) < 20, port


def test_the_gazetteer_is_complete(basemap: Basemap) -> None:
    assert len(basemap.places) == 172
    assert len({place.id for place in basemap.places}) == 172
    ranks = [place.rank for place in basemap.places]
    assert ranks == sorted(ranks)
    assert set(ranks) == {1, 2, 3, 4}
    for place in basemap.places:
        assert place.name_en, place.id
        assert place.name_zh_hans, place.id
        assert place.name_zh_hant, place.id
        assert place.error_km > 0, place.id


def test_names_are_given_in_the_language_asked_for(basemap: Basemap) -> None:
    mukden = next(place for place in basemap.places if place.id == "shenyang").names
    languages = ["en", "zh-Hans", "zh-Hant", "pinyin", "period"]
    said = [mukden.in_language(language) for language in languages]
    assert said == ["Shenyang", "沈阳", "瀋陽", "Shěnyáng", "Mukden"]


def test_rivers_run_from_source_to_mouth(basemap: Basemap) -> None:
    rivers = {river.id: river for river in basemap.rivers if river.id}
    assert {"liao", "hun", "taizi", "daling", "xiaoling", "nver", "raoyang", "liu"} <= set(rivers)
    for name, mouth in {
        "liao": (122.2, 40.7),
        "daling": (121.6, 40.9),
        "yalu": (124.4, 40.1),
    }.items():
        first, last = rivers[name].points[0], rivers[name].points[-1]
        assert distance_km(last, mouth) < 20 < distance_km(first, mouth), name
    assert all(0 <= river.rank <= 4 for river in basemap.rivers)
    assert all(river.names.en and river.names.zh_hans for river in rivers.values())


def test_rivers_end_in_other_water(basemap: Basemap) -> None:
    rivers = [shapely.LineString(river.points) for river in basemap.rivers]
    for row, river in enumerate(basemap.rivers):
        others = rivers[:row] + rivers[row + 1 :]
        water = shapely.GeometryCollection([*map(shapely.LineString, basemap.coast), *others])
        mouth = (float(river.points[-1, 0]), float(river.points[-1, 1]))
        if river.id and AREA.boundary.distance(shapely.Point(mouth)) > 0.1:
            assert km_off(water, mouth) < 0.2, river.id


def test_lakes_are_those_of_1948(basemap: Basemap) -> None:
    lakes = shapely.multipolygons([shapely.Polygon(ring) for ring in basemap.lakes])
    for lonlat in RESERVOIRS_AFTER_1948:
        assert not lakes.contains(shapely.Point(lonlat)), lonlat
    fengman = shapely.Point(126.902, 43.635)
    assert lakes.contains(fengman)


def test_korea_is_cut_at_the_38th_parallel(basemap: Basemap) -> None:
    korea = shapely.box(125.0, 37.4, 129.0, 38.9)
    inside = [line for line in basemap.borders if korea.intersects(shapely.LineString(line))]
    assert inside
    assert all((line[:, 1] == 38.0).all() for line in inside)


def test_relief_knows_mountains_plain_and_sea(basemap: Basemap) -> None:
    relief = basemap.relief
    assert relief is not None
    assert relief.bounds == (112, 36, 132, 50)
    assert relief.elevation_m.dtype == np.int16
    assert relief.shade.dtype == np.uint8
    assert relief.elevation_m.shape == relief.shade.shape == (840, 1200)

    def window(lon: float, lat: float, array: np.ndarray) -> np.ndarray:
        row, column = round((50 - lat) * 60), round((lon - 112) * 60)
        return array[row - 5 : row + 5, column - 5 : column + 5]

    assert window(128.06, 42.0, relief.elevation_m).max() > 1900  # Changbai
    assert 350 < window(121.7, 41.6, relief.elevation_m).max() < 900  # Yiwulü
    assert window(122.4, 41.3, relief.elevation_m).max() < 30  # mouth of the Liao
    assert window(122.4, 41.3, relief.shade).std() < 3
    assert window(121.7, 41.6, relief.shade).std() > 10
    assert (window(120.5, 39.5, relief.elevation_m) == 0).all()
    assert (window(120.5, 39.5, relief.shade) == 128).all()


def test_sea_and_land_are_told_apart(basemap: Basemap) -> None:
    test = is_sea(basemap)
    points = [[121.14, 41.11], [121.0, 40.0], [120.99, 40.715], [124.28, 45.25], [140.0, 40.0]]
    assert test(points).tolist() == [False, True, False, False, False]
    assert test([121.0, 40.0]).shape == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"railways\.geojson is missing"):
        load_basemap(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("land.geojson", b"{"),
        ("rivers.geojson", b'{"features": [{"properties": {}}]}'),
        ("railways.geojson", b"[]"),
        ("borders.geojson", b'{"features": [{"geometry": {"coordinates": [1, 2, 3]}}]}'),
        ("places.csv", b"id,lon\nshenyang,here\n"),
        ("places.csv", b"\xff\xfe"),
        ("relief.npz", b"PK no archive"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    folder = tmp_path / "ground"
    shutil.copytree(assets_folder() / "ground", folder)
    (folder / name).write_bytes(content)
    with pytest.raises(AssetError, match=name):
        load_basemap(folder)


def test_a_basemap_without_relief_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "ground"
    ignored = shutil.ignore_patterns("relief.npz")
    shutil.copytree(assets_folder() / "ground", folder, ignore=ignored)
    assert load_basemap(folder).relief is None


def test_assets_stay_small() -> None:
    sizes = [path.stat().st_size for path in assets_folder().rglob("*") if path.is_file()]
    assert sum(sizes) < 12_000_000


def test_the_great_wall_runs_from_the_sea_through_its_passes(basemap: Basemap) -> None:
    (wall,) = basemap.walls
    line = shapely.LineString(wall)
    passes = [site for site in basemap.sites if site.kind is SiteKind.PASS]
    assert len(passes) >= 5
    for site in passes:
        assert km_off(line, site.lonlat) <= site.error_km + 8, site.id
    coast = shapely.MultiLineString([piece.tolist() for piece in basemap.coast])
    assert km_off(coast, (float(wall[0, 0]), float(wall[0, 1]))) < 2


def test_sites_lie_on_land_and_harbours_at_the_sea(
    basemap: Basemap, land: shapely.MultiPolygon
) -> None:
    assert len({site.id for site in basemap.sites}) == len(basemap.sites)
    assert {site.kind for site in basemap.sites} == set(SiteKind)
    for site in basemap.sites:
        assert km_off(land, site.lonlat) <= site.error_km, site.id
        assert site.names.en, site.id
        assert site.names.zh_hans, site.id
        assert 1 <= site.rank <= 3, site.id
        if site.kind is SiteKind.PORT:
            assert km_off(land.boundary, site.lonlat) <= site.error_km + 2, site.id


def test_lakes_have_names_beside_them(basemap: Basemap) -> None:
    lakes = shapely.multipolygons([shapely.Polygon(ring) for ring in basemap.lakes])
    named = [label for label in basemap.labels if label.kind == "lake"]
    assert len(named) >= 7
    for label in named:
        middle = label.points[len(label.points) // 2]
        assert km_off(lakes, (float(middle[0]), float(middle[1]))) < 5, label.id
