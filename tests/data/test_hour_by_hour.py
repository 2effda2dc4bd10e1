"""The campaign sampled every hour of its 52 days, without the allowances that `review` makes."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.water import is_sea
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.review.pace import FASTEST_KM_H
from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time
from liaoshen_viewer.scenario.model import Branch, Mode

Array = NDArray[Any]
TOP = Path(__file__).resolve().parents[2]
HISTORY, SCENARIO = TOP / "tools" / "history", TOP / "scenarios" / "liaoshen"


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


def test_no_leg_goes_on_for_days(battle: Battle, hours: Hours) -> None:
    """Nothing creeps for weeks. The longest is Lin Biao's train: two days by Harbin to Baicheng."""
    longest = max(
        len(list(run))
        for column in np.where(hours.speed > 0, hours.row, -1).T.tolist()
        for row, run in groupby(column)
        if row >= 0
    )
    assert 48 <= longest <= 51


def test_the_field_army_goes_on_foot_unless_a_note_names_a_train() -> None:
    """Rows that go with a column ride with it; halts on the way belong to the row before."""
    with (HISTORY / "maps" / "leg_modes.csv").open(encoding="utf-8", newline="") as file:
        set_by_hand = {(row["unit"], row["time"]): row["note"] for row in csv.DictReader(file)}
    with (SCENARIO / "waypoints.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["unit"].startswith("N-")]
    with (SCENARIO / "units.csv").open(encoding="utf-8", newline="") as file:
        ids = {row["name_en"]: row["id"] for row in csv.DictReader(file)}
    riding = [row for row in rows if row["mode"] == "rail" and "Halt, computed" not in row["note"]]
    assert len(riding) > 10
    for row in riding:
        followed = re.search(r"Goes with the (.+), computed", row["note"])
        key = (ids[followed[1]] if followed else row["unit"], row["time"])
        assert re.search("[Tt]rain|rail", f"{row['note']} {set_by_hand.get(key, '')}"), key
    assert {row["mode"] for row in rows} == {"march", "road", "rail", ""}
