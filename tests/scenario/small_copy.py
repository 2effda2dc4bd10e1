"""Copies of the small scenario with one thing changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from liaoshen_viewer.errors import Problem, ScenarioError
from liaoshen_viewer.scenario.load import load_scenario

SMALL = Path(__file__).parent / "small"


class Fault:
    """An edit of one file of the small scenario, and all sentences that it must bring."""

    def __init__(self, name: str, file: str, old: str, new: str, *sentences: str) -> None:
        self.name, self.file, self.old, self.new = name, file, old, new
        self.sentences = list(sentences)

    def __str__(self) -> str:
        return self.name


def copy_small(target: Path) -> Path:
    """Return a fresh copy of the small scenario in `target`."""
    return Path(shutil.copytree(SMALL, target / "small"))


def problems_of(folder: Path) -> list[Problem]:
    """Return all problems of a scenario's folder, errors and warnings."""
    try:
        return load_scenario(folder)[1]
    except ScenarioError as error:
        return list(error.problems)


def sentences_after(fault: Fault, target: Path) -> list[str]:
    """Return the sentences that the small scenario gets once the fault is in it."""
    folder = copy_small(target)
    path = folder / fault.file
    text = path.read_text(encoding="utf-8")
    assert fault.old in text
    path.write_text(text.replace(fault.old, fault.new, 1), encoding="utf-8")
    return [problem.text() for problem in problems_of(folder)]
