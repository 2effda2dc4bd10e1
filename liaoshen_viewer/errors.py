"""The exceptions that this program raises on purpose.

ViewerError                    everything below; its text is fit for a reader
├── UsageError                 a wrong option, a date outside the clock (exit 2)
├── UnreadableError            a scenario folder that cannot be read at all (exit 2)
├── ScenarioError(problems)    a scenario with errors, all of them (exit 1)
├── ProjectionError            a map projection that cannot be used
├── AssetError                 a file of `assets/` that is missing or damaged
├── LectureError               a lecture that could not be saved
└── ExportError                a picture or film that could not be written
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from liaoshen_viewer.messages import Message, Translate, render


class Severity(StrEnum):
    """How bad a problem is: an error stops, a warning is shown and counted."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where in the scenario's files a value stands.

    `line` and `column` count from 1; 0 means "the whole file" or "the whole line".
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a scenario: where, in which field, what, and the way out."""

    origin: Origin
    field: str
    """The field's name or path (`place`, `phases[2].start`); empty for a whole file."""
    message: Message
    severity: Severity = Severity.ERROR

    def text(self, translate: Translate = render) -> str:
        """Return `file:line:column: field: what is wrong`."""
        said = translate(self.message)
        return f"{self.origin}: {self.field}: {said}" if self.field else f"{self.origin}: {said}"


class ViewerError(Exception):
    """Base of all our exceptions; carries a translatable message."""

    def __init__(self, message: Message) -> None:
        super().__init__(render(message))
        self.message = message

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Go to another process with the message, not with its text."""
        return type(self), (self.message,)


class UsageError(ViewerError):
    """The caller asked for something that cannot be asked for."""


class UnreadableError(ViewerError):
    """The scenario's folder is missing or cannot be read."""


class ProjectionError(ViewerError):
    """The projection is unknown to PROJ or useless for the area."""


class AssetError(ViewerError):
    """A file that ships with the program is missing or damaged."""


class ExportError(ViewerError):
    """A picture or film could not be written."""


class LectureError(ViewerError):
    """A lecture could not be saved, or changed as it was asked; all is as it was."""


class ScenarioError(ViewerError):
    """A scenario has errors; `problems` lists every one of them (and the warnings)."""

    def __init__(self, message: Message, problems: Sequence[Problem]) -> None:
        super().__init__(message)
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Go to another process with the message and the problems."""
        return type(self), (self.message, self.problems)
