"""What can be made of a plan, by the ending of the file: the one table for all who offer it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a file holds."""

    FILM = "film"
    """Pictures one after the other, with chapters, played once."""
    LOOP = "loop"
    """Pictures one after the other, played over and over: for slides and pages."""
    ROW = "row"
    """A folder of numbered pictures."""
    STILL = "still"
    """One picture."""


ENDINGS: Final[Mapping[str, Kind]] = {
    ".mp4": Kind.FILM,
    ".webm": Kind.FILM,
    ".gif": Kind.LOOP,
    ".webp": Kind.LOOP,
    ".apng": Kind.LOOP,
    ".png": Kind.STILL,
    ".pdf": Kind.STILL,
    ".svg": Kind.STILL,
    "": Kind.ROW,
}
"""The kind of what every ending stands for; no ending is a folder."""
CODECS: Final[Mapping[str, tuple[str, ...]]] = {
    ".mp4": ("h264", "av1"),
    ".webm": ("vp9", "av1"),
}
"""How the pictures of a film can be encoded, the usual way first."""
MOVING: Final = frozenset({Kind.FILM, Kind.LOOP})
