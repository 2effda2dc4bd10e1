"""Make problems: their messages, the nearest known word, and a list that stays bounded."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from liaoshen_viewer.errors import Origin, Problem, Severity
from liaoshen_viewer.messages import Message, render

MAX_PROBLEMS_PER_FILE: Final = 1_000
MAX_SUGGESTIONS: Final = 100
MAX_CANDIDATES: Final = 5_000
_MORE: Final = "scenario.more_problems"


def problem(
    origin: Origin,
    field_name: str,
    template: str,
    severity: Severity = Severity.ERROR,
    **values: object,
) -> Problem:
    """Return a problem with the template `scenario.<template>`.

    A value that is itself a Message is rendered into the sentence.
    """
    plain = {k: render(v) if isinstance(v, Message) else v for k, v in values.items()}
    return Problem(origin, field_name, Message(f"scenario.{template}", plain), severity)


def clipped(value: object, length: int = 60) -> str:
    """Return a value as one short line, fit to stand in a sentence."""
    text = " ".join(str(value)[: length * 4].split())
    return text if len(text) <= length else text[: length - 1] + "…"


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word most like `word`, or an empty string if none is near.

    Case is ignored: `Jinzhuo` is near `jinzhou`.
    """
    if len(word) > 100:
        return ""
    by_fold = {k.casefold(): k for k in known}
    found = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else ""


@dataclass(slots=True)
class ProblemLog:
    """All problems of one folder. A file that is wrong throughout is cut off with a note."""

    problems: list[Problem] = field(default_factory=list)
    _count: dict[str, int] = field(default_factory=dict)
    _suggested: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(
        self,
        origin: Origin,
        field_name: str,
        template: str,
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> None:
        """Note one problem."""
        self.extend([problem(origin, field_name, template, severity, **values)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several problems, as many of a file as its limit allows."""
        for one in problems:
            file = one.origin.file
            if self.is_full(file):
                continue
            count = self._count[file] = self._count.get(file, 0) + 1
            if one.message.id == _MORE:
                self._count[file] = MAX_PROBLEMS_PER_FILE + 1
            elif count > MAX_PROBLEMS_PER_FILE:
                one = Problem(Origin(file), "", Message(_MORE, {"limit": MAX_PROBLEMS_PER_FILE}))
            self.problems.append(one)

    def is_full(self, file: str) -> bool:
        """Tell whether nothing more will be listed for a file, so that reading can stop."""
        return self._count.get(file, 0) > MAX_PROBLEMS_PER_FILE

    def add_unknown(
        self, origin: Origin, field_name: str, kind: str, word: str, known: Collection[str]
    ) -> None:
        """Note that `word` names no `kind`, with the nearest known one where there is one."""
        self.add_near(origin, field_name, f"unknown_{kind}", word, known)

    def add_near(
        self, origin: Origin, field_name: str, template: str, word: str, known: Collection[str]
    ) -> None:
        """Note a wrong word by `template`, or by its `_near` form if a known word is like it."""
        near = self.nearest(template, word, known)
        if near:
            self.add(origin, field_name, f"{template}_near", id=clipped(word), near=near)
        else:
            self.add(origin, field_name, template, id=clipped(word))

    def sorted(self) -> list[Problem]:
        """Return the problems in the order of their places."""
        return sorted(self.problems, key=_place)

    def nearest(self, template: str, word: str, known: Collection[str]) -> str:
        """Search once for each wrong word, and not without end: a search costs milliseconds."""
        key = (template, word)
        if key not in self._suggested:
            affordable = len(self._suggested) < MAX_SUGGESTIONS and len(known) <= MAX_CANDIDATES
            self._suggested[key] = nearest(word, known) if affordable else ""
        return self._suggested[key]


def _place(one: Problem) -> tuple[str, bool, Origin, str]:
    """Order by file, line and column; the note that more was found stands last in its file."""
    return one.origin.file, one.message.id == _MORE, one.origin, one.field
