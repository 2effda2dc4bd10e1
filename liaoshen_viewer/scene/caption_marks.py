"""The marks that a film has beside its map. Lengths are pixels."""

from __future__ import annotations

from dataclasses import dataclass

from liaoshen_viewer.motion.tracks import FloatArray


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a caption, its corner in pixels from the caption's."""

    text: str
    size_px: float
    bold: bool
    soft: bool
    left_px: float
    top_px: float


@dataclass(frozen=True, slots=True)
class Caption:
    """A plate with lines of text."""

    corner_px: tuple[float, float]
    extent_px: tuple[float, float]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class StrengthChart:
    """A plate with the men of every side: the figure of now, and the course up to now."""

    caption: Caption
    box_px: tuple[float, float, float, float]
    """Left, top, width and height of the chart, in the picture."""
    colours: tuple[str, ...]
    """The names of the sides' colours."""
    curves_px: tuple[FloatArray, ...]
    """For every side (k, 2), in the picture."""
    next_top_px: float
    """Where the plate below begins."""


FilmMark = Caption | StrengthChart
