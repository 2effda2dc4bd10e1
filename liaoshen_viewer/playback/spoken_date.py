"""Dates as people write them: `14 Oct`, `1948-10-14 10:00`, `10月14日`, `day 33`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from liaoshen_viewer.scenario.calendar import DAY_MS, TimeMs, from_datetime, to_datetime

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIME: Final = (
    r"(?:[\sT,，]*(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})|[时時点點](?:(?P<zh_minute>\d{1,2})分?)?|\s*h))?"
)
_FORMS: Final = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"day\s*(?P<nth>\d{1,3})",
        r"第\s*(?P<nth>\d{1,3})\s*[日天]",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?:(?P<year>\d{4})年)?\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})[日号號]?",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?P<name>[a-z]{3,9})\.?(?:,?\s*(?P<year>\d{4}))?",
        r"(?P<name>[a-z]{3,9})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s*(?P<year>\d{4}))?",
    )
)


def spoken_date(text: str, first_ms: int) -> TimeMs | None:
    """Return the moment that a text names, or None if it names none.

    `first_ms` is the campaign's start: it gives the year where none is written (the first such
    date from a half year before it on), and `day 1`.
    """
    for form in _FORMS:
        found = form.fullmatch(text.strip())
        if found:
            return _moment(found.groupdict(), first_ms)
    return None


def _moment(parts: dict[str, str | None], first_ms: int) -> TimeMs | None:
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or parts["zh_minute"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    since_midnight_ms = (hour * 60 + minute) * 60_000
    if parts.get("nth"):
        midnight = first_ms - first_ms % DAY_MS
        return TimeMs(midnight + (int(parts["nth"] or 1) - 1) * DAY_MS + since_midnight_ms)
    day = _day(parts, to_datetime(first_ms))
    return None if day is None else TimeMs(from_datetime(day) + since_midnight_ms)


def _day(parts: dict[str, str | None], first: datetime) -> datetime | None:
    month = _month(parts)
    if month is None:
        return None
    year = int(parts["year"] or first.year + _year_offset(month, first.month))
    try:
        return datetime(year, month, int(parts["day"] or 0))
    except ValueError:
        return None


def _month(parts: dict[str, str | None]) -> int | None:
    if parts.get("month"):
        return int(parts["month"] or 0)
    name = (parts.get("name") or "").lower()
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else None


def _year_offset(month: int, first_month: int) -> int:
    """Return -1, 0 or 1: the year that puts `month` within half a year of the first month."""
    if month - first_month > 6:
        return -1
    return 1 if first_month - month >= 6 else 0
