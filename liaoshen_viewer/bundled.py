"""Where the files that ship with the program lie: a checkout, or the installed wheel."""

from __future__ import annotations

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


def _top() -> Path:
    # The wheel carries both folders inside the package; in a checkout they stand beside it.
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
