"""What has changed between two moments: who moved, what fell, who changed side, who is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.control import compile_control
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray
from liaoshen_viewer.scenario.model import PlaceId, Scenario, SideId, UnitId
from liaoshen_viewer.scene.series import total_losses
from liaoshen_viewer.scene.summary import chain_of

MOVED_KM: Final = 10.0


@dataclass(frozen=True, slots=True)
class Since:
    """The changes from one moment to a later one."""

    moved: tuple[tuple[UnitId, int], ...] = ()
    """Formations and kilometres, the farthest first; those that went with one above are in it."""
    fallen: tuple[tuple[PlaceId, SideId], ...] = ()
    """Places and who holds them now, the greatest first."""
    went_over: tuple[tuple[UnitId, SideId], ...] = ()
    """Formations and whose they are now."""
    gone: tuple[UnitId, ...] = ()
    """Destroyed, surrendered or taken away."""
    losses: tuple[tuple[SideId, int], ...] = ()
    """Men of each side that has any."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return self == Since()


def since(battle: Battle, before_ms: int, now_ms: int) -> Since:
    """Return what has changed from `before_ms` to `now_ms`; nothing if that is not later."""
    if now_ms <= before_ms:
        return Since()
    scenario = battle.scenario
    before, now = (state_at(battle.tracks, t_ms) for t_ms in (before_ms, now_ms))
    over = before.visible & now.visible & (before.side != now.side)
    gone = before.visible & ~now.visible
    return Since(
        moved=_moved(scenario, before, now),
        fallen=_fallen(scenario, before_ms, now_ms),
        went_over=tuple(
            (scenario.units[i].id, scenario.sides[now.side[i]].id) for i in _heads(now, over)
        ),
        gone=tuple(scenario.units[i].id for i in _heads(before, gone)),
        losses=_losses(scenario, before_ms, now_ms),
    )


def _moved(
    scenario: Scenario, before: BattleState, now: BattleState
) -> tuple[tuple[UnitId, int], ...]:
    both = before.visible & now.visible & now.own
    km = np.zeros(len(both))
    km[both] = distance_km(before.lonlat_deg[both], now.lonlat_deg[both])
    heads = [(i, km[i]) for i in _heads(now, km > MOVED_KM)]
    heads.sort(key=_by_far)
    return tuple((scenario.units[i].id, round(float(far))) for i, far in heads)


def _by_far(row: tuple[int, float]) -> float:
    return -row[1]


def _heads(state: BattleState, concerned: BoolArray) -> Iterator[int]:
    """Yield the rows of those concerned that stand under nobody who is concerned too."""
    for i in np.flatnonzero(concerned).tolist():
        if not any(concerned[above] for above in chain_of(state, i) if above != i):
            yield i


def _fallen(scenario: Scenario, before_ms: int, now_ms: int) -> tuple[tuple[PlaceId, SideId], ...]:
    control = compile_control(scenario)
    before, now = control.at(before_ms), control.at(now_ms)
    rows = np.flatnonzero((before != now) & (now >= 0)).tolist()
    found = [(control.places[i], scenario.sides[now[i]].id) for i in rows]
    return tuple(sorted(found, key=lambda row: scenario.places[row[0]].rank))


def _losses(scenario: Scenario, before_ms: int, now_ms: int) -> tuple[tuple[SideId, int], ...]:
    series = total_losses(scenario)
    men = [_at(series.t_ms, row, now_ms) - _at(series.t_ms, row, before_ms)
           for row in series.values]  # fmt: skip
    pairs = zip(scenario.sides, men, strict=True)
    return tuple((side.id, round(number)) for side, number in pairs if number >= 1)


def _at(t_ms: IntArray, values: FloatArray, moment_ms: int) -> float:
    return float(np.interp(moment_ms, t_ms, values))
