"""The kinds of value that stand in a scenario's files, as pydantic types.

Every value arrives as text (or, in GeoJSON, as a JSON number) and is converted here; each
refusal says what was expected. Errors carry the id of a message template as their type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from liaoshen_viewer.scenario.calendar import TimeMs, from_datetime, parse_duration

ID_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9_.+()-]*$"
_MOMENT: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([01][0-9]|2[0-3]):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?"
)
_OFFSET: Final = re.compile(r"([+-])([0-9]{2}):([0-9]{2})")


class Precision(IntEnum):
    """How exactly a time is written."""

    MONTH = 0
    DAY = 1
    TIME = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as written, before the campaign's offset is known."""

    text: str
    written: datetime
    precision: Precision

    def first_ms(self, offset_min: int) -> TimeMs:
        """Return the first moment that the text covers, as campaign time."""
        return from_datetime(_campaign(self.written, offset_min))

    def last_ms(self, offset_min: int) -> TimeMs:
        """Return the end of the day or month written, or the time itself."""
        moment = _campaign(self.written, offset_min)
        if self.precision is Precision.MONTH:
            moment = (moment + timedelta(days=31)).replace(day=1)
        elif self.precision is Precision.DAY:
            moment += timedelta(days=1)
        return from_datetime(moment)


def _campaign(written: datetime, offset_min: int) -> datetime:
    own = written.utcoffset()
    if own is None:
        return written
    return written.replace(tzinfo=None) + timedelta(minutes=offset_min) - own


def read_moment(value: object) -> Moment:
    """Read `1948-10-14T10:00`, `1948-10-14` or `1948-10`. Raises PydanticCustomError."""
    match = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("time_form", "not a time")
    text, month_only = match.group(), match.group(3) is None
    try:
        written = datetime.fromisoformat(f"{text}-01" if month_only else text)
    except ValueError:
        raise PydanticCustomError("no_such_time", "no such time") from None
    # An offset may carry a date over the end of the calendar, and no campaign is near either.
    if not 2 <= written.year <= 9998:
        raise PydanticCustomError("time_far", "out of the calendar")
    if month_only:
        return Moment(text, written, Precision.MONTH)
    return Moment(text, written, Precision.DAY if match.group(4) is None else Precision.TIME)


def _read_exact_moment(value: object) -> Moment:
    moment = read_moment(value)
    if moment.precision is Precision.MONTH:
        raise PydanticCustomError("time_needs_day", "no day")
    return moment


def _split_list(value: object) -> object:
    """Split a cell at `;` and drop empty pieces; leave a list as it is."""
    if isinstance(value, str):
        return [piece for part in value.split(";") if (piece := part.strip())]
    return value


def _read_offset(value: object) -> int:
    match = _OFFSET.fullmatch(value) if isinstance(value, str) else None
    minutes = int(match[2]) * 60 + int(match[3]) if match else 9999
    if match is None or minutes > 14 * 60 or int(match[3]) > 59:
        raise PydanticCustomError("offset_form", "not an offset")
    return -minutes if match[1] == "-" else minutes


def _read_duration(value: object) -> int:
    try:
        return parse_duration(str(value))
    except ValueError:
        raise PydanticCustomError("duration_form", "not a duration") from None


_MOMENT_SCHEMA: Final = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$",
    "examples": ["1948-10-14T10:00", "1948-10-14"],
}
_LOOSE_SCHEMA: Final = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?)?$",
    "examples": ["1948-10-14T10:00", "1948-10-14", "1946-03"],
}
_CELL_SCHEMA: Final = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
ExactTime = Annotated[Moment, PlainValidator(_read_exact_moment), WithJsonSchema(_MOMENT_SCHEMA)]
"""A day or a time: what moves things on the map."""
LooseTime = Annotated[Moment, PlainValidator(read_moment), WithJsonSchema(_LOOSE_SCHEMA)]
"""A month, a day or a time: background."""
IdCell = Annotated[tuple[Id, ...], BeforeValidator(_split_list), WithJsonSchema(_CELL_SCHEMA)]
"""Ids in one cell, separated by `;`."""
TextCell = Annotated[tuple[str, ...], BeforeValidator(_split_list), WithJsonSchema(_CELL_SCHEMA)]
"""Texts in one cell, separated by `;`."""
Lon = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Lat = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Kilometres = Annotated[float, Field(ge=0, le=40_000, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
OffsetMinutes = Annotated[
    int,
    PlainValidator(_read_offset),
    WithJsonSchema({"type": "string", "pattern": r"^[+-]\d{2}:\d{2}$", "examples": ["+08:00"]}),
]
DurationMs = Annotated[
    int,
    PlainValidator(_read_duration),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,6} ?(s|min|h|d)$", "examples": ["1h"]}),
]
