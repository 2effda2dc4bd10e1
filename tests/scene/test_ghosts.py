"""Two accounts of one day: the other as ghosts, ours solid."""

from __future__ import annotations

import numpy as np
import pytest

from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.accounts import compile_accounts
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import GhostMarks
from liaoshen_viewer.scene.pick import unit_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from tests.sample import at, small_lines, small_scenario
from tests.scene.test_compose import battle, ground, measure, view

SCENARIO = small_scenario()
(BOOK,) = compile_accounts(SCENARIO, small_lines())
C04 = [str(unit.id) for unit in SCENARIO.units].index("C04")
JINXI = (120.8533, 40.7643)


def ghosts(when: str, *layers: str) -> list[GhostMarks]:
    shown = Shown(layers=frozenset({"units", *layers}))
    state = state_at(battle().tracks, at(when))
    scene = compose(
        battle(), ground(), state, view(1), shown, load_style(), measure, render, Keep()
    )  # fmt: skip
    for mark in scene.marks:
        if isinstance(mark, GhostMarks):
            assert unit_at(scene, *mark.signs.centre_px[0].tolist()) == "C04"
    return [mark for mark in scene.marks if isinstance(mark, GhostMarks)]


def test_an_account_tells_of_its_units_alone_and_by_the_same_functions() -> None:
    assert BOOK.id == "another-book"
    assert np.flatnonzero(BOOK.told).tolist() == [C04]
    theirs = state_at(BOOK.tracks, at("10-10T22:00"))
    assert theirs.lonlat_deg[C04] == pytest.approx(JINXI)


def test_before_it_differs_an_account_goes_with_ours() -> None:
    for when in ("10-10T13:00", "10-10T19:00"):
        ours, theirs = (state_at(t, at(when)) for t in (battle().tracks, BOOK.tracks))
        assert theirs.lonlat_deg[C04] == pytest.approx(ours.lonlat_deg[C04])


def test_a_ghost_stands_where_the_other_account_has_it_tied_to_ours() -> None:
    (found,) = ghosts("10-11T12:00", "accounts")
    assert found.account == "another-book"
    assert found.signs.ids.tolist() == ["C04"]
    jinxi = view(1).to_px(ground().projection.to_m(np.array([JINXI])))
    assert found.signs.true_px == pytest.approx(jinxi, abs=0.5)
    ours = state_at(battle().tracks, at("10-11T12:00")).lonlat_deg[[C04]]
    solid = view(1).to_px(ground().projection.to_m(ours))
    assert found.solid_px == pytest.approx(solid, abs=0.5)


def test_there_is_no_ghost_unasked_or_where_accounts_agree() -> None:
    assert ghosts("10-11T12:00") == []
    assert ghosts("10-10T13:00", "accounts") == []
