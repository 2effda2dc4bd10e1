"""What the picture contains at a moment: the one function behind screen, still and film."""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Translate
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, FloatArray
from liaoshen_viewer.scene.bands import (
    band_m_per_pt,
    coarser_band,
    m_per_pt,
    scale_blend,
    time_blend,
)
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.edges import Box, edge_signs, outside_picture
from liaoshen_viewer.scene.formations import (
    ANCHOR_MS,
    Moment,
    anchor_offsets,
    blended,
    boxes_px,
    corner_weights,
    leaders,
    moment_of,
    sign_marks,
    signs_in,
)
from liaoshen_viewer.scene.furniture import Measure, credit_line, date_plate, scale_bar
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LabelLayout, label_layout, labels_seen, places_seen
from liaoshen_viewer.scene.marks import (
    CreditLine,
    DatePlate,
    GroundMark,
    Mark,
    ScaleBar,
    Scene,
    SignMarks,
)
from liaoshen_viewer.scene.overlays import overlays
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs import unit_facts
from liaoshen_viewer.scene.style import Style

Furniture = DatePlate | ScaleBar | CreditLine
_NO_LANGUAGES: Final = ("en",)


def compose(
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    shown: Shown,
    style: Style,
    measure: Measure,
    translate: Translate,
    keep: Keep | None = None,
) -> Scene:
    """Return the picture of a state. A `keep` makes it faster and changes nothing in it."""
    kept = (keep or Keep()).about(battle, ground, measure)
    names = _names(kept, ground, coarser_band(m_per_pt(camera)), shown, measure)
    furniture = _furniture(battle, ground, state, camera, shown, measure, translate)
    signs = _signs(kept, battle, ground, state, camera, shown, measure)
    if "units" not in shown.layers:
        signs = signs_in(signs, np.zeros(len(signs.unit), dtype=np.bool_))
    inside = signs_in(signs, ~outside_picture(signs, camera))
    free = [_box(mark) for mark in furniture]
    marks: list[Mark] = [
        GroundMark(ground, shown.layers),
        *overlays(kept, battle, ground, state, camera, shown, signs),
        *_on_the_ground(names, camera, shown, boxes_px(inside, camera.scale)),
        leaders(inside, camera.scale),
        inside,
        edge_signs(signs, camera, free),
    ]
    return Scene(camera, style, (*marks, *furniture))


def _names(keep: Keep, ground: Ground, band: int, shown: Shown, measure: Measure) -> LabelLayout:
    languages = shown.names or _NO_LANGUAGES
    return keep.get(
        ("names", band, languages), lambda: label_layout(ground, band, languages, measure)
    )


def _on_the_ground(
    names: LabelLayout, camera: Camera, shown: Shown, covers: FloatArray
) -> list[Mark]:
    marks: list[Mark] = []
    if "places" in shown.layers:
        marks.append(places_seen(names, camera))
    if "names" in shown.layers and shown.names:
        marks.append(labels_seen(names, camera, covers))
    return marks


def _signs(
    keep: Keep,
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    shown: Shown,
    measure: Measure,
) -> SignMarks:
    scenario = battle.scenario
    projection = ground.projection
    facts = keep.get("facts", lambda: unit_facts(scenario))
    moment = moment_of(state, projection)

    def solved(hour: int, band: int) -> FloatArray:
        at = keep.get(("moment", hour), lambda: _anchor(battle, hour, projection))
        names = _names(keep, ground, band, shown, measure)
        return anchor_offsets(facts, at, band_m_per_pt(band), names)

    weights = corner_weights(time_blend(state.t_ms, ANCHOR_MS), scale_blend(m_per_pt(camera)))
    corners = []
    for weight, hour, band in weights:
        key = ("signs", hour, band, shown.names)
        corners.append((weight, keep.get(key, partial(solved, hour, band))))
    return sign_marks(scenario, facts, moment, blended(corners), camera, projection, shown.selected)


def _anchor(battle: Battle, hour: int, projection: Projection) -> Moment:
    clock = battle.scenario.clock
    t_ms = min(max(hour * ANCHOR_MS, clock.start_ms), clock.end_ms)
    return moment_of(state_at(battle.tracks, t_ms), projection)


def _furniture(
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    shown: Shown,
    measure: Measure,
    translate: Translate,
) -> list[Furniture]:
    scenario, marks = battle.scenario, list[Furniture]()
    if "scale_bar" in shown.layers:
        marks.append(scale_bar(ground.projection, camera, translate))
    if "credits" in shown.layers and scenario.credits:
        marks.append(credit_line(scenario, camera, measure))
    if "date" in shown.layers:
        plate = date_plate(scenario, state.t_ms, camera, shown.language, measure, translate)
        marks.append(plate)
    return marks


def _box(plate: Furniture) -> Box:
    (left, top), (width, height) = plate.corner_px, plate.extent_px
    return left, top, left + width, top + height
