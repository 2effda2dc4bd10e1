"""The dated changes of a scenario, as sources state them and as they were reckoned."""

from __future__ import annotations

from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.model import Certainty, Change, ChangeKind, UnitId


def changes_of(document: Document, offset: int) -> tuple[Change, ...]:
    """Return the changes of `changes.csv`, then the figures of `allocations.csv`.

    `offset` (minutes) is that of the scenario's clock.
    """
    return _stated(document, offset) + _reckoned(document, offset)


def _stated(document: Document, offset: int) -> tuple[Change, ...]:
    return tuple(
        Change(
            unit=UnitId(row.unit),
            t_ms=row.time.first_ms(offset),
            kind=row.what,
            before=row.before,
            after=row.after,
            certainty=row.certainty,
            sources=row.sources,
            account=row.account,
            note=row.note,
            origin=document.changes.where(index)[0],
        )
        for index, row in document.changes.sound()
    )


def _reckoned(document: Document, offset: int) -> tuple[Change, ...]:
    """Return the reckoned figures as the changes of strength that they are."""
    return tuple(
        Change(
            unit=UnitId(row.unit),
            t_ms=row.time.first_ms(offset),
            kind=ChangeKind.STRENGTH,
            before="",
            after=str(row.strength),
            certainty=Certainty.RECONSTRUCTED,
            sources=row.sources,
            account=row.account,
            note=row.note,
            origin=document.allocations.where(index)[0],
        )
        for index, row in document.allocations.sound()
    )
