from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.bands import coarser_band, m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.label_layout import Taken, Wishes, choose, ever_meet, offers_round
from liaoshen_viewer.scene.labels import LabelLayout, label_layout, labels_seen, places_seen
from liaoshen_viewer.scene.shown import NAME_CHOICES
from tests.sample import small_scenario

STRETCHES = np.linspace(1.0, math.sqrt(2), 9)


def measure(text: str, size_px: float, bold: bool) -> float:
    """Give Chinese letters their full width and others about what they have."""
    widths = [1.0 if letter > "\u2fff" else 0.56 for letter in text]
    return size_px * sum(widths) * (1.05 if bold else 1.0)


@cache
def ground() -> Ground:
    return project_ground(load_basemap(), Projection(small_scenario().projection))


@cache
def layout(band: int, names: tuple[str, ...]) -> LabelLayout:
    return label_layout(ground(), band, names, measure)


def overlapping(low: FloatArray, high: FloatArray) -> int:
    """Count the pairs of boxes that have more than a hair in common."""
    common = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    meets = (common > 1e-6).all(axis=2)
    return int(np.triu(meets, 1).sum())


@given(st.integers(0, 2**32 - 1), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_chosen_names_meet_nothing_anywhere_within_the_band(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    extent = random.uniform((20, 10), (120, 40), (count, 2))
    dots = random.choice([0.0, 3.0, 6.0], count)
    anchors = random.uniform(-400, 400, (count, 2))
    wishes = Wishes(anchors, extent, offers_round(extent, dots + 2), dots)
    chosen = choose(wishes, range(count), Taken(2 * count))
    named = np.flatnonzero(chosen >= 0)
    offset = wishes.offset_pt[named, chosen[named]]
    dotted = np.flatnonzero((chosen > -2) & (dots > 0))
    for stretch in STRETCHES:
        middle = anchors[named] * stretch + offset
        spots = anchors[dotted] * stretch
        low = np.concatenate([middle - extent[named] / 2, spots - dots[dotted, None]])
        high = np.concatenate([middle + extent[named] / 2, spots + dots[dotted, None]])
        assert overlapping(low, high) == 0


@given(*[st.floats(-50, 50) for _ in range(4)], st.floats(1, 40), st.floats(1, 40))
def test_meeting_is_answered_exactly(
    ax: float, ay: float, sx: float, sy: float, rx: float, ry: float
) -> None:
    apart, shift, reach = np.array((ax, ay)), np.array((sx, sy)), np.array((rx, ry))
    steps = np.linspace(1, math.sqrt(2), 200)[:, None]
    sampled = (np.abs(apart * steps + shift) < reach - 1e-9).all(axis=1).any()
    if sampled:
        assert ever_meet(apart, shift, reach)
    if not ever_meet(apart, shift, reach):
        assert not sampled


@pytest.mark.parametrize("scale_m", [900.0, 520.0, 171.0, 57.0])
@pytest.mark.parametrize("names", NAME_CHOICES[:3])
def test_no_name_overlaps_another_at_any_camera(scale_m: float, names: tuple[str, ...]) -> None:
    random = np.random.default_rng(1948)
    for _ in range(12):
        near = scale_m / random.uniform(1.0, 1.4)
        center = random.uniform((-4e5, -4e5), (4e5, 4e5))
        camera = Camera((float(center[0]), float(center[1])), near, (1_920, 1_080))
        found = layout(coarser_band(m_per_pt(camera)), names)
        labels, places = labels_seen(found, camera), places_seen(found, camera)
        straight = labels.turn_deg == 0
        low = labels.corner_px[straight]
        assert overlapping(low, low + labels.extent_px[straight]) == 0
        assert len(places.rank) == 0 or places.rank.min() >= 1


def test_panning_moves_every_name_by_the_same_way() -> None:
    camera = Camera((0.0, 0.0), 520.0, (1_920, 1_080))
    moved = camera.moved_px(31.0, -17.0)
    band = coarser_band(m_per_pt(camera))
    before = labels_seen(layout(band, NAME_CHOICES[0]), camera)
    after = labels_seen(layout(band, NAME_CHOICES[0]), moved)
    where = {(lines, round(x), round(y)) for lines, (x, y) in zip(
        after.lines, (after.corner_px - (31.0, -17.0)).tolist(), strict=True)}  # fmt: skip
    middle = ((before.corner_px > 200) & (before.corner_px < (1_500, 800))).all(axis=1)
    assert middle.sum() > 10
    for row in np.flatnonzero(middle):
        x, y = before.corner_px[row]
        assert (before.lines[row], round(x), round(y)) in where


def test_more_names_appear_as_the_map_comes_nearer() -> None:
    counts = [len(layout(band, ("en",)).dot_rank) for band in (20, 18, 16, 14)]
    assert all(far < near for far, near in pairwise(counts))


def test_great_cities_are_always_named() -> None:
    for band in (18, 16, 14):
        lines = layout(band, ("en",)).lines
        assert {("Shenyang",), ("Jinzhou",), ("Changchun",)} <= set(lines)


def test_the_same_word_does_not_stand_twice_in_one_name() -> None:
    lines = layout(14, ("en", "period")).lines
    assert ("Changchun",) in lines
    assert all(len(set(pair)) == len(pair) for pair in lines)


def test_a_covered_name_fades() -> None:
    camera = Camera((0.0, 0.0), 520.0, (1_920, 1_080))
    found = layout(coarser_band(520.0), ("en",))
    free = labels_seen(found, camera)
    box = np.concatenate([free.corner_px[:1], free.corner_px[:1] + free.extent_px[:1]], axis=1)
    covered = labels_seen(found, camera, box)
    assert (free.strength == 1).all()
    assert len(covered.lines) < len(free.lines)
