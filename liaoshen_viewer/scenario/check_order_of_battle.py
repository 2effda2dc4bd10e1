"""Check the order of battle: cycles, sides, positions, and the dated changes to it."""

from __future__ import annotations

from collections.abc import Mapping

from liaoshen_viewer.errors import Origin, Severity
from liaoshen_viewer.scenario.check_references import KnownIds, known_ids
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.entries import ChangeRow
from liaoshen_viewer.scenario.model import ChangeKind
from liaoshen_viewer.scenario.problems import ProblemLog, clipped


def check_order_of_battle(document: Document, log: ProblemLog) -> None:
    """Note cycles, units apart from their superior's side, and units that are nowhere."""
    units = document.units
    if units.is_whole and not units.raw:
        log.add(Origin(units.file), "", "no_units")
        return
    parents = {row.id: row.parent for _, row in units.sound() if row.parent}
    sides = {row.id: row.side for _, row in units.sound()}
    known_sides = document.head.ids("sides") or frozenset()
    seen: set[str] = set()
    for index, row in units.sound():
        cycle = cycle_from(row.id, parents)
        if cycle and row.id not in seen:
            seen.update(cycle)
            log.add(*units.where(index, "parent"), "cycle", units=_chain(cycle))
        side = sides.get(row.parent or "")
        if side not in (None, row.side) and {side, row.side} <= known_sides:
            where = units.where(index, "side")
            log.add(*where, "side_of_parent", Severity.WARNING, id=row.parent, side=side)
    _check_positions(document, parents, log)


def cycle_from(unit: str, parents: Mapping[str, str]) -> list[str]:
    """Return the chain from a unit up to itself again, or an empty list."""
    chain = [unit]
    visited = {unit}
    while (above := parents.get(chain[-1])) is not None:
        chain.append(above)
        if above == unit:
            return chain
        if above in visited:
            return []
        visited.add(above)
    return []


def _chain(units: list[str]) -> str:
    shown = units if len(units) <= 8 else [*units[:6], "…", units[-1]]
    return ", ".join(shown)


def _check_positions(document: Document, parents: Mapping[str, str], log: ProblemLog) -> None:
    """Warn of a unit that has no waypoint and no superior with one: it can never be shown."""
    if not document.waypoints.is_whole:
        return
    placed = {text for _, _, text in document.waypoints.texts("unit")}
    for index, row in document.units.sound():
        unit: str | None = row.id
        visited: set[str] = set()
        while unit is not None and unit not in placed and unit not in visited:
            visited.add(unit)
            unit = parents.get(unit)
        if unit not in placed:
            log.add(*document.units.where(index, "id"), "unit_nowhere", Severity.WARNING, id=row.id)


def check_changes(document: Document, log: ProblemLog) -> None:
    """Note changes that do not fit their kind, stand twice, or close a cycle."""
    known = known_ids(document)
    first: dict[tuple[object, ...], int] = {}
    changes = document.changes
    for index, row in changes.sound():
        for field, text in (("from", row.before), ("to", row.after)):
            _check_end(document, index, field, text, row.what, known, log)
        key = (row.unit, row.time.written, row.what, row.account)
        if key in first:
            line = changes.where(first[key])[0].line
            log.add(*changes.where(index, "time"), "row_doubled", line=line)
        first.setdefault(key, index)
        if row.before and row.before == row.after:
            log.add(*changes.where(index, "to"), "changes_nothing", Severity.WARNING, id=row.after)
    _check_changed_order(document, log)


def _check_end(
    document: Document,
    index: int,
    field: str,
    text: str,
    kind: ChangeKind,
    known: KnownIds,
    log: ProblemLog,
) -> None:
    where = document.changes.where
    if kind is ChangeKind.STRENGTH:
        if text and not (text.isascii() and text.isdigit() and len(text) <= 9):
            log.add(*where(index, field), "not_integer", found=clipped(text))
    elif kind in (ChangeKind.SIDE, ChangeKind.SUPERIOR) and text:
        named = "side" if kind is ChangeKind.SIDE else "unit"
        ids = known[named]
        if ids is not None and text not in ids:
            log.add_unknown(*where(index, field), named, text, ids)


def _check_changed_order(document: Document, log: ProblemLog) -> None:
    """Play the changes of our own account through, and compare what they say with what is so."""
    clock = document.head.clock
    if clock is None:
        return
    parents = {row.id: row.parent for _, row in document.units.sound() if row.parent}
    if any(cycle_from(unit, parents) for unit in parents):
        return
    sides = {row.id: row.side for _, row in document.units.sound()}
    ours = [(row.time.first_ms(clock.offset), i, row) for i, row in document.changes.sound()]
    for _, index, row in sorted(ours, key=_time_and_line):
        if row.account:
            continue
        if row.what is ChangeKind.SUPERIOR:
            _warn_if_other(document, index, row, parents.get(row.unit), log)
            parents[row.unit] = row.after
            cycle = cycle_from(row.unit, parents)
            if cycle:
                log.add(*document.changes.where(index, "to"), "cycle", units=_chain(cycle))
                del parents[row.unit]
        elif row.what is ChangeKind.SIDE:
            _warn_if_other(document, index, row, sides.get(row.unit), log)
            sides[row.unit] = row.after


def _time_and_line(change: tuple[int, int, ChangeRow]) -> tuple[int, int]:
    return change[0], change[1]


def _warn_if_other(
    document: Document, index: int, row: ChangeRow, present: str | None, log: ProblemLog
) -> None:
    if row.before and present and row.before != present:
        where = document.changes.where(index, "from")
        log.add(*where, "change_from_other", Severity.WARNING, found=row.before, present=present)
