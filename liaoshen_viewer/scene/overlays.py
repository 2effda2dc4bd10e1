"""What the war lays over the ground, under names and signs: each layer by its name."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.fronts import compile_fronts, fronts_at
from liaoshen_viewer.motion.tracks import BattleState, TextArray
from liaoshen_viewer.scene.arrows import arrow_marks, axes_of
from liaoshen_viewer.scene.battles import battle_events, battle_marks
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.certainty import error_circles
from liaoshen_viewer.scene.control import control_mark
from liaoshen_viewer.scene.fronts import front_marks
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import Mark, SignMarks
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.trails import (
    beside_superiors,
    planned_way,
    shown_units,
    track_pieces,
    trail_marks,
)

CONTROL_LAYERS: Final = frozenset({"control", "cuts"})


def overlays(
    keep: Keep,
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    shown: Shown,
    signs: SignMarks,
) -> list[Mark]:
    """Return the marks of the layers that are shown, in paint order."""
    scenario, projection = battle.scenario, ground.projection
    marks: list[Mark] = []
    if shown.layers & CONTROL_LAYERS:
        marks.append(control_mark(keep, battle, ground, state.t_ms, camera, shown.layers))
    if "arrows" in shown.layers:
        axes = keep.get("axes", lambda: axes_of(scenario, projection))
        marks.append(arrow_marks(axes, state.t_ms, camera))
    if "trails" in shown.layers:
        marks += _trails(keep, battle, ground, state, camera, signs, shown.trail_days)
    if "fronts" in shown.layers:
        fronts = keep.get("fronts", lambda: compile_fronts(scenario.shapes, projection.to_m))
        lines = fronts_at(fronts, state.t_ms)
        marks.append(front_marks(lines, scenario.sides, camera))
    if "battles" in shown.layers:
        events = keep.get("battles", lambda: battle_events(scenario, projection))
        marks.append(battle_marks(events, scenario, state, projection, camera))
    marks.append(error_circles(signs, state, camera, "certainty" in shown.layers))
    return marks


def _trails(
    keep: Keep,
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    signs: SignMarks,
    days: int,
) -> list[Mark]:
    """Return the trails of all signs, and the way to come of the selected one."""
    pieces = keep.get("pieces", lambda: track_pieces(battle.tracks, ground.projection))
    colours = _colours(battle)
    units = shown_units(len(state.visible), signs.unit)
    units &= ~beside_superiors(units, state)
    marks: list[Mark] = [trail_marks(pieces, state, units, colours, camera, days)]
    if signs.selected >= 0:
        unit = int(signs.unit[signs.selected])
        planned = planned_way(pieces, state, unit, colours, camera)
        marks += [planned] if planned else []
    return marks


def _colours(battle: Battle) -> TextArray:
    return np.array([side.colour for side in battle.scenario.sides], dtype=object)
