"""Check the order of battle: cycles, sides, positions, and the dated changes to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from liaoshen_viewer.errors import Origin, Severity
from liaoshen_viewer.scenario.change_entries import ChangeRow
from liaoshen_viewer.scenario.check_references import KnownIds, known_ids
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.model import ChangeKind
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

DEEPEST: Final = 32
"""Levels of command; a limit, so that no scenario makes the walks upwards long."""


def check_order_of_battle(document: Document, log: ProblemLog) -> None:
    """Note cycles, orders too deep, units apart from their superior's side, and those nowhere."""
    units = document.units
    if units.is_whole and not units.raw:
        log.add(Origin(units.file), "", "no_units")
        return
    parents = {row.id: row.parent for _, row in units.sound() if row.parent}
    sides = {row.id: row.side for _, row in units.sound()}
    known_sides = document.head.ids("sides") or frozenset()
    seen: set[str] = set()
    for index, row in units.sound():
        if log.is_full(units.file):
            return
        chain = command_chain(row.id, parents)
        fault = _fault_of(chain)
        if fault and row.id not in seen:
            seen.update(chain)
            where = units.where(index, "parent")
            log.add(*where, fault, limit=DEEPEST, units=_shown(chain))
        side = sides.get(row.parent or "")
        if side not in (None, row.side) and {side, row.side} <= known_sides:
            where = units.where(index, "side")
            log.add(*where, "side_of_parent", Severity.WARNING, id=row.parent, side=side)
    _check_positions(document, parents, log)


def command_chain(unit: str, parents: Mapping[str, str]) -> list[str]:
    """Return a unit and its superiors upwards, one level more than allowed at most.

    Where they run in a circle the last one is in the chain twice.
    """
    chain, met, above = [unit], {unit}, parents.get(unit)
    while above is not None and len(chain) <= DEEPEST:
        chain.append(above)
        if above in met:
            break
        met.add(above)
        above = parents.get(above)
    return chain


def _fault_of(chain: list[str]) -> str:
    """Return the template of what is wrong with a chain of command, or an empty text."""
    if len(chain) > 1 and chain[-1] == chain[0]:
        return "cycle"
    return "too_many_levels" if len(chain) > DEEPEST and chain[-1] not in chain[:-1] else ""


def _shown(units: list[str]) -> str:
    shown = units if len(units) <= 8 else [*units[:6], "…", units[-1]]
    return ", ".join(shown)


def _check_positions(document: Document, parents: Mapping[str, str], log: ProblemLog) -> None:
    """Warn of a unit that has no waypoint and no superior with one: it can never be shown."""
    if not document.waypoints.is_whole:
        return
    placed = {text for _, _, text in document.waypoints.texts("unit")}
    for index, row in document.units.sound():
        if log.is_full(document.units.file):
            return
        if placed.isdisjoint(command_chain(row.id, parents)):
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
    _check_allocations(document, log)


def _check_allocations(document: Document, log: ProblemLog) -> None:
    """Note men of a unit that are reckoned twice for one moment."""
    first: dict[tuple[object, ...], int] = {}
    table = document.allocations
    for index, row in table.sound():
        key = (row.unit, row.time.written, row.account)
        if key in first:
            log.add(
                *table.where(index, "time"), "row_doubled", line=table.where(first[key])[0].line
            )
        first.setdefault(key, index)


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
    if any(_fault_of(command_chain(unit, parents)) for unit in parents):
        return
    sides = {row.id: row.side for _, row in document.units.sound()}
    ours = [(row.time.first_ms(clock.offset), i, row) for i, row in document.changes.sound()]
    for _, index, row in sorted(ours, key=_time_and_line):
        if row.account:
            continue
        if row.what is ChangeKind.SUPERIOR:
            _warn_if_other(document, index, row, parents.get(row.unit), log)
            parents[row.unit] = row.after
            chain = command_chain(row.unit, parents)
            fault = _fault_of(chain)
            if fault:
                where = document.changes.where(index, "to")
                log.add(*where, fault, limit=DEEPEST, units=_shown(chain))
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
