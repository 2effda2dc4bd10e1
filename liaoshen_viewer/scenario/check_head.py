"""Check `scenario.yaml`: the format, the clock, the phases, the projection, the sides."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from liaoshen_viewer.errors import Problem, Severity
from liaoshen_viewer.scenario.calendar import DAY_MS, format_time
from liaoshen_viewer.scenario.document import Head, Where
from liaoshen_viewer.scenario.entries import ClockEntry, ScenarioFile
from liaoshen_viewer.scenario.map_facts import MapFacts
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

FORMAT: Final = 1
MAX_CLOCK_DAYS: Final = 20 * 366
MAX_STEPS: Final = 10_000_000
# PROJ opens files for these parameters; a scenario reads nothing outside its folder.
_PROJ_FILES: Final = re.compile(r"[/\\]|\.\.|@|grids|init\s*=|\bfile\b", re.IGNORECASE)


def check_head(head: Head, map_facts: MapFacts | None, log: ProblemLog) -> None:
    """Note every fault of meaning within `scenario.yaml`."""
    if head.clock is not None:
        _check_clock(head, head.clock, log)
    entry = head.entry
    if entry is None:
        return
    if entry.format != FORMAT:
        log.add(*head.where("format"), "format_unknown", found=entry.format, known=FORMAT)
    _check_projection(head, entry.map.projection, map_facts, log)
    _check_phases(head, entry, log)
    _check_colours(head, entry, log)


def _check_projection(
    head: Head, projection: str, map_facts: MapFacts | None, log: ProblemLog
) -> None:
    where = head.where("map", "projection")
    if _PROJ_FILES.search(projection):
        log.add(*where, "projection_files")
    elif map_facts is not None:
        fault = map_facts.projection_fault(projection)
        log.extend([Problem(*where, fault)] if fault else [])


def _check_clock(head: Head, clock: ClockEntry, log: ProblemLog) -> None:
    offset = clock.offset
    start, end = clock.start.first_ms(offset), clock.end.first_ms(offset)
    first, last = clock.campaign_start.first_ms(offset), clock.campaign_end.first_ms(offset)
    if end <= start:
        log.add(*head.where("clock", "end"), "ends_before", start=format_time(start))
        return
    if end - start > MAX_CLOCK_DAYS * DAY_MS:
        log.add(*head.where("clock", "end"), "clock_too_long", limit=MAX_CLOCK_DAYS // 366)
        return
    if last <= first:
        log.add(*head.where("clock", "campaign_end"), "ends_before", start=format_time(first))
    for name, moment in (("campaign_start", first), ("campaign_end", last)):
        if not start <= moment <= end:
            add_outside(log, head.where("clock", name), format_time(moment), start, end)
    if clock.step > end - start:
        log.add(*head.where("clock", "step"), "step_too_long")
    elif (end - start) // clock.step > MAX_STEPS:
        log.add(*head.where("clock", "step"), "step_too_short", limit=MAX_STEPS)


def add_outside(log: ProblemLog, where: Where, found: str, start: int, end: int) -> None:
    """Note a time that lies outside the clock."""
    first, last = format_time(start), format_time(end)
    log.add(*where, "outside_clock", found=found, start=first, end=last)


def _check_phases(head: Head, entry: ScenarioFile, log: ProblemLog) -> None:
    offset = entry.clock.offset
    spans = []
    for index, phase in enumerate(entry.phases):
        start, end = phase.start.first_ms(offset), phase.end.first_ms(offset)
        if end <= start:
            origin, name = head.where("phases", index, "end")
            log.add(origin, name, "ends_before", start=format_time(start))
        else:
            spans.append((start, end, index))
    spans.sort()
    for (_, before_end, before), (start, _, index) in pairwise(spans):
        if start < before_end:
            origin, name = head.where("phases", index, "start")
            id_, until = entry.phases[before].id, format_time(before_end)
            log.add(origin, name, "phases_overlap", id=id_, end=until)


def _check_colours(head: Head, entry: ScenarioFile, log: ProblemLog) -> None:
    first: dict[str, str] = {}
    for index, side in enumerate(entry.sides):
        if side.colour in first:
            origin, name = head.where("sides", index, "colour")
            other = clipped(first[side.colour])
            log.add(origin, name, "colour_doubled", Severity.WARNING, id=other)
        first.setdefault(side.colour, side.id)
