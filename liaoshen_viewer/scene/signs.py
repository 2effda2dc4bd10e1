"""Which formations have a sign at a scale, and how large and of what shape it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray, TextArray
from liaoshen_viewer.scenario.model import Branch, Echelon, Mode, Scenario
from liaoshen_viewer.scene.marks import SignKind
from liaoshen_viewer.scene.sign_looks import LookFacts, look_facts

LEVEL: Final = {
    Echelon.COMMAND: 0,
    Echelon.ARMY_GROUP: 1,
    Echelon.ARMY: 2,
    Echelon.COLUMN: 2,
    Echelon.DIVISION: 3,
    Echelon.BRIGADE: 4,
    Echelon.REGIMENT: 5,
    Echelon.GROUPING: 5,
}
ARMY_LEVEL: Final = 2
ECHELON_MARK: Final = {
    Echelon.COMMAND: "XXXXX",
    Echelon.ARMY_GROUP: "XXXX",
    Echelon.ARMY: "XXX",
    Echelon.COLUMN: "XXX",
    Echelon.DIVISION: "XX",
    Echelon.BRIGADE: "X",
    Echelon.REGIMENT: "III",
    Echelon.GROUPING: "",
}
FRAME_PT: Final = np.array(
    [(51.0, 34.0), (46.0, 31.0), (42.0, 28.0), (33.0, 22.0), (30.0, 20.0), (28.0, 19.0)]
)
"""Width and height of a sign's frame, by level, in points."""
MARGIN_PT: Final = np.array((4.0, 13.0))
"""What the marks above, the bar below and the air around add to a frame."""
FINEST_FOLD_M: Final = np.array([1e9, 1e9, 1e9, 150.0, 75.0, 75.0])
"""From how many metres per point downwards signs of a level unfold from their superior."""
LONE_M: Final = np.array([1e9, 1e9, 1e9, 1e9, 400.0, 110.0])
"""The same for formations that stand under no army or column."""
TOGETHER_PT: Final = 34.0
"""A formation nearer than this to the sign that speaks for it has none of its own."""
DETACHED_PT: Final = 90.0
"""A division farther than this from its superior is shown from DETACHED_M downwards."""
DETACHED_M: Final = 300.0
STAFF_REACH_PT: Final = 70.0
"""From afar, a headquarters speaks for divisions up to this distance."""
FIGHTING: Final = frozenset({Branch.INFANTRY, Branch.CAVALRY})
"""Formations of other arms have no sign beside one of these."""
FULL_SIZE_M: Final = 260.0
SMALLEST_SIZE: Final = 0.92
"""Signs shrink a little, down to this share, as the map shows more than FULL_SIZE_M per point."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What does not change about formations, as arrays in the order of `scenario.units`."""

    ids: TextArray
    number: TextArray
    echelon: TextArray
    level: IntArray
    aside: BoolArray
    """A headquarters without troops of its own, or a formation of a supporting arm."""
    kind: IntArray
    """The sign of a formation that stands or marches."""
    first_strength: FloatArray
    """Of the first day; the sum of those under it for a formation without a figure; else nan."""
    waypoint_mode: IntArray
    """(n_waypoints,) position in `list(Mode)` of the leg that starts there."""
    looks: LookFacts


def unit_facts(scenario: Scenario) -> UnitFacts:
    """Gather the arrays once for a scenario."""
    units, modes = scenario.units, list(Mode)
    return UnitFacts(
        ids=np.array([unit.id for unit in units], dtype=object),
        number=np.array([unit.number for unit in units], dtype=object),
        echelon=np.array([ECHELON_MARK[unit.echelon] for unit in units], dtype=object),
        level=np.array([LEVEL[unit.echelon] for unit in units], dtype=np.int64),
        aside=np.array([_is_aside(unit.echelon, unit.branch) for unit in units], dtype=np.bool_),
        kind=np.array([_kind(unit.echelon, unit.branch) for unit in units], dtype=np.int64),
        first_strength=_first_strengths(scenario),
        waypoint_mode=np.array([modes.index(row.mode) for row in scenario.waypoints], np.int64),
        looks=look_facts(scenario),
    )


def _first_strengths(scenario: Scenario) -> FloatArray:
    index = scenario.unit_index
    own = [np.nan if unit.strength is None else float(unit.strength) for unit in scenario.units]
    below: list[list[int]] = [[] for _ in scenario.units]
    for row, unit in enumerate(scenario.units):
        if unit.parent is not None:
            below[index[unit.parent]].append(row)

    def first(row: int) -> float:
        if not np.isnan(own[row]):
            return own[row]
        known = [men for men in map(first, below[row]) if not np.isnan(men)]
        return sum(known) if known else np.nan

    return np.array([first(row) for row in range(len(own))], dtype=np.float64)


def _is_aside(echelon: Echelon, branch: Branch) -> bool:
    return LEVEL[echelon] < ARMY_LEVEL or branch not in FIGHTING


def _kind(echelon: Echelon, branch: Branch) -> SignKind:
    if branch is Branch.NAVAL:
        return SignKind.SHIP
    if branch is Branch.AIR:
        return SignKind.AIRCRAFT
    if branch is Branch.HEADQUARTERS or LEVEL[echelon] < ARMY_LEVEL:
        return SignKind.HEADQUARTERS
    return SignKind.FORMATION


def sign_kinds(facts: UnitFacts, state: BattleState) -> IntArray:
    """Return the shape of every sign at the state's time: a formation at sea goes as a ship."""
    modes = list(Mode)
    kinds = facts.kind.copy()
    under_way = (state.waypoint >= 0) & (state.speed_km_h > 0)
    mode = np.full(len(kinds), -1, dtype=np.int64)
    mode[under_way] = facts.waypoint_mode[state.waypoint[under_way]]
    kinds[mode == modes.index(Mode.SEA)] = SignKind.SHIP
    kinds[mode == modes.index(Mode.AIR)] = SignKind.AIRCRAFT
    return kinds


def signs_shown(
    facts: UnitFacts, state: BattleState, xy_m: FloatArray, m_per_pt: float
) -> IntArray:
    """Return the rows of the formations that have a sign, the highest level last.

    `xy_m` (n_units, 2) are the projected positions, nan where not visible. Armies and columns
    always have one; lower levels unfold as the map is drawn nearer, or when they stand apart;
    headquarters and supporting arms have one where no fighting formation of their side is near.
    """
    present = state.visible & state.own
    above = _sign_above(facts, state, present)
    gap_pt = _gap_pt(xy_m, above, m_per_pt)
    under = above >= 0
    limit_m = np.where(under, FINEST_FOLD_M[facts.level], LONE_M[facts.level])
    apart = ~under | (gap_pt > TOGETHER_PT)
    shown = present & ((facts.level <= ARMY_LEVEL) | ((m_per_pt <= limit_m) & apart))
    if m_per_pt <= DETACHED_M:
        shown |= present & (facts.level == ARMY_LEVEL + 1) & under & (gap_pt > DETACHED_PT)
    fighting = shown & ~facts.aside
    if m_per_pt > DETACHED_M:
        folded, speaking = _under_staffs(facts, state, xy_m, m_per_pt, fighting & ~under, present)
        fighting = (fighting & ~folded) | speaking
        shown &= ~folded
    fighting |= _standing_alone(facts, state, xy_m, m_per_pt, shown & facts.aside, fighting)
    rows = np.flatnonzero(fighting)
    return rows[np.argsort(-facts.level[rows], kind="stable")]


def _sign_above(facts: UnitFacts, state: BattleState, present: BoolArray) -> IntArray:
    """Return for every formation the army or column over it that is on the map; -1 for none."""
    speaks = present & (facts.level == ARMY_LEVEL) & ~facts.aside
    found = np.full(len(facts.level), -1, dtype=np.int64)
    above = state.superior.copy()
    # No chain of command is deeper than the number of echelons.
    for _ in range(len(Echelon)):
        known = above >= 0
        here = known & (found < 0)
        here[known] &= speaks[above[known]]
        found[here] = above[here]
        above[known] = state.superior[above[known]]
    return found


def _under_staffs(
    facts: UnitFacts,
    state: BattleState,
    xy_m: FloatArray,
    m_per_pt: float,
    asked: BoolArray,
    present: BoolArray,
) -> tuple[BoolArray, BoolArray]:
    """Fold divisions round a headquarters into it: (those folded, the headquarters for them).

    From afar a siege by a dozen divisions is the sign of the army group that leads it. A single
    division under a headquarters that has no sign of its own goes without one too.
    """
    staff = np.maximum(state.superior, 0)
    folded = asked & (facts.level > ARMY_LEVEL) & (state.superior >= 0)
    folded &= present[staff] & (facts.level[staff] < ARMY_LEVEL)
    folded &= _gap_pt(xy_m, staff, m_per_pt) <= STAFF_REACH_PT
    counts = np.bincount(staff[folded], minlength=len(staff))
    return folded, np.asarray(counts >= 2, dtype=np.bool_)


def _gap_pt(xy_m: FloatArray, above: IntArray, m_per_pt: float) -> FloatArray:
    apart = xy_m - xy_m[np.maximum(above, 0)]
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]) / m_per_pt, dtype=np.float64)


def _standing_alone(
    facts: UnitFacts,
    state: BattleState,
    xy_m: FloatArray,
    m_per_pt: float,
    asked: BoolArray,
    fighting: BoolArray,
) -> BoolArray:
    """Tell which of the asked stand near no sign of their side, lower ones giving way to higher."""
    alone = np.zeros(len(asked), dtype=np.bool_)
    rows = np.flatnonzero(asked)
    for row in rows[np.argsort(facts.level[rows], kind="stable")]:
        rivals = (fighting | alone) & (state.side == state.side[row])
        apart = xy_m[rivals] - xy_m[row]
        near = np.hypot(apart[:, 0], apart[:, 1]) < TOGETHER_PT * m_per_pt
        alone[row] = not near.any()
    return alone


def frames_pt(facts: UnitFacts, rows: IntArray, m_per_pt: float) -> FloatArray:
    """Return width and height of the frames, (n, 2), in points."""
    size = float(np.clip((FULL_SIZE_M / m_per_pt) ** 0.3, SMALLEST_SIZE, 1.0))
    return np.asarray(FRAME_PT[facts.level[rows]] * size, dtype=np.float64)
