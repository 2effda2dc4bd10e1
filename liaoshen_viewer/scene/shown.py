"""What the viewer wants to see: layers, names and the language of the plate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from liaoshen_viewer.scenario.model import UnitId

LAYERS: Final = (
    "relief", "borders", "rivers", "railways", "places", "names", "units",
    "date", "scale_bar", "credits",
)  # fmt: skip

NAME_CHOICES: Final = (
    ("zh-Hans", "period"),
    ("zh-Hans", "en"),
    ("zh-Hant", "period"),
    ("zh-Hans",),
    ("period",),
    ("en",),
    ("pinyin",),
)
"""The pairs of languages that a reader can go through; the first is the default."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown. Equal values give equal pictures."""

    layers: frozenset[str] = frozenset(LAYERS)
    names: tuple[str, ...] = NAME_CHOICES[0]
    """One or two languages of the map's names, the larger first."""
    language: str = "en"
    """The language of the date plate: `en` or `zh-Hans`."""
    selected: UnitId | None = None
