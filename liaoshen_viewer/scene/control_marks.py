"""The marks of control: the wash over the ground, and the railways that are cut."""

from __future__ import annotations

from dataclasses import dataclass

from liaoshen_viewer.motion.tracks import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class ControlShapes:
    """The ground of control in projected metres: what does not change with time."""

    points_m: FloatArray
    """(p, 2) the places that speak for the ground around them."""
    cells_m: tuple[FloatArray, ...]
    """(p,) rings (k, 2), not cut to the land."""
    region_m: tuple[FloatArray, ...]
    """Rings of the land that the cells are cut to, for an odd-even fill."""
    sections_m: tuple[FloatArray, ...]
    """Sections of railways, (k, 2)."""
    colours: tuple[str, ...]
    """Of the sides."""


@dataclass(frozen=True, slots=True)
class ControlLook:
    """Who holds what at an anchor time."""

    holders: tuple[int, ...]
    """For every cell a position in `colours`, -1 for nobody, -2 contested; empty: no wash."""
    cut: tuple[int, ...]
    """Positions of the sections that are cut."""


@dataclass(frozen=True, slots=True)
class ControlMark:
    """The wash of control between two anchors, with the cut railways."""

    shapes: ControlShapes
    region_m: tuple[FloatArray, ...]
    """As in `shapes`, simplified for the camera."""
    first: ControlLook
    second: ControlLook
    share: float
    """How much of `second` there is, 0 to 1."""
