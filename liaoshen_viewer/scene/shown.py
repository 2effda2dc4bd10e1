"""What the viewer wants to see: layers, names, the furniture's corners, the plate's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import Final

from liaoshen_viewer.scenario.model import LonLat, UnitId
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS, Emphasis
from liaoshen_viewer.scene.ink import Stroke
from liaoshen_viewer.scene.pair import Pair
from liaoshen_viewer.scene.sign_looks import Signs

FURNITURE: Final = (
    "date", "encirclement", "insets", "legend", "locator", "north_arrow", "scale_bar", "credits",
)  # fmt: skip
"""What stands in a corner of the sheet; several in one corner in this order, downwards."""
LAYERS: Final = (
    "relief", "borders", "rivers", "railways", "graticule", "control", "cuts", "arrows",
    "trails", "fronts", "battles", "certainty", "accounts", "places", "names", "units", *FURNITURE,
)  # fmt: skip
AT_FIRST: Final = frozenset(LAYERS) - {
    "graticule", "certainty", "accounts", "encirclement", "insets", "legend", "locator",
    "north_arrow",
}  # fmt: skip
"""What is shown until the viewer wishes otherwise."""

TRAIL_DAYS: Final = (1, 2, 4, 7, 14)
LANGUAGES: Final = ("zh-Hans", "zh-Hant", "pinyin", "period", "en")
"""The languages of names; `period` is the romanisation of 1948."""
ALL_NAME_CHOICES: Final = (
    *((language,) for language in LANGUAGES),
    *permutations(LANGUAGES, 2),
)
"""Any one or two languages."""
NAME_CHOICES: Final[tuple[tuple[str, ...], ...]] = (
    ("zh-Hans", "period"),
    ("zh-Hans", "en"),
    ("zh-Hans", "pinyin"),
    ("zh-Hant", "period"),
    ("zh-Hans",),
    ("zh-Hant",),
    ("period",),
    ("pinyin",),
    ("en",),
)
"""The choices that a reader can go through by a key; the first is the default."""


class Corner(StrEnum):
    """A corner of the sheet."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


CORNERS: Final = {
    "date": Corner.TOP_LEFT,
    "encirclement": Corner.TOP_RIGHT,
    "insets": Corner.BOTTOM_RIGHT,
    "legend": Corner.BOTTOM_RIGHT,
    "locator": Corner.TOP_RIGHT,
    "north_arrow": Corner.BOTTOM_LEFT,
    "scale_bar": Corner.BOTTOM_LEFT,
    "credits": Corner.BOTTOM_RIGHT,
}
"""Where the furniture stands unless it is placed elsewhere."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown. Equal values give equal pictures."""

    layers: frozenset[str] = AT_FIRST
    names: tuple[str, ...] = NAME_CHOICES[0]
    """One or two languages of the map's names, the larger first."""
    language: str = "en"
    """The language of the date plate and the legend: `en` or `zh-Hans`."""
    selected: UnitId | None = None
    command: UnitId | None = None
    """Only this formation and those under it have signs; None for all."""
    hidden: frozenset[UnitId] = frozenset()
    """Formations that have no sign, nor have those under them."""
    placed: tuple[tuple[str, Corner], ...] = ()
    """Pieces of furniture that stand in another corner than usual."""

    signs: Signs = Signs.PERIOD
    inset: str = ""
    """The id of the view that the inset shows; empty for the greatest battle."""
    trail_days: int = 2
    """How many days back the trails reach; one of TRAIL_DAYS."""
    ruler: tuple[LonLat, LonLat] | None = None
    """The ends of the ruler that lies on the map."""
    emphasis: Emphasis = NO_EMPHASIS
    """What a speaker points at."""
    ink: tuple[Stroke, ...] = ()
    """What a speaker drew on the map."""
    pair: Pair | None = None
    """Another moment that shares the picture."""

    def corner(self, piece: str) -> Corner:
        """Return the corner in which a piece of furniture stands."""
        return dict(self.placed).get(piece, CORNERS[piece])
