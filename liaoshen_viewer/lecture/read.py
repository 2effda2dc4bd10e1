"""Read a lecture: its form, its meaning against the scenario, and the lecture itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import Origin, Problem
from liaoshen_viewer.lecture.check import check_stop, check_stops
from liaoshen_viewer.lecture.entries import HeadEntry, StopEntry
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.resolve import names_of, stop_of
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scenario.problems import ProblemLog
from liaoshen_viewer.scenario.validation import validated
from liaoshen_viewer.scenario.yaml_entry import YamlPlaces, pruned, text_of
from liaoshen_viewer.scenario.yaml_reader import YamlFile, read_yaml

FOLDER: Final = "lectures"
SUFFIX: Final = ".yaml"
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class LectureText:
    """A lecture's file as it was read: its lines, and the place of every value."""

    text: str
    yaml: YamlFile


def lecture_names(folder: Path) -> list[str]:
    """Return the names of the lectures in a folder, sorted; none where there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if path.suffix == SUFFIX)


def read_lecture(path: Path, scenario: Scenario) -> tuple[Lecture | None, list[Problem]]:
    """Return the lecture in a file, and all its problems in the order of their places.

    With any problem there is no lecture. Problems name the file as `lectures/NAME`.
    """
    lecture, problems, _ = read_with_text(path, scenario)
    return lecture, problems


def read_with_text(
    path: Path, scenario: Scenario
) -> tuple[Lecture | None, list[Problem], LectureText | None]:
    """Return the lecture, its problems, and its file as written where that is YAML."""
    log = ProblemLog()
    text, is_there = text_of(path.parent, path.name, log)
    if text is None:
        if not is_there:
            log.add(Origin(path.name), "", "lecture_missing")
        return None, _named(log, path), None
    before = len(log.problems)
    yaml = read_yaml(path.name, text, log)
    if yaml.tree is None:
        if len(log.problems) == before:
            log.add(Origin(path.name), "", "file_empty")
        return None, _named(log, path), None
    lecture = _understood(path, yaml, scenario, log)
    return (None if log.problems else lecture), _named(log, path), LectureText(text, yaml)


def lecture_problems(scenario: Scenario) -> list[Problem]:
    """Return the problems of all lectures that lie beside a scenario."""
    folder = scenario.folder / FOLDER
    return [
        problem
        for name in lecture_names(folder)
        for problem in read_lecture(folder / name, scenario)[1]
    ]


def _understood(path: Path, yaml: YamlFile, scenario: Scenario, log: ProblemLog) -> Lecture | None:
    tree = pruned(yaml.tree if yaml.tree is not None else "")
    if not isinstance(tree, dict):
        log.add(*YamlPlaces(yaml).at((), False), "not_map")
        return None
    head = validated(
        HeadEntry,
        {key: value for key, value in tree.items() if key != "stops"},
        YamlPlaces(yaml).at,
        log,
    )
    if head is not None and head.format != FORMAT:
        place = YamlPlaces(yaml).at(("format",), False)
        log.add(*place, "format_unknown", found=head.format, known=FORMAT)
    entries = list(_entries(yaml, tree.get("stops", []), log))
    check_stops(YamlPlaces(yaml, ("stops",)), entries, log)
    for index, entry in entries:
        check_stop(YamlPlaces(yaml, ("stops", index)), entry, scenario, log)
    if log.problems or head is None:
        return None
    stops = tuple(stop_of(entry, scenario) for _, entry in entries)
    return Lecture(path, names_of(head.title), names_of(head.summary), stops, head.minutes)


def _entries(yaml: YamlFile, stops: object, log: ProblemLog) -> Iterator[tuple[int, StopEntry]]:
    """Yield the stops whose form is right, each with its place in the list."""
    place = YamlPlaces(yaml).at(("stops",), False)
    if not isinstance(stops, list):
        log.add(*place, "not_list")
        return
    if not stops:
        log.add(*place, "too_few", limit=1)
    for index, stop in enumerate(stops):
        entry = validated(StopEntry, stop, YamlPlaces(yaml, ("stops", index)).at, log)
        if entry is not None:
            yield index, entry


def _named(log: ProblemLog, path: Path) -> list[Problem]:
    """Return the problems with their file named as seen from the scenario's folder."""
    name = f"{FOLDER}/{path.name}"
    return [
        Problem(
            Origin(name, one.origin.line, one.origin.column), one.field, one.message, one.severity
        )
        for one in log.sorted()
    ]
