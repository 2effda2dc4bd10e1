"""Ten thousand made-up formations on the map of the Liaoshen scenario: how time grows with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.scenario.calendar import HOUR_MS, TimeMs
from liaoshen_viewer.scenario.model import (
    Branch,
    Certainty,
    Echelon,
    Mode,
    Scenario,
    SideId,
    Status,
    Unit,
    UnitId,
    Waypoint,
)

GROUPS: Final = 4
"""Of each side."""
ARMIES: Final = 25
"""Of each group."""
DIVISIONS: Final = 49
"""Of each army; with groups and armies there are 10,008 formations."""
WAYPOINTS: Final = 20
EVERY_MS: Final = 12 * HOUR_MS
AREA_DEG: Final = ((117.0, 40.0), (127.0, 46.0))
ARMY_DEG: Final = 0.15
"""How far divisions stand from their army."""
STEP_DEG: Final = 0.05
SEED: Final = 1948


@cache
def crowd() -> Battle:
    """Return the battle: half the formations of each side, all on the move for ten days."""
    battle = open_battle(find_scenario("liaoshen"))
    scenario, chance = battle.scenario, np.random.default_rng(SEED)
    units, at_deg = zip(*_units(scenario, chance), strict=True)
    waypoints = tuple(_waypoints(scenario, units, np.array(at_deg), chance))
    made = replace(
        scenario, units=units, waypoints=waypoints, changes=(), events=(), posts=(), strengths=(),
        losses=(), unit_index={unit.id: row for row, unit in enumerate(units)},
    )  # fmt: skip
    return Battle(made, compile_tracks(made, {}), battle.basemap, ())


def _units(scenario: Scenario, chance: np.random.Generator) -> Iterator[tuple[Unit, np.ndarray]]:
    low, high = np.array(AREA_DEG)
    for side in scenario.sides[:2]:
        for group in range(GROUPS):
            over = UnitId(f"{side.id}-{group}")
            middle = low + (high - low) * chance.random(2)
            yield _unit(scenario, over, None, side.id, Echelon.ARMY_GROUP), middle
            for army in range(ARMIES):
                under = UnitId(f"{over}-{army}")
                place = low + (high - low) * chance.random(2)
                yield _unit(scenario, under, over, side.id, Echelon.ARMY), place
                for division in range(DIVISIONS):
                    own = UnitId(f"{under}-{division}")
                    near = place + ARMY_DEG * chance.uniform(-1, 1, 2)
                    yield _unit(scenario, own, under, side.id, Echelon.DIVISION), near


def _unit(
    scenario: Scenario, own: UnitId, over: UnitId | None, side: SideId, echelon: Echelon
) -> Unit:
    return replace(
        scenario.units[0], id=own, parent=over, side=side, echelon=echelon,
        branch=Branch.INFANTRY, number=own.rpartition("-")[2], strength=9_000, fate="",
        fate_ms=None,
    )  # fmt: skip


def _waypoints(
    scenario: Scenario, units: tuple[Unit, ...], at_deg: np.ndarray, chance: np.random.Generator
) -> Iterator[Waypoint]:
    model = replace(
        scenario.waypoints[0], place=None, depart_ms=None, mode=Mode.MARCH, via=(),
        status=Status.MOVING, certainty=Certainty.DOCUMENTED, account="",
    )  # fmt: skip
    start = scenario.clock.campaign_start_ms
    for unit, place in zip(units, at_deg, strict=True):
        way = place + np.cumsum(STEP_DEG * chance.uniform(-1, 1, (WAYPOINTS, 2)), axis=0)
        for number, (lon, lat) in enumerate(way.tolist()):
            t_ms = TimeMs(start + number * EVERY_MS)
            yield replace(model, unit=unit.id, t_ms=t_ms, lonlat=(lon, lat))
