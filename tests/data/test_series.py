"""At every hour the formations of a side and its balancing row are the total of the side."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict

import pytest

from liaoshen_viewer.battle import Battle, bundled_scenarios, open_battle
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, parse_time
from liaoshen_viewer.scenario.model import Echelon, UnitId
from liaoshen_viewer.scene.men import men_over_time
from liaoshen_viewer.scene.series import total_losses
from liaoshen_viewer.scene.summary import Reckoning, order_of_battle

HEADS = {"pla": "NEFA", "nra": "N-NEHQ"}
COMMANDS = {Echelon.COMMAND, Echelon.ARMY_GROUP}
BEYOND = "counted among the losses beyond the estimates of the formations"
SPREAD_OVER_WEEKS = 3_000
"""Men at most by which a total may differ from the curve: rows longer than a week count weekly."""


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(bundled_scenarios()["liaoshen"])


def balances(battle: Battle) -> dict[str, list[tuple[int, int]]]:
    """Return the balance of each side after every change: what is left less what is beyond."""
    rest: dict[tuple[str, str], int] = {}
    found = defaultdict(list)
    for row in sorted(battle.scenario.strengths, key=lambda row: row.date_ms):
        if row.grade == "allocation" and not row.force.startswith("arrivals"):
            rest[row.side, row.force] = row.figures["strength"] * (-1 if row.force == BEYOND else 1)
            total = sum(men for (side, _), men in rest.items() if side == row.side)
            found[str(row.side)].append((int(row.date_ms), total))
    return found


def counted(battle: Battle, now: BattleState, side: int) -> int:
    """Return the men of a side: each formation's figure, without those under it."""
    below = defaultdict(list)
    for unit, above in enumerate(now.superior.tolist()):
        below[above].append(unit)

    def men(unit: int) -> int:
        row = battle.scenario.units[unit]
        if row.id == "LOCAL":
            return 0
        figure = float(now.strength[unit])
        if row.echelon in COMMANDS or math.isnan(figure):
            return sum(men(child) for child in below[unit])
        return round(figure)

    return sum(men(unit) for unit in below[-1] if now.side[unit] == side)


def test_formations_and_the_balancing_row_are_the_total_at_every_hour(battle: Battle) -> None:
    clock, index = battle.scenario.clock, battle.scenario.unit_index
    hours = range(clock.campaign_start_ms, clock.campaign_end_ms + 1, HOUR_MS)
    assert len(hours) == 52 * 24 + 1
    rest = balances(battle)
    for t_ms in hours:
        now = state_at(battle.tracks, t_ms)
        for position, side in enumerate(battle.scenario.sides):
            steps = rest[str(side.id)]
            balance = steps[bisect_right(steps, (t_ms, 10**9)) - 1][1]
            head = now.strength[index[UnitId(HEADS[str(side.id)])]]
            assert counted(battle, now, position) + balance == head, (side.id, t_ms)


def test_totals_fall_by_the_loss_curve_and_rise_by_what_arrives(battle: Battle) -> None:
    scenario, index = battle.scenario, battle.scenario.unit_index
    lost = total_losses(scenario)
    arrived = [row for row in scenario.strengths if row.force.startswith("arrivals")]
    total: dict[str, float] = {}
    gone_over = parse_time("1948-10-18T00:00", scenario.clock.offset_min)
    for column, t_ms in enumerate(lost.t_ms.tolist()):
        if not scenario.clock.campaign_start_ms <= t_ms <= scenario.clock.campaign_end_ms:
            continue
        now = state_at(battle.tracks, t_ms)
        came = sum(row.figures["strength"] for row in arrived if row.date_ms + DAY_MS <= t_ms)
        joined = 26_000 if t_ms >= gone_over else 0
        red, blue = lost.values[:, column]
        total = {side: float(now.strength[index[UnitId(head)]]) for side, head in HEADS.items()}
        assert total["pla"] == pytest.approx(700_000 - red + joined, abs=SPREAD_OVER_WEEKS)
        assert total["nra"] == pytest.approx(550_000 + came - blue, abs=SPREAD_OVER_WEEKS)
    assert (total["pla"], total["nra"]) == (657_000, 139_000)


def test_the_panel_and_the_chart_show_these_totals(battle: Battle) -> None:
    scenario = battle.scenario
    series = men_over_time(scenario, battle.tracks)
    for day, red, blue in (("09-12", 700_000, 550_000), ("10-16", 662_527, 473_800),
                           ("11-02", 659_151, 191_550)):  # fmt: skip
        t_ms = parse_time(f"1948-{day}", scenario.clock.offset_min)
        sides = order_of_battle(scenario, state_at(battle.tracks, t_ms)).sides
        assert [side.strength for side in sides] == [red, blue]
        assert series.sides[:, series.t_ms.tolist().index(t_ms)].tolist() == [red, blue]


def test_a_share_of_losses_is_told_as_an_allocation(battle: Battle) -> None:
    scenario = battle.scenario
    now = state_at(battle.tracks, parse_time("1948-10-15T00:00", scenario.clock.offset_min))
    order = order_of_battle(scenario, now)
    column = order.units[scenario.unit_index[UnitId("C04")]]
    assert (column.strength, column.reckoning) == (36_301, Reckoning.ALLOCATED)
    stated = order.units[scenario.unit_index[UnitId("N-9AG")]]
    assert stated.reckoning is Reckoning.ALLOCATED
    early = state_at(battle.tracks, parse_time("1948-10-03T12:00", scenario.clock.offset_min))
    group = order_of_battle(scenario, early).units[scenario.unit_index[UnitId("N-9AG")]]
    assert (group.strength, group.reckoning) == (120_000, Reckoning.STATED)
