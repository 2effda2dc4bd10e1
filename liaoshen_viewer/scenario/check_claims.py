"""Check what a scenario claims: sources, sums, events within their phase."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from liaoshen_viewer.errors import Severity
from liaoshen_viewer.scenario.document import Document, Table
from liaoshen_viewer.scenario.model import Certainty, ShapeKind
from liaoshen_viewer.scenario.problems import ProblemLog

_WITH_CERTAINTY: Final = ("waypoints", "changes", "control", "railways", "events", "shapes")
_WITH_FIGURES: Final = ("strengths", "losses", "allocations")
_PARTS: Final = ("killed", "wounded", "captured", "defected")
_BASES: Final = ("sources", "citation", "note")


def check_claims(document: Document, log: ProblemLog) -> None:
    """Note claims without a source, sums that their parts exceed, and events out of their phase."""
    _check_sources(document, log)
    _check_strengths(document, log)
    _check_totals(document, log)
    _check_phases(document, log)


def _check_sources(document: Document, log: ProblemLog) -> None:
    """Note documented rows without a source, and warn of others that do not say what they rest on.

    A reconstruction rests on nothing, and a scenario without any source is a sketch.
    """
    cites = bool(document.sources.raw)
    for table_name in _WITH_CERTAINTY:
        table: Table[object] = getattr(document, table_name)
        for index, raw in enumerate(table.raw):
            certainty = raw.get("certainty") or Certainty.INFERRED
            if certainty == Certainty.DOCUMENTED:
                if not raw.get("sources") and not raw.get("citation"):
                    log.add(*table.where(index, "certainty"), "documented_without_source")
            elif cites and certainty == Certainty.INFERRED and _rests_on_nothing(table, index):
                log.add(*table.where(index, "sources"), "inferred_from_nothing", Severity.WARNING)
    for table_name in _WITH_FIGURES if cites else ():
        table = getattr(document, table_name)
        for index, _ in table.sound():
            if _rests_on_nothing(table, index):
                log.add(*table.where(index, "sources"), "figure_from_nothing", Severity.WARNING)


def _rests_on_nothing(table: Table[object], index: int) -> bool:
    raw = table.raw[index]
    is_line = raw.get("kind") == ShapeKind.ROUTE  # to travel by: it claims nothing
    return table.rows[index] is not None and not is_line and not any(map(raw.get, _BASES))


def _check_strengths(document: Document, log: ProblemLog) -> None:
    """Warn of a formation whose figure is less than those of the formations directly under it."""
    under: dict[str, int] = defaultdict(int)
    for _, row in document.units.sound():
        if row.parent and row.strength:
            under[row.parent] += row.strength
    for index, row in document.units.sound():
        if row.strength is not None and under[row.id] > row.strength:
            where = document.units.where(index, "strength")
            log.add(*where, "strength_exceeded", Severity.WARNING,
                    unit=row.id, own=row.strength, under=under[row.id])  # fmt: skip


def _check_totals(document: Document, log: ProblemLog) -> None:
    """Warn of a total of losses that is less than its parts."""
    for index, row in document.strengths.sound():
        parts = sum(getattr(row, part) or 0 for part in _PARTS)
        if row.casualties_total is not None and parts > row.casualties_total:
            where = document.strengths.where(index, "casualties_total")
            log.add(*where, "total_exceeded", Severity.WARNING,
                    total=row.casualties_total, parts=parts)  # fmt: skip


def _check_phases(document: Document, log: ProblemLog) -> None:
    """Warn of an event that begins before or after the phase it is told in."""
    entry = document.head.entry
    if entry is None:
        return
    offset = entry.clock.offset
    phases = {phase.id: phase for phase in entry.phases}
    for index, row in document.events.sound():
        phase = phases.get(row.phase or "")
        if phase is None:
            continue
        first, last = row.start.first_ms(offset), row.start.last_ms(offset)
        start, end = phase.start.first_ms(offset), phase.end.first_ms(offset)
        if first >= end or max(first, last - 1) < start:
            log.add(*document.events.where(index, "phase"), "event_outside_phase",
                    Severity.WARNING, event=row.id, phase=phase.id, start=phase.start.text,
                    end=phase.end.text)  # fmt: skip
