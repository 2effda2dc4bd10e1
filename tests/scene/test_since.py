from __future__ import annotations

import pytest

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import HOUR_MS, parse_time
from liaoshen_viewer.scenario.model import PlaceId, SideId, UnitId
from liaoshen_viewer.scene.since import MOVED_KM, Since, since
from liaoshen_viewer.scene.summary import chain_of

PLA = SideId("pla")


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(find_scenario("liaoshen"))


def at(text: str) -> int:
    return parse_time(f"1948-{text}", 480)


def test_the_week_of_jinzhou_and_changchun(battle: Battle) -> None:
    found = since(battle, at("10-14T00:00"), at("10-19T12:00"))
    assert (PlaceId("jinzhou"), PLA) in found.fallen
    assert (UnitId("N-60A"), PLA) in found.went_over
    # Its divisions went with it and are not named again.
    assert UnitId("N-184D") not in {unit for unit, _ in found.moved}
    assert dict(found.losses)[SideId("nra")] > 100_000


@pytest.mark.parametrize("days", [("09-12T00:00", "09-25T00:00"), ("10-21T00:00", "10-28T12:00")])
def test_who_moved_is_said_once_and_truly(battle: Battle, days: tuple[str, str]) -> None:
    before_ms, now_ms = map(at, days)
    before, now = (state_at(battle.tracks, t_ms) for t_ms in (before_ms, now_ms))
    index = battle.scenario.unit_index
    moved = {index[unit]: km for unit, km in since(battle, before_ms, now_ms).moved}
    assert len(moved) > 10
    for row, km in moved.items():
        true_km = float(distance_km(before.lonlat_deg[row], now.lonlat_deg[row]))
        assert true_km > MOVED_KM
        assert abs(true_km - km) <= 0.5
        assert not moved.keys() & set(chain_of(now, row))
    assert list(moved.values()) == sorted(moved.values(), reverse=True)


@pytest.mark.parametrize("later_h", [0, -5])
def test_nothing_changes_before_it_is_later(battle: Battle, later_h: int) -> None:
    t_ms = at("10-14T00:00")
    found = since(battle, t_ms, t_ms + later_h * HOUR_MS)
    assert found == Since()
    assert found.is_empty
