"""The layouts of a battle's signs at its anchors, kept under what they depend on.

They are kept in memory by the hour, and on disk by the day: `scene.layouts_apart` solves the days
to come in another process, and a film solves the day that it is at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.cellar import fetch, is_kept, mark_of, store
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.state import state_at
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
from liaoshen_viewer.scene.bands import band_m_per_pt
from liaoshen_viewer.scene.days import DAY_HOURS, Day, day_of, packed, unpacked
from liaoshen_viewer.scene.folding import Field
from liaoshen_viewer.scene.formations import (
    Corner,
    Moment,
    hours_of,
    moment_of,
    sheet_of,
    towns_m,
)
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.names_at import names_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs import UnitFacts, unit_facts
from liaoshen_viewer.scene.summary import commanded

KIND: Final = "layouts"
DAYS_KEPT: Final = 1_000
"""On disk, at 4 to 8 kB each for 200 formations."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose signs are laid out."""

    command: UnitId | None = None
    """Only this formation and those under it have signs."""
    hidden: frozenset[UnitId] = frozenset()
    """These and those under them have none."""
    wanted: UnitId | None = None
    """Has a sign of its own in any case."""


def deployment_of(
    keep: Keep,
    battle: Battle,
    ground: Ground,
    lettering: Lettering,
    shown: Shown,
    measure: Measure,
) -> Deployment:
    """Return who answers where the signs stand that are shown."""

    def sheet(band: int) -> Sheet:
        names, scale_m = names_at(keep, ground, band, lettering, measure), band_m_per_pt(band)
        return keep.get(
            ("sheet", band, lettering),
            lambda: sheet_of(names, scale_m, towns_m(ground, scale_m)),
        )

    facts = keep.get("facts", lambda: unit_facts(battle.scenario))
    asked = Asked(shown.command, shown.hidden, shown.selected)
    return Deployment(battle, ground.projection, facts, keep, sheet, lettering, asked)


@dataclass(frozen=True, slots=True)
class Deployment:
    """Answers where the signs stand at anchors."""

    battle: Battle
    projection: Projection
    facts: UnitFacts
    keep: Keep
    sheet: Callable[[int], Sheet]
    """What lies on the map at a band, besides the signs."""
    lettering: Lettering
    """How its names are written."""
    asked: Asked

    def anchor(self, corner: Corner) -> Anchor:
        """Return the layout at a whole hour and a fixed scale."""
        usual = self._kept(corner, self.usual)
        if self.usual == self.asked or self._speaks_for_itself(usual):
            return usual
        return self._kept(corner, self.asked)

    @property
    def usual(self) -> Asked:
        """What is asked but for the formation that has a sign in any case."""
        return replace(self.asked, wanted=None) if self.asked.wanted else self.asked

    def _speaks_for_itself(self, usual: Anchor) -> bool:
        """Tell whether the wanted formation has a sign of its own anyhow, or is none."""
        row = self._wanted_row()
        return row < 0 or bool(usual.folded.speaker[row] == row)

    def _wanted_row(self) -> int:
        return self.battle.scenario.unit_index.get(self.asked.wanted or UnitId(""), -1)

    def known(self, corner: Corner) -> bool:
        """Tell whether an anchor is at hand."""
        key = self._key(corner, self.usual)
        return self.keep.has(key) or self.day(corner, self.usual) is not None

    def look_ahead(self, corners: list[Corner]) -> None:
        """Do a little of what the next hours will ask for, if nothing is left to do for this one.

        A layout takes several trials; one of them is a slice short enough to be between frames.
        """
        first, last = corners[0].hour, corners[-1].hour
        for hour in (last + 1, first - 1):
            for corner in corners:
                if self._slice(replace(corner, hour=hour)):
                    return

    def day(self, corner: Corner, asked: Asked) -> Day | None:
        """Return the record of an anchor's day, if there is one."""
        number = corner.hour // DAY_HOURS
        key = ("day", corner.folding, number, self.lettering, asked)
        if not self.keep.has(key):
            mark = self._mark(corner.folding, number, asked)
            content = fetch(KIND, mark) if mark else None
            found = unpacked(content, len(self.battle.scenario.units))
            if found is None:
                return None
            self.keep.get(key, lambda: found)
        return self.keep.get(key, lambda: None)

    def day_kept(self, corner: Corner, asked: Asked) -> bool:
        """Tell whether the record of an anchor's day is on disk."""
        mark = self._mark(corner.folding, corner.hour // DAY_HOURS, asked)
        return bool(mark) and is_kept(KIND, mark)

    def left(self, corner: Corner) -> Asked | None:
        """Return what is still to be laid out of an anchor's day; None if nothing is.

        With the wanted formation only where it has no sign anyhow.
        """
        if not self.day_kept(corner, self.usual):
            return self.usual
        if self.usual == self.asked or self.day_kept(corner, self.asked):
            return None
        day, row = self.day(corner, self.usual), self._wanted_row()
        return None if day is None or (day.speaker[:, row] == row).all() else self.asked

    def solve_day(self, corner: Corner, asked: Asked) -> Iterator[None]:
        """Lay out all hours of an anchor's day, one at a time, and keep the record."""
        number, near, far = corner.hour // DAY_HOURS, list[Anchor](), list[Anchor]()
        for hour in range(number * DAY_HOURS, (number + 1) * DAY_HOURS):
            for band, found in ((corner.folding, far), (corner.folding - 1, near)):
                found.append(self._kept(replace(corner, hour=hour, band=band), asked))
            yield
        day = day_of(near, far)
        self.keep.get(("day", corner.folding, number, self.lettering, asked), lambda: day)
        if mark := self._mark(corner.folding, number, asked):
            store(KIND, mark, packed(day), DAYS_KEPT)

    def _mark(self, folding: int, number: int, asked: Asked) -> str:
        """Return the mark of all that a day's layouts depend on; empty if that is not known."""
        if not self.battle.mark:
            return ""
        about = self.keep.get(
            ("about days", folding, self.lettering, asked), lambda: self._about(folding, asked)
        )
        return mark_of(about, number)

    def _about(self, folding: int, asked: Asked) -> str:
        sheets = [self.sheet(band) for band in (folding, folding - 1)]
        lying = [part.tobytes() for it in sheets
                 for part in (it.name_m, it.name_half_pt, it.name, it.town_m)]  # fmt: skip
        who = asked.command, sorted(asked.hidden), asked.wanted
        return mark_of(self.battle.mark, self.battle.scenario.projection, folding, who, *lying)

    def _slice(self, corner: Corner) -> bool:
        """Do one trial towards an anchor; False if it is there."""
        if self.known(corner):
            return False
        farther = replace(corner, band=corner.folding)
        for number in range(MOST_TRIES):
            known = self.keep.has(("trial", number, self._key(farther, self.usual)))
            if self._trial(farther, self.usual, number) is None:
                break
            if not known:
                return True
        self._kept(corner, self.usual)
        return True

    def _key(self, corner: Corner, asked: Asked) -> tuple[object, ...]:
        return ("anchor", corner.hour, corner.folding, corner.band, self.lettering, asked)

    def _kept(self, corner: Corner, asked: Asked) -> Anchor:
        return self.keep.get(self._key(corner, asked), lambda: self._found(corner, asked))

    def _found(self, corner: Corner, asked: Asked) -> Anchor:
        day = self.day(corner, asked)
        if day is None:
            return self._solved(corner, asked)
        return day.anchor(corner.hour % DAY_HOURS, far=corner.band == corner.folding)

    def _solved(self, corner: Corner, asked: Asked) -> Anchor:
        if corner.band != corner.folding:
            farther = self._kept(replace(corner, band=corner.folding), asked)
            return nearer(*self._given(corner, asked), farther)
        found = None
        for number in range(MOST_TRIES):
            trial = self._trial(corner, asked, number)
            if trial is None:
                break
            found = trial
        assert found is not None, "the first trial is always made"
        return found.anchor

    def _trial(self, corner: Corner, asked: Asked, number: int) -> Trial | None:
        def make() -> Trial | None:
            if number == 0:
                return first_trial(*self._given(corner, asked))
            before = self._trial(corner, asked, number - 1)
            return None if before is None else next_trial(*self._given(corner, asked), before)

        return self.keep.get(("trial", number, self._key(corner, asked)), make)

    def _given(self, corner: Corner, asked: Asked) -> tuple[Field, Hours, Sheet]:
        hours = self._hours(corner.hour)
        return self._field(hours, corner.band, asked), hours, self.sheet(corner.band)

    def _field(self, hours: Hours, band: int, asked: Asked) -> Field:
        scenario = self.battle.scenario
        some = np.ones(len(scenario.units), dtype=np.bool_)
        if asked.command is not None:
            some &= commanded(scenario, hours.state, (asked.command,))
        if asked.hidden:
            some &= ~commanded(scenario, hours.state, asked.hidden)
        row = scenario.unit_index[asked.wanted] if asked.wanted is not None else -1
        return Field(self.facts, hours.state, hours.xy_m[1], band_m_per_pt(band), some, row)

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
        return moment_of(state, self.projection)

    def _t_ms(self, hour: int) -> int:
        clock = self.battle.scenario.clock
        return min(max(hour * HOUR_MS, clock.start_ms), clock.end_ms)
