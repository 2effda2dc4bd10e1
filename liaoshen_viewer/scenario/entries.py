"""What may stand in a scenario's files: a pydantic model of every file and row.

Field names are the columns and keys of `docs/scenario-format.md`. Nothing is linked here: an id
is a text, a time may still carry an offset of its own.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from liaoshen_viewer.scenario.fields import (
    Count,
    DurationMs,
    ExactTime,
    Id,
    IdCell,
    Kilometres,
    Lat,
    Lon,
    LooseTime,
    OffsetMinutes,
    TextCell,
)
from liaoshen_viewer.scenario.model import (
    Branch,
    Certainty,
    Echelon,
    Mode,
    ShapeKind,
    Status,
    Warned,
)

Text = str
RequiredText = Annotated[str, Field(min_length=1)]
Rank = Annotated[int, Field(ge=1, le=5)]
Importance = Annotated[int, Field(ge=1, le=3)]


class Written(BaseModel):
    """Base of all models: no key that is not in the format, and no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class NamesEntry(Written):
    """The names of one thing, or one text, in several languages."""

    en: Text = ""
    zh_hans: Text = Field("", alias="zh-Hans")
    zh_hant: Text = Field("", alias="zh-Hant")
    pinyin: Text = ""
    period: Text = ""


class TitleEntry(NamesEntry):
    """Names of which the English one must be given."""

    en: RequiredText


class ClockEntry(Written):
    """What can be played, and the campaign within it."""

    offset: OffsetMinutes
    start: ExactTime
    end: ExactTime
    campaign_start: ExactTime
    campaign_end: ExactTime
    step: DurationMs


class MapEntry(Written):
    """The projection of the map, as PROJ reads it."""

    projection: RequiredText


class ViewEntry(Written):
    """A named view of the map."""

    id: Id
    title: TitleEntry
    center: tuple[Lon, Lat]
    width_km: Annotated[Kilometres, Field(ge=1)]


class SideEntry(Written):
    """A party to the campaign."""

    id: Id
    name: TitleEntry
    short: TitleEntry
    colour: Literal["red", "blue", "green", "purple", "brown", "grey"]


class PhaseEntry(Written):
    """A phase of the campaign; its end is the first moment after it."""

    id: Id
    title: TitleEntry
    text: NamesEntry = NamesEntry()
    start: LooseTime
    end: LooseTime


class ScenarioFile(Written):
    """The file `scenario.yaml`."""

    format: int
    id: Id
    title: TitleEntry
    summary: NamesEntry = NamesEntry()
    clock: ClockEntry
    map: MapEntry
    views: Annotated[tuple[ViewEntry, ...], Field(min_length=1)]
    sides: Annotated[tuple[SideEntry, ...], Field(min_length=1)]
    phases: tuple[PhaseEntry, ...] = ()
    credits: tuple[RequiredText, ...] = ()


class UnitRow(Written):
    """A row of `units.csv`."""

    id: Id
    parent: Id | None = None
    side: Id
    number: Text = ""
    name_en: RequiredText
    name_zh_hans: Text = ""
    name_zh_hant: Text = ""
    name_pinyin: Text = ""
    name_period: Text = ""
    echelon: Echelon
    branch: Branch
    strength: Count | None = None
    strength_grade: Text = ""
    commander_en: Text = ""
    commander_zh_hans: Text = ""
    commander_zh_hant: Text = ""
    commissar_en: Text = ""
    commissar_zh_hans: Text = ""
    commissar_zh_hant: Text = ""
    fate: Text = ""
    fate_time: LooseTime | None = None
    role: Text = ""
    sources: IdCell = ()
    note: Text = ""


class WaypointRow(Written):
    """A row of `waypoints.csv`."""

    unit: Id
    time: ExactTime
    place: Id | None = None
    lon: Lon | None = None
    lat: Lat | None = None
    depart: ExactTime | None = None
    depart_grade: Literal["given", "computed"] = "given"
    mode: Mode = Mode.MARCH
    via: TextCell = ()
    status: Status
    certainty: Certainty
    error_km: Kilometres | None = None
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


class PlaceRow(Written):
    """A row of `places.csv`."""

    id: Id
    name_en: RequiredText
    name_zh_hans: Text = ""
    name_zh_hant: Text = ""
    name_pinyin: Text = ""
    name_period: Text = ""
    lon: Lon
    lat: Lat
    error_km: Kilometres | None = None
    kind: Text = ""
    rank: Rank = 5
    parent: Id | None = None
    sources: IdCell = ()
    note: Text = ""


class PersonRow(Written):
    """A row of `people.csv`: one post of one person."""

    id: Id
    name_en: RequiredText
    name_zh_hans: Text = ""
    name_zh_hant: Text = ""
    side: Id
    unit: Id | None = None
    post: Text = ""
    start: LooseTime | None = Field(None, alias="from")
    end: LooseTime | None = Field(None, alias="to")
    fate: Text = ""
    fate_time: LooseTime | None = None
    prisoner_from: LooseTime | None = None
    sources: IdCell = ()
    note: Text = ""


class ControlRow(Written):
    """A row of `control.csv`."""

    place: Id
    time: ExactTime
    side: Id
    certainty: Certainty = Certainty.INFERRED
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


class RailwayRow(Written):
    """A row of `railways.csv`."""

    line: Id
    start: Id = Field(alias="from")
    end: Id = Field(alias="to")
    time: LooseTime
    state: Literal["open", "cut"]
    side: Id | None = None
    certainty: Certainty = Certainty.INFERRED
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


class StrengthEntry(Written):
    """A row of `strengths.csv`."""

    date: LooseTime
    side: Id
    force: RequiredText
    strength: Count | None = None
    killed: Count | None = None
    wounded: Count | None = None
    captured: Count | None = None
    defected: Count | None = None
    casualties_total: Count | None = None
    grade: Text = ""
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


class LossEntry(Written):
    """A row of `losses.csv`."""

    start: LooseTime
    end: LooseTime
    units: IdCell = ()
    force: Text = ""
    place: Text = ""
    killed_wounded: Count | None = None
    captured: Count | None = None
    surrendered: Count | None = None
    defected: Count | None = None
    evacuated: Count | None = None
    grade: Text = ""
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


class ExplanationRow(Written):
    """A row of `explanations.csv`: a warning that is known, and why it stands."""

    warning: Warned
    unit: Id | None = None
    place: Id | None = None
    note: RequiredText


class SourceRow(Written):
    """A row of `sources.csv`."""

    id: Id
    reference: RequiredText
    kind: Text = ""
    seen: Text = ""
    note: Text = ""


class EventEntry(Written):
    """An entry of `events.yaml`."""

    id: Id
    start: LooseTime
    end: LooseTime | None = None
    title: TitleEntry
    text: NamesEntry = NamesEntry()
    place: Id | None = None
    lonlat: tuple[Lon, Lat] | None = None
    units: tuple[Id, ...] = ()
    people: tuple[Id, ...] = ()
    sides: tuple[Id, ...] = ()
    phase: Id | None = None
    importance: Importance = 2
    certainty: Certainty = Certainty.INFERRED
    citation: Text = ""
    sources: tuple[Id, ...] = ()
    disagreement: NamesEntry = NamesEntry()
    note: Text = ""


class EventsFile(Written):
    """The file `events.yaml`."""

    events: tuple[EventEntry, ...] = ()


class ShapeProperties(Written):
    """The properties of a feature of `shapes.geojson`. `time` stands for `start` alone."""

    id: Id
    kind: ShapeKind
    name_en: Text = ""
    name_zh_hans: Text = ""
    name_zh_hant: Text = ""
    name_pinyin: Text = ""
    name_period: Text = ""
    start: LooseTime | None = None
    end: LooseTime | None = None
    time: LooseTime | None = None
    side: Id | None = None
    units: IdCell = ()
    mode: Mode | None = None
    certainty: Certainty = Certainty.INFERRED
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


Position = tuple[Lon, Lat]


class LineGeometry(Written):
    """A line of two positions or more."""

    type: Literal["LineString"]
    coordinates: Annotated[tuple[Position, ...], Field(min_length=2)]


class PolygonGeometry(Written):
    """An area with one ring, whose last position repeats the first."""

    type: Literal["Polygon"]
    coordinates: tuple[Annotated[tuple[Position, ...], Field(min_length=4)]]


class ShapeFeature(Written):
    """A feature of `shapes.geojson`."""

    type: Literal["Feature"]
    id: str | int | None = None
    bbox: tuple[float, ...] | None = None
    properties: ShapeProperties
    geometry: Annotated[LineGeometry | PolygonGeometry, Field(discriminator="type")]


class ShapesFile(BaseModel):
    """The file `shapes.geojson`; members beside these are left alone, as GeoJSON asks."""

    model_config = ConfigDict(frozen=True)
    type: Literal["FeatureCollection"]
    features: tuple[ShapeFeature, ...] = ()
