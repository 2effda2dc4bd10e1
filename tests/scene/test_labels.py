from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import cycle, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scene.bands import coarser_band, m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.glide import Glide
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.label_layout import Taken, Wishes, choose, ever_meet, offers_round
from liaoshen_viewer.scene.labels import LENT, PART, LabelLayout, Lettering
from liaoshen_viewer.scene.long_names import name_lines
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks
from liaoshen_viewer.scene.names_at import names_at, names_for
from liaoshen_viewer.scene.names_seen import labels_seen, places_seen
from liaoshen_viewer.scene.shown import ALL_NAME_CHOICES, LANGUAGES, NAME_CHOICES
from liaoshen_viewer.scene.views import Window, camera_for
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
def keep() -> Keep:
    return Keep(10_000)


@cache
def layout(band: int, names: tuple[str, ...]) -> LabelLayout:
    return names_at(keep(), ground(), band, Lettering(names), measure)


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
    wishes = Wishes(anchors, extent, offers_round(extent, dots + 2), dots, np.full(count, 8))
    chosen = choose(wishes, range(count), Taken())
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


CITIES = ("shenyang", "changchun", "jinzhou", "yingkou", "heishan", "tashan")


def cameras(scale_m: float, count: int = 50) -> list[Camera]:
    random = np.random.default_rng(1948)
    centers = random.uniform((-4e5, -4e5), (4e5, 4e5), (count, 2)).tolist()
    nearer = random.uniform(1.0, 1.4, count).tolist()
    return [
        Camera((x, y), scale_m / near, (1_920, 1_080))
        for (x, y), near in zip(centers, nearer, strict=True)
    ]


def signs_somewhere(seed: int, count: int = 60) -> FloatArray:
    """Return the boxes of signs strewn over a picture, (n, 4)."""
    corner = np.random.default_rng(seed).uniform((0, 0), (1_880, 1_040), (count, 2))
    return np.concatenate([corner, corner + np.array((44.0, 40.0))], axis=1)


def strongest(labels: LabelMarks) -> IntArray:
    """Return the rows without those of a name that is just moving to another place."""
    best: dict[tuple[str, ...], int] = {}
    rows = np.argsort(labels.strength, kind="stable").tolist()
    letters = [row for row in rows if labels.kind[row] != LabelKind.PLACE]
    best |= {labels.lines[row]: row for row in rows if labels.kind[row] == LabelKind.PLACE}
    return np.array(sorted([*best.values(), *letters]), dtype=np.int64)


ZOOMS = (900.0, 620.0, 420.0, 300.0)


def assert_apart(camera: Camera, names: tuple[str, ...], covers: FloatArray) -> None:
    found = names_for(keep(), ground(), m_per_pt(camera), Lettering(names), measure)
    labels = labels_seen(found, camera, covers)
    clear = strongest(labels)
    # A letter reaches half a letter beyond its middle, however it is turned.
    middle = (labels.corner_px + labels.extent_px / 2)[clear]
    letters = labels.kind[clear] != LabelKind.PLACE
    half = labels.extent_px[clear] / 2
    words, straight = middle[letters], middle[~letters]
    assert overlapping(straight - half[~letters], straight + half[~letters]) == 0
    low, high = np.maximum(straight - half[~letters], 0), straight + half[~letters]
    inside = (words[:, None] > low) & (words[:, None] < high)
    assert not inside.all(axis=2).any()
    places = places_seen(found, camera)
    assert len(places.rank) == 0 or places.rank.min() >= 1


@pytest.mark.parametrize("names", ALL_NAME_CHOICES)
def test_no_name_overlaps_another_in_any_mode(names: tuple[str, ...]) -> None:
    for number, (camera, scale_m) in enumerate(zip(cameras(1.0), cycle(ZOOMS), strict=False)):
        seen = replace(camera, m_per_px=scale_m * camera.m_per_px)
        assert_apart(seen, names, signs_somewhere(number))


@pytest.mark.parametrize("scale_m", [171.0, 57.0])
def test_no_name_overlaps_another_at_any_camera(scale_m: float) -> None:
    for number, camera in enumerate(cameras(scale_m)):
        assert_apart(camera, NAME_CHOICES[0], signs_somewhere(number))


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


@pytest.mark.parametrize("names", NAME_CHOICES)
def test_names_of_the_first_rank_are_never_covered_away(names: tuple[str, ...]) -> None:
    wanted = {place.names.in_language(names[0]) for place in ground().places if place.id in CITIES}
    camera = Camera((0.0, 0.0), 560.0, (1_920, 1_080))
    for seed in range(20):
        covers = signs_somewhere(seed, 250)
        labels = labels_seen(layout(coarser_band(560.0), names), camera, covers)
        rows = labels.strength > 0.9
        clear = [line[0] for line, row in zip(labels.lines, rows, strict=True) if row]
        assert wanted <= set(clear)
        first = np.flatnonzero(labels.rank == 1)
        assert {labels.lines[row][0] for row in first} >= wanted


def test_a_covered_name_moves_to_a_side_that_is_free() -> None:
    camera = Camera((0.0, 0.0), 520.0, (1_920, 1_080))
    found = layout(coarser_band(520.0), ("en",))
    middle = camera.to_px(found.anchor_m) + found.offset_pt
    low, high = middle - found.extent_pt / 2, middle + found.extent_pt / 2
    inside = ((low > 20) & (high < np.array(camera.size_px) - 20)).all(axis=1)
    own = np.flatnonzero((found.choice == 0) & inside)
    moved = 0
    for row in own:
        others = (found.group == found.group[row]) & (found.choice > 0) & inside
        apart = ((low >= high[row]) | (high <= low[row])).any(axis=1)
        if (others & apart).any():
            box = np.concatenate([low[row], high[row]])[None]
            labels = labels_seen(found, camera, box)
            where = [labels.corner_px[i] for i, line in enumerate(labels.lines)
                     if line == found.lines[row] and labels.strength[i] > 0.99]  # fmt: skip
            assert len(where) == 1
            assert np.abs(where[0] - low[row]).max() > 5
            moved += 1
    assert moved > 10


@pytest.mark.parametrize("place_id", ["heishan", "tashan", "yixian", "jinzhou"])
def test_a_great_name_takes_the_room_of_lesser_ones_when_signs_leave_it_none(
    place_id: str,
) -> None:
    names = NAME_CHOICES[0]
    row, place = next((i, p) for i, p in enumerate(ground().places) if p.id == place_id)
    lines = name_lines(place.names, names)
    x, y = ground().places_m[row].tolist()
    borrowed = 0
    for scale_m in (560.0, 520.0, 400.0, 290.0, 200.0):
        camera = Camera((x, y), scale_m, (1_920, 1_080))
        found = layout(coarser_band(scale_m), names)
        own = np.flatnonzero((found.group == row) & (found.weight > LENT))
        lent = np.flatnonzero((found.group == row) & (found.weight == LENT))
        middle = camera.to_px(found.anchor_m) + found.offset_pt
        spots = middle[own] + np.sign(found.offset_pt[own]) * 0.3 * found.extent_pt[own]
        signs = np.concatenate([spots - 12, spots + 12], axis=1)
        low, high = middle - found.extent_pt / 2, middle + found.extent_pt / 2
        meets = (low[lent, None] < signs[:, 2:]) & (high[lent, None] > signs[:, :2])
        covered = meets[..., 0] & meets[..., 1]
        if covered.any(axis=1).all():
            continue
        labels = labels_seen(found, camera, signs)
        seen = [i for i in range(len(labels.lines))
                if labels.lines[i] == lines and labels.strength[i] > 0.5]  # fmt: skip
        corner, extent = labels.corner_px[seen[0]], labels.extent_px[seen[0]]
        common = np.minimum(corner + extent, signs[:, 2:]) - np.maximum(corner, signs[:, :2])
        assert np.clip(common, 0, None).prod(axis=1).sum() < 0.06 * extent.prod()
        assert_apart(camera, names, signs)
        borrowed += 1
    assert borrowed > 0


def test_a_name_hardly_ever_stands_in_two_places() -> None:
    camera = Camera((0.0, 0.0), 520.0, (1_920, 1_080))
    found = layout(coarser_band(520.0), ("en",))
    twice = count = 0
    for seed in range(60):
        labels = labels_seen(found, camera, signs_somewhere(seed, 100))
        lines = [line for line, kind, strength in zip(labels.lines, labels.kind, labels.strength,
                 strict=True) if kind == LabelKind.PLACE and strength > 0.1]  # fmt: skip
        twice += len(lines) - len(set(lines))
        count += len(lines)
    assert twice < 0.02 * count


def test_no_name_is_cut_by_the_rim_of_the_picture() -> None:
    for camera in cameras(520.0, 20):
        labels = labels_seen(layout(coarser_band(m_per_pt(camera)), ("en",)), camera)
        names = (labels.kind == LabelKind.PLACE) & (labels.strength > 0.02)
        low, high = labels.corner_px[names], (labels.corner_px + labels.extent_px)[names]
        cut = np.clip(-low, 0, None) + np.clip(high - camera.size_px, 0, None)
        assert (cut <= 0.12 * labels.extent_px[names]).all()


def test_both_languages_of_seas_and_ranges_are_written() -> None:
    def words(names: tuple[str, ...]) -> set[str]:
        found = layout(18, names)
        parts = found.choice == PART
        groups = dict.fromkeys(found.group[parts].tolist(), "")
        for line, group in zip(np.array(found.lines, dtype=object)[parts], found.group[parts],
                               strict=True):  # fmt: skip
            groups[int(group)] += line[0]
        return set(groups.values())

    assert "辽东湾" in words(("zh-Hans", "en"))
    assert "LiaodongBay" in words(("zh-Hans", "en"))
    assert "GulfofLiaotung" in words(("period",))
    assert "LiáodōngWān" in words(("pinyin",))
    assert "遼東灣" in words(("zh-Hant",))


def test_the_reader_goes_through_every_language() -> None:
    assert {name for choice in NAME_CHOICES for name in choice} == set(LANGUAGES)
    assert set(NAME_CHOICES) <= set(ALL_NAME_CHOICES)
    assert len(ALL_NAME_CHOICES) == len(set(ALL_NAME_CHOICES)) == 25


def glide(frames: int = 60) -> list[Camera]:
    """Return the cameras of a glide from the whole theatre to Jinzhou, as the window makes it."""
    scenario = small_scenario()
    ends = [
        camera_for(Window(center, km), Projection(scenario.projection), (1_920, 1_080))
        for center, km in (((122.0, 42.0), 1_050.0), ((121.08, 40.96), 110.0))
    ]
    flight = Glide(ends[0], ends[1])
    return [flight.at(flight.duration_s * i / frames) for i in range(frames + 1)]


@pytest.mark.parametrize("names", [("zh-Hans", "period"), ("en",)])
def test_no_name_jumps_in_a_glide(names: tuple[str, ...]) -> None:
    said = [name_lines(place.names, names) for place in ground().places]
    dots = dict(zip(said, ground().places_m, strict=True))
    twice = {lines for lines in said if said.count(lines) > 1}
    sides: dict[tuple[str, ...], tuple[float, float]] = {}
    seen = jumps = 0
    for camera in glide():
        found = names_for(keep(), ground(), m_per_pt(camera), Lettering(names), measure)
        labels = labels_seen(found, camera)
        rows = np.flatnonzero((labels.kind == LabelKind.PLACE) & (labels.strength > 0.5))
        here = {}
        for row in rows:
            lines = labels.lines[row]
            if lines in twice:
                continue
            middle = labels.corner_px[row] + labels.extent_px[row] / 2
            x, y = (middle - camera.to_px(dots[lines])).tolist()
            here[lines] = (x, y)
            if lines in sides:
                seen += 1
                jumps += math.dist(sides[lines], (x, y)) > 0.5
        sides = here
    assert seen > 500
    assert jumps == 0
