"""Plans to begin with, for the usual purposes: words over which the reader's own go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Preset:
    """The words of a plan, and the ending of what it makes (empty for a folder of pictures)."""

    ending: str
    words: Mapping[str, str]


PRESETS: Final[Mapping[str, Preset]] = {
    "lecture": Preset(
        ".mp4",
        {
            "size": "1920x1080", "fps": "30", "speed": "14h", "hold": "1:2", "texts": "2",
            "pieces": "title,event,strength,losses,end", "quality": "good",
        },
    ),
    "square": Preset(
        ".mp4",
        {
            "size": "1080x1080", "fps": "30", "speed": "1d", "hold": "none", "texts": "1",
            "pieces": "title,event", "layers": "no-scale-bar", "quality": "good",
        },
    ),
    "slide": Preset(
        ".gif",
        {
            "size": "960x540", "fps": "10", "speed": "2d", "hold": "none", "texts": "1",
            "pieces": "event", "quality": "good",
        },
    ),
    "still": Preset(
        ".png",
        {"size": "3840x2160", "style": "print", "layers": "legend,locator", "pieces": "none"},
    ),
    "wall": Preset(
        ".pdf",
        {
            "page": "A1", "landscape": "yes", "map-scale": "1000000", "pieces": "none",
            "layers": "north-arrow",
        },
    ),
}  # fmt: skip
"""A clip for a lecture, a square for social media, a GIF for a slide, a still, a wall map."""
