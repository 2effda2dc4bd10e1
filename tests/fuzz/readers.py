"""One input into the readers: what it may do, and what it may cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Final

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.scenario.csv_reader import read_csv
from liaoshen_viewer.scenario.geojson_reader import read_geojson
from liaoshen_viewer.scenario.problems import ProblemLog
from liaoshen_viewer.scenario.yaml_reader import read_yaml
from tests.scenario.small_copy import SMALL, problems_of

LONGEST_S: Final = 0.05
TEXTS: Final = {path.name: path.read_text(encoding="utf-8") for path in sorted(SMALL.iterdir())}


class FoundError(AssertionError):
    """An input did what none may do; the text says which."""


@dataclass(slots=True)
class Costs:
    """How many inputs were read, how many problems they had, and what the slowest took."""

    inputs: int = 0
    problems: int = 0
    slowest_s: float = 0.0
    too_slow: list[str] = field(default_factory=list)

    def add(self, name: str, began_s: float, problems: list[Problem], text: str) -> None:
        """Count one input, and check the places of its problems."""
        took_s = process_time() - began_s
        self.inputs += 1
        self.problems += len(problems)
        self.slowest_s = max(self.slowest_s, took_s)
        if took_s > LONGEST_S:
            self.too_slow.append(f"{name}: {took_s:.3f} s")
        lines = text.count("\n") + 1
        for problem in problems:
            check_place(problem, name, lines)


def check_place(problem: Problem, name: str, lines: int) -> None:
    """Check that a problem says something, of a place that is in the file.

    Raises FoundError.
    """
    origin = problem.origin
    if not problem.text() or (origin.file == name and not 0 <= origin.line <= lines):
        raise FoundError(f"{name}: {problem.text()!r} stands nowhere")


def read_one(name: str, text: str) -> list[Problem]:
    """Return the problems of form of one file's text."""
    log = ProblemLog()
    readers: dict[str, Callable[[], object]] = {
        ".csv": lambda: read_csv(name, text, (), (), log),
        ".yaml": lambda: read_yaml(name, text, log),
        ".geojson": lambda: read_geojson(name, text, log),
    }
    readers[Path(name).suffix]()
    return log.problems


def read_folder(folder: Path, name: str, text: str) -> list[Problem]:
    """Return all problems of a copy of the small scenario with one file's text in place."""
    path = folder / name
    kept = path.read_bytes()
    try:
        # As bytes: halves of surrogates, which no encoder writes, come as what they are.
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return problems_of(folder)
    finally:
        path.write_bytes(kept)
