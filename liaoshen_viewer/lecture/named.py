"""A lecture by its name beside the scenario, or by its file."""

from __future__ import annotations

from pathlib import Path

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.read import FOLDER, SUFFIX, lecture_names, read_lecture
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import Scenario


def lecture_named(scenario: Scenario, name: str | None) -> Lecture:
    """Return a lecture; the first beside the scenario for None.

    Raises UsageError if there is none of this name, or with all that is wrong in it.
    """
    folder = scenario.folder / FOLDER
    names = [known.removesuffix(SUFFIX) for known in lecture_names(folder)]
    text = name or (names[0] if names else "")
    path = Path(text) if text.endswith(SUFFIX) and Path(text).is_file() else folder / text
    if path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    if not path.is_file():
        raise UsageError(Message("cli.no_lecture", {"name": text, "names": ", ".join(names)}))
    found, problems = read_lecture(path, scenario)
    if found is None:
        lines = "\n".join(problem.text() for problem in problems)
        raise UsageError(Message("cli.bad_lecture", {"path": path, "problems": lines}))
    return found
