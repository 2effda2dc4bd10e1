"""The marks of the encirclement meter: a plate with a dial for every force that is shut in."""

from __future__ import annotations

from dataclasses import dataclass

from liaoshen_viewer.motion.tracks import BoolArray

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dial:
    """How far one force is shut in."""

    closed: tuple[bool, ...]
    """Of the bearings, clockwise from north."""
    middle_px: Point
    """From the plate's corner."""
    share: str
    """Within the dial: `93 %`."""
    title: str
    note: str
    colour: str
    """Of the force's side."""
    enemy: str
    """Of the side that shuts it in."""


@dataclass(frozen=True, slots=True)
class MeterPlate:
    """Dials under one another, with their texts."""

    corner_px: Point
    extent_px: Point
    dials: tuple[Dial, ...]
    radius_px: float
    text_px: float
    """From a dial's middle to its texts."""
    title_size_px: float
    note_size_px: float


def as_closed(closed: BoolArray) -> tuple[bool, ...]:
    """Return bearings as a value that can be compared."""
    return tuple(closed.tolist())
