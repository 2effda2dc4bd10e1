"""What a speaker points at: formations, places, arrows and circles, and a title over the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from liaoshen_viewer.scenario.model import LonLat, PlaceId, SideId, UnitId


@dataclass(frozen=True, slots=True)
class EmphasisArrow:
    """An arrow over the map; the last of `points` is its head."""

    points: tuple[LonLat, ...]
    side: SideId | None = None
    """Whose colour it has; None for the colour of emphasis."""


@dataclass(frozen=True, slots=True)
class EmphasisCircle:
    """A circle of a true radius around a point."""

    center: LonLat
    km: float
    side: SideId | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out. Equal values give equal pictures."""

    units: tuple[UnitId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    arrows: tuple[EmphasisArrow, ...] = ()
    circles: tuple[EmphasisCircle, ...] = ()
    title: str = ""
    """Stands on a plate at the head of the picture; empty for none."""


NO_EMPHASIS: Final = Emphasis()
