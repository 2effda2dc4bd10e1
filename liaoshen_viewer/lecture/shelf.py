"""The lectures that there are for a scenario: those shipped with it, and the reader's own."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liaoshen_viewer.bundled import scenarios_folder
from liaoshen_viewer.errors import Problem
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.read import FOLDER, SUFFIX, lecture_names, read_lecture
from liaoshen_viewer.scenario.model import Names, Scenario

_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
NO_NAME: Final = "lecture"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A lecture's file: what it says, or why it cannot be used."""

    path: Path
    lecture: Lecture | None
    problems: tuple[Problem, ...]
    shipped: bool
    """Whether it lies beside a scenario that is not the reader's to change."""


def shelf(scenario: Scenario, own_folder: Path) -> list[Shelved]:
    """Return all lectures, those beside the scenario first.

    `own_folder` is where the reader's own lectures lie, for all scenarios.
    """
    beside = scenario.folder / FOLDER
    found = [_shelved(beside / name, scenario) for name in lecture_names(beside)]
    own = own_folder / scenario.id
    if own != beside:
        found += [_shelved(own / name, scenario) for name in lecture_names(own)]
    return found


def saving_folder(scenario: Scenario, own_folder: Path) -> Path:
    """Return where lectures are saved: beside the scenario if it is the reader's, else apart."""
    return own_folder / scenario.id if is_shipped(scenario) else scenario.folder / FOLDER


def is_shipped(scenario: Scenario) -> bool:
    """Tell whether a scenario came with the program, or cannot be written to."""
    bundled = scenario.folder.resolve().is_relative_to(scenarios_folder().resolve())
    return bundled or not os.access(scenario.folder, os.W_OK)


def new_lecture(scenario: Scenario, own_folder: Path, title: str) -> Lecture:
    """Return a lecture without stops, under a name that no file has yet."""
    folder = saving_folder(scenario, own_folder)
    return Lecture(free_path(folder, file_stem(title)), Names(en=title), Names(), ())


def target_path(lecture: Lecture, scenario: Scenario, own_folder: Path) -> Path:
    """Return where a lecture may be saved: its file, or a new one beside the reader's others."""
    folder = saving_folder(scenario, own_folder)
    if lecture.path.parent == folder:
        return lecture.path
    return free_path(folder, lecture.path.stem)


def free_path(folder: Path, stem: str) -> Path:
    """Return a path in a folder that no file has yet."""
    path, number = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{SUFFIX}", number + 1
    return path


def file_stem(title: str) -> str:
    """Return a title as the name of a file, without its ending."""
    return _NOT_IN_NAMES.sub("-", title.lower()).strip("-")[:60] or NO_NAME


def _shelved(path: Path, scenario: Scenario) -> Shelved:
    lecture, problems = read_lecture(path, scenario)
    shipped = is_shipped(scenario) and path.parent == scenario.folder / FOLDER
    return Shelved(path, lecture, tuple(problems), shipped)
