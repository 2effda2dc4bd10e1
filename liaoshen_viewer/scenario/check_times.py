"""Check the times of all tables against the clock, and every start against its end."""

from __future__ import annotations

from typing import Final

from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.check_head import add_outside
from liaoshen_viewer.scenario.document import Document, Table
from liaoshen_viewer.scenario.entries import ClockEntry, ShapeFeature
from liaoshen_viewer.scenario.fields import Moment, Precision
from liaoshen_viewer.scenario.problems import ProblemLog

MAX_YEARS_AWAY: Final = 100
"""How far background may lie from the clock: farther is a slip of the pen."""

_IN_CLOCK: Final[tuple[tuple[str, str, str], ...]] = (
    ("waypoints", "time", "time"),
    ("waypoints", "depart", "depart"),
    ("changes", "time", "time"),
    ("allocations", "time", "time"),
    ("control", "time", "time"),
)
"""Table, field as written, attribute: what moves or changes things on the map."""

_BACKGROUND: Final[tuple[tuple[str, str, str], ...]] = (
    ("units", "fate_time", "fate_time"),
    ("people", "from", "start"),
    ("people", "to", "end"),
    ("people", "fate_time", "fate_time"),
    ("railways", "time", "time"),
    ("strengths", "date", "date"),
    ("losses", "start", "start"),
    ("losses", "end", "end"),
    ("events", "start", "start"),
    ("events", "end", "end"),
    ("shapes", "start", "start"),
    ("shapes", "end", "end"),
    ("shapes", "time", "time"),
)

_SPANS: Final[tuple[tuple[str, str], ...]] = (
    ("people", "to"),
    ("losses", "end"),
    ("events", "end"),
    ("shapes", "end"),
)
"""Tables whose rows have the attributes `start` and `end`, and how the end is written."""


def check_times(document: Document, log: ProblemLog) -> None:
    """Note every time outside the clock or far from it, and every end before its start."""
    clock = document.head.clock
    if clock is None:
        return
    for table_name, field, attribute in _IN_CLOCK:
        _check_in_clock(getattr(document, table_name), field, attribute, clock, log)
    for table_name, field, attribute in _BACKGROUND:
        _check_not_far(getattr(document, table_name), field, attribute, clock, log)
    for index, phase in enumerate(document.head.entry.phases if document.head.entry else ()):
        for name, moment in (("start", phase.start), ("end", phase.end)):
            if _is_far(moment, clock):
                origin, path = document.head.where("phases", index, name)
                log.add(origin, path, "far_away", found=moment.text, limit=MAX_YEARS_AWAY)
    for table_name, field in _SPANS:
        _check_spans(getattr(document, table_name), field, clock.offset, log)
    for index, feature in document.shapes.sound():
        if feature.properties.start and feature.properties.time:
            log.add(*document.shapes.where(index, "time"), "time_and_start")


def _check_in_clock(
    table: Table[object], field: str, attribute: str, clock: ClockEntry, log: ProblemLog
) -> None:
    start, end = clock.start.first_ms(clock.offset), clock.end.first_ms(clock.offset)
    if end <= start:
        return
    for index, row in table.sound():
        moment = getattr(row, attribute)
        if moment is None or start <= moment.first_ms(clock.offset) <= end:
            continue
        add_outside(log, table.where(index, field), moment.text, start, end)


def _check_not_far(
    table: Table[object], field: str, attribute: str, clock: ClockEntry, log: ProblemLog
) -> None:
    for index, row in table.sound():
        moment = getattr(_carrier(row), attribute)
        if moment is not None and _is_far(moment, clock):
            where = table.where(index, field)
            log.add(*where, "far_away", found=moment.text, limit=MAX_YEARS_AWAY)


def _is_far(moment: Moment, clock: ClockEntry) -> bool:
    away = moment.first_ms(clock.offset) - clock.start.first_ms(clock.offset)
    return abs(away) > MAX_YEARS_AWAY * 366 * DAY_MS


def _check_spans(table: Table[object], field: str, offset: int, log: ProblemLog) -> None:
    for index, row in table.sound():
        carrier = _carrier(row)
        bounds: list[Moment | None] = [getattr(carrier, name) for name in ("start", "end")]
        start, end = bounds
        if start and end and _ends_before(start, end, offset):
            log.add(*table.where(index, field), "ends_before", start=start.text)


def _ends_before(start: Moment, end: Moment, offset: int) -> bool:
    """Tell whether an end lies before its start; a day or month counts to its end."""
    if end.precision is Precision.TIME:
        return end.first_ms(offset) < start.first_ms(offset)
    return end.last_ms(offset) <= start.first_ms(offset)


def _carrier(row: object) -> object:
    """Return what holds a row's fields: for a feature, its properties."""
    return row.properties if isinstance(row, ShapeFeature) else row
