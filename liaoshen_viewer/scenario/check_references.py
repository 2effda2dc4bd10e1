"""Check that every id means something: unknown ids, doubled ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from liaoshen_viewer.scenario.document import Document, Table
from liaoshen_viewer.scenario.fields import ID_PATTERN
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

NOBODY: Final = ("contested", "neutral")
"""Who may hold a place beside the sides."""

_REFERENCES: Final[tuple[tuple[str, str, str], ...]] = (
    ("units", "parent", "unit"),
    ("units", "side", "side"),
    ("units", "sources", "source"),
    ("waypoints", "unit", "unit"),
    ("waypoints", "place", "place"),
    ("waypoints", "sources", "source"),
    ("places", "parent", "place"),
    ("places", "sources", "source"),
    ("changes", "unit", "unit"),
    ("changes", "sources", "source"),
    ("allocations", "unit", "unit"),
    ("allocations", "sources", "source"),
    ("people", "side", "side"),
    ("people", "unit", "unit"),
    ("people", "sources", "source"),
    ("control", "place", "place"),
    ("control", "side", "holder"),
    ("control", "sources", "source"),
    ("railways", "from", "place"),
    ("railways", "to", "place"),
    ("railways", "side", "side"),
    ("railways", "sources", "source"),
    ("strengths", "side", "side"),
    ("strengths", "sources", "source"),
    ("losses", "units", "unit"),
    ("losses", "sources", "source"),
    ("events", "place", "place"),
    ("events", "units", "unit"),
    ("events", "people", "person"),
    ("events", "sides", "side"),
    ("events", "phase", "phase"),
    ("events", "sources", "source"),
    ("shapes", "side", "side"),
    ("shapes", "units", "unit"),
    ("shapes", "sources", "source"),
    ("explanations", "unit", "unit"),
    ("explanations", "place", "place"),
)
"""Table, field, and what its ids name."""

_UNIQUE: Final = ("units", "places", "sources", "events")
_ID: Final = re.compile(ID_PATTERN)

KnownIds = Mapping[str, frozenset[str] | None]


def known_ids(document: Document) -> KnownIds:
    """Return the ids of each kind; None where they cannot all be known."""
    sides = document.head.ids("sides")
    return {
        "unit": document.ids(document.units),
        "place": document.ids(document.places),
        "source": document.ids(document.sources),
        "person": document.ids(document.people),
        "side": sides,
        "phase": document.head.ids("phases"),
        "holder": None if sides is None else sides.union(NOBODY),
    }


def check_references(document: Document, log: ProblemLog) -> None:
    """Note every id that names nothing."""
    known = known_ids(document)
    for table_name, field, kind in _REFERENCES:
        table: Table[object] = getattr(document, table_name)
        ids = known[kind]
        if ids is None:
            continue
        for index, item, text in table.texts(field):
            if log.is_full(table.file):
                break
            # A text that is no id at all has been noted when it was read.
            if text not in ids and _ID.fullmatch(text):
                log.add_unknown(*table.where(index, field, item), kind, text, ids)


def check_doubled_ids(document: Document, log: ProblemLog) -> None:
    """Note every id that stands a second time where ids must be unique."""
    for table_name in _UNIQUE:
        table: Table[object] = getattr(document, table_name)
        first: dict[str, int] = {}
        for index, _, text in table.texts("id"):
            if log.is_full(table.file):
                break
            if text in first:
                line = table.where(first[text], "id")[0].line
                where = table.where(index, "id")
                log.add(*where, "id_doubled", id=clipped(text), line=line)
            else:
                first[text] = index
    _check_head_ids(document, log)


def _check_head_ids(document: Document, log: ProblemLog) -> None:
    head = document.head
    for part in ("views", "sides", "phases"):
        first: dict[str, int] = {}
        for index, id_ in head.ids_in_order(part):
            origin, name = head.where(part, index, "id")
            if id_ in first:
                line = head.where(part, first[id_], "id")[0].line
                log.add(origin, name, "id_doubled", id=clipped(id_), line=line)
            first.setdefault(id_, index)
            if part == "sides" and id_ in NOBODY:
                log.add(origin, name, "side_reserved", id=id_)
