"""The figures that charts draw: strengths, losses, prisoners, towns and ground held, over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import FloatArray, IntArray
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import (
    Certainty,
    ChangeKind,
    Echelon,
    LossRow,
    Names,
    Scenario,
    Side,
    SideId,
    Unit,
    UnitId,
)
from liaoshen_viewer.scene.men import Men, men_over_time
from liaoshen_viewer.scene.series import (
    Series,
    held_at,
    loss_series,
    loss_times,
    losses_of,
    total_losses,
    without_empty,
)
from liaoshen_viewer.scene.summary import chain_of, hierarchy
from liaoshen_viewer.tables import csv_text

NOTES: Final = tuple(
    Message(f"scene.chart_note_{what}") for what in ("strengths", "losses", "towns", "area")
)
"""Where all figures come from."""
MOST_FORCES: Final = 6
FEWEST_FORCES: Final = 3
SHADES: Final = ((0.0, 0), (0.42, 0), (0.0, 1), (0.42, 1), (0.0, 2), (0.42, 2))
"""How curves of one side are told apart: how pale, and which dashes."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a chart."""

    key: str
    """A side's or a formation's id, for tables."""
    names: Names
    values: FloatArray
    """(k,) nan where unknown."""
    colour: str
    """The name of a side's colour."""
    kind: Message | None = None
    """What of the named is counted, where a chart has several kinds."""
    shade: tuple[float, int] = SHADES[0]
    exact: frozenset[float] = frozenset()
    """Values that sources give, told as they stand; others are told in hundreds."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one chart shows. Equal ones give equal charts."""

    id: str
    title: Message
    note: Message
    """Where the figures come from."""
    t_ms: IntArray
    """(k,) rising."""
    curves: tuple[Curve, ...]
    steps: bool = True
    """Whether a value holds until the next time; else it changes evenly up to that."""
    about: Names | None = None
    """The side whose forces are shown."""

    def heading(self, language: str, translate: Translate) -> str:
        """Return the chart's title in a language."""
        if self.about is None:
            return translate(self.title)
        return translate(Message(self.title.id, {"side": self.about.in_language(language)}))


def strength(battle: Battle) -> Figures:
    """Return the men of both sides, as the order of battle sums them."""
    men = men_over_time(battle.scenario, battle.tracks)
    curves = _of_sides(battle.scenario, Series(men.t_ms, men.sides))
    return _figures("strength", men.t_ms, curves, "strengths")


def losses(battle: Battle) -> Figures:
    """Return all losses since the first day; of a side without rows nothing is known."""
    series = without_empty(total_losses(battle.scenario))
    return _figures("losses", series.t_ms, _of_sides(battle.scenario, series), "losses")


def prisoners(battle: Battle) -> Figures:
    """Return those taken, and those that went over, since the first day."""
    scenario = battle.scenario
    curves: list[Curve] = []
    for shade, kind in zip(SHADES, ("captured", "defected", "evacuated"), strict=False):
        series = without_empty(loss_series(scenario, kind))
        said = Message(f"scene.loss_{kind}")
        curves += _of_sides(scenario, series, said, shade)
    known = tuple(curve for curve in curves if np.isfinite(curve.values).any())
    return _figures("prisoners", loss_times(scenario), known, "losses")


def towns(battle: Battle) -> Figures:
    """Return how many towns each side holds."""
    # Here, so that starting does not wait for what areas need.
    from liaoshen_viewer.scene.holdings import towns_held

    series = towns_held(battle.scenario)
    return _figures("towns", series.t_ms, _of_sides(battle.scenario, series), "towns")


def area(battle: Battle) -> Figures:
    """Return how much ground each side holds, in square kilometres."""
    from liaoshen_viewer.scene.holdings import area_held_km2

    series = area_held_km2(battle)
    return _figures("area", series.t_ms, _of_sides(battle.scenario, series), "area")


def strength_by_force(battle: Battle, side: Side) -> Figures:
    """Return the men of a side's largest forces."""
    men = men_over_time(battle.scenario, battle.tracks)
    forces = _largest(battle, side.id, men.units)
    curves = _of_forces(battle.scenario, side, forces, men.units[forces])
    return _figures("forces", men.t_ms, curves, "strengths", side)


def losses_by_force(battle: Battle, side: Side) -> Figures:
    """Return the losses of a side's largest forces, those under them counted with them.

    A row of losses belongs to the force that its first formation stood under when it began.
    """
    scenario = battle.scenario
    men = men_over_time(scenario, battle.tracks)
    forces = _largest(battle, side.id, men.units)
    rows: list[list[LossRow]] = [[] for _ in forces]
    for row in scenario.losses:
        if row.units and not row.account:
            unit = scenario.unit_index[row.units[0]]
            state = state_at(battle.tracks, row.start_ms)
            over = [unit, *chain_of(state, unit)]
            found = [i for i, force in enumerate(forces) if force in over]
            if found:
                rows[found[0]].append(row)
    times = loss_times(scenario)
    values = [losses_of(of_force, times) for of_force in rows]
    told = tuple(c for c in _of_forces(scenario, side, forces, values) if c.values.any())
    return _figures("losses_forces", times, told, "losses", side)


Make = Callable[[Battle], Figures]


def charts_of(scenario: Scenario) -> dict[str, Make]:
    """Return what can be charted, by the names that the command line knows, in reading order."""
    made: dict[str, Make] = {
        "strength": strength,
        "losses": losses,
        "prisoners": prisoners,
        "towns": towns,
        "area": area,
    }
    for side in scenario.sides:
        made[f"forces-{side.id}"] = partial(strength_by_force, side=side)
    for side in scenario.sides:
        if _has_losses(scenario, side.id):
            made[f"losses-{side.id}"] = partial(losses_by_force, side=side)
    return made


def as_csv(figures: Figures) -> str:
    """Return figures as comma-separated values: a date, then a column for every curve.

    A value that is not known stays empty.
    """

    def cells(column: int) -> list[str]:
        values = [float(curve.values[column]) for curve in figures.curves]
        return ["" if np.isnan(value) else f"{value:.0f}" for value in values]

    rows = [[format_time(t), *cells(column)] for column, t in enumerate(figures.t_ms.tolist())]
    return csv_text(["date", *(curve.key for curve in figures.curves)], rows)


def values_at(figures: Figures, curve: Curve, times: IntArray) -> FloatArray:
    """Return a curve's values at some moments, (n,); nan where unknown."""
    if figures.steps:
        return held_at(figures.t_ms, curve.values, times)
    between: FloatArray = np.interp(times, figures.t_ms, curve.values)
    return between


def value_at(figures: Figures, curve: Curve, t_ms: int) -> float:
    """Return a curve's value at a moment; nan where unknown."""
    return float(values_at(figures, curve, np.array([t_ms]))[0])


def _figures(
    name: str, t_ms: IntArray, curves: tuple[Curve, ...], note: str, side: Side | None = None
) -> Figures:
    title, told = Message(f"scene.chart_{name}"), Message(f"scene.chart_note_{note}")
    steps, about = note != "losses", None if side is None else side.short
    return Figures(name, title, told, t_ms, curves, steps, about)


def _of_sides(
    scenario: Scenario,
    series: Series,
    kind: Message | None = None,
    shade: tuple[float, int] = SHADES[0],
) -> tuple[Curve, ...]:
    suffix = f"_{kind.id.rsplit('_')[-1]}" if kind else ""
    return tuple(
        Curve(f"{side.id}{suffix}", side.short, values, side.colour, kind, shade)
        for side, values in zip(scenario.sides, series.values, strict=True)
    )


def _of_forces(
    scenario: Scenario, side: Side, forces: Sequence[int], values: Iterable[FloatArray]
) -> tuple[Curve, ...]:
    units = [scenario.units[i] for i in forces]
    return tuple(
        Curve(unit.id, unit.names, row, side.colour, None, shade, _stated(scenario, unit))
        for unit, row, shade in zip(units, values, SHADES, strict=False)
    )


def _stated(scenario: Scenario, unit: Unit) -> frozenset[float]:
    """Return the figures of men that sources give for a formation."""
    later = [
        float(row.after)
        for row in scenario.changes
        if row.unit == unit.id and row.kind is ChangeKind.STRENGTH and not row.account
        and row.certainty is not Certainty.RECONSTRUCTED
    ]  # fmt: skip
    return frozenset([*later, *([] if unit.strength is None else [float(unit.strength)])])


def strength_of(battle: Battle, men: Men, unit: UnitId) -> Figures:
    """Return the men of one formation; a chart without curves where they are not known."""
    scenario = battle.scenario
    i = scenario.unit_index[unit]
    side = next(side for side in scenario.sides if side.id == scenario.units[i].side)
    curves = _of_forces(scenario, side, [i], [men.units[i]])
    return _figures("strength", men.t_ms, curves if curves_known(curves) else (), "strengths")


def curves_known(curves: Sequence[Curve]) -> bool:
    """Tell whether anything is known of some curves."""
    return any(bool(np.isfinite(curve.values).any()) for curve in curves)


def _largest(battle: Battle, side: SideId, men: FloatArray) -> list[int]:
    """Return the forces that one would name: the largest is parted while it is most of its side."""
    scenario = battle.scenario
    tree = hierarchy(scenario, state_at(battle.tracks, scenario.clock.campaign_start_ms))
    most = np.nan_to_num(men).max(axis=1)
    side_number = [s.id for s in scenario.sides].index(side)
    found = list(tree.top[side_number])
    while found:
        found.sort(key=lambda i: -most[i])
        few = sum(most[i] > 0 for i in found) < FEWEST_FORCES
        parts = tree.below[found[0]]
        if not parts or not (few or most[found[0]] > 0.5 * most[found].sum()):
            break
        found = [*parts, *found[1:]]
    kept = [i for i in found if most[i] > 0 and scenario.units[i].echelon is not Echelon.GROUPING]
    return kept[:MOST_FORCES]


def _has_losses(scenario: Scenario, side: SideId) -> bool:
    firsts = [row.units[0] for row in scenario.losses if row.units and not row.account]
    return any(scenario.units[scenario.unit_index[unit]].side == side for unit in firsts)
