"""What a card says of a formation, and where a position is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.dossier import Dossier, dossier, lone_sign, next_stop, previous_stop
from liaoshen_viewer.scene.summary import order_of_battle
from liaoshen_viewer.scene.whereabouts import gazetteer, whereabouts
from tests.sample import at, small_lines, small_scenario

SCENARIO = small_scenario()
TRACKS = compile_tracks(SCENARIO, small_lines())
TOWNS = gazetteer(SCENARIO)


def known(unit: str, when: str) -> Dossier:
    state = state_at(TRACKS, at(when))
    return dossier(SCENARIO, state, order_of_battle(SCENARIO, state), UnitId(unit))


@pytest.mark.parametrize(
    ("unit", "when", "carrier", "stops", "present"),
    [
        ("C04", "10-10T11:00", None, 2, -1),
        ("C04", "10-10T12:00", None, 2, 0),
        ("C04", "10-12", None, 2, 1),
        ("C02-4D", "10-12", "C02", 3, 1),
    ],
)
def test_the_way(unit: str, when: str, carrier: str | None, stops: int, present: int) -> None:
    found = known(unit, when)
    assert (found.carrier, len(found.stops), found.present) == (carrier, stops, present)


@pytest.mark.parametrize(
    ("when", "superior", "below"), [("10-12", "N-93A", ()), ("10-13", "C02", ())]
)
def test_the_chain_is_that_of_the_day(when: str, superior: str, below: tuple[str, ...]) -> None:
    found = known("N-184D", when)
    assert (found.superior, found.subordinates) == (superior, below)
    assert ("N-184D" in known(superior, when).subordinates) is True


def test_steps_from_stop_to_stop() -> None:
    found = known("C02", "10-12")
    assert next_stop(found, at("10-12")) == at("10-12T22:00")
    assert previous_stop(found, at("10-12")) == at("10-11T18:00")
    assert next_stop(found, at("10-13")) is None
    assert previous_stop(found, at("10-09")) is None


def test_the_lone_sign_has_the_side_of_the_day() -> None:
    for when, colour in (("10-12", "blue"), ("10-13", "red")):
        sign = lone_sign(SCENARIO, state_at(TRACKS, at(when)), UnitId("N-184D"), 30.0)
        assert sign.colour.tolist() == [colour]
        assert sign.frame_px[0, 1] == 30.0


@pytest.mark.parametrize(
    ("lonlat", "place", "km", "octant"),
    [
        ((121.1417, 41.1078), "Jinzhou", 0, ""),
        ((120.937, 40.846), "Tashan", 0, ""),
        ((121.1417, 41.2578), "Jinzhou", 17, "N"),
        ((121.24, 41.2067), "Jinzhou", 14, "NE"),
        ((123.3, 41.7922), "Shenyang", 11, "W"),
    ],
)
def test_whereabouts(lonlat: tuple[float, float], place: str, km: int, octant: str) -> None:
    found = whereabouts(TOWNS, lonlat)
    assert found is not None
    assert (found.place.en, found.km, found.octant) == (place, km, octant)


def test_nowhere_without_places() -> None:
    assert whereabouts(gazetteer(replace(SCENARIO, places={})), (121.0, 41.0)) is None
