from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.meter import runs
from liaoshen_viewer.report import RING_KEYS, as_json
from liaoshen_viewer.scenario.calendar import parse_time
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.meter_marks import Dial, MeterPlate
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.scene.views import camera_for

BATTLE = open_battle(find_scenario("liaoshen"))
GROUND = project_ground(BATTLE.basemap, Projection(BATTLE.scenario.projection))
SHOWN = Shown(layers=frozenset({"encirclement"}))


def measure(text: str, size_px: float, bold: bool) -> float:
    return size_px * 0.6 * len(text)


def dials(when: str, shown: Shown = SHOWN) -> tuple[Dial, ...]:
    state = state_at(BATTLE.tracks, parse_time(f"1948-{when}", 480))
    camera = camera_for(BATTLE.scenario.views[0], GROUND.projection, (1_920, 1_080))
    scene = compose(
        BATTLE, GROUND, state, camera, shown, load_style(), measure, render, Keep()
    )  # fmt: skip
    plates = [mark for mark in scene.marks if isinstance(mark, MeterPlate)]
    return plates[0].dials if plates else ()


def test_a_force_has_a_dial_while_it_is_shut_in_or_selected() -> None:
    def titles(when: str) -> list[str]:
        return [dial.title.split(" (")[0] for dial in dials(when)]

    assert titles("10-12T06:00") == ["1st Army Group", "6th Army Group"]
    assert "9th Army Group" in titles("10-26T08:00")
    chosen = dials("10-12T06:00", replace(SHOWN, selected=UnitId("N-9AG")))
    assert chosen[0].title.startswith("9th Army Group")
    assert chosen[0].note.startswith("widest gap")


def test_the_share_is_never_rounded_up_to_all() -> None:
    for dial in dials("10-05T00:00"):
        assert (dial.share == "100 %") == all(dial.closed)


def test_the_state_tells_the_rings_of_army_groups() -> None:
    state = state_at(BATTLE.tracks, parse_time("1948-10-12", 480))
    rows = {
        row["force"]: row for row in json.loads(as_json(BATTLE.scenario, state))["encirclement"]
    }
    assert all(set(row) == set(RING_KEYS) for row in rows.values())
    assert rows["N-6AG"]["closed"] == 1.0
    assert rows["N-6AG"]["widest_gap_km"] == 0.0
    assert rows["N-8AG"]["widest_gap_km"] is None


@given(st.lists(st.booleans(), min_size=1, max_size=30).map(tuple))
def test_runs_cover_what_is_closed_and_nothing_else(closed: tuple[bool, ...]) -> None:
    inked = [False] * len(closed)
    for first, count in runs(closed):
        for i in range(first, first + count):
            assert not inked[i % len(closed)]
            inked[i % len(closed)] = True
    assert tuple(inked) == closed
