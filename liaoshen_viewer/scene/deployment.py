"""The layouts of a battle's signs at its anchors, kept under what they depend on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.anchors import (
    MOST_TRIES,
    Anchor,
    Hours,
    Sheet,
    Trial,
    first_trial,
    nearer,
    next_trial,
)
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
    towns_m,
)
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LabelLayout, Lettering
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.scene.names_at import names_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs import UnitFacts, unit_facts
from liaoshen_viewer.scene.summary import commanded


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
    at_hand = all(crowd.known(corner) for corner in wanted)
    corners = [(corner.weight, crowd.anchor(corner)) for corner in wanted]
    if at_hand:
        crowd.look_ahead(wanted)
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

    def known(self, corner: Corner) -> bool:
        """Tell whether an anchor is at hand."""
        return self.keep.has(self._key(corner, None))

    def look_ahead(self, corners: list[Corner]) -> None:
        """Do a little of what the next hours will ask for, if nothing is left to do for this one.

        A layout takes several trials; one of them is a slice short enough to be between frames.
        """
        first, last = corners[0].hour, corners[-1].hour
        for hour in (last + 1, first - 1):
            for corner in corners:
                if self._slice(replace(corner, hour=hour)):
                    return

    def _slice(self, corner: Corner) -> bool:
        """Do one trial towards an anchor; False if it is there."""
        if self.keep.has(self._key(corner, None)):
            return False
        farther = replace(corner, band=corner.folding)
        for number in range(MOST_TRIES):
            known = self.keep.has(("trial", number, self._key(farther, None)))
            if self._trial(farther, None, number) is None:
                break
            if not known:
                return True
        self._kept(corner, None)
        return True

    def _key(self, corner: Corner, wanted: UnitId | None) -> tuple[object, ...]:
        return ("anchor", corner.hour, corner.folding, corner.band, self.lettering,
                self.command, self.hidden, wanted)  # fmt: skip

    def _kept(self, corner: Corner, wanted: UnitId | None) -> Anchor:
        return self.keep.get(self._key(corner, wanted), lambda: self._solved(corner, wanted))

    def _solved(self, corner: Corner, wanted: UnitId | None) -> Anchor:
        if corner.band != corner.folding:
            farther = self._kept(replace(corner, band=corner.folding), wanted)
            return nearer(*self._asked(corner, wanted), farther)
        found = None
        for number in range(MOST_TRIES):
            trial = self._trial(corner, wanted, number)
            if trial is None:
                break
            found = trial
        assert found is not None, "the first trial is always made"
        return found.anchor

    def _trial(self, corner: Corner, wanted: UnitId | None, number: int) -> Trial | None:
        def make() -> Trial | None:
            if number == 0:
                return first_trial(*self._asked(corner, wanted))
            before = self._trial(corner, wanted, number - 1)
            return None if before is None else next_trial(*self._asked(corner, wanted), before)

        return self.keep.get(("trial", number, self._key(corner, wanted)), make)

    def _asked(self, corner: Corner, wanted: UnitId | None) -> tuple[Field, Hours, Sheet]:
        hours = self._hours(corner.hour)
        return self._field(hours, corner.band, wanted), hours, self._sheet(corner.band)

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
        names, scale_m = self.names(band), band_m_per_pt(band)
        return self.keep.get(
            ("sheet", band, self.lettering),
            lambda: sheet_of(names, scale_m, towns_m(self.ground, scale_m)),
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
