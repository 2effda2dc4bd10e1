"""Campaign time: one clock with a fixed offset, counted in whole milliseconds.

A time is an `int`: milliseconds since 0001-01-01T00:00 campaign time (proleptic Gregorian).
No time zone database is asked: `Asia/Shanghai` kept summer time until 30 September 1948, so a
zone would shift the campaign by an hour in its middle.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final, NewType

TimeMs = NewType("TimeMs", int)
"""A moment of campaign time, in milliseconds since 0001-01-01T00:00."""

SECOND_MS: Final = 1_000
MINUTE_MS: Final = 60 * SECOND_MS
HOUR_MS: Final = 60 * MINUTE_MS
DAY_MS: Final = 24 * HOUR_MS

_EPOCH: Final = datetime(1, 1, 1)
_DURATION: Final = re.compile(r"([0-9]{1,6}) ?(s|min|h|d)")
_UNITS_MS: Final = {"s": SECOND_MS, "min": MINUTE_MS, "h": HOUR_MS, "d": DAY_MS}


def from_datetime(moment: datetime) -> TimeMs:
    """Return the campaign time of a naive datetime that is already campaign time."""
    return TimeMs((moment - _EPOCH) // timedelta(milliseconds=1))


def to_datetime(t_ms: int) -> datetime:
    """Return campaign time as a naive datetime."""
    return _EPOCH + timedelta(milliseconds=t_ms)


def parse_time(text: str, offset_min: int) -> TimeMs:
    """Read an ISO 8601 date or date with time as campaign time.

    A text with an offset of its own is converted to the campaign's offset (`offset_min`
    minutes east of UTC). Raises ValueError for anything else.
    """
    moment = datetime.fromisoformat(text)
    own = moment.utcoffset()
    naive = moment.replace(tzinfo=None)
    if own is not None:
        naive += timedelta(minutes=offset_min) - own
    return from_datetime(naive)


def parse_duration(text: str) -> int:
    """Read `30s`, `15min`, `1h` or `1d` as milliseconds. Raises ValueError for anything else."""
    match = _DURATION.fullmatch(text)
    duration = int(match[1]) * _UNITS_MS[match[2]] if match else 0
    if not duration:
        raise ValueError(f"not a duration: {text!r}")
    return duration


def format_time(t_ms: int) -> str:
    """Return campaign time as `1948-10-14T10:00`, with seconds only where there are any."""
    moment = to_datetime(t_ms)
    if moment.microsecond:
        return moment.isoformat(timespec="milliseconds")
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def format_offset(offset_min: int) -> str:
    """Return an offset as `+08:00`."""
    sign = "-" if offset_min < 0 else "+"
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{sign}{hours:02}:{minutes:02}"
