"""The order of battle at one moment: who stands under whom, and with how many men.

Rules for the figures, kept in one place because no table states them:

- a figure that a source gives for this moment stands as it is;
- a figure of the first day is lessened by those of its formations that are lost since;
- a formation without a figure counts the sum of those under it;
- a formation that was destroyed, captured or taken away counts nothing from the moment it leaves
  the map (the midnight after its end), and those under it count on their own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Final

import numpy as np

from liaoshen_viewer.motion.leaving import is_leaving
from liaoshen_viewer.motion.tracks import BattleState, BoolArray
from liaoshen_viewer.scenario.model import (
    Certainty,
    ChangeKind,
    Echelon,
    Names,
    Scenario,
    Status,
    UnitId,
)

STATUSES = tuple(Status)


class Reckoning(Enum):
    """Where the men of a formation come from."""

    FIRST_DAY = "first day"
    """The figure of the first day: no source gives a later one, so losses are not in it."""
    LESSENED = "lessened"
    """The figure of the first day without the formations that are lost since."""
    STATED = "stated"
    """A figure that a source gives for this time."""
    ALLOCATED = "allocated"
    """A figure from which losses of a whole force were taken by allocation, or an estimate."""
    SUM = "sum"
    """The sum of those under it."""


EXACT: Final = frozenset({Reckoning.FIRST_DAY, Reckoning.STATED})
"""Figures that stand as a source gives them."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Who stands under whom; numbers are positions in `scenario.units`."""

    top: tuple[tuple[int, ...], ...]
    """For every side, the formations with no superior of the same side."""
    below: tuple[tuple[int, ...], ...]
    """For every formation, those directly under it."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What a panel says of one formation."""

    id: UnitId
    names: Names
    commander: Names
    strength: int | None
    reckoning: Reckoning
    """How `strength` came about."""
    status: Status | None
    """None where the formation has no position yet, or none any more."""
    fate: str
    """The end it came to; empty before its day."""
    taken_ms: int | None = None
    """Since when its commander is a prisoner of war; None before that."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """What a panel says of one side."""

    names: Names
    colour: str
    strength: int | None
    units: int
    """Formations of the side that have a position."""


@dataclass(frozen=True, slots=True)
class OrderOfBattle:
    """All rows at one moment; `units` is in the order of `scenario.units`."""

    hierarchy: Hierarchy
    sides: tuple[SideRow, ...]
    units: tuple[UnitRow, ...]


def order_of_battle(scenario: Scenario, state: BattleState) -> OrderOfBattle:
    """Return the order of battle as it stands at the state's time."""
    tree = hierarchy(scenario, state)
    figures = strengths(scenario, state, tree)
    reckoned = reckonings(scenario, state, figures)
    commanders = commanders_at(scenario, state.t_ms)
    ends = fates_at(scenario, state.t_ms)
    taken = prisoners_at(scenario, state.t_ms)
    units = tuple(
        UnitRow(
            id=unit.id,
            names=unit.names,
            commander=commanders[i],
            strength=figures[i],
            reckoning=reckoned[i],
            status=STATUSES[state.status[i]] if state.visible[i] else None,
            fate=ends[i],
            taken_ms=taken.get(commanders[i].en),
        )
        for i, unit in enumerate(scenario.units)
    )
    sides = tuple(
        SideRow(
            names=side.names,
            colour=side.colour,
            strength=sum_known(figures[i] for i in tree.top[s]),
            units=int(((state.side == s) & state.visible).sum()),
        )
        for s, side in enumerate(scenario.sides)
    )
    return OrderOfBattle(tree, sides, units)


def told_men(row: UnitRow | SideRow) -> int | None:
    """Return a row's men as finely as they are known: in hundreds, where they are worked out."""
    exact = isinstance(row, UnitRow) and row.reckoning in EXACT
    return row.strength if row.strength is None or exact else round_figure(row.strength)


def round_figure(figure: float) -> int:
    """Return a figure that was worked out as finely as it is known."""
    return round(round(figure), -2 if figure >= 1_000 else -1)


def order_after(
    scenario: Scenario, state: BattleState, last: tuple[BattleState, OrderOfBattle] | None
) -> OrderOfBattle:
    """Return the order of battle of a state: the very one of the `last` state if none differs.

    Between two changes formations only move, which no row tells; most moments are such.
    """
    if last is not None and _tells_the_same(scenario, last[0], state):
        return last[1]
    return order_of_battle(scenario, state)


def _tells_the_same(scenario: Scenario, one: BattleState, other: BattleState) -> bool:
    first, last = sorted((one.t_ms, other.t_ms))
    times = [change.t_ms for change in scenario.changes]
    times += [unit.fate_ms for unit in scenario.units if unit.fate_ms is not None]
    times += [post.prisoner_ms for post in scenario.posts if post.prisoner_ms is not None]
    return not any(first < t_ms <= last for t_ms in times) and all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("status", "visible", "side", "superior")
    )


def hierarchy(scenario: Scenario, state: BattleState) -> Hierarchy:
    """Return who stands under whom at the state's time.

    A formation whose superior is of the other side stands at the top of its own.
    """
    top: list[list[int]] = [[] for _ in scenario.sides]
    below: list[list[int]] = [[] for _ in scenario.units]
    side, superior = state.side.tolist(), state.superior.tolist()
    for i, (own_side, above) in enumerate(zip(side, superior, strict=True)):
        if above >= 0 and side[above] == own_side:
            below[above].append(i)
        else:
            top[own_side].append(i)
    return Hierarchy(tuple(map(tuple, top)), tuple(map(tuple, below)))


def strengths(scenario: Scenario, state: BattleState, tree: Hierarchy) -> list[int | None]:
    """Return the men of every formation, those under it counted once; None where unknown."""
    first = _first_day_children(scenario)
    men: list[float] = state.strength.tolist()
    stated = [None if math.isnan(n) else round(n) for n in men]
    gone = _gone(scenario, state)
    side: list[int] = state.side.tolist()

    def at_first(i: int) -> int | None:
        own = scenario.units[i].strength
        return own if own is not None else sum_known(at_first(child) for child in first[i])

    def lost(i: int) -> int:
        return sum(
            (at_first(c) or 0) if gone[c] or side[c] != side[i] else lost(c) for c in first[i]
        )

    def now(i: int) -> int | None:
        own = stated[i]
        if own is None or gone[i]:
            return sum_known(now(child) for child in tree.below[i])
        if own != scenario.units[i].strength:
            return own
        return max(own - lost(i), 0)

    return [now(i) for i in range(len(scenario.units))]


def reckonings(
    scenario: Scenario, state: BattleState, figures: list[int | None]
) -> list[Reckoning]:
    """Return how the figures of `strengths` came about, by the rules at the head of this module."""
    gone = _gone(scenario, state)
    stated: list[float] = state.strength.tolist()
    allocated = _allocated(scenario, state.t_ms)

    def reckoning(i: int) -> Reckoning:
        if math.isnan(stated[i]) or gone[i]:
            return Reckoning.SUM
        if round(stated[i]) != scenario.units[i].strength:
            return Reckoning.ALLOCATED if i in allocated else Reckoning.STATED
        return Reckoning.FIRST_DAY if figures[i] == round(stated[i]) else Reckoning.LESSENED

    return [reckoning(i) for i in range(len(scenario.units))]


def _allocated(scenario: Scenario, t_ms: int) -> set[int]:
    """Return the formations whose last change of strength up to `t_ms` is reconstructed."""
    rows = [
        change
        for change in scenario.changes
        if change.kind is ChangeKind.STRENGTH and not change.account and change.t_ms <= t_ms
    ]
    last = {change.unit: change.certainty for change in sorted(rows, key=attrgetter("t_ms"))}
    return {
        scenario.unit_index[unit]
        for unit, certainty in last.items()
        if certainty is Certainty.RECONSTRUCTED
    }


def commanders_at(scenario: Scenario, t_ms: int) -> list[Names]:
    """Return the commander of every formation: the last change up to `t_ms`, else the first."""
    known = {post.names.en: post.names for post in scenario.posts}
    found = [unit.commander for unit in scenario.units]
    rows = (
        change
        for change in scenario.changes
        if change.kind is ChangeKind.COMMANDER and not change.account and change.t_ms <= t_ms
    )
    for change in sorted(rows, key=attrgetter("t_ms")):
        names = known.get(change.after, Names(en=change.after))
        found[scenario.unit_index[change.unit]] = names
    return found


def prisoners_at(scenario: Scenario, t_ms: int) -> dict[str, int]:
    """Return who is a prisoner of war by `t_ms`, by English name, and since when."""
    return {
        post.names.en: post.prisoner_ms
        for post in scenario.posts
        if post.prisoner_ms is not None and post.prisoner_ms <= t_ms
    }


def fates_at(scenario: Scenario, t_ms: int) -> list[str]:
    """Return the end that every formation has come to by `t_ms`; empty for none yet."""
    found = [
        unit.fate if unit.fate_ms is not None and unit.fate_ms <= t_ms else ""
        for unit in scenario.units
    ]
    for change in scenario.changes:
        if change.kind is ChangeKind.FATE and not change.account and change.t_ms <= t_ms:
            found[scenario.unit_index[change.unit]] = change.after
    return found


def kept_units(order: OrderOfBattle, names: Sequence[Names], wanted: str) -> list[bool]:
    """Tell which formations have `wanted` (small letters) in a name, or lead one that has."""
    fits = [
        any(wanted in name.casefold() for name in (n.en, n.zh_hans, n.zh_hant, n.pinyin))
        for n in names
    ]

    def kept(i: int) -> bool:
        below = [kept(child) for child in order.hierarchy.below[i]]
        found[i] = fits[i] or any(below)
        return found[i]

    found = list(fits)
    for top in order.hierarchy.top:
        for i in top:
            kept(i)
    return found


def commanded(scenario: Scenario, state: BattleState, units: Iterable[UnitId]) -> BoolArray:
    """Tell which formations are, or stand under, one of some; an array in their order."""
    found = np.zeros(len(scenario.units), dtype=np.bool_)
    found[[scenario.unit_index[unit] for unit in units if unit in scenario.unit_index]] = True
    led = state.superior >= 0
    # No chain of command is deeper than the number of echelons.
    for _ in Echelon:
        found = found | (led & found[state.superior])
    return found


def chain_of(state: BattleState, unit: int) -> Iterator[int]:
    """Yield the superiors of a formation, the nearest first."""
    seen = {unit}
    above = int(state.superior[unit])
    while above >= 0 and above not in seen:
        yield above
        seen.add(above)
        above = int(state.superior[above])


def _first_day_children(scenario: Scenario) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in scenario.units]
    for i, unit in enumerate(scenario.units):
        if unit.parent is not None:
            children[scenario.unit_index[unit.parent]].append(i)
    return children


def _gone(scenario: Scenario, state: BattleState) -> list[bool]:
    """Tell which formations have left the map for good, by their own end or their superior's."""
    ended = [is_leaving(fate) for fate in fates_at(scenario, state.t_ms)]
    return [
        not here and (ended[i] or any(ended[above] for above in chain_of(state, i)))
        for i, here in enumerate(state.visible.tolist())
    ]


def sum_known(figures: Iterable[int | None]) -> int | None:
    """Return the sum of what is known; None where nothing is."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
