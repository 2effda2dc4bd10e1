"""The marks of charts: lines over time, and the order of battle as boxes. Lengths are pixels."""

from __future__ import annotations

from dataclasses import dataclass

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, TextArray
from liaoshen_viewer.scene.caption_marks import Caption, Plate, Row
from liaoshen_viewer.scene.marks import SignMarks


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One curve, or its sample beside a name."""

    points_px: FloatArray
    """(k, 2) in the picture; nan where nothing is known."""
    colour: str
    """The name of a side's colour."""
    pale: float
    """How much of the ground's colour is in it, 0 to 1."""
    dash: int
    """0 a whole line, 1 dashes, 2 dots."""


@dataclass(frozen=True, slots=True)
class LineChart(Plate):
    """Curves over time with their axes, names and figures."""

    corner_px: tuple[float, float]
    extent_px: tuple[float, float]
    plate: bool
    """Whether it lies on a plate, as in a film."""
    letters_px: float
    """Size of its plain letters; widths of lines follow it."""
    rows: tuple[Row, ...]
    """All texts, from the corner."""
    box_px: tuple[float, float, float, float]
    """Left, top, width and height of the space of the curves, in the picture."""
    grid_px: FloatArray
    """(g, 4) x and y of the start and of the end of each line of the grid."""
    lines: tuple[ChartLine, ...]
    cursor_px: float | None
    """Where the present moment is; None outside the chart."""


@dataclass(frozen=True, slots=True)
class OrbatChart(Plate):
    """The order of battle as boxes that are tied by lines."""

    corner_px: tuple[float, float]
    extent_px: tuple[float, float]
    plate: bool
    letters_px: float
    ties_px: FloatArray
    """(s, 4) x and y of the start and of the end of each line, in the picture."""
    boxes_px: FloatArray
    """(n, 4) left, top, width and height, in the picture."""
    ids: TextArray
    """(n,) the formations."""
    colour: TextArray
    """(n,) names of sides' colours."""
    present: BoolArray
    """(n,) whether the formation has a position; others are faint."""
    share: FloatArray
    """(n,) men as a share of those of the first day; nan where unknown."""
    signs: SignMarks
    """One for each box."""
    rows: tuple[Row, ...]
    """All texts, from the corner; those of faint boxes are soft."""


ChartMark = LineChart | OrbatChart | Caption
