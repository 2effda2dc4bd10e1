"""What may stand in a lecture's file: a pydantic model of every part (`docs/lecture-format.md`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from liaoshen_viewer.scenario.entries import NamesEntry, RequiredText, TitleEntry, Written
from liaoshen_viewer.scenario.fields import (
    DurationMs,
    ExactTime,
    Id,
    IdCell,
    Kilometres,
    Lat,
    Lon,
    TextCell,
)

Seconds = Annotated[float, Field(ge=0, le=3_600, allow_inf_nan=False)]
Minutes = Annotated[float, Field(ge=0, le=600, allow_inf_nan=False)]
Spot = RequiredText
"""The id of a place, or a point as `lon lat`."""


def _key_is_none(value: object) -> object:
    return None if value == "key" else value


Wait = Annotated[
    Seconds | None,
    BeforeValidator(_key_is_none),
    WithJsonSchema({"anyOf": [{"const": "key"}, {"type": "number", "minimum": 0}]}),
]


class WayEntry(Written):
    """How a stop is reached from the one before."""

    seconds: Seconds | None = None
    speed: DurationMs | None = None
    ease: Literal["gentle", "steady"] = "gentle"


class ArrowEntry(Written):
    """An arrow over the map."""

    points: Annotated[tuple[Spot, ...], Field(min_length=2)]
    side: Id | None = None


class CircleEntry(Written):
    """A circle over the map."""

    center: Spot
    km: Annotated[Kilometres, Field(ge=0.1)]
    side: Id | None = None


class EmphasisEntry(Written):
    """What stands out at a stop."""

    units: IdCell = ()
    places: IdCell = ()
    arrows: tuple[ArrowEntry, ...] = ()
    circles: tuple[CircleEntry, ...] = ()


class StopEntry(Written):
    """One stop."""

    id: Id
    title: TitleEntry
    time: ExactTime
    view: Id | None = None
    center: tuple[Lon, Lat] | None = None
    width_km: Annotated[Kilometres, Field(ge=1)] | None = None
    way: WayEntry = WayEntry()
    wait: Wait = None
    minutes: Minutes | None = None
    style: Id | None = None
    layers: TextCell | None = None
    names: TextCell | None = None
    emphasis: EmphasisEntry = EmphasisEntry()
    notes: NamesEntry = NamesEntry()
    sources: IdCell = ()


class HeadEntry(Written):
    """What stands in a lecture's file beside its stops."""

    format: int
    title: TitleEntry
    summary: NamesEntry = NamesEntry()
    minutes: Minutes | None = None


class LectureFile(HeadEntry):
    """A file of the folder `lectures`."""

    stops: Annotated[tuple[StopEntry, ...], Field(min_length=1)]
