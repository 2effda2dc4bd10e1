"""Which names and dots a camera sees, and how strongly: a name gives way to what covers it.

A name that signs or the sheet's furniture cover moves to another side of its point; one of the
first rank never goes altogether. At the picture's rim it only fades: it stays where it is on the
map while the camera moves. All of it is a steady function of what covers how much, so
nothing jumps: a name fades here as it appears there.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.labels import FIRST_RANK, LENT, PART, LabelLayout
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks, PlaceMarks

FADE: Final = (0.056, 0.06)
"""Names begin to fade, and are gone, when these shares of them are covered."""
WORD_FADE: Final = (0.04, 0.05)
"""The same for words set letter by letter: they fade as a whole."""
RIM_FADE: Final = (0.04, 0.056)
"""The same for a letter's share outside the picture; its box is wider than itself."""
RIM_PT: Final = (2.0, 10.0)
"""A place has no name within the first distance from the picture's rim, its full one from the
second on: one cannot tell what a name without a point belongs to."""
APART: Final = 100.0
"""How much worse than by a sign it is for a name to be covered by another name."""
CLEAR_PT: Final = 6.0
"""From this distance on a lesser name makes way for a great one that signs have driven to it."""
LEAST_COVERED: Final = 16
"""How steeply a name that is covered everywhere prefers the place that is covered least."""
HALF: Final = (0.45, 0.55)
"""Between these shares of its whole strength a name goes: half a strength is hard to read."""
DOTS: Final = {"dot_m", "dot_rank"}
"""The parts of a layout that have a row for each dot, not for each name."""
SECOND_BEST: Final = (0.97, 1.0)
"""From which share of its best place on a name begins to show in another too."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a camera could see of the names if no sign covered them; the names that are near."""

    layout: LabelLayout
    """With all places of these names, and no others."""
    corner: FloatArray
    extent: FloatArray
    near: BoolArray
    outside: FloatArray
    there: FloatArray
    """How strong each is by where it stands on the sheet."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Some places of a layout."""

    group: IntArray
    choice: IntArray
    rank: IntArray


def sight_of(layout: LabelLayout, camera: Camera) -> Sight:
    """Return the part of a layout that a camera has before it."""
    extent = layout.extent_pt * camera.scale
    point = camera.to_px(layout.anchor_m)
    corner = point + layout.offset_pt * camera.scale - extent / 2
    inside = (corner + extent > 0) & (corner < np.array(camera.size_px))
    near = np.asarray(inside.all(axis=1), dtype=np.bool_)
    rows = np.flatnonzero(np.isin(layout.group, layout.group[near]))
    corner, extent, near = corner[rows], extent[rows], near[rows]
    outside = _outside_share(corner, extent, camera)
    there = _on_the_sheet(point[rows], camera) * (1 - _smooth_step(outside, *FADE))
    return Sight(_of_rows(layout, rows), corner, extent, near, outside, there)


def _of_rows(layout: LabelLayout, rows: IntArray) -> LabelLayout:
    """Return a layout with some of its names; its dots stay."""
    parts = {part.name: getattr(layout, part.name) for part in fields(layout)}
    names: dict[str, Any] = {
        name: values[rows]
        for name, values in parts.items()
        if isinstance(values, np.ndarray) and name not in DOTS
    }
    return replace(layout, lines=tuple(layout.lines[row] for row in rows), **names)


def labels_seen(
    layout: LabelLayout,
    camera: Camera,
    signs: FloatArray | None = None,
    plates: FloatArray | None = None,
) -> LabelMarks:
    """Return the names that the camera sees.

    `signs` and `plates` (m, 4) are the boxes of signs and of the sheet's furniture, left, top,
    right, bottom. Names of places move aside from both, words give way to both; of a word neither
    plates nor the picture's rim may hide a letter.
    """
    return labels_under(sight_of(layout, camera), camera, signs, plates)


def labels_under(
    sight: Sight, camera: Camera, signs: FloatArray | None, plates: FloatArray | None
) -> LabelMarks:
    """Return the names that are seen under signs and plates, as `labels_seen` does."""
    layout, corner, extent, near = sight.layout, sight.corner, sight.extent, sight.near
    hidden = np.zeros(len(near))
    hidden[near] = _covered_share(corner[near], extent[near], plates)
    covered = hidden.copy()
    covered[near] += _covered_share(corner[near], extent[near], signs)
    covered += _taken_by_greater(layout, covered, corner, extent)
    taken = _taken_by_great(layout, covered, corner, extent, CLEAR_PT * camera.scale)
    covered, hidden = covered + taken, hidden + taken
    strength = _by_choice(layout, covered)
    words = _word_strength(layout, covered + sight.outside, hidden + sight.outside)
    strength *= np.where(layout.kind == LabelKind.PLACE, sight.there, words)
    rows = np.flatnonzero(near & (strength > 1e-3))
    seen = labels_of(layout, camera.scale, rows)
    return replace(seen, corner_px=corner[rows], strength=strength[rows])


def labels_of(layout: LabelLayout, scale: float, rows: IntArray) -> LabelMarks:
    """Return some names of a layout at full strength, at no place yet."""
    return LabelMarks(
        lines=tuple(layout.lines[row] for row in rows),
        corner_px=np.zeros((len(rows), 2)),
        extent_px=layout.extent_pt[rows] * scale,
        size_px=layout.letter_pt[rows] * scale,
        kind=layout.kind[rows],
        rank=layout.rank[rows],
        align=layout.align[rows],
        turn_deg=layout.turn_deg[rows],
        strength=np.ones(len(rows)),
    )


def _driven(layout: LabelLayout, covered: FloatArray) -> IntArray:
    """Return the groups of great names that signs drive from the place they have by right."""
    return np.unique(layout.group[(layout.weight > LENT + 2) & (covered > FADE[0])])


def _taken_by_greater(
    layout: LabelLayout, covered: FloatArray, corner: FloatArray, extent: FloatArray
) -> FloatArray:
    """Return which shares of the places of great names are taken by other great names, (n,).

    Their places to move to may meet, so the names are settled one after the other: for the next
    one, those before it are as signs.
    """
    taken, strength = np.zeros(len(covered)), np.zeros(len(covered))
    settled = np.empty(0, dtype=np.int64)
    for group in _driven(layout, covered).tolist():
        rows = np.flatnonzero(layout.group == group)
        if len(settled):
            boxes = np.concatenate([corner[settled], corner[settled] + extent[settled]], axis=1)
            shares = [
                strength[other] * _covered_share(corner[rows], extent[rows], boxes[i : i + 1])
                for i, other in enumerate(settled.tolist())
            ]
            taken[rows] = APART * np.sum(shares, axis=0)
        part = _Places(layout.group[rows], layout.choice[rows], layout.rank[rows])
        strength[rows] = _by_choice(part, covered[rows] + taken[rows])
        settled = np.concatenate([settled, rows[strength[rows] > 1e-3]])
    return taken


def _taken_by_great(
    layout: LabelLayout,
    covered: FloatArray,
    corner: FloatArray,
    extent: FloatArray,
    clear_px: float,
) -> FloatArray:
    """Return how much each name has to make way for great ones that stand in lent places, (n,).

    A lesser name moves aside for them as it does for signs, and a word goes.
    """
    taken = np.zeros(len(covered))
    lent = np.flatnonzero(layout.weight == LENT)
    # A name leaves its place by right only when that is covered.
    lent = lent[np.isin(layout.group[lent], _driven(layout, covered))]
    if not len(lent):
        return taken
    lesser = np.flatnonzero(layout.rank != FIRST_RANK)
    strength = _by_choice(layout, covered)
    for row in lent[strength[lent] > 1e-3].tolist():
        low, high = corner[row], corner[row] + extent[row]
        gap = np.maximum(corner[lesser] - high, low - corner[lesser] - extent[lesser]).max(axis=1)
        taken[lesser] += strength[row] * (1 - _smooth_step(gap, 0.0, clear_px))
    return taken


def _by_choice(layout: LabelLayout | _Places, covered: FloatArray) -> FloatArray:
    """Share each name out among its places, those it likes better first.

    What no place can take is lost, but for names of the first rank: they stand where they are
    covered least. Letters of words count for themselves.
    """
    strength = 1 - _smooth_step(covered, *FADE)
    left = np.ones(int(layout.group.max(initial=-1)) + 1)
    for choice in range(int(layout.choice.max(initial=-1)) + 1):
        rows = np.flatnonzero(layout.choice == choice)
        groups = layout.group[rows]
        strength[rows] *= left[groups]
        left[groups] -= strength[rows]
    firm = np.flatnonzero((layout.choice != PART) & (layout.rank == FIRST_RANK))
    groups = layout.group[firm]
    weight = np.clip(1 - covered[firm], 0.05, 1.0) ** LEAST_COVERED
    total = np.bincount(groups, weight, minlength=len(left))
    strength[firm] += left[groups] * weight / np.maximum(total[groups], 1e-24)
    return _decided(layout, strength)


def _decided(layout: LabelLayout | _Places, strength: FloatArray) -> FloatArray:
    """Let the strongest place of each name have nearly all of it: two halves are hard to read."""
    places = np.flatnonzero(layout.choice != PART)
    groups = layout.group[places]
    total: FloatArray = np.bincount(groups, strength[places], minlength=1).astype(np.float64)
    most = np.zeros(len(total))
    np.maximum.at(most, groups, strength[places])
    share = strength[places] / np.maximum(most[groups], 1e-9)
    decided = strength.copy()
    decided[places] = _smooth_step(share, *SECOND_BEST) * _smooth_step(total[groups], *HALF)
    return decided


def _word_strength(layout: LabelLayout, covered: FloatArray, cut_off: FloatArray) -> FloatArray:
    """Return for every letter how strong its whole word is; 1 for what is no letter.

    A word may lose a few letters to signs, but none to the picture's rim or a plate.
    """
    parts = layout.choice == PART
    groups = layout.group[parts]
    total = np.bincount(groups, minlength=1)
    lost = np.bincount(groups, np.minimum(covered[parts], 1.0), minlength=1)
    share: FloatArray = np.asarray(lost / np.maximum(total, 1), dtype=np.float64)
    strength = np.ones(len(parts))
    cut: FloatArray = np.zeros(len(total))
    np.maximum.at(cut, groups, cut_off[parts])
    whole = 1 - _smooth_step(share, *WORD_FADE)
    strength[parts] = (whole * (1 - _smooth_step(cut, *RIM_FADE)))[groups]
    return strength


def _on_the_sheet(point: FloatArray, camera: Camera) -> FloatArray:
    """Return 1 for points well within the picture, down to 0 at its rim."""
    rim = np.minimum(point, np.array(camera.size_px) - point).min(axis=1)
    return _smooth_step(rim / camera.scale, *RIM_PT)


def _outside_share(corner: FloatArray, extent: FloatArray, camera: Camera) -> FloatArray:
    """Return the share of each box that lies outside the picture."""
    low, high = np.maximum(corner, 0), np.minimum(corner + extent, np.array(camera.size_px))
    inside = np.clip(high - low, 0, None).prod(axis=1)
    return np.asarray(1 - inside / extent.prod(axis=1), dtype=np.float64)


def _covered_share(corner: FloatArray, extent: FloatArray, covers: FloatArray | None) -> FloatArray:
    """Return the share of each box that the covering boxes take; more than 1 where they overlap."""
    if covers is None or not len(covers):
        return np.zeros(len(corner))
    left, top, right, bottom = covers.T
    # By columns: numpy is slow along a short last axis.
    wide = np.minimum((corner + extent)[:, :1], right) - np.maximum(corner[:, :1], left)
    high = np.minimum((corner + extent)[:, 1:], bottom) - np.maximum(corner[:, 1:], top)
    common = (np.maximum(wide, 0.0) * np.maximum(high, 0.0)).sum(axis=1)
    return np.asarray(common / (extent[:, 0] * extent[:, 1]), dtype=np.float64)


def _smooth_step(value: FloatArray, low: float, high: float) -> FloatArray:
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share), dtype=np.float64)


def places_seen(layout: LabelLayout, camera: Camera) -> PlaceMarks:
    """Return the dots that the camera sees, the most important last."""
    xy = camera.to_px(layout.dot_m)
    margin = 10 * camera.scale
    seen = ((xy > -margin) & (xy < np.array(camera.size_px) + margin)).all(axis=1)
    rows = np.flatnonzero(seen)[::-1]
    return PlaceMarks(xy[rows], layout.dot_rank[rows])
