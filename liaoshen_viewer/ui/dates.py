"""Campaign time in words, for labels of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate

from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, to_datetime
from liaoshen_viewer.scenario.model import Event
from liaoshen_viewer.ui.words import locale

translate = QCoreApplication.translate


def date_text(t_ms: int) -> str:
    """Return `14 October 1948`, in the program's language."""
    return locale().toString(_date(t_ms), translate("dates", "d MMMM yyyy"))


def short_date_text(t_ms: int) -> str:
    """Return `14 Oct`."""
    return locale().toString(_date(t_ms), translate("dates", "d MMM"))


def moment_text(t_ms: int) -> str:
    """Return `Thu 14 October 1948, 10:00`."""
    return (
        locale().toString(_date(t_ms), translate("dates", "ddd d MMMM yyyy"))
        + ", "
        + clock_text(t_ms)
    )


def clock_text(t_ms: int) -> str:
    """Return `10:00`."""
    return to_datetime(t_ms).strftime("%H:%M")


def day_number(t_ms: int, first_ms: int, last_ms: int) -> tuple[int, int]:
    """Return which day of the campaign a moment is in, and how many days the campaign has."""
    days = -(-(last_ms - first_ms) // DAY_MS)
    return min((t_ms - first_ms) // DAY_MS + 1, days), days


def speed_text(hours_per_second: float) -> str:
    """Return `1 day = 2 s`, or `1 h = 1 s` for the slow ones."""
    seconds_a_day = 24 / hours_per_second
    if seconds_a_day <= 12:
        return translate("dates", "1 day = {seconds:g} s").format(seconds=round(seconds_a_day, 2))
    return translate("dates", "{hours:g} h = 1 s").format(hours=round(hours_per_second, 2))


def event_date_text(event: Event, year: int) -> str:
    """Return the date of an event as precisely as its source gives it: `Mar 1946`, `14 Oct`.

    Of one day it is said once: `14 Oct, 10:00 – 12:00`. `year`, the campaign's, is not written.
    """
    start = _part_text(event.start_text, event.start_ms, year)
    if not event.end_text or event.end_ms is None:
        return start
    end = _part_text(event.end_text, event.end_ms, year)
    day, _, clock = end.partition(", ")
    if end == start:
        return start
    return f"{start} – {clock if clock and start.startswith(f'{day}, ') else end}"


def event_start_texts(event: Event, year: int) -> tuple[str, str]:
    """Return the start of an event in two short lines: its day, and its time or its last day."""
    start = _part_text(event.start_text, event.start_ms, year).split(", ")
    end = ""
    if event.end_text and event.end_ms is not None:
        end = _part_text(event.end_text, event.end_ms, year).split(", ")[0]
    if len(start) > 1:
        return start[0], start[1]
    return start[0], f"– {end}" if end and end != start[0] else ""


def stop_text(t_ms: int, year: int, *, about: bool = False) -> str:
    """Return `14 Oct 10:00`, with the year if it is another than the campaign's.

    A time that was worked out is told to the hour and marked (`about`): `14 Oct c. 10:00`.
    """
    told = (t_ms + HOUR_MS // 2) // HOUR_MS * HOUR_MS if about else t_ms
    day = to_datetime(told)
    form = translate("dates", "d MMM") if day.year == year else translate("dates", "d MMM yyyy")
    clock = translate("dates", "c. {time}") if about else "{time}"
    return f"{locale().toString(_date(told), form)} {clock.format(time=clock_text(told))}"


def _part_text(text: str, t_ms: int, year: int) -> str:
    day = to_datetime(t_ms)
    if len(text) == len("1946-03"):
        return locale().toString(_date(t_ms), translate("dates", "MMM yyyy"))
    with_year, short = translate("dates", "d MMM yyyy"), translate("dates", "d MMM")
    date = locale().toString(_date(t_ms), short if day.year == year else with_year)
    return f"{date}, {clock_text(t_ms)}" if t_ms % DAY_MS >= HOUR_MS // 60 else date


def _date(t_ms: int) -> QDate:
    day = to_datetime(t_ms)
    return QDate(day.year, day.month, day.day)
