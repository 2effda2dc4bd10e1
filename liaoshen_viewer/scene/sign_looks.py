"""What a sign says beside who it is: side, branch, what the formation does, how it ends."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import IntEnum, StrEnum
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BattleState, FloatArray, IntArray, TextArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Branch, ChangeKind, Scenario, SideId, Status

TURN_MS: Final = 6 * HOUR_MS
"""How long the colour of a formation that changes sides takes to change."""
FADE_MS: Final = 6 * HOUR_MS
"""How long a destroyed formation takes to become an outline."""
_BRANCHES: Final = list(Branch)
_STATUS: Final = list(Status)


class Signs(StrEnum):
    """The set of signs: coloured boxes as on maps of 1948, or the branches of APP-6 in frames."""

    PERIOD = "period"
    NATO = "nato"


class Doing(IntEnum):
    """What a formation does, as far as a small mark tells it."""

    NOTHING = 0
    ATTACKING = 1
    DEFENDING = 2
    ENCIRCLED = 3
    RESERVE = 4
    EVACUATING = 5
    SURRENDERED = 6
    DEFECTED = 7
    DESTROYED = 8


DOING: Final = {
    Status.ATTACKING: Doing.ATTACKING,
    Status.PURSUING: Doing.ATTACKING,
    Status.DEFENDING: Doing.DEFENDING,
    Status.ENCIRCLED: Doing.ENCIRCLED,
    Status.RESERVE: Doing.RESERVE,
    Status.EVACUATING: Doing.EVACUATING,
    Status.EVACUATED: Doing.EVACUATING,
    Status.SURRENDERED: Doing.SURRENDERED,
    Status.DEFECTED: Doing.DEFECTED,
    Status.DESTROYED: Doing.DESTROYED,
}
"""Movement is told by an arrow; a garrison, a besieger and an occupier have no mark."""
_DOING: Final = np.array([DOING.get(status, Doing.NOTHING) for status in _STATUS], np.int64)


@dataclass(frozen=True, slots=True)
class LookFacts:
    """What does not change: arrays in the order of `scenario.units`, but for the changes."""

    branch: IntArray
    """(n_units,) position in `list(Branch)`."""
    row_ms: IntArray
    """(n_waypoints,) the times of the waypoints."""
    turn_ms: IntArray
    """(c,) when formations change sides, rising."""
    turn_unit: IntArray
    turn_from: TextArray
    """(c,) the colour that each had before."""


@dataclass(frozen=True, slots=True)
class SignLooks:
    """How signs look beside number, size and colour; arrays of n rows."""

    side: IntArray
    """(n,) position in `scenario.sides`: every side has a shape of its own."""
    branch: IntArray
    """(n,) position in `list(Branch)`."""
    doing: IntArray
    """(n,) a Doing."""
    before: TextArray
    """(n,) the colour of the former side while a sign changes; empty otherwise."""
    turned: FloatArray
    """(n,) how far it has changed, 0 to 1."""
    presence: FloatArray
    """(n,) 1 for a whole sign, 0 for the outline of a formation that is no more."""
    frames: Signs = Signs.PERIOD

    def of(self, rows: IntArray) -> SignLooks:
        """Return the looks of some rows."""
        cut = {f.name: getattr(self, f.name)[rows] for f in fields(self) if f.name != "frames"}
        return replace(self, **cut)


def look_facts(scenario: Scenario) -> LookFacts:
    """Gather the arrays once for a scenario; only our own account counts."""
    colours = {side.id: side.colour for side in scenario.sides}
    turns = sorted(
        (row for row in scenario.changes if row.kind is ChangeKind.SIDE and not row.account),
        key=lambda row: row.t_ms,
    )
    return LookFacts(
        branch=np.array([_BRANCHES.index(u.branch) for u in scenario.units], np.int64),
        row_ms=np.array([row.t_ms for row in scenario.waypoints], np.int64),
        turn_ms=np.array([row.t_ms for row in turns], np.int64),
        turn_unit=np.array([scenario.unit_index[row.unit] for row in turns], np.int64),
        turn_from=np.array([colours.get(SideId(row.before), "grey") for row in turns], object),
    )


def sign_looks(facts: LookFacts, state: BattleState, rows: IntArray) -> SignLooks:
    """Return the looks of some formations (positions in `scenario.units`) at the state's time."""
    before, turned = _turning(facts, state)
    doing = np.where(state.visible, _DOING[state.status], Doing.NOTHING)
    return SignLooks(
        side=state.side[rows],
        branch=facts.branch[rows],
        doing=doing[rows],
        before=before[rows],
        turned=turned[rows],
        presence=_presence(facts, state, doing)[rows],
    )


def plain_looks(side: IntArray, branch: IntArray) -> SignLooks:
    """Return the looks of signs that tell who they are and nothing else."""
    count = len(side)
    return SignLooks(
        side=side,
        branch=branch,
        doing=np.full(count, Doing.NOTHING, dtype=np.int64),
        before=np.full(count, "", dtype=object),
        turned=np.ones(count),
        presence=np.ones(count),
    )


def _turning(facts: LookFacts, state: BattleState) -> tuple[TextArray, FloatArray]:
    before, turned = np.full(len(state.side), "", dtype=object), np.ones(len(state.side))
    first, last = np.searchsorted(facts.turn_ms, (state.t_ms - TURN_MS, state.t_ms), side="right")
    for row in range(first, last):
        unit = facts.turn_unit[row]
        before[unit] = facts.turn_from[row]
        turned[unit] = (state.t_ms - facts.turn_ms[row]) / TURN_MS
    return before, turned


def _presence(facts: LookFacts, state: BattleState, doing: IntArray) -> FloatArray:
    presence = np.ones(len(doing))
    gone = np.flatnonzero(doing == Doing.DESTROYED)
    if len(gone):
        since = state.t_ms - facts.row_ms[np.maximum(state.waypoint[gone], 0)]
        # A formation that goes with its superior has no row to fade from.
        presence[gone] = np.where(state.waypoint[gone] >= 0, np.clip(1 - since / FADE_MS, 0, 1), 0)
    return presence
