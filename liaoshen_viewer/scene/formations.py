"""The formations of a moment as signs: which, where, and in what place beside one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import BattleState, FloatArray, IntArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Scenario, UnitId
from liaoshen_viewer.scene.bands import Blend
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.labels import LabelLayout
from liaoshen_viewer.scene.layout import spread
from liaoshen_viewer.scene.marks import LeaderMarks, SignMarks
from liaoshen_viewer.scene.sign_looks import sign_looks
from liaoshen_viewer.scene.signs import (
    MARGIN_PT,
    UnitFacts,
    frames_pt,
    sign_kinds,
    signs_shown,
)

ANCHOR_MS: Final = HOUR_MS
LEADER_PT: Final = 9.0
"""A sign farther than this from its place is tied to it by a line."""
TOWNS_FREE_M: Final = 100.0
"""From so many metres per point downwards signs leave the names of towns free too."""
_PROBE_DEG: Final = 0.01


@dataclass(frozen=True, slots=True)
class Moment:
    """A state with its projected positions."""

    state: BattleState
    xy_m: FloatArray
    """(n_units, 2), nan where not visible."""


def moment_of(state: BattleState, projection: Projection) -> Moment:
    """Project a state's positions."""
    xy_m = np.full_like(state.lonlat_deg, np.nan)
    seen = state.visible
    xy_m[seen] = projection.to_m(state.lonlat_deg[seen])
    return Moment(state, xy_m)


def anchor_offsets(
    facts: UnitFacts, moment: Moment, m_per_pt: float, names: LabelLayout
) -> FloatArray:
    """Solve the layout at an anchor: offsets in points, (n_units, 2), y down; nan without sign.

    The signs leave the names of cities free, near by of towns too; `names` is the layout of
    names in the anchor's band.
    """
    rows = signs_shown(facts, moment.state, moment.xy_m, m_per_pt)
    # The order of the file, so that formations of one place stand in a lasting order.
    rows = np.sort(rows)
    offsets = np.full((len(facts.level), 2), np.nan)
    true_pt = moment.xy_m[rows] * (1, -1) / m_per_pt
    half_pt = (frames_pt(facts, rows, m_per_pt) + MARGIN_PT) / 2
    great = np.flatnonzero(names.weight >= (2 if m_per_pt > TOWNS_FREE_M else 1))
    name_pt = names.anchor_m[great] * (1, -1) / m_per_pt + names.offset_pt[great]
    fixed = np.arange(len(great)) + len(rows)
    points = np.concatenate([true_pt, name_pt])
    halves = np.concatenate([half_pt, names.extent_pt[great] / 2])
    offsets[rows] = spread(points, halves, fixed)[: len(rows)]
    return offsets


def blended(corners: list[tuple[float, FloatArray]]) -> FloatArray:
    """Return the weighted mean of anchors' offsets, (n_units, 2).

    A sign that an anchor does not have takes the mean of the others; one that none has, zero.
    """
    total = np.zeros_like(corners[0][1])
    weights = np.zeros((len(total), 1))
    for weight, offsets in corners:
        known = ~np.isnan(offsets[:, :1])
        total += np.where(known, weight * offsets, 0.0)
        weights += np.where(known, weight, 0.0)
    return np.asarray(total / np.where(weights > 0, weights, 1.0), dtype=np.float64)


def corner_weights(hours: Blend, bands: Blend) -> list[tuple[float, int, int]]:
    """Return the anchors of non-zero weight: (weight, hour, band)."""
    return [
        (in_time * in_scale, hour, band)
        for hour, in_time in ((hours.first, 1 - hours.share), (hours.second, hours.share))
        for band, in_scale in ((bands.first, 1 - bands.share), (bands.second, bands.share))
        if in_time * in_scale > 0
    ]


def sign_marks(
    scenario: Scenario,
    facts: UnitFacts,
    moment: Moment,
    offsets_pt: FloatArray,
    camera: Camera,
    projection: Projection,
    selected: UnitId | None,
) -> SignMarks:
    """Return the signs of the whole map; those outside the picture too."""
    state, scale = moment.state, camera.scale
    rows = signs_shown(facts, state, moment.xy_m, camera.m_per_px * scale)
    chosen = scenario.unit_index.get(selected, -1) if selected else -1
    rows = np.concatenate([rows[rows != chosen], rows[rows == chosen]])
    true_px = camera.to_px(moment.xy_m[rows])
    colours = np.array([side.colour for side in scenario.sides], dtype=object)
    return SignMarks(
        unit=rows,
        ids=facts.ids[rows],
        number=facts.number[rows],
        echelon=facts.echelon[rows],
        colour=colours[state.side[rows]],
        kind=sign_kinds(facts, state)[rows],
        centre_px=true_px + offsets_pt[rows] * scale,
        true_px=true_px,
        frame_px=frames_pt(facts, rows, camera.m_per_px * scale) * scale,
        certainty=state.certainty[rows],
        strength=_shares(facts, state)[rows],
        heading_px=_headings_px(state, rows, moment.xy_m[rows], projection),
        looks=sign_looks(facts.looks, state, rows),
        selected=len(rows) - 1 if chosen in rows else -1,
    )


def _shares(facts: UnitFacts, state: BattleState) -> FloatArray:
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = state.strength / facts.first_strength
    shares[~np.isfinite(shares)] = np.nan
    return np.asarray(np.clip(shares, 0.0, 1.0), dtype=np.float64)


def _headings_px(
    state: BattleState, rows: IntArray, xy_m: FloatArray, projection: Projection
) -> FloatArray:
    """Return unit vectors on the picture: true bearings turned as the map turns there."""
    lonlat, heading = state.lonlat_deg[rows], np.radians(state.heading_deg[rows])
    east = np.sin(heading) / np.cos(np.radians(lonlat[:, 1]))
    ahead = lonlat + _PROBE_DEG * np.stack([east, np.cos(heading)], axis=-1)
    vector = np.full((len(rows), 2), np.nan)
    moving = np.isfinite(heading) & (state.speed_km_h[rows] > 0)
    vector[moving] = (projection.to_m(ahead[moving]) - xy_m[moving]) * (1, -1)
    return np.asarray(vector / np.hypot(vector[:, :1], vector[:, 1:]), dtype=np.float64)


def signs_in(signs: SignMarks, inside: np.ndarray) -> SignMarks:
    """Return the signs of some rows, in their order."""
    rows = np.flatnonzero(inside)
    found = np.flatnonzero(rows == signs.selected)
    return SignMarks(
        unit=signs.unit[rows],
        ids=signs.ids[rows],
        number=signs.number[rows],
        echelon=signs.echelon[rows],
        colour=signs.colour[rows],
        kind=signs.kind[rows],
        centre_px=signs.centre_px[rows],
        true_px=signs.true_px[rows],
        frame_px=signs.frame_px[rows],
        certainty=signs.certainty[rows],
        strength=signs.strength[rows],
        heading_px=signs.heading_px[rows],
        looks=signs.looks.of(rows),
        selected=int(found[0]) if len(found) else -1,
    )


def boxes_px(signs: SignMarks, scale: float) -> FloatArray:
    """Return what the signs with their marks cover, (n, 4): left, top, right, bottom."""
    half = signs.frame_px / 2 + MARGIN_PT / 2 * scale
    return np.concatenate([signs.centre_px - half, signs.centre_px + half], axis=1)


def leaders(signs: SignMarks, scale: float) -> LeaderMarks:
    """Return dots and lines for the signs that stand away from their places."""
    away = signs.centre_px - signs.true_px
    rows = np.flatnonzero(np.hypot(away[:, 0], away[:, 1]) > LEADER_PT * scale)
    return LeaderMarks(signs.true_px[rows], signs.centre_px[rows], signs.colour[rows])
