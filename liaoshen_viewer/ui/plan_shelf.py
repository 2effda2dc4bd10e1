"""Plans kept by name: files that the command line reads as well (`export --plan FILE`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.playback.film_plan import WORDS, read_plan

ENDING_WORD = "# ending:"


class PlanShelf:
    """A folder of plan files, each with the ending of what it makes in its first line."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the names of the plans, sorted."""
        return sorted(path.stem for path in self._folder.glob("*.yaml"))

    def path(self, name: str) -> Path:
        """Return the file of a name; characters that file names cannot have become lines."""
        safe = re.sub(r"[^\w .()-]", "-", name).strip(" .")
        return self._folder / f"{safe or 'plan'}.yaml"

    def keep(self, name: str, words: Mapping[str, str], ending: str) -> Path:
        """Write a plan, in the place of one of that name. Raises ExportError if it cannot be."""
        path = self.path(name)
        self._folder.mkdir(parents=True, exist_ok=True)
        lines = [f"{ENDING_WORD} {ending}", *(f"{w}: {words[w]}" for w in WORDS if w in words)]
        write_whole(path, ("\n".join(lines) + "\n").encode())
        return path

    def take(self, path: Path) -> tuple[dict[str, str], str]:
        """Return the words of a plan file and its ending. Raises UsageError if it is unreadable."""
        words = read_plan(path)
        first = path.read_text(encoding="utf-8-sig").partition("\n")[0]
        ending = (
            first.removeprefix(ENDING_WORD).strip() if first.startswith(ENDING_WORD) else ".mp4"
        )
        return words, ending

    def remove(self, name: str) -> None:
        """Take a plan away."""
        self.path(name).unlink(missing_ok=True)
