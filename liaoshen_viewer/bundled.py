"""Where the files that ship with the program lie: a checkout, or the installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_INSTALLED: Final = _PACKAGE / "_bundled"


def assets_folder() -> Path:
    """Return the folder of fonts, styles and the ground's data."""
    return _top() / "assets"


def scenarios_folder() -> Path:
    """Return the folder whose subfolders are the bundled scenarios."""
    return _top() / "scenarios"


@cache
def covered_characters() -> frozenset[str]:
    """Return the characters that both bundled fonts can draw; any other one is drawn blank.

    Read from `assets/fonts/coverage.txt`, which the font builder writes: a code point or a
    range of them (`4E00-4E01`) in hexadecimal a line. Raises OSError if the file is missing.
    """
    text = (assets_folder() / "fonts" / "coverage.txt").read_text(encoding="ascii")
    found: set[str] = set()
    for line in text.splitlines():
        if not line.startswith("#"):
            first, _, last = line.partition("-")
            found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


def _top() -> Path:
    # The wheel carries both folders inside the package; in a checkout they stand beside it.
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
