"""The formations of a moment as signs: which, where, and in what place beside one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

import numpy as np

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import BattleState, FloatArray, IntArray, TextArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Scenario, UnitId
from liaoshen_viewer.scene.anchors import Anchor, Hours, Sheet
from liaoshen_viewer.scene.bands import Blend, band_m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.labels import LabelLayout
from liaoshen_viewer.scene.marks import LabelKind, LeaderMarks, SignMarks
from liaoshen_viewer.scene.sign_looks import sign_looks
from liaoshen_viewer.scene.signs import (
    MARGIN_PT,
    UnitFacts,
    frames_pt,
    sign_kinds,
)
from liaoshen_viewer.scene.summary import hierarchy, strengths

ANCHOR_MS: Final = HOUR_MS
LEADER_PT: Final = 9.0
"""A sign farther than this from its place is tied to it by a line."""
GLIDE_PT: Final = 24.0
"""How far a sign goes towards the one it folds into."""
PASSAGE: Final = 0.05
"""How near to a band, in bands, one folding goes over into the next."""
FADE: Final = (0.35, 0.75)
"""Between these shares of its anchors a sign appears: signs that fold do not lie on others."""
TOWNS_APART_PT: Final = 110.0
"""Signs stand round towns that are as far apart as this; villages near a city are of its front."""
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


def hours_of(
    scenario: Scenario,
    facts: UnitFacts,
    alive: BattleState,
    before: Moment,
    now: Moment,
    after: Moment,
) -> Hours:
    """Gather what an anchor is solved from: the moments of an hour and of its neighbours.

    `alive` is the present state without the outlines of formations that are no more.
    """
    figures = strengths(scenario, alive, hierarchy(scenario, alive))
    men = np.array([np.nan if figure is None else figure for figure in figures], dtype=np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip(men / facts.first_strength, 0.0, 1.0)
    share[~np.isfinite(share)] = np.nan
    places = (before.xy_m, now.xy_m, after.xy_m)
    return Hours(now.state, places, own_men(alive, figures), share)


def own_men(state: BattleState, figures: Sequence[int | None]) -> FloatArray:
    """Return the men that formations have beside those under them of the same side, (n_units,).

    They are army troops, or all men of a formation with none under it; 0 where unknown. Summed
    over a side they give its strength. A figure may be smaller than the sum of its parts, and the
    rest then below zero: the sources' figures are not of one day.
    """
    men = np.array([np.nan if figure is None else figure for figure in figures], dtype=np.float64)
    own = np.nan_to_num(men)
    above, known = state.superior, ~np.isnan(men)
    counted = known & (above >= 0)
    counted[counted] &= state.side[above[counted]] == state.side[counted]
    np.subtract.at(own, above[counted], men[counted])
    return own


def sheet_of(names: LabelLayout, m_per_pt: float, towns_m: FloatArray) -> Sheet:
    """Return the places of the names of the first rank, and the towns (j, 2)."""
    first = np.flatnonzero((names.rank == 1) & (names.kind == LabelKind.PLACE))
    first = first[np.lexsort([names.choice[first], names.group[first]])]
    middle = names.anchor_m[first] * (1, -1) + names.offset_pt[first] * m_per_pt
    half = names.extent_pt[first] / 2
    return Sheet(middle, half, names.group[first], towns_m * (1, -1))


def towns_m(ground: Ground, m_per_pt: float) -> FloatArray:
    """Return the towns of the first rank, (j, 2), cities first; of close ones only the first."""
    rows = [row for row, place in enumerate(ground.places) if place.rank == 1]
    found: list[int] = []
    for row in sorted(rows, key=lambda row: ground.places[row].kind != "city"):
        apart = ground.places_m[found] - ground.places_m[row]
        if (np.hypot(apart[:, 0], apart[:, 1]) > TOWNS_APART_PT * m_per_pt).all():
            found.append(row)
    return ground.places_m[found]


@dataclass(frozen=True, slots=True)
class Blended:
    """Signs between anchors; arrays of n_units rows."""

    presence: FloatArray
    """How much of the sign there is, 0 to 1."""
    true_m: FloatArray
    """(n_units, 2) the weighted middle of those it speaks for."""
    offset_pt: FloatArray
    """(n_units, 2) y down."""
    size: FloatArray
    peers: IntArray
    """How many it speaks for besides, at the anchor that counts most."""
    share: FloatArray
    """Of the first day's strength, at that anchor; nan where unknown."""


def blended(corners: list[tuple[float, Anchor]], xy_m: FloatArray, m_per_pt: float) -> Blended:
    """Return the signs between anchors when the formations stand at `xy_m`.

    A sign that folds goes a short way towards the sign that will speak for it, and fades.
    """
    # Of ten thousand formations some hundreds have a sign at one of the anchors.
    seen = np.array([anchor.folded.shown for _, anchor in corners])
    rows = np.flatnonzero(seen.any(axis=0))
    count = len(rows)
    presence, size = np.zeros(count), np.zeros(count)
    true_m, offset_pt = np.zeros((count, 2)), np.zeros((count, 2))
    glide_pt = np.zeros((count, 2))
    for (weight, anchor), every in zip(corners, seen, strict=True):
        shown = every[rows]
        places, speaker = anchor.places_m(xy_m), np.maximum(anchor.folded.speaker[rows], 0)
        if not shown.all():
            way = (places[speaker] - xy_m[rows]) * (1, -1) / m_per_pt + anchor.offset_pt[speaker]
            way = _at_most(np.nan_to_num(way), GLIDE_PT)
            glide_pt += weight * np.where(shown[:, None], 0.0, way)
        here = weight * shown
        presence += here
        size += here * anchor.size[rows]
        true_m += here[:, None] * np.where(shown[:, None], places[rows], 0.0)
        offset_pt += here[:, None] * anchor.offset_pt[rows]
    whole = np.where(presence > 0, presence, 1.0)
    true_m /= whole[:, None]
    # A sign goes on its way when it has nearly faded: until then the others make room for it.
    offset_pt = offset_pt / whole[:, None] + glide_pt * (1 - presence[:, None])
    _, heaviest = max(corners, key=itemgetter(0))
    return Blended(
        presence=_among(len(xy_m), rows, presence),
        true_m=_among(len(xy_m), rows, true_m),
        offset_pt=_among(len(xy_m), rows, offset_pt),
        size=_among(len(xy_m), rows, size / whole),
        peers=heaviest.folded.peers,
        share=heaviest.share,
    )


def _among(count: int, rows: IntArray, values: FloatArray) -> FloatArray:
    """Return values of some rows among `count` rows, 0 elsewhere."""
    every = np.zeros((count, *values.shape[1:]))
    every[rows] = values
    return every


def _at_most(vector: FloatArray, length: float) -> FloatArray:
    long = np.hypot(vector[:, 0], vector[:, 1])
    return np.asarray(vector * np.minimum(1.0, length / np.maximum(long, 1e-9))[:, None])


@dataclass(frozen=True, slots=True)
class Corner:
    """An anchor by its numbers, and how much it counts."""

    weight: float
    hour: int
    folding: int
    """The band in whose folding the signs are laid out …"""
    band: int
    """… and the band at which they are: that one or the next nearer."""


def corners_of(hours: Blend, scale_m: float) -> list[Corner]:
    """Return the anchors that count at a moment and a scale.

    Between two bands all is folded as at the farther one; about a band one folding goes over
    into the next, within a few hundredths of the scale.
    """
    position = 2 * math.log2(scale_m)
    near = round(position)
    over = _smooth_step(np.array(position - near), -PASSAGE, PASSAGE)
    foldings = [(1 - float(over), near), (float(over), near + 1)]
    return [
        Corner(in_folding * in_time * in_scale, hour, folding, band)
        for in_folding, folding in foldings
        if in_folding > 0
        for hour, in_time in ((hours.first, 1 - hours.share), (hours.second, hours.share))
        if in_time > 0
        for band, in_scale in _bands(folding, scale_m)
    ]


def _bands(folding: int, scale_m: float) -> tuple[tuple[int, float], ...]:
    near, far = 1 / band_m_per_pt(folding - 1), 1 / band_m_per_pt(folding)
    # The share of the magnification, so that places on the picture blend linearly.
    share = (near - 1 / scale_m) / (near - far)
    return (folding - 1, 1 - share), (folding, share)


def sign_marks(
    scenario: Scenario,
    facts: UnitFacts,
    moment: Moment,
    signs: Blended,
    camera: Camera,
    projection: Projection,
    selected: UnitId | None,
) -> SignMarks:
    """Return the signs of the whole map, the highest level last; those outside the picture too."""
    state, scale = moment.state, camera.scale
    opacity = _smooth_step(signs.presence, *FADE)
    rows = np.flatnonzero((opacity > 0) & state.visible)
    rows = rows[np.argsort(-facts.level[rows], kind="stable")]
    chosen = scenario.unit_index.get(selected, -1) if selected else -1
    rows = np.concatenate([rows[rows != chosen], rows[rows == chosen]])
    true_px = camera.to_px(signs.true_m[rows])
    colours = np.array([side.colour for side in scenario.sides], dtype=object)
    frames = frames_pt(facts, rows, camera.m_per_px * scale) * signs.size[rows, None]
    return SignMarks(
        unit=rows,
        ids=facts.ids[rows],
        number=_numbers(facts, rows, signs.peers[rows]),
        echelon=facts.echelon[rows],
        colour=colours[state.side[rows]],
        kind=sign_kinds(facts, state)[rows],
        centre_px=true_px + signs.offset_pt[rows] * scale,
        true_px=true_px,
        frame_px=frames * scale,
        certainty=state.certainty[rows],
        strength=signs.share[rows],
        heading_px=_headings_px(state, rows, moment.xy_m[rows], projection),
        looks=sign_looks(facts.looks, state, rows),
        opacity=opacity[rows],
        selected=len(rows) - 1 if chosen in rows else -1,
    )


def _numbers(facts: UnitFacts, rows: IntArray, peers: IntArray) -> TextArray:
    """Return the designations; a sign that speaks for others of its kind says how many."""
    number = facts.number[rows].copy()
    for i in np.flatnonzero(peers):
        number[i] = f"{number[i]}+{peers[i]}"
    return number


def _smooth_step(value: FloatArray, low: float, high: float) -> FloatArray:
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share), dtype=np.float64)


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
        opacity=signs.opacity[rows],
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
    return LeaderMarks(
        signs.true_px[rows], signs.centre_px[rows], signs.colour[rows], signs.opacity[rows]
    )
