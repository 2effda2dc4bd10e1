"""The scenario as the program knows it: checked, linked, frozen.

Every table keeps the order of its file, except waypoints, which are sorted by unit and time.
Times are campaign time in milliseconds (see `calendar`), angles degrees, lengths kilometres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.calendar import TimeMs
from liaoshen_viewer.scenario.kinds import (
    Branch,
    Certainty,
    ChangeKind,
    Echelon,
    Mode,
    ShapeKind,
    Status,
    Warned,
)

# The words of the columns belong to the model: other rooms import them from here.
__all__ = [
    "Branch",
    "Certainty",
    "ChangeKind",
    "Echelon",
    "Mode",
    "ShapeKind",
    "Status",
    "Warned",
]

SideId = NewType("SideId", str)
UnitId = NewType("UnitId", str)
PlaceId = NewType("PlaceId", str)
SourceId = NewType("SourceId", str)
LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one thing; an empty string where none is known."""

    en: str = ""
    zh_hans: str = ""
    zh_hant: str = ""
    pinyin: str = ""
    period: str = ""

    def in_language(self, language: str) -> str:
        """Return the name in `en`, `zh-Hans`, `zh-Hant`, `pinyin` or `period`, else English."""
        return str(getattr(self, language.lower().replace("-", "_"))) or self.en or self.zh_hans


@dataclass(frozen=True, slots=True)
class Clock:
    """The scenario's clock: what can be played, and the campaign within it."""

    offset_min: int
    start_ms: TimeMs
    end_ms: TimeMs
    campaign_start_ms: TimeMs
    campaign_end_ms: TimeMs
    step_ms: int


@dataclass(frozen=True, slots=True)
class View:
    """A named view of the map: the home view is the first."""

    id: str
    names: Names
    center: LonLat
    width_km: float


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the campaign. `colour` names a pair of the style (`red`, `blue`)."""

    id: SideId
    names: Names
    short: Names
    colour: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the campaign, from `start_ms` to just before `end_ms`."""

    id: str
    names: Names
    text: Names
    start_ms: TimeMs
    end_ms: TimeMs


@dataclass(frozen=True, slots=True)
class Source:
    """A source and how much of it was seen."""

    id: SourceId
    reference: str
    kind: str
    seen: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """A named point. `rank` 1 is a great city, 5 a hamlet."""

    id: PlaceId
    names: Names
    lonlat: LonLat
    error_km: float
    kind: str
    rank: int
    parent: PlaceId | None
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the order of battle, as on the first day."""

    id: UnitId
    parent: UnitId | None
    side: SideId
    number: str
    """The short designation beside or in the sign: `3`, `N1`, `54`."""
    names: Names
    echelon: Echelon
    branch: Branch
    strength: int | None
    strength_grade: str
    commander: Names
    commissar: Names
    fate: str
    fate_ms: TimeMs | None
    sources: tuple[str, ...]
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Via:
    """One piece of a route: a named line of the map or the scenario, or a point."""

    line: str | None
    point: LonLat | None


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A dated position of a unit, and how it leaves for the next."""

    unit: UnitId
    t_ms: TimeMs
    place: PlaceId | None
    lonlat: LonLat
    depart_ms: TimeMs | None
    depart_computed: bool
    mode: Mode
    via: tuple[Via, ...]
    status: Status
    certainty: Certainty
    error_km: float
    sources: tuple[str, ...]
    account: str
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change of a unit. `after` is a side, unit id, name, number or fate, by `kind`."""

    unit: UnitId
    t_ms: TimeMs
    kind: ChangeKind
    before: str
    after: str
    certainty: Certainty
    sources: tuple[str, ...]
    account: str
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Post:
    """One dated post of a person; a person with two posts has two rows."""

    person: str
    names: Names
    side: SideId
    unit: UnitId | None
    post: str
    from_ms: TimeMs | None
    to_ms: TimeMs | None
    fate: str
    fate_ms: TimeMs | None
    sources: tuple[str, ...]
    note: str
    prisoner_ms: TimeMs | None = None
    """From when the person was a prisoner of war; None for never or unknown."""


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a place from `t_ms` on: a side's id, `contested` or `neutral`."""

    place: PlaceId
    t_ms: TimeMs
    holder: str
    certainty: Certainty
    sources: tuple[str, ...]
    account: str
    note: str


@dataclass(frozen=True, slots=True)
class RailwaySection:
    """The state of a stretch of railway from `t_ms` on."""

    line: str
    start: PlaceId
    end: PlaceId
    t_ms: TimeMs
    is_open: bool
    side: SideId | None
    certainty: Certainty
    sources: tuple[str, ...]
    account: str
    note: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated note. `start_text` and `end_text` keep the precision of the file (`1946-03`)."""

    id: str
    start_ms: TimeMs
    end_ms: TimeMs | None
    start_text: str
    end_text: str
    title: Names
    text: Names
    place: PlaceId | None
    lonlat: LonLat | None
    units: tuple[UnitId, ...]
    people: tuple[str, ...]
    sides: tuple[SideId, ...]
    phase: str
    importance: int
    certainty: Certainty
    citation: str
    sources: tuple[str, ...]
    disagreement: Names
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """A stated strength or loss of a force at a date (a source's statement, not a sum)."""

    date_ms: TimeMs
    side: SideId
    force: str
    figures: Mapping[str, int]
    """Keys: strength, killed, wounded, captured, defected, casualties_total."""
    grade: str
    sources: tuple[str, ...]
    account: str
    note: str


@dataclass(frozen=True, slots=True)
class LossRow:
    """Losses of some units over some days."""

    start_ms: TimeMs
    end_ms: TimeMs
    units: tuple[UnitId, ...]
    force: str
    place: str
    figures: Mapping[str, int]
    """Keys: killed_wounded, captured, surrendered, defected, evacuated."""
    grade: str
    sources: tuple[str, ...]
    account: str
    note: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A dated line or ring of the scenario."""

    id: str
    kind: ShapeKind
    names: Names
    start_ms: TimeMs | None
    end_ms: TimeMs | None
    side: str
    units: tuple[UnitId, ...]
    mode: Mode | None
    points: tuple[LonLat, ...]
    closed: bool
    certainty: Certainty
    sources: tuple[str, ...]
    account: str
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A warning that the author knows: what, of whom, where, and why it stands."""

    warning: Warned
    unit: str
    """Empty for any."""
    place: str
    """Empty for any."""
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything a scenario's folder says."""

    id: str
    folder: Path
    names: Names
    summary: Names
    clock: Clock
    projection: str
    views: tuple[View, ...]
    sides: tuple[Side, ...]
    phases: tuple[Phase, ...]
    credits: tuple[str, ...]
    units: tuple[Unit, ...]
    waypoints: tuple[Waypoint, ...]
    places: Mapping[PlaceId, Place]
    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()
    posts: tuple[Post, ...] = ()
    control: tuple[Control, ...] = ()
    railways: tuple[RailwaySection, ...] = ()
    strengths: tuple[StrengthRow, ...] = ()
    losses: tuple[LossRow, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    shapes: tuple[Shape, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    unit_index: Mapping[UnitId, int] = field(default_factory=dict)
    """Where a unit stands in `units`, and so in every array of `motion`."""
