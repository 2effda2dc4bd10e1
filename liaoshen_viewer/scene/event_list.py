"""The events as a list on one sheet, by phase, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.calendar import DAY_MS, to_datetime
from liaoshen_viewer.scenario.model import Event, Names, Scenario
from liaoshen_viewer.scene.caption_marks import Caption, Row
from liaoshen_viewer.scene.captions import broken
from liaoshen_viewer.scene.furniture import Measure, phase_at
from liaoshen_viewer.scene.line_chart import short_time
from liaoshen_viewer.tables import csv_text

LINE: Final = 1.45
PAD_EM: Final = 1.4
DATE_EM: Final = 7.5
COLUMN_EM: Final = 34.0
GAP_EM: Final = 2.0
COLUMNS: Final = ("start", "end", "phase", "importance", "title", "title_second", "place",
                  "certainty", "sources")  # fmt: skip


def event_list(
    scenario: Scenario, columns: int, letters_px: float, language: str, measure: Measure,
    translate: Translate,
) -> Caption:  # fmt: skip
    """Return all events, the great ones bold, under the names of their phases, in columns."""
    em = letters_px
    entries = _entries(scenario, em, language, measure, translate)
    length = sum(height for height, _ in entries) / columns
    rows = [
        Row(scenario.names.in_language(language), 1.5 * em, True, False, PAD_EM * em, PAD_EM * em)
    ]
    first_top = (PAD_EM + 3.0) * em
    column, top, lowest = 0, 0.0, 0.0
    for height, found in entries:
        if top >= length and column + 1 < columns:
            column, top = column + 1, 0.0
        left = (PAD_EM + column * (COLUMN_EM + GAP_EM)) * em
        rows += [
            Row(row.text, row.size_px, row.bold, row.soft, left + row.left_px,
                first_top + top + row.top_px)
            for row in found
        ]  # fmt: skip
        top += height
        lowest = max(lowest, top)
    width = (2 * PAD_EM + columns * (COLUMN_EM + GAP_EM) - GAP_EM) * em
    return Caption((0.0, 0.0), (width, first_top + lowest + PAD_EM * em), tuple(rows))


def events_as_csv(scenario: Scenario, language: str) -> str:
    """Return a row for every event as comma-separated values; dates as precise as the file's."""
    rows: list[list[object]] = []
    for event in _sorted(scenario):
        place = Names() if event.place is None else scenario.places[event.place].names
        second = event.title.zh_hans if language == "en" else event.title.en
        rows.append([
            event.start_text, event.end_text, event.phase, event.importance,
            event.title.in_language(language), second,
            place.in_language(language),
            event.certainty.value, ";".join(event.sources),
        ])  # fmt: skip
    return csv_text(COLUMNS, rows)


def _entries(
    scenario: Scenario, em: float, language: str, measure: Measure, translate: Translate
) -> list[tuple[float, list[Row]]]:
    """Return the height and the texts of every heading and event, from (0, 0)."""
    entries: list[tuple[float, list[Row]]] = []
    last: object = ""
    year = to_datetime(scenario.clock.campaign_start_ms).year
    for event in _sorted(scenario):
        phase = phase_at(scenario.phases, event.start_ms)
        if phase is not last:
            name = phase.names.in_language(language) if phase else ""
            head = name or translate(Message("scene.no_phase"))
            entries.append((2.3 * em, [Row(head, 1.15 * em, True, False, 0.0, 0.6 * em)]))
            last = phase
        entries.append(_entry(event, year, em, language, measure, translate))
    return entries


def _entry(
    event: Event, year: int, em: float, language: str, measure: Measure, translate: Translate
) -> tuple[float, list[Row]]:
    bold = event.importance == 1
    title = event.title.in_language(language)
    lines = broken(title, em, bold, (COLUMN_EM - DATE_EM) * em, measure)
    rows = [Row(_when(event, year, translate), 0.92 * em, False, True, 0.0, 0.04 * em)]
    rows += [
        Row(line, em, bold, False, DATE_EM * em, number * LINE * em)
        for number, line in enumerate(lines)
    ]
    return LINE * em * len(lines), rows


def _when(event: Event, year: int, translate: Translate) -> str:
    """Return `14 Oct 10:00`, or `Mar 1946` of an event long before."""
    moment = to_datetime(event.start_ms)
    day = short_time(event.start_ms - event.start_ms % DAY_MS, translate)
    if moment.year != year or len(event.start_text) < len("1948-10-14"):
        month = translate(Message(f"scene.short_month_{moment.month}"))
        return translate(Message("scene.month_year", {"month": month, "year": moment.year}))
    if "T" not in event.start_text:
        return day
    hour = translate(Message("scene.hour", {"hour": moment.hour, "minute": moment.minute}))
    return f"{day} {hour}"


def _sorted(scenario: Scenario) -> Sequence[Event]:
    return sorted(scenario.events, key=attrgetter("start_ms", "importance"))
