"""What of an export is whole: a file of one JSON line for the plan and one for every whole file.

Lines are only added, each after its file has been moved into place. A line that was cut off by a
crash is the last one, and is passed over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.files import full_disk_told, write_whole
from liaoshen_viewer.messages import Message

FORMAT: Final = 1
Head = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is whole: a picture, a segment, or the film."""

    file: str
    sha256: str
    frames: tuple[str, ...] = ()
    """For a segment, a checksum (CRC-32 of the pixels) for every frame in it."""


@dataclass(slots=True)
class Manifest:
    """The record of one export, in memory and on disk."""

    path: Path
    head: Head
    whole: dict[str, Whole] = field(default_factory=dict)

    def begin(self) -> None:
        """Write the first line, beside and then in place. Raises ExportError if it cannot be."""
        lines = [dict(self.head), *(_fields(whole) for whole in self.whole.values())]
        write_whole(self.path, "".join(_line(line) for line in lines).encode())

    def add(self, whole: Whole) -> None:
        """Note that a file is whole. Raises ExportError if it cannot be written."""
        self.whole[whole.file] = whole
        with full_disk_told(self.path), self.path.open("a", encoding="utf-8") as file:
            file.write(_line(_fields(whole)))

    def is_whole(self, file: Path) -> bool:
        """Tell whether a file is there with the bytes that were noted."""
        known = self.whole.get(file.name)
        return known is not None and file.is_file() and file_hash(file) == known.sha256


def open_manifest(path: Path, head: Head) -> Manifest:
    """Return the record at `path`, or a new one that is not on disk yet.

    Raises UsageError with the differences if the record is that of another plan.
    """
    if not path.is_file():
        return Manifest(path, head)
    lines = [
        line for text in path.read_text("utf-8", "replace").splitlines() if (line := _read(text))
    ]
    before = lines[0] if lines else {}
    differences = difference(before, head)
    if differences:
        values = {"path": path, "differences": "\n  ".join(differences)}
        raise UsageError(Message("export.other_plan", values))
    whole = (_whole(line) for line in lines[1:])
    return Manifest(path, head, {one.file: one for one in whole if one is not None})


def difference(before: Head, now: Head) -> list[str]:
    """Return `word: before -> now` for everything that differs, sorted."""
    old, new = _flat(before), _flat(now)
    return [
        f"{key}: {old.get(key, 'nothing')} -> {new.get(key, 'nothing')}"
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_hash(folder: Path) -> str:
    """Return one SHA-256 over the files of a folder, their names included."""
    digest = hashlib.sha256()
    for path in sorted(file for file in folder.iterdir() if file.is_file()):
        digest.update(path.name.encode() + b"\0" + file_hash(path).encode())
    return digest.hexdigest()


def _flat(head: Head, above: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in head.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{above}{key}.")
        else:
            found[f"{above}{key}"] = str(value)
    return found


def _line(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def _read(text: str) -> dict[str, object]:
    try:
        line = json.loads(text)
    except ValueError:
        return {}
    return line if isinstance(line, dict) else {}


def _fields(whole: Whole) -> dict[str, object]:
    line: dict[str, object] = {"file": whole.file, "sha256": whole.sha256}
    return line | ({"frames": list(whole.frames)} if whole.frames else {})


def _whole(line: Mapping[str, object]) -> Whole | None:
    file, sha256, frames = line.get("file"), line.get("sha256"), line.get("frames", [])
    if not isinstance(file, str) or not isinstance(sha256, str) or not isinstance(frames, list):
        return None
    return Whole(file, sha256, tuple(map(str, frames)))
