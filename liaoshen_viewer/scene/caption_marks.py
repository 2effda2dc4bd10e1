"""The marks that a film or a lecture has beside those of the map. Lengths are pixels."""

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


class Plate:
    """What stands on a plate of its own beside the map: a caption, or a chart."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Caption(Plate):
    """A plate with lines of text."""

    corner_px: tuple[float, float]
    extent_px: tuple[float, float]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class InkMark:
    """What a speaker drew."""

    strokes: tuple[tuple[str, int, FloatArray], ...]
    """The tool, which of the two inks, and the points (k, 2); of an ellipse its box's corners."""


@dataclass(frozen=True, slots=True)
class EmphasisMark:
    """What a speaker points at. A colour is the name of a side's, or empty for that of emphasis."""

    frames_px: FloatArray
    """(n, 4) left, top, right and bottom of the frames round signs."""
    rings_px: FloatArray
    """(n, 2) the middles of rings."""
    ring_px: float
    """Their radius."""
    arrows: tuple[tuple[FloatArray, str], ...]
    """Lines (k, 2) whose last point is the tip, each with its colour."""
    circles: tuple[tuple[tuple[float, float], float, str], ...]
    """Middle, radius and colour."""
