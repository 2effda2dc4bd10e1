"""The layouts of a battle's signs at its anchors, kept under what they depend on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, FloatArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.anchors import Anchor, Hours, Sheet, nearer, solve
from liaoshen_viewer.scene.bands import band_m_per_pt, m_per_pt, time_blend
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.folding import Field
from liaoshen_viewer.scene.formations import (
    ANCHOR_MS,
    Corner,
    Moment,
    blended,
    corners_of,
    hours_of,
    moment_of,
    sheet_of,
    sign_marks,
)
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LabelLayout, Lettering
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.scene.names_at import names_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs import UnitFacts, unit_facts
from liaoshen_viewer.scene.summary import commanded

TOWN_RANK: Final = 1
"""Round places of this rank signs keep their side, and garrisons their middle."""


def signs_at(
    keep: Keep,
    battle: Battle,
    ground: Ground,
    state: BattleState,
    camera: Camera,
    lettering: Lettering,
    shown: Shown,
    measure: Measure,
) -> SignMarks:
    """Return the signs of a moment for a camera, on the whole map."""
    scenario, projection = battle.scenario, ground.projection
    facts = keep.get("facts", lambda: unit_facts(scenario))
    moment = moment_of(state, projection)

    def names(band: int) -> LabelLayout:
        return names_at(keep, ground, band, lettering, measure)

    crowd = Deployment(
        battle, ground, facts, keep, names, lettering, shown.command, shown.hidden,
        shown.selected,
    )  # fmt: skip
    wanted = corners_of(time_blend(state.t_ms, ANCHOR_MS), m_per_pt(camera))
    corners = [(corner.weight, crowd.anchor(corner)) for corner in wanted]
    signs = blended(corners, moment.xy_m, m_per_pt(camera))
    return sign_marks(scenario, facts, moment, signs, camera, projection, shown.selected)


@dataclass(frozen=True, slots=True)
class Deployment:
    """Answers where the signs stand at anchors."""

    battle: Battle
    ground: Ground
    facts: UnitFacts
    keep: Keep
    names: Callable[[int], LabelLayout]
    """The names of a band."""
    lettering: Lettering
    command: UnitId | None
    """Only this formation and those under it have signs."""
    hidden: frozenset[UnitId]
    """These and those under them have none."""
    selected: UnitId | None
    """Has a sign of its own in any case."""

    def anchor(self, corner: Corner) -> Anchor:
        """Return the layout at a whole hour and a fixed scale."""
        usual = self._kept(corner, None)
        row = self.battle.scenario.unit_index.get(self.selected, -1) if self.selected else -1
        if self.selected is None or row < 0 or usual.folded.speaker[row] == row:
            return usual
        return self._kept(corner, self.selected)

    def _kept(self, corner: Corner, wanted: UnitId | None) -> Anchor:
        key = ("anchor", corner.hour, corner.folding, corner.band, self.lettering,
               self.command, self.hidden, wanted)  # fmt: skip
        return self.keep.get(key, lambda: self._solved(corner, wanted))

    def _solved(self, corner: Corner, wanted: UnitId | None) -> Anchor:
        hours = self._hours(corner.hour)
        field, sheet = self._field(hours, corner.band, wanted), self._sheet(corner.band)
        if corner.band == corner.folding:
            return solve(field, hours, sheet)
        farther = self._kept(replace(corner, band=corner.folding), wanted)
        return nearer(field, hours, sheet, farther)

    def _field(self, hours: Hours, band: int, wanted: UnitId | None) -> Field:
        scenario = self.battle.scenario
        asked = np.ones(len(scenario.units), dtype=np.bool_)
        if self.command is not None:
            asked &= commanded(scenario, hours.state, (self.command,))
        if self.hidden:
            asked &= ~commanded(scenario, hours.state, self.hidden)
        row = scenario.unit_index[wanted] if wanted is not None else -1
        return Field(self.facts, hours.state, hours.xy_m[1], band_m_per_pt(band), asked, row)

    def _sheet(self, band: int) -> Sheet:
        names = self.names(band)
        return self.keep.get(
            ("sheet", band, self.lettering),
            lambda: sheet_of(names, band_m_per_pt(band), self._towns_m()),
        )

    def _hours(self, hour: int) -> Hours:
        return self.keep.get(("hours", hour), lambda: self._hours_at(hour))

    def _hours_at(self, hour: int) -> Hours:
        alive = state_at(self.battle.tracks, self._t_ms(hour))
        moments = (self._moment(hour + step) for step in (-1, 0, 1))
        return hours_of(self.battle.scenario, self.facts, alive, *moments)

    def _moment(self, hour: int) -> Moment:
        return self.keep.get(("moment", hour), lambda: self._moment_at(hour))

    def _moment_at(self, hour: int) -> Moment:
        state = state_at(self.battle.tracks, self._t_ms(hour), outlines=True)
        return moment_of(state, self.ground.projection)

    def _t_ms(self, hour: int) -> int:
        clock = self.battle.scenario.clock
        return min(max(hour * HOUR_MS, clock.start_ms), clock.end_ms)

    def _towns_m(self) -> FloatArray:
        ranks = np.array([place.rank for place in self.ground.places])
        return self.ground.places_m[ranks <= TOWN_RANK]
