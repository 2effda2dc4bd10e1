"""The signs of a moment, blended from the layouts at the anchors about it."""

from __future__ import annotations

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scene.bands import m_per_pt, time_blend
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.deployment import Deployment, deployment_of
from liaoshen_viewer.scene.formations import (
    ANCHOR_MS,
    Corner,
    blended,
    corners_of,
    moment_of,
    sign_marks,
)
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.scene.shown import Shown


def signs_at(
    keep: Keep,
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    lettering: Lettering,
    shown: Shown,
    measure: Measure,
) -> SignMarks:
    """Return the signs of a moment for a camera, on the whole map."""
    crowd = deployment_of(keep, battle, ground, lettering, shown, measure)
    wanted = corners_at(state.t_ms, camera)
    at_hand = all(crowd.known(corner) for corner in wanted)
    corners = [(corner.weight, crowd.anchor(corner)) for corner in wanted]
    if at_hand:
        crowd.look_ahead(wanted)
    moment = moment_of(state, ground.projection)
    signs = blended(corners, moment.xy_m, m_per_pt(camera))
    return sign_marks(
        battle.scenario, crowd.facts, moment, signs, camera, ground.projection, shown.selected
    )


def corners_at(t_ms: int, camera: Camera) -> list[Corner]:
    """Return the anchors that count at a moment for a camera."""
    return corners_of(time_blend(t_ms, ANCHOR_MS), m_per_pt(camera))


def solve_days(crowd: Deployment, t_ms: int, camera: Camera) -> None:
    """Lay out the whole days of a moment, unless they are kept: for a film, which asks for all."""
    for corner in corners_at(t_ms, camera):
        if crowd.day(corner, crowd.usual) is None:
            for _ in crowd.solve_day(corner, crowd.usual):
                pass
