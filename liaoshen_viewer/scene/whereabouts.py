"""Where a position is, said from the nearest known town: `12 km NE of Jinzhou`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.distance import bearing_deg, distance_km
from liaoshen_viewer.motion.tracks import BattleState, FloatArray
from liaoshen_viewer.scenario.model import LonLat, Names, Place, Scenario, UnitId

AT_KM: Final = 2.0
"""A formation so near to a place of any rank is said to be there."""
KNOWN_RANK: Final = 3
"""Places down to this rank are known well enough to count from."""
OCTANTS: Final = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place, how far from it, and in which of `OCTANTS`; 0 km means there."""

    place: Names
    km: int
    octant: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of a scenario as arrays."""

    places: tuple[Place, ...]
    lonlat_deg: FloatArray
    """(n, 2)"""
    known: FloatArray
    """(n,) 1 for places to count from, inf for the others."""


def gazetteer(scenario: Scenario) -> Gazetteer:
    """Return the places of a scenario, ready to be asked."""
    places = tuple(scenario.places.values())
    positions = np.array([place.lonlat for place in places], dtype=np.float64).reshape(-1, 2)
    known = np.array([1.0 if place.rank <= KNOWN_RANK else np.inf for place in places])
    return Gazetteer(places, positions, known)


def position(scenario: Scenario, state: BattleState, unit: UnitId) -> LonLat | None:
    """Return where a formation is at the state's time; None while it is nowhere."""
    i = scenario.unit_index[unit]
    if not state.visible[i]:
        return None
    lon, lat = state.lonlat_deg[i].tolist()
    return lon, lat


def whereabouts(towns: Gazetteer, lonlat: LonLat | None) -> Whereabouts | None:
    """Return where a position is; None for none, or if there is no place to count from."""
    if lonlat is None or not towns.places:
        return None
    # Which is nearest, a plane can tell; how far it is, only the ellipsoid.
    shrink = np.array((np.cos(np.radians(lonlat[1])), 1.0))
    away = np.hypot(*((towns.lonlat_deg - lonlat) * shrink).T)
    nearest = int(away.argmin())
    km = float(distance_km(towns.lonlat_deg[nearest], lonlat))
    if km <= AT_KM:
        return Whereabouts(towns.places[nearest].names, 0, "")
    best = int((away * towns.known).argmin())
    if not np.isfinite(towns.known[best]):
        best = nearest
    km = float(distance_km(towns.lonlat_deg[best], lonlat))
    bearing = float(bearing_deg(towns.lonlat_deg[best], lonlat))
    octant = OCTANTS[round(bearing / 45) % 8]
    return Whereabouts(towns.places[best].names, max(round(km), 1), octant)
