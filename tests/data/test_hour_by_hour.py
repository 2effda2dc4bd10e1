"""The campaign sampled every hour of its 52 days: where units may be, and how fast they may go."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.water import is_sea
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.review import FASTEST_KM_H, FASTEST_LONG_MARCH_KM_H
from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time
from liaoshen_viewer.scenario.model import Branch, Mode, Status

Array = NDArray[Any]

LONG_MARCH_H = 12
NEAR_TOWN_KM = 3.0
AT_END_KM = 6.0
TOWNS = ("city", "town")

THROUGH = {
    ("C05", "xiushuihezi"): "comes up to the town as the army group enters it",
    ("C12", "tieling"): "marches to cut the road south of the town",
    ("C12", "sujiatun"): "goes round the town it is to attack the next morning",
    ("N-YGY", "banlamen"): "the army group takes the village on the way",
}
"""Units that pass a town of the other side, and why."""

FORCED = {
    "C06": "Zhangwu on 10 to 11 October: its places are dated by the hour",
    "N-49A": "the break to the south on 24 to 25 October: its places are dated by the hour",
}
"""Units that march by day and night once, between dated places."""


@dataclass(frozen=True)
class Hours:
    """All units at every full hour: h hours, n units."""

    t_ms: Array
    lonlat: Array
    visible: Array
    speed: Array
    row: Array
    side: Array


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["liaoshen"])


@pytest.fixture(scope="module")
def hours(battle: Battle) -> Hours:
    clock = battle.scenario.clock
    t_ms = np.arange(clock.campaign_start_ms, clock.campaign_end_ms + 1, HOUR_MS)
    states = [state_at(battle.tracks, int(t)) for t in t_ms]
    assert len(states) == 52 * 24 + 1
    return Hours(
        t_ms,
        np.stack([s.lonlat_deg for s in states]),
        np.stack([s.visible & s.own for s in states]),
        np.stack([s.speed_km_h for s in states]),
        np.stack([s.waypoint for s in states]),
        np.stack([s.side for s in states]),
    )


def told(battle: Battle, hours: Hours, hour: int, unit: int) -> str:
    lon, lat = hours.lonlat[hour, unit]
    when = format_time(int(hours.t_ms[hour]))
    return f"{battle.scenario.units[unit].id} {when} {lon:.3f} {lat:.3f}"


def modes(battle: Battle, hours: Hours, mode: Mode) -> Array:
    """Tell of every hour and unit whether its leg is of a mode; -1 picks a row that is not used."""
    fits = np.array([row.mode is mode for row in battle.scenario.waypoints])
    picked: Array = fits[hours.row] & hours.visible
    return picked


def following(battle: Battle) -> Array:
    """Tell of every unit whether rows of it are those of its column: that is the one to check."""
    units = {row.unit for row in battle.scenario.waypoints if row.note.startswith("goes with ")}
    assert 30 < len(units) < 40
    return np.array([unit.id in units for unit in battle.scenario.units])


def test_no_land_unit_is_in_the_sea(battle: Battle, hours: Hours) -> None:
    floats = {Branch.NAVAL, Branch.AIR}
    ashore = np.array([unit.branch not in floats for unit in battle.scenario.units])
    afloat = modes(battle, hours, Mode.SEA) | modes(battle, hours, Mode.AIR)
    which = np.argwhere(hours.visible & ashore[None] & ~afloat)
    assert len(which) > 100_000
    points, back = np.unique(hours.lonlat[tuple(which.T)], axis=0, return_inverse=True)
    wet = np.asarray(is_sea(battle.basemap)(points))[back.ravel()]
    assert sorted({told(battle, hours, h, u) for h, u in which[wet]}) == []


def test_ships_are_in_the_sea_on_their_way(battle: Battle, hours: Hours) -> None:
    """The sea test can find water: most hours of sailing are over it."""
    sailing = np.argwhere(modes(battle, hours, Mode.SEA) & (hours.speed > 0))
    wet = is_sea(battle.basemap)(hours.lonlat[tuple(sailing.T)])
    assert np.mean(wet) > 0.9


def test_no_unit_is_faster_than_its_mode_in_any_hour(battle: Battle, hours: Hours) -> None:
    went = distance_km(hours.lonlat[:-1], hours.lonlat[1:])
    both = hours.visible[:-1] & hours.visible[1:]
    most = np.array([FASTEST_KM_H[row.mode] for row in battle.scenario.waypoints])
    limit = np.maximum(most[hours.row[:-1]], most[hours.row[1:]])
    with np.errstate(invalid="ignore"):
        over = np.argwhere(both & (went > limit + 0.1))
    assert [told(battle, hours, h, u) for h, u in over] == []


def test_no_march_goes_on_at_more_than_four_kilometres_an_hour(
    battle: Battle, hours: Hours
) -> None:
    marching = modes(battle, hours, Mode.MARCH)
    window = np.lib.stride_tricks.sliding_window_view(marching, LONG_MARCH_H + 1, axis=0)
    afoot = window.all(axis=-1)
    went = distance_km(hours.lonlat[:-LONG_MARCH_H], hours.lonlat[LONG_MARCH_H:])
    over = np.argwhere(afoot & (went > FASTEST_LONG_MARCH_KM_H * LONG_MARCH_H + 0.5))
    assert [told(battle, hours, h, u) for h, u in over] == []


def test_a_march_rests_within_twenty_hours(battle: Battle, hours: Hours) -> None:
    """Nobody creeps by day and night: in any 20 hours a unit on foot stands still once."""
    moving = modes(battle, hours, Mode.MARCH) & (hours.speed > 0)
    window = np.lib.stride_tricks.sliding_window_view(moving, 21, axis=0).all(axis=-1)
    window &= ~following(battle)[None]
    found = {battle.scenario.units[u].id: told(battle, hours, h, u) for h, u in np.argwhere(window)}
    assert {unit: where for unit, where in found.items() if unit not in FORCED} == {}


def test_no_unit_marches_through_a_town_of_the_other_side(battle: Battle, hours: Hours) -> None:
    scenario = battle.scenario
    held = _holders(battle, hours)
    towns = list(held)
    points = np.array([scenario.places[town].lonlat for town in towns])
    holder = np.stack([held[town] for town in towns])
    fighting = {Status.ATTACKING}
    on_land = (
        modes(battle, hours, Mode.MARCH)
        | modes(battle, hours, Mode.ROAD)
        | modes(battle, hours, Mode.RAIL)
    )
    found = defaultdict(list)
    for hour, unit in np.argwhere(on_land & (hours.speed > 0) & ~following(battle)[None]):
        here = np.broadcast_to(hours.lonlat[hour, unit], points.shape)
        other = 1 - hours.side[hour, unit]
        near = (distance_km(points, here) < NEAR_TOWN_KM) & (holder[:, hour] == other)
        row = scenario.waypoints[hours.row[hour, unit]]
        if row.status in fighting:
            continue
        then = scenario.waypoints[hours.row[hour, unit] + 1]
        for town in np.flatnonzero(near):
            ends = np.array([end.lonlat for end in (row, then) if end.place]).reshape(-1, 2)
            away = distance_km(ends, np.broadcast_to(points[town], ends.shape))
            if not len(ends) or away.min() > AT_END_KM:
                found[scenario.units[unit].id, str(towns[town])].append(int(hour))
    passed = {key: format_time(int(hours.t_ms[h[0]])) for key, h in found.items()}
    assert {key: when for key, when in passed.items() if key not in THROUGH} == {}
    assert THROUGH.keys() <= passed.keys(), "an exception that is no longer needed"


def _holders(battle: Battle, hours: Hours) -> dict[Any, Array]:
    """Return of every town the position of its holder's side at every hour, -1 for neither."""
    scenario = battle.scenario
    position = {str(side.id): i for i, side in enumerate(scenario.sides)}
    rows = defaultdict(list)
    for row in scenario.control:
        if not row.account and scenario.places[row.place].kind in TOWNS:
            rows[row.place].append((int(row.t_ms), position.get(row.holder, -1)))
    found = {}
    for town, steps in rows.items():
        steps.sort()
        at = np.searchsorted([t for t, _ in steps], hours.t_ms, side="right") - 1
        found[town] = np.where(at >= 0, np.array([side for _, side in steps])[at], -1)
    return found
