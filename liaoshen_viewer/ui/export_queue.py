"""The exports that wait, run, failed or are whole, in order; remembered over a restart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings, QStandardPaths

from liaoshen_viewer.export.files import full_disk_told, write_whole
from liaoshen_viewer.messages import TEMPLATES, Message


class State(StrEnum):
    """How an export stands."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    WHOLE = "whole"


LEFT: Final = frozenset({State.WAITING, State.STOPPED})
"""What is still to be made, and can be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One export: a scenario's folder, the words of a plan, and where it is written."""

    scenario: str
    words: Mapping[str, str]
    output: str
    anew: bool = False
    """Whether what is there already is to be replaced, not gone on with."""
    state: State = State.WAITING
    trouble: Message | None = None
    """Why it failed."""


class ExportQueue:
    """A list of exports in a file, written at each change; an output is in it once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.entries = _read(path)

    @property
    def left(self) -> list[Entry]:
        """Return what is still to be made, in order."""
        return [entry for entry in self.entries if entry.state in LEFT]

    def find(self, output: str) -> Entry | None:
        """Return the export to this place."""
        return next((entry for entry in self.entries if entry.output == output), None)

    def put(self, entry: Entry) -> None:
        """Add an export at the end, or in the place of the one with its output.

        Here and below: raises ExportError if the list cannot be written; it is changed all the
        same, and lasts as long as the program runs.
        """
        if self.find(entry.output) is None:
            self.entries.append(entry)
        else:
            self.entries = [entry if e.output == entry.output else e for e in self.entries]
        self._write()

    def change(self, output: str, state: State, trouble: Message | None = None) -> None:
        """Note how an export stands now."""
        entry = self.find(output)
        if entry is not None:
            self.put(replace(entry, state=state, trouble=trouble, anew=False))

    def move(self, output: str, by: int) -> None:
        """Move an export so many places, as far as there are."""
        entry = self.find(output)
        if entry is not None:
            place = self.entries.index(entry)
            self.entries.remove(entry)
            self.entries.insert(min(max(place + by, 0), len(self.entries)), entry)
            self._write()

    def remove(self, output: str) -> None:
        """Take an export off the list; its files stay."""
        self.entries = [entry for entry in self.entries if entry.output != output]
        self._write()

    def _write(self) -> None:
        with full_disk_told(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        lines = [_plain(entry) for entry in self.entries if entry.state is not State.WHOLE]
        write_whole(self._path, json.dumps(lines, ensure_ascii=False, indent=1).encode())


def queue_path(settings: QSettings) -> Path:
    """Return the file in which the list of exports is remembered."""
    return own_folder(settings) / "exports.json"


def own_folder(settings: QSettings) -> Path:
    """Return the folder of what is kept beside the settings."""
    if settings.format() == QSettings.Format.IniFormat:
        return Path(settings.fileName()).parent
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place))


def _read(path: Path) -> list[Entry]:
    """Return what was not whole at the last end of the program."""
    try:
        return [_entry(line) for line in json.loads(path.read_text("utf-8"))]
    except OSError:
        # None yet, or a home that cannot be read: nothing is remembered, as with the settings.
        return []
    except (ValueError, KeyError, TypeError, AttributeError):
        # Not ours, or of another version: kept beside, for whoever wants to look.
        path.replace(path.with_suffix(".damaged"))
        return []


def _plain(entry: Entry) -> dict[str, Any]:
    line: dict[str, Any] = {
        "scenario": entry.scenario, "words": dict(entry.words), "output": entry.output,
        "anew": entry.anew, "state": entry.state.value,
    }  # fmt: skip
    if entry.trouble is not None:
        values = {
            key: value if isinstance(value, int | float | str) else str(value)
            for key, value in entry.trouble.values.items()
        }
        line["trouble"] = [entry.trouble.id, values]
    return line


def _entry(line: Mapping[str, Any]) -> Entry:
    state = State(line["state"])
    # What ran when the program ended was stopped by that.
    state = State.STOPPED if state is State.RUNNING else state
    name, values = line.get("trouble", ("", {}))
    trouble = Message(name, values) if name in TEMPLATES else None
    words = {str(word): str(text) for word, text in line["words"].items()}
    output, anew = str(line["output"]), line["anew"] is True
    return Entry(str(line["scenario"]), words, output, anew, state, trouble)
