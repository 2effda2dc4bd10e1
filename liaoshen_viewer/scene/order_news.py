"""What is new in the order of battle since an earlier moment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scene.summary import (
    Hierarchy,
    OrderOfBattle,
    Reckoning,
    UnitRow,
    order_of_battle,
)


class News(Enum):
    """In what a formation differs from before."""

    APPEARED = "appeared"
    GONE = "gone"
    STATUS = "status"
    MEN = "men"
    COMMANDER = "commander"
    SUPERIOR = "superior"


def order_at(battle: Battle, t_ms: int) -> OrderOfBattle:
    """Return the order of battle as it stood at a moment."""
    return order_of_battle(battle.scenario, state_at(battle.tracks, t_ms))


def reference_ms(starts_ms: Sequence[int], t_ms: int) -> int | None:
    """Return the last of the rising `starts_ms` that lies before `t_ms`; None before the first."""
    passed = bisect_left(starts_ms, t_ms)
    return starts_ms[passed - 1] if passed else None


def news_since(before: OrderOfBattle, now: OrderOfBattle) -> dict[int, tuple[News, ...]]:
    """Return the formations that differ, by their position, and in what.

    Sums that follow from the loss of others are no news of their own.
    """
    above, was_above = _superiors(now.hierarchy), _superiors(before.hierarchy)
    found = {}
    for i, (was, row) in enumerate(zip(before.units, now.units, strict=True)):
        kinds = _row_news(was, row) if was is not row and was != row else ()
        if above[i] != was_above[i]:
            kinds = (*kinds, News.SUPERIOR)
        if kinds:
            found[i] = kinds
    return found


def leaders_of(tree: Hierarchy, units: Iterable[int]) -> frozenset[int]:
    """Return all that stand over some formations, by their positions."""
    above, found = _superiors(tree), set()
    for unit in units:
        superior = above[unit]
        while superior >= 0 and superior not in found:
            found.add(superior)
            superior = above[superior]
    return frozenset(found)


def _row_news(was: UnitRow, row: UnitRow) -> tuple[News, ...]:
    tests: Mapping[News, bool] = {
        News.APPEARED: was.status is None and row.status is not None,
        News.GONE: was.status is not None and row.status is None,
        News.STATUS: None not in (was.status, row.status) and was.status is not row.status,
        News.MEN: was.strength != row.strength and row.reckoning is Reckoning.STATED,
        News.COMMANDER: was.commander != row.commander,
    }
    return tuple(kind for kind, differs in tests.items() if differs)


def _superiors(tree: Hierarchy) -> list[int]:
    """Return every formation's superior; a side's number below zero where it has none."""
    above = [-1] * len(tree.below)
    for side, group in enumerate(tree.top):
        for unit in group:
            above[unit] = -1 - side
    for superior, below in enumerate(tree.below):
        for unit in below:
            above[unit] = superior
    return above
