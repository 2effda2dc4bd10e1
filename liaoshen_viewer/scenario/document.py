"""The scenario as written: every table with its rows, and where each value stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.change_entries import AllocationRow, ChangeRow
from liaoshen_viewer.scenario.entries import (
    ClockEntry,
    ControlRow,
    EventEntry,
    ExplanationRow,
    LossEntry,
    PersonRow,
    PlaceRow,
    RailwayRow,
    ScenarioFile,
    ShapeFeature,
    SourceRow,
    StrengthEntry,
    UnitRow,
    WaypointRow,
)
from liaoshen_viewer.scenario.yaml_reader import Path as TreePath
from liaoshen_viewer.scenario.yaml_reader import Tree, YamlFile, path_text

Row = TypeVar("Row", covariant=True)
Where = tuple[Origin, str]
"""The place of a value and the field's name or path: the first two values of a problem."""


class Places(Protocol):
    """Something that knows where the fields of a table's rows stand."""

    def where(self, index: int, field_name: str, item: int | None = None) -> Where:
        """Return the place and the name of a field of row `index`; empty for the whole row.

        `item` is the position in a list whose pieces have places of their own.
        """
        ...


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """The rows of one file. `raw` holds what was written, `rows` None where it is no row at all."""

    file: str
    raw: Sequence[Mapping[str, object]]
    rows: Sequence[Row | None]
    places: Places
    is_whole: bool = True
    """Whether every row was understood well enough to know its id."""

    def where(self, index: int, field_name: str = "", item: int | None = None) -> Where:
        """Return the place and the name of a field of row `index`."""
        return self.places.where(index, field_name, item)

    def sound(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that could be understood, with their index."""
        for index, row in enumerate(self.rows):
            if row is not None:
                yield index, row

    def texts(self, field_name: str) -> Iterator[tuple[int, int | None, str]]:
        """Yield the texts of a field in all rows: the row, the position in a list, the text."""
        for index, raw in enumerate(self.raw):
            value = raw.get(field_name)
            if isinstance(value, str):
                for piece in value.split(";"):
                    if text := piece.strip():
                        yield index, None, text
            elif isinstance(value, list):
                for position, item in enumerate(value):
                    if isinstance(item, str):
                        yield index, position, item


@dataclass(frozen=True, slots=True)
class NoPlaces:
    """The places of a table that is not there: nothing but the file."""

    file: str

    def where(self, index: int, field_name: str, item: int | None = None) -> Where:
        """Return the whole file."""
        return Origin(self.file), field_name


def absent(file: str, is_whole: bool = True) -> Table[Row]:
    """Return the empty table of a file that is not there, or could not be understood."""
    return Table(file, (), (), NoPlaces(file), is_whole)


@dataclass(frozen=True, slots=True)
class Head:
    """`scenario.yaml`: what could be understood of it."""

    yaml: YamlFile
    entry: ScenarioFile | None
    clock: ClockEntry | None
    """The clock, also where another part of the file has faults."""

    def where(self, *path: str | int) -> Where:
        """Return the place and the path of a value."""
        steps: TreePath = path
        return self.yaml.origin(steps), path_text(steps)

    def ids_in_order(self, part: str) -> Iterator[tuple[int, str]]:
        """Yield the ids of `sides`, `phases` or `views` with their index."""
        entries = self._entries(part)
        for index, entry in enumerate(entries or ()):
            id_ = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(id_, str):
                yield index, id_

    def ids(self, part: str) -> frozenset[str] | None:
        """Return the ids of `sides`, `phases` or `views`; None where they cannot be known."""
        entries = self._entries(part)
        found = [id_ for _, id_ in self.ids_in_order(part)]
        return frozenset(found) if entries is not None and len(found) == len(entries) else None

    def _entries(self, part: str) -> list[Tree] | None:
        tree = self.yaml.tree
        nothing: Tree = [] if part == "phases" and self.entry is not None else ""
        entries = tree.get(part, nothing) if isinstance(tree, dict) else None
        return entries if isinstance(entries, list) else None


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a scenario's folder says, as written."""

    folder: Path
    head: Head
    units: Table[UnitRow]
    waypoints: Table[WaypointRow]
    places: Table[PlaceRow]
    events: Table[EventEntry]
    changes: Table[ChangeRow]
    allocations: Table[AllocationRow]
    people: Table[PersonRow]
    control: Table[ControlRow]
    railways: Table[RailwayRow]
    strengths: Table[StrengthEntry]
    losses: Table[LossEntry]
    sources: Table[SourceRow]
    shapes: Table[ShapeFeature]
    explanations: Table[ExplanationRow]
    files: Collection[str] = field(default=())
    """The names of the files that were there."""

    def ids(self, table: Table[object]) -> frozenset[str] | None:
        """Return the ids of a table; None where they cannot all be known."""
        return frozenset(text for _, _, text in table.texts("id")) if table.is_whole else None
