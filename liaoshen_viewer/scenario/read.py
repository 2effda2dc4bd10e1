"""Read a scenario's folder into a Document: every file, as written, with all faults of form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from liaoshen_viewer.errors import Origin, Problem, Severity, UnreadableError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.change_entries import AllocationRow, ChangeRow
from liaoshen_viewer.scenario.csv_reader import CsvTable, read_csv
from liaoshen_viewer.scenario.document import Document, Head, Table, Where, absent
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
from liaoshen_viewer.scenario.files import HEAD_FILE
from liaoshen_viewer.scenario.geojson_reader import GeoJsonFile, read_geojson
from liaoshen_viewer.scenario.problems import ProblemLog, clipped, nearest
from liaoshen_viewer.scenario.validation import Loc, mended, validated
from liaoshen_viewer.scenario.yaml_entry import YamlPlaces, pruned, text_of
from liaoshen_viewer.scenario.yaml_reader import Tree, YamlFile, path_text, read_yaml

REQUIRED_FILES: Final = ("units.csv", "waypoints.csv", "places.csv")
OPTIONAL_FILES: Final = (
    "changes.csv",
    "allocations.csv",
    "people.csv",
    "control.csv",
    "railways.csv",
    "strengths.csv",
    "losses.csv",
    "sources.csv",
    "events.yaml",
    "shapes.geojson",
    "explanations.csv",
)
MAX_FOLDER_FILES: Final = 1_000
Model = TypeVar("Model", bound=BaseModel)


def read(folder: Path) -> tuple[Document, list[Problem]]:
    """Return what the folder says and all faults of form, in the order of their places.

    Raises UnreadableError if there is no such folder or no `scenario.yaml` in it.
    """
    names = _list_folder(folder)
    log = ProblemLog()
    head = _read_head(folder, log)
    for name in REQUIRED_FILES:
        if name not in names:
            log.add(Origin(name), "", "file_missing")
    _warn_of_misspelt(names, log)
    document = Document(
        folder=folder,
        head=head,
        units=_read_table(folder, "units.csv", UnitRow, log),
        waypoints=_read_table(folder, "waypoints.csv", WaypointRow, log),
        places=_read_table(folder, "places.csv", PlaceRow, log),
        events=_read_events(folder, log),
        changes=_read_table(folder, "changes.csv", ChangeRow, log),
        allocations=_read_table(folder, "allocations.csv", AllocationRow, log),
        people=_read_table(folder, "people.csv", PersonRow, log),
        control=_read_table(folder, "control.csv", ControlRow, log),
        railways=_read_table(folder, "railways.csv", RailwayRow, log),
        strengths=_read_table(folder, "strengths.csv", StrengthEntry, log),
        losses=_read_table(folder, "losses.csv", LossEntry, log),
        sources=_read_table(folder, "sources.csv", SourceRow, log),
        shapes=_read_shapes(folder, log),
        explanations=_read_table(folder, "explanations.csv", ExplanationRow, log),
        files=names,
    )
    return document, log.sorted()


def _list_folder(folder: Path) -> frozenset[str]:
    try:
        names: set[str] = set()
        for path in folder.iterdir():
            names.add(path.name)
            if len(names) == MAX_FOLDER_FILES:
                break
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        values = {"folder": clipped(folder, 200), "reason": reason}
        raise UnreadableError(Message("scenario.folder_unreadable", values)) from None
    if HEAD_FILE not in names and not (folder / HEAD_FILE).exists():
        values = {"folder": clipped(folder, 200), "file": HEAD_FILE}
        raise UnreadableError(Message("scenario.no_head", values))
    return frozenset(names)


def _warn_of_misspelt(names: frozenset[str], log: ProblemLog) -> None:
    """Warn of a file that is nearly named like one that is absent: `waypoint.csv`."""
    absent_names = [n for n in (*REQUIRED_FILES, *OPTIONAL_FILES) if n not in names]
    for name in sorted(names - {HEAD_FILE, *REQUIRED_FILES, *OPTIONAL_FILES}):
        near = nearest(name, absent_names, cutoff=0.85)
        if near:
            log.add(Origin(clipped(name)), "", "file_misspelt", Severity.WARNING, near=near)


def _read_head(folder: Path, log: ProblemLog) -> Head:
    text, _ = text_of(folder, HEAD_FILE, log)
    if text is None:
        return Head(YamlFile(HEAD_FILE, None, {}, {}), None, None)
    before = len(log.problems)
    yaml = read_yaml(HEAD_FILE, text, log)
    if yaml.tree is None:
        # A file of comments alone, or of "...", breaks no rule of YAML and says nothing.
        if len(log.problems) == before:
            log.add(Origin(HEAD_FILE), "", "file_empty")
        return Head(yaml, None, None)
    entry = validated(ScenarioFile, pruned(yaml.tree), YamlPlaces(yaml).at, log)
    return Head(yaml, entry, entry.clock if entry else _clock_alone(yaml.tree))


def _clock_alone(tree: Tree) -> ClockEntry | None:
    """Return the clock of a head with faults elsewhere, so that times can still be checked."""
    clock = tree.get("clock") if isinstance(tree, dict) else None
    return validated(ClockEntry, clock, _nowhere, ProblemLog())


def _nowhere(loc: Loc, is_key: bool) -> Where:
    return Origin(HEAD_FILE), ""


@dataclass(frozen=True, slots=True)
class _CsvPlaces:
    table: CsvTable

    def where(self, index: int, field_name: str, item: int | None = None) -> Where:
        return self.table.origin(index, field_name), field_name


@dataclass(frozen=True, slots=True)
class _ShapePlaces:
    collection: GeoJsonFile

    def where(self, index: int, field_name: str, item: int | None = None) -> Where:
        loc: Loc = ("properties", field_name) if field_name else ()
        return self.at(index, loc)

    def at(self, index: int, loc: Loc) -> Where:
        path = tuple(step for step in loc if step not in ("LineString", "Polygon"))
        return self.collection.origin(index), path_text(("features", index, *path))


def _columns(model: type[BaseModel], required: bool = False) -> list[str]:
    """Return the names of a table's columns, or of those that must be there."""
    fields = model.model_fields.items()
    return [f.alias or name for name, f in fields if f.is_required() or not required]


def _read_table(folder: Path, name: str, model: type[Model], log: ProblemLog) -> Table[Model]:
    text, is_there = text_of(folder, name, log)
    if text is None:
        return absent(name, is_whole=not is_there and name not in REQUIRED_FILES)
    table = read_csv(name, text, _columns(model), _columns(model, required=True), log)
    rows: list[Model | None] = []
    for index, (raw, whole) in enumerate(zip(table.records, table.whole, strict=True)):

        def where(loc: Loc, is_key: bool, index: int = index) -> Where:
            column = str(loc[0]) if loc else ""
            return table.origin(index, column), column

        if whole and not log.is_full(name):
            rows.append(validated(model, raw, where, log) or mended(model, raw))
        else:
            rows.append(None)
    is_whole = table.is_whole and not log.is_full(name)
    return Table(name, table.records, rows, _CsvPlaces(table), is_whole)


def _read_events(folder: Path, log: ProblemLog) -> Table[EventEntry]:
    name = "events.yaml"
    text, is_there = text_of(folder, name, log)
    if text is None:
        return absent(name, is_whole=not is_there)
    yaml = read_yaml(name, text, log)
    if yaml.tree is None:
        return absent(name, is_whole=False)
    tree = pruned(yaml.tree)
    entries = tree.get("events", []) if isinstance(tree, dict) else None
    places = YamlPlaces(yaml)
    if not isinstance(tree, dict) or not isinstance(entries, list):
        log.add(*places.at(("events",) if isinstance(tree, dict) else (), False), "not_events")
        return absent(name, is_whole=False)
    for key in tree:
        if key != "events":
            log.add_near(*places.at((key,), True), "unknown_key", key, ["events"])
    below = YamlPlaces(yaml, ("events",))
    rows: list[EventEntry | None] = []
    for index, entry in enumerate(entries):
        here = YamlPlaces(yaml, ("events", index))
        row = None if log.is_full(name) else validated(EventEntry, entry, here.at, log)
        rows.append(row or (mended(EventEntry, entry) if isinstance(entry, dict) else None))
    raw = [entry if isinstance(entry, dict) else {} for entry in entries]
    return Table(name, raw, rows, below, all(isinstance(e, dict) for e in entries))


def _read_shapes(folder: Path, log: ProblemLog) -> Table[ShapeFeature]:
    name = "shapes.geojson"
    text, is_there = text_of(folder, name, log)
    if text is None:
        return absent(name, is_whole=not is_there)
    collection = read_geojson(name, text, log)
    places = _ShapePlaces(collection)
    rows: list[ShapeFeature | None] = []
    raw: list[Mapping[str, object]] = []
    for index, feature in enumerate(collection.features):

        def where(loc: Loc, is_key: bool, index: int = index) -> Where:
            return places.at(index, loc)

        cleaned = _without_nulls(feature)
        rows.append(None if log.is_full(name) else validated(ShapeFeature, cleaned, where, log))
        properties = cleaned.get("properties") if isinstance(cleaned, dict) else None
        raw.append(properties if isinstance(properties, dict) else {})
    return Table(name, raw, rows, places)


def _without_nulls(feature: object) -> object:
    """Drop the members and properties that are null or empty, as map programs write them."""
    if not isinstance(feature, dict):
        return feature
    cleaned = {key: value for key, value in feature.items() if value is not None}
    properties = cleaned.get("properties")
    if isinstance(properties, dict):
        cleaned["properties"] = {k: v for k, v in properties.items() if v not in (None, "")}
    return cleaned
