"""Where an export is written, as the reader's text says it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.endings import ENDINGS, Kind

ROW: Final = ""
"""The ending of a folder of pictures."""


@dataclass(frozen=True, slots=True)
class Target:
    """A folder of pictures, or one file, whose parts lie beside it while it is made."""

    path: Path
    ending: str

    @property
    def kind(self) -> Kind:
        """What it holds."""
        return ENDINGS[self.ending]

    @property
    def manifest(self) -> Path:
        """The file that records what is whole."""
        if self.ending == ROW:
            return self.path / "manifest.jsonl"
        return self.path.with_name(f"{self.path.name}.manifest.jsonl")

    @property
    def parts(self) -> Path:
        """The folder of the pieces."""
        return self.path if self.ending == ROW else self.path.with_name(f"{self.path.name}.parts")


def target_of(text: str) -> Target:
    """Return where a text says to write: `film.mp4`, `slide.gif`, `picture.png`, or a folder.

    Raises UsageError for another ending.
    """
    path = Path(text)
    ending = path.suffix.lower()
    if ending and ending in ENDINGS and not path.is_dir():
        return Target(path, ending)
    if not ending or path.is_dir() or text.endswith(("/", os.sep)):
        return Target(path, ROW)
    raise UsageError(Message("export.ending", {"ending": path.suffix, "path": text}))
