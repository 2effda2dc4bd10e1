"""What a speaker draws on the map: strokes in longitude and latitude, and their mark in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.model import LonLat
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import InkMark


class Tool(StrEnum):
    """What a stroke is drawn with."""

    PEN = "pen"
    ARROW = "arrow"
    ELLIPSE = "ellipse"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke: the way of a pen or a marker, an arrow to its last point, or an ellipse.

    The ellipse's first point and its last are corners of its box.
    """

    tool: Tool
    colour: int
    """0 or 1: which of the two inks."""
    points: tuple[LonLat, ...]


def ink_mark(strokes: tuple[Stroke, ...], projection: Projection, camera: Camera) -> InkMark:
    """Return the strokes where a camera sees them."""
    lines = []
    for stroke in strokes:
        lonlat = np.array(stroke.points, dtype=np.float64).reshape(-1, 2)
        line = camera.to_px(projection.to_m(lonlat))
        if stroke.tool in (Tool.ARROW, Tool.ELLIPSE):
            line = line[[0, -1]]
        lines.append((stroke.tool.value, stroke.colour, line))
    return InkMark(tuple(lines))


def ink_marks(
    strokes: tuple[Stroke, ...], projection: Projection, camera: Camera
) -> tuple[InkMark, ...]:
    """Return the mark of the strokes; none for none."""
    return (ink_mark(strokes, projection, camera),) if strokes else ()
