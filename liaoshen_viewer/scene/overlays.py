"""What the war lays over the ground, under names and signs: each layer by its name."""

from __future__ import annotations

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.fronts import compile_fronts, fronts_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.fronts import front_marks
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import Mark
from liaoshen_viewer.scene.shown import Shown


def overlays(
    keep: Keep, battle: Battle, ground: Ground, state: BattleState, camera: Camera, shown: Shown
) -> list[Mark]:
    """Return the marks of the layers that are shown, in paint order."""
    marks: list[Mark] = []
    if "fronts" in shown.layers:
        fronts = keep.get("fronts", lambda: compile_fronts(battle.scenario.shapes))
        lines = fronts_at(fronts, state.t_ms)
        marks.append(front_marks(lines, battle.scenario.sides, ground.projection, camera))
    return marks
