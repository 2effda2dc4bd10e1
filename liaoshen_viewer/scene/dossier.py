"""All that is known of one formation: its way with dates and sources, its place in the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.files import read_bytes
from liaoshen_viewer.scenario.model import Names, Scenario, Unit, UnitId, Waypoint
from liaoshen_viewer.scene.summary import OrderOfBattle, UnitRow, chain_of

if TYPE_CHECKING:
    from liaoshen_viewer.scene.marks import SignMarks

SAME_PLACE_KM: Final = 0.3
"""Positions nearer than this are no leg of a march."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a card says of a formation at a moment. Equal ones say the same."""

    unit: Unit
    row: UnitRow
    carrier: UnitId | None
    """The superior whose way it goes, for a formation without dated positions of its own."""
    stops: tuple[Waypoint, ...]
    """Its dated positions (or its carrier's), those of single accounts left out."""
    present: int
    """The last stop reached, as its place in `stops`; -1 before the first."""
    superior: UnitId | None
    subordinates: tuple[UnitId, ...]


def dossier(scenario: Scenario, state: BattleState, order: OrderOfBattle, unit: UnitId) -> Dossier:
    """Return what is known of a formation at the state's time. Raises KeyError if unknown."""
    i = scenario.unit_index[unit]
    carrier, stops = _way(scenario, state, i)
    reached = sum(stop.t_ms <= state.t_ms for stop in stops)
    above = int(state.superior[i])
    return Dossier(
        unit=scenario.units[i],
        row=order.units[i],
        carrier=carrier,
        stops=stops,
        present=reached - 1,
        superior=scenario.units[above].id if above >= 0 else None,
        subordinates=tuple(scenario.units[j].id for j in order.hierarchy.below[i]),
    )


def leg_km(stop: Waypoint, after: Waypoint) -> int | None:
    """Return how far apart two positions are, in whole kilometres; None for one and the same."""
    km = float(distance_km(np.array(stop.lonlat), np.array(after.lonlat)))
    return None if km < SAME_PLACE_KM else max(round(km), 1)


def portrait_of(scenario: Scenario, person: Names) -> bytes:
    """Return the picture of a person that a scenario brings along; empty if it has none.

    It is `portraits/ID.png` or `.jpg` in the scenario's folder, with the person's id of people.csv.
    """
    ids = [post.person for post in scenario.posts if post.names.en == person.en]
    files = [f"portraits/{key}{end}" for key in dict.fromkeys(ids) for end in (".png", ".jpg")]
    found = (read_bytes(scenario.folder, file) for file in files)
    return next((data for data in found if isinstance(data, bytes)), b"")


def next_stop(found: Dossier, t_ms: int) -> int | None:
    """Return the time of the first stop after a moment."""
    return next((stop.t_ms for stop in found.stops if stop.t_ms > t_ms), None)


def previous_stop(found: Dossier, t_ms: int) -> int | None:
    """Return the time of the last stop before a moment."""
    return next((stop.t_ms for stop in reversed(found.stops) if stop.t_ms < t_ms), None)


def lone_sign(scenario: Scenario, state: BattleState, unit: UnitId, height_px: float) -> SignMarks:
    """Return a formation's sign alone, its frame about `height_px` high, its middle at (0, 0)."""
    # Here, so that a dossier does not wait for what signs need.
    from liaoshen_viewer.scene.marks import SignMarks
    from liaoshen_viewer.scene.sign_looks import plain_looks
    from liaoshen_viewer.scene.signs import FRAME_PT, unit_facts

    i = scenario.unit_index[unit]
    facts = unit_facts(scenario)
    side = scenario.sides[int(state.side[i])]
    frame = FRAME_PT[facts.level[i]]
    return SignMarks(
        unit=np.array([i]),
        ids=facts.ids[[i]],
        number=facts.number[[i]],
        echelon=facts.echelon[[i]],
        colour=np.array([side.colour], dtype=object),
        kind=facts.kind[[i]],
        centre_px=np.zeros((1, 2)),
        true_px=np.zeros((1, 2)),
        frame_px=np.array([frame * height_px / frame[1]]),
        certainty=np.zeros(1, dtype=np.int64),
        strength=np.array([np.nan]),
        heading_px=np.full((1, 2), np.nan),
        looks=plain_looks(state.side[[i]], facts.looks.branch[[i]]),
        opacity=np.ones(1),
        selected=-1,
    )


def _way(
    scenario: Scenario, state: BattleState, i: int
) -> tuple[UnitId | None, tuple[Waypoint, ...]]:
    """Return whose way a formation goes (None for its own), and that way's stops."""
    for whose in (i, *chain_of(state, i)):
        unit = scenario.units[whose].id
        stops = tuple(row for row in scenario.waypoints if row.unit == unit and not row.account)
        if stops:
            return (None if whose == i else unit), stops
    return None, ()
