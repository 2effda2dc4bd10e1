"""What the picture contains at a moment: the one function behind screen, still and film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.messages import Translate
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, FloatArray
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import Caption
from liaoshen_viewer.scene.edges import Box, edge_signs, outside_picture
from liaoshen_viewer.scene.emphasis_marks import emphasis_marks
from liaoshen_viewer.scene.formations import boxes_px, leaders, signs_in
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.ghosts import ghosts
from liaoshen_viewer.scene.graticule import graticule
from liaoshen_viewer.scene.ink import ink_marks
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LabelLayout
from liaoshen_viewer.scene.marks import (
    Furniture,
    GroundMark,
    Mark,
    PlaceMarks,
    Scene,
    SignMarks,
)
from liaoshen_viewer.scene.names_at import NamesFor, lettering_of, names_for
from liaoshen_viewer.scene.names_seen import Sight, labels_under, places_seen, sight_of
from liaoshen_viewer.scene.overlays import overlays
from liaoshen_viewer.scene.paired import paired
from liaoshen_viewer.scene.ruler import ruler_mark
from liaoshen_viewer.scene.sheet import furniture
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs_at import signs_at
from liaoshen_viewer.scene.style import Style

NAMES_KEPT: Final = 2
"""What the last cameras saw of the names: the picture's own, and that of the one within it."""


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
    names_of: NamesFor = names_for,
) -> Scene:
    """Return the picture of a state. A `keep` makes it faster and changes nothing in it."""
    kept = (keep or Keep()).about(battle, ground, measure)

    def again(then: BattleState, own: Camera, seen: Shown) -> Scene:
        return compose(battle, ground, then, own, seen, style, measure, translate, kept, names_of)

    if shown.pair is not None:

        def of(t_ms: int, seen: Shown) -> Scene:
            return again(state_at(battle.tracks, t_ms), camera, seen)

        return paired(of, state.t_ms, shown, shown.pair, measure)
    state = state_at(battle.tracks, state.t_ms, outlines=True)
    lettering = lettering_of(shown, style)
    signs = signs_at(kept, battle, ground, state, camera, lettering, shown, measure)
    signs = _as_shown(signs, shown)
    inside = signs_in(signs, ~outside_picture(signs, camera))
    laid: list[Mark] = [
        *overlays(kept, battle, ground, state, camera, shown, signs),
        leaders(inside, camera.scale),
        inside,
    ]
    pieces = furniture(
        battle, ground, state.t_ms, camera, shown, style.letters, laid, measure, translate,
        kept, partial(again, state),
    )  # fmt: skip
    pointed = emphasis_marks(
        shown.emphasis, battle.scenario, state,
        list(zip(inside.ids.tolist(), boxes_px(inside, camera.scale), strict=True)),
        ground.projection, camera, style.letters, measure, list(map(_box, pieces)),
    )  # fmt: skip
    free = [_box(piece) for piece in (*pieces, *pointed.title)]
    plates, seen = np.array(free, dtype=np.float64).reshape(-1, 4), boxes_px(inside, camera.scale)
    edge = edge_signs(signs, camera, np.concatenate([plates, seen]))
    covers = np.concatenate([seen, boxes_px(edge.signs, camera.scale)])
    named = _before(kept, names_of(kept, ground, m_per_pt(camera), lettering, measure), camera)
    lines, degrees = _graticule(ground, camera, shown, style, free, translate)
    others = ghosts(kept, battle, ground.projection, state, camera, shown.layers)
    marks: list[Mark] = [
        GroundMark(ground, shown.layers), *lines, *laid[:-2],
        *_on_the_ground(named, camera, shown, covers, plates),
        *pointed.under_signs, *laid[-2:], *others, edge, *degrees, *pieces,
        *_ruler(ground, camera, shown, style, measure, translate),
        *pointed.over_signs, *pointed.title, *ink_marks(shown.ink, ground.projection, camera),
    ]  # fmt: skip
    return Scene(camera, style, tuple(marks))


def _as_shown(signs: SignMarks, shown: Shown) -> SignMarks:
    framed = replace(signs, looks=replace(signs.looks, frames=shown.signs))
    if "units" in shown.layers:
        return framed
    return signs_in(framed, np.zeros(len(framed.unit), dtype=np.bool_))


def _ruler(
    ground: Ground,
    camera: Camera,
    shown: Shown,
    style: Style,
    measure: Measure,
    translate: Translate,
) -> list[Mark]:
    if shown.ruler is None:
        return []
    return [ruler_mark(shown.ruler, ground.projection, camera, style.letters, measure, translate)]


def _graticule(
    ground: Ground,
    camera: Camera,
    shown: Shown,
    style: Style,
    free: Sequence[Box],
    translate: Translate,
) -> tuple[list[Mark], list[Mark]]:
    """Return the lines, and the degrees at the border that lie above all signs."""
    if "graticule" not in shown.layers:
        return [], []
    lines, degrees = graticule(ground.projection, camera, style.letters, free, translate)
    return [lines], [degrees]


def _before(kept: Keep, names: LabelLayout, camera: Camera) -> tuple[PlaceMarks, Sight]:
    """Return the dots and names before a camera, whatever stands on them."""
    lately = kept.lasting("names lately", lambda: Keep(NAMES_KEPT))
    # The seats are of one layout, however its words are blended, and are kept with what is seen.
    key = (camera, id(names.seats), len(names.lines))
    return lately.get(key, lambda: (places_seen(names, camera), sight_of(names, camera)))


def _on_the_ground(
    named: tuple[PlaceMarks, Sight],
    camera: Camera,
    shown: Shown,
    covers: FloatArray,
    plates: FloatArray,
) -> list[Mark]:
    """Return dots and names: they lie under the signs, whose numbers are read first."""
    places, sight = named
    marks: list[Mark] = [places] if "places" in shown.layers else []
    if "names" in shown.layers and shown.names:
        marks.append(labels_under(sight, camera, covers, plates))
    return marks


def _box(piece: Furniture | Caption) -> Box:
    (left, top), (width, height) = piece.corner_px, piece.extent_px
    return left, top, left + width, top + height
