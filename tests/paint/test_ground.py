"""The ground's picture: in slices or at once, kept in tiles, plain paper outside the data."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from time import thread_time

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.paint.colours import colour
from liaoshen_viewer.paint.ground import ground_picture, ground_slices
from liaoshen_viewer.paint.lines import clipped_ring, parts_of, rings_path, rounded_path
from liaoshen_viewer.paint.pyramid import (
    PICTURES_KEPT,
    TILES_KEPT,
    GroundKeep,
    ahead_of,
    level_of,
    tiles_of,
)
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import GroundMark
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.scene.views import Window, camera_for
from tests.paint.test_frames import pixels

LAYERS = frozenset({"relief", "borders", "rivers", "railways"})
PAPER = load_style("paper")
SIZE = (640, 360)
MEGABYTE = 1_000_000


@cache
def ground(name: str = "lambert") -> Ground:
    return project_ground(load_basemap(), Projection(name))


def mark(name: str = "lambert") -> GroundMark:
    return GroundMark(ground(name), LAYERS)


def camera(
    lon: float = 121.3, lat: float = 41.0, width_km: float = 300.0, size: tuple[int, int] = SIZE
) -> Camera:
    return camera_for(Window((lon, lat), width_km), ground().projection, size, 1.0)


def moving(keep: GroundKeep, seen: Camera) -> np.ndarray:
    picture = QImage(*seen.size_px, QImage.Format.Format_RGB32)
    picture.fill(0xFFFF00FF)
    painter = QPainter(picture)
    keep.paint_moving(painter, mark(), seen, PAPER)
    painter.end()
    return pixels(picture)


def work_all(keep: GroundKeep, seen: Camera) -> None:
    while keep.step(mark(), seen, PAPER, resting=True):
        pass


def far_off(picture: np.ndarray, seen: Camera) -> np.ndarray:
    exact = pixels(ground_picture(mark(), seen, PAPER)).astype(int)
    return np.asarray(np.abs(picture.astype(int) - exact).max(axis=2))


def test_slices_are_short_and_give_the_same_picture(qapp: QApplication) -> None:
    seen = camera(width_km=1_000.0, size=(1920, 1080))
    whole = pixels(ground_picture(mark(), seen, PAPER))
    keep, times = GroundKeep(), list[float]()
    while not keep.ready(mark(), seen, PAPER):
        began = thread_time()
        keep.step(mark(), seen, PAPER, resting=True)
        times.append(1_000 * (thread_time() - began))
    assert np.array_equal(pixels(keep.exact(mark(), seen, PAPER)), whole)
    assert len(times) > 30
    assert sorted(times)[-3] < sum(times) / 10


def test_work_left_in_the_middle_can_be_dropped(qapp: QApplication) -> None:
    slices = ground_slices(mark(), camera(), PAPER)
    for _ in range(12):
        next(slices)
    slices.close()


def test_work_ahead_ends_in_the_exact_picture(qapp: QApplication) -> None:
    keep, seen = GroundKeep(), camera()
    assert not keep.ready(mark(), seen, PAPER)
    work_all(keep, seen)
    assert keep.ready(mark(), seen, PAPER)
    assert np.array_equal(moving(keep, seen), pixels(ground_picture(mark(), seen, PAPER)))
    assert not keep.step(mark(), seen, PAPER, resting=True)


@pytest.mark.parametrize(
    ("factor", "by_px", "least"),
    [(1.0, 150.0, 0.9), (1.0, 40.4, 0.9), (1.2, 0.0, 0.8), (2.0, 100.0, 0.8), (0.5, 0.0, 0.8)],
)
def test_a_moving_camera_sees_nearly_the_exact_picture(
    factor: float, by_px: float, least: float, qapp: QApplication
) -> None:
    keep, seen = GroundKeep(), camera()
    work_all(keep, seen)
    moved = seen.zoomed(factor, (320.0, 180.0)).moved_px(by_px, -by_px / 2)
    away = far_off(moving(keep, moved), moved)
    assert (away <= 12).mean() > least


def test_tiles_leave_no_seams(qapp: QApplication) -> None:
    keep, seen = GroundKeep(), camera(122.5, 42.5)
    while keep.step(mark(), seen, PAPER, resting=False):
        pass
    keep.exact(mark(), camera(127.0, 47.0), PAPER)
    moved = seen.moved_px(3.3, 1.7)
    assert (far_off(moving(keep, moved), moved) <= 12).mean() > 0.9
    assert not (moving(keep, moved) == (255, 0, 255)).all(axis=2).any()


@pytest.mark.parametrize("factor", [1.0, 8.0, 0.02])
def test_nothing_is_ever_blank(factor: float, qapp: QApplication) -> None:
    keep = GroundKeep()
    keep.exact(mark(), camera(), PAPER)
    elsewhere = camera(126.0, 46.0).zoomed(factor, (0.0, 0.0))
    assert not (moving(keep, elsewhere) == (255, 0, 255)).all(axis=2).any()


def test_what_is_kept_is_bounded(qapp: QApplication) -> None:
    keep = GroundKeep()
    large = camera(width_km=1_000.0, size=(3840, 2160))
    assert sum(1 for _ in ahead_of(large)) > 0
    pictures = PICTURES_KEPT * 4 * 3840 * 2160
    tiles = TILES_KEPT * 4 * 516 * 516
    assert pictures + tiles < 160 * MEGABYTE
    for lon in (119.0, 121.0, 123.0, 125.0):
        work_all(keep, camera(lon))
    assert len(keep._pictures) == PICTURES_KEPT  # noqa: SLF001
    assert len(keep._tiles) <= TILES_KEPT  # noqa: SLF001


def test_another_style_is_never_shown_as_this_one(qapp: QApplication) -> None:
    keep, seen = GroundKeep(), camera()
    keep.exact(mark(), seen, PAPER)
    night = load_style("night")
    assert not keep.ready(mark(), seen, night)
    exact = pixels(keep.exact(mark(), seen, night))
    assert np.array_equal(exact, pixels(ground_picture(mark(), seen, night)))


def test_a_window_of_another_size_still_shows_something_at_once(qapp: QApplication) -> None:
    keep, seen = GroundKeep(), camera()
    keep.exact(mark(), seen, PAPER)
    resized = replace(seen, scale=1.5)
    assert not keep.ready(mark(), resized, PAPER)
    assert np.median(far_off(moving(keep, resized), seen)) <= 3


def test_tiles_cover_the_view(qapp: QApplication) -> None:
    seen = camera()
    keys = list(tiles_of(seen, level_of(seen)))
    side = 512 * 2.0 ** (level_of(seen) / 2)
    corners = seen.to_m(np.array([(0.0, 0.0), (640.0, 0.0), (0.0, 360.0), (640.0, 360.0)]))
    cells = {(int(x // side), int(y // side)) for x, y in corners}
    assert cells <= {(key.column, key.row) for key in keys}
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["lambert", "mercator"])
def test_outside_the_data_lies_plain_paper(name: str, qapp: QApplication) -> None:
    projection = ground(name).projection
    seen = camera_for(Window((112.0, 43.0), 400.0), projection, SIZE, 1.0)
    painted = pixels(ground_picture(mark(name), seen, PAPER))
    paper = colour(PAPER.plate)
    outside = (painted == (paper.blue(), paper.green(), paper.red())).all(axis=2)
    assert outside[:, :250].all()
    assert not outside[:, 390:].any()
    far = camera_for(Window((100.0, 30.0), 300.0), projection, SIZE, 1.0)
    assert (
        np.unique(pixels(ground_picture(mark(name), far, PAPER)).reshape(-1, 3), axis=0).size == 3
    )


def test_the_sea_is_pale_along_the_coast_and_plain_far_off(qapp: QApplication) -> None:
    seen = camera(121.2, 40.1, 300.0)
    painted = pixels(ground_picture(mark(), seen, PAPER)).astype(int)
    sea, edge = colour(PAPER.sea), colour(PAPER.sea_edge)
    middle = painted[180, 320]
    assert np.abs(middle - (sea.blue(), sea.green(), sea.red())).max() <= 3
    pale = (np.abs(painted - (edge.blue(), edge.green(), edge.red())).max(axis=2) <= 8).sum()
    assert pale > 500


def test_a_ring_is_cut_to_the_picture() -> None:
    view = Camera((0.0, 0.0), 1.0, (100, 100))
    angle = np.linspace(0, 2 * np.pi, 400)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=-1) * 130 + 50
    cut = clipped_ring(ring, view)
    assert cut.min() >= -60 - 1e-9
    assert cut.max() <= 160 + 1e-9
    inside = ring[((ring >= -60) & (ring <= 160)).all(axis=1)]
    assert {tuple(p) for p in inside} <= {tuple(p) for p in cut}
    assert len(clipped_ring(ring + 1_000.0, view)) == 0
    around = np.array([(-900.0, -900.0), (900.0, -900.0), (900.0, 900.0), (-900.0, 900.0)])
    assert isinstance(rings_path([around], view), QPainterPath)
    assert rings_path([around], view).contains(rings_path([around], view).boundingRect().center())


def test_a_rounded_line_has_no_corners_and_keeps_to_its_own() -> None:
    corners = np.array([(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (60.0, 30.0), (60.0, 70.0)])
    path = rounded_path(corners)
    points = np.array([path.pointAtPercent(share).toTuple() for share in np.linspace(0, 1, 600)])
    assert points[0] == pytest.approx(corners[0])
    assert points[-1] == pytest.approx(corners[-1])
    turns = np.diff(np.unwrap(np.arctan2(*np.diff(points, axis=0).T)))
    assert np.abs(turns).max() < np.radians(10)
    for x, y in corners:
        assert np.hypot(*(points - (x, y)).T).min() < 30 / 4 * 2**0.5


def test_parts_of_a_line_are_equal_and_join() -> None:
    line = np.array([(0.0, 0.0), (3.0, 4.0), (3.0, 10.0), (13.0, 10.0)])
    parts = parts_of(line, 7)
    lengths = [float(np.hypot(*np.diff(part, axis=0).T).sum()) for part in parts]
    assert lengths == pytest.approx([3.0] * 7)
    for before, after in pairwise(parts):
        assert np.allclose(before[-1], after[0])
    assert np.allclose(parts[0][0], line[0])
    assert np.allclose(parts[-1][-1], line[-1])
