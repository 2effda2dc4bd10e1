"""Ghosts: where formations were by other accounts, tied to where they are by ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle, lines_of
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.accounts import Account, compile_accounts
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.formations import Blended, Moment, moment_of, sign_marks
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import GhostMarks
from liaoshen_viewer.scene.signs import unit_facts

APART_M: Final = 1_500.0
"""A ghost nearer to where the formation is by our account tells nothing."""
OPACITY: Final = 0.7
BESIDE: Final = np.array((0.75, 1.2))
"""How far from its place a ghost stands, in frames: signs by our account come first there."""


def ghosts(
    keep: Keep,
    battle: Battle,
    projection: Projection,
    state: BattleState,
    camera: Camera,
    layers: frozenset[str],
) -> list[GhostMarks]:
    """Return the ghosts of every account that differs from ours at the state's time."""
    if not layers >= {"accounts", "units"}:
        return []
    found = keep.get(
        "accounts",
        lambda: compile_accounts(battle.scenario, lines_of(battle.scenario, battle.basemap)),
    )
    ours = moment_of(state, projection)
    marks = (_of_account(keep, account, ours, projection, camera) for account in found)
    return [mark for mark in marks if len(mark.signs.unit)]


def _of_account(
    keep: Keep, account: Account, ours: Moment, projection: Projection, camera: Camera
) -> GhostMarks:
    theirs = moment_of(state_at(account.tracks, ours.state.t_ms, outlines=True), projection)
    away = np.hypot(*(theirs.xy_m - ours.xy_m).T)
    differs = account.told & theirs.state.visible & ~(away < APART_M)
    facts = keep.get(("facts of", account.id), lambda: unit_facts(account.scenario))
    count = len(differs)
    places = Blended(
        presence=differs.astype(np.float64),
        true_m=theirs.xy_m,
        offset_pt=np.zeros((count, 2)),
        size=np.ones(count),
        peers=np.zeros(count, dtype=np.int64),
        share=np.full(count, np.nan),
    )
    signs = sign_marks(account.scenario, facts, theirs, places, camera, projection, None)
    beside = BESIDE * signs.frame_px
    signs = replace(
        signs, centre_px=signs.true_px + beside, opacity=np.full(len(signs.unit), OPACITY)
    )
    return GhostMarks(account.id, signs, camera.to_px(ours.xy_m[signs.unit]))
