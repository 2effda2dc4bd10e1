from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.calendar import HOUR_MS, parse_time
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.folding import Field, Folded, by_scale, fold, weights_of_place
from liaoshen_viewer.scene.formations import moment_of, own_men
from liaoshen_viewer.scene.signs import UnitFacts, unit_facts
from liaoshen_viewer.scene.summary import hierarchy, order_of_battle, strengths
from tests.scene.told import men_of_signs

SCALES_M = (45.0, 181.0, 724.0)


@cache
def battle() -> Battle:
    return open_battle(find_scenario("liaoshen"))


@cache
def facts() -> UnitFacts:
    return unit_facts(battle().scenario)


def field(state: BattleState, m_per_pt: float, wanted: int = -1) -> Field:
    projection = Projection(battle().scenario.projection)
    xy_m = moment_of(state, projection).xy_m
    everyone = np.ones(len(xy_m), dtype=np.bool_)
    return Field(facts(), state, xy_m, m_per_pt, everyone, wanted)


def foldings(asked: Field) -> Iterator[Folded]:
    """Yield the folding of a scale, and all that follow when there is no room at all."""
    found: Folded | None = by_scale(asked)
    while found is not None:
        yield found
        found = fold(asked, found, np.ones(len(asked.asked), dtype=np.bool_))


def test_the_signs_speak_for_all_men_of_a_side_at_every_hour() -> None:
    scenario, clock = battle().scenario, battle().scenario.clock
    hours = range(clock.campaign_start_ms, clock.campaign_end_ms, HOUR_MS)
    for number, t_ms in enumerate(hours):
        state = state_at(battle().tracks, t_ms)
        figures = strengths(scenario, state, hierarchy(scenario, state))
        men = own_men(state, figures)
        folded = by_scale(field(state, SCALES_M[number % 3]))
        nowhere = folded.speaker < 0
        assert not state.visible[nowhere].any()
        spoken = men_of_signs(men, folded)
        assert not spoken[~folded.shown].any()
        for side, row in enumerate(
            order_of_battle(scenario, state).sides if number % 24 == 10 else ()
        ):
            own = state.side == side
            assert round(spoken[own].sum() + men[own & nowhere].sum()) == row.strength


def test_folding_loses_no_one_and_comes_to_an_end() -> None:
    scenario = battle().scenario
    for day in range(0, 52, 4):
        t_ms = scenario.clock.campaign_start_ms + day * 24 * HOUR_MS
        state = state_at(battle().tracks, t_ms)
        men = own_men(state, strengths(scenario, state, hierarchy(scenario, state)))
        for scale_m in SCALES_M:
            counts, sums = [], []
            for folded in foldings(field(state, scale_m)):
                counts.append(int(folded.shown.sum()))
                sums.append(men_of_signs(men, folded).sum())
                assert (folded.speaker[folded.speaker[folded.speaker >= 0]]
                        == folded.speaker[folded.speaker >= 0]).all()  # fmt: skip
                same = state.side[np.maximum(folded.speaker, 0)] == state.side
                assert same[folded.speaker >= 0].all()
            assert counts == sorted(set(counts), reverse=True)
            assert np.allclose(sums, sums[0])


def test_the_selected_formation_never_folds() -> None:
    t_ms = parse_time("1948-10-14T10:00", 480)
    state = state_at(battle().tracks, t_ms)
    for unit in ("D22", "N-93A", "C04", "N-P54D"):
        row = battle().scenario.unit_index[UnitId(unit)]
        for folded in foldings(field(state, 724.0, row)):
            assert folded.speaker[row] == row


def test_a_siege_is_not_drawn_in_the_town_that_it_besieges() -> None:
    state = state_at(battle().tracks, parse_time("1948-10-14T10:00", 480))
    asked = field(state, 724.0)
    men = np.ones(len(asked.asked))
    index = battle().scenario.unit_index
    for folded in foldings(asked):
        weight = weights_of_place(asked, folded, men)
        ring = index[UnitId("AG1")]
        spoken = np.flatnonzero((folded.speaker == ring) & (weight > 0))
        assert spoken.tolist() in ([], [ring])
