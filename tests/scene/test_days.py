"""Layouts that are kept on disk by the day are those that are solved, whoever solves them."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.battle import Battle, open_battle
from liaoshen_viewer.cellar import FOLDER_VARIABLE, place_of
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.anchors import SIZES, Anchor
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.days import DAY_HOURS, day_of, packed, unpacked
from liaoshen_viewer.scene.deployment import Deployment, deployment_of
from liaoshen_viewer.scene.folding import Folded
from liaoshen_viewer.scene.formations import Corner
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.layout import GRID_PT
from liaoshen_viewer.scene.layouts_apart import LayoutsApart
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs_at import corners_at
from tests.scenario.small_copy import copy_small

UNITS = 7
LONGEST_S = 60


@pytest.fixture(autouse=True)
def cellar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cellar"))
    return tmp_path / "cellar"


@pytest.fixture(scope="module")
def battle(tmp_path_factory: pytest.TempPathFactory) -> Battle:
    """The small scenario, from a folder of its own."""
    return open_battle(copy_small(tmp_path_factory.mktemp("scenario")))


@pytest.fixture(scope="module")
def ground(battle: Battle) -> Ground:
    return project_ground(battle.basemap, Projection(battle.scenario.projection))


def width(text: str, size: float, bold: bool = False) -> float:
    return 0.6 * size * len(text)


def deployed(battle: Battle, ground: Ground, shown: Shown = Shown()) -> Deployment:  # noqa: B008
    keep = Keep().about(battle, ground, width)
    return deployment_of(keep, battle, ground, Lettering(("en",)), shown, width)


def seen_from(ground: Ground) -> Camera:
    x, y = ground.area_m.mean(axis=0).tolist()
    return Camera((x, y), 500.0, (1920, 1080), 1.0)


def alike(one: Anchor, other: Anchor) -> bool:
    return all(
        np.array_equal(a, b, equal_nan=True)
        for a, b in (
            (one.folded.speaker, other.folded.speaker), (one.folded.peers, other.folded.peers),
            (one.offset_pt, other.offset_pt), (one.size, other.size), (one.share, other.share),
            (one.weight, other.weight),
        )
    )  # fmt: skip


def anchors(seed: int) -> list[Anchor]:
    chance = np.random.default_rng(seed)
    return [
        Anchor(
            Folded(chance.integers(-1, UNITS, UNITS), chance.integers(0, 9, UNITS)),
            chance.random(UNITS) * 1e5,
            np.asarray(chance.integers(-9_999, 9_999, (UNITS, 2)) * GRID_PT, dtype=np.float64),
            chance.choice(SIZES, UNITS),
            np.where(chance.random(UNITS) < 0.3, np.nan, chance.random(UNITS)),
        )
        for _ in range(DAY_HOURS)
    ]


@given(st.integers(0, 2**32 - 1))
def test_a_record_loses_nothing(seed: int) -> None:
    far = anchors(seed)
    near = [
        Anchor(it.folded, it.weight, -it.offset_pt / 2 // GRID_PT * GRID_PT, it.size, it.share)
        for it in far
    ]
    day = unpacked(packed(day_of(near, far)), UNITS)
    assert day is not None
    for hour in range(DAY_HOURS):
        assert alike(day.anchor(hour, far=True), far[hour])
        assert alike(day.anchor(hour, far=False), near[hour])


WHOLE = packed(day_of(anchors(1), anchors(2)))


@given(st.binary(max_size=40), st.integers(0, 400), st.integers(0, 255))
def test_what_is_no_record_is_none(start: bytes, place: int, other: int) -> None:
    for content in (start, WHOLE[:place], WHOLE[:-1], "text", None):
        assert unpacked(content, UNITS) is None
    assert unpacked(WHOLE, UNITS + 1) is None
    place = min(place, len(WHOLE) - 1)
    changed = WHOLE[:place] + bytes([other]) + WHOLE[place + 1 :]
    day = unpacked(changed, UNITS)
    assert day is None or (day.speaker < UNITS).all()


def test_a_kept_day_is_the_solved_one(battle: Battle, ground: Ground) -> None:
    start = battle.scenario.clock.campaign_start_ms
    (corner, *_) = corners_at(start, seen_from(ground))
    first, hours = deployed(battle, ground), range(corner.hour, corner.hour + 3)
    assert first.day(corner, first.usual) is None
    for _ in first.solve_day(corner, first.usual):
        pass
    later = deployed(battle, ground)
    assert later.day(corner, later.usual) is not None
    bare = deployed(Battle(battle.scenario, battle.tracks, battle.basemap, ()), ground)
    for hour in hours:
        for band in (corner.folding, corner.folding - 1):
            at = Corner(1.0, hour, corner.folding, band)
            assert alike(later.anchor(at), bare.anchor(at))


def test_a_damaged_day_is_solved_anew(battle: Battle, ground: Ground, cellar: Path) -> None:
    (corner, *_) = corners_at(battle.scenario.clock.campaign_start_ms, seen_from(ground))
    crowd = deployed(battle, ground)
    for _ in crowd.solve_day(corner, crowd.usual):
        pass
    (path,) = cellar.glob("layouts-*")
    path.write_bytes(place_of("layouts", "x").name.encode())
    later = deployed(battle, ground)
    assert later.day(corner, later.usual) is None
    assert alike(later.anchor(corner), crowd.anchor(corner))


def test_another_process_lays_out_all_days(battle: Battle, ground: Ground) -> None:
    clock, selected = battle.scenario.clock, battle.scenario.units[-1].id
    crowd, layouts = deployed(battle, ground, Shown(selected=selected)), LayoutsApart()
    camera = seen_from(ground)
    try:
        layouts.follow(crowd, clock.campaign_start_ms, camera)
        until = time.monotonic() + LONGEST_S
        while layouts.at_work and time.monotonic() < until:
            time.sleep(0.01)
        assert not layouts.at_work
    finally:
        layouts.close()
    for t_ms in range(clock.campaign_start_ms, clock.campaign_end_ms + 1, 12 * HOUR_MS):
        for corner in corners_at(t_ms, camera):
            assert crowd.left(corner) is None
            assert crowd.day(corner, crowd.usual) is not None


def test_a_battle_that_was_not_read_is_left_alone(battle: Battle, ground: Ground) -> None:
    crowd = deployed(Battle(battle.scenario, battle.tracks, battle.basemap, ()), ground)
    layouts = LayoutsApart()
    layouts.follow(crowd, battle.scenario.clock.campaign_start_ms, seen_from(ground))
    assert not layouts.at_work
