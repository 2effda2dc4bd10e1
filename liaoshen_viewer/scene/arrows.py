"""Arrows of advance and attack: they grow along their axis while it lasts, and fade after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.fronts import rounded
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import Certainty, Scenario, Shape, ShapeKind, Side
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.fronts import points_along
from liaoshen_viewer.scene.marks import ArrowMarks

FADE_MS: Final = DAY_MS
TAIL_PT: Final = 3.0
NECK_PT: Final = 11.0
HEAD_PT: Final = (26.0, 23.0)
"""Width and length of an arrow's head."""
FULL_LENGTH_PT: Final = 110.0
"""Shorter arrows are thinner in proportion, down to SMALLEST of the full widths."""
SMALLEST: Final = 0.4
SHORTEST_PT: Final = 9.0
"""An arrow shorter than this is not drawn; up to twice this it appears."""
HEAD_SHARE: Final = 0.5
"""A head is at most this share of its arrow's length."""
STEPS: Final = 28


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis, projected."""

    points_m: FloatArray
    start_ms: int
    end_ms: int
    colour: str
    sure: bool
    """Documented or inferred."""


def axes_of(scenario: Scenario, projection: Projection) -> tuple[Axis, ...]:
    """Return the axes of our own account, once for a scenario and a map."""
    shapes = [s for s in scenario.shapes if s.kind is ShapeKind.AXIS and not s.account]
    return tuple(_axis(shape, scenario.sides, projection) for shape in _dated(shapes))


def _dated(shapes: Iterable[Shape]) -> list[Shape]:
    return [shape for shape in shapes if shape.start_ms is not None and shape.end_ms is not None]


def _axis(shape: Shape, sides: Sequence[Side], projection: Projection) -> Axis:
    points_m = projection.to_m(np.array(shape.points, dtype=np.float64))
    colours = [side.colour for side in sides if side.id == shape.side]
    return Axis(
        points_m=rounded(points_m, closed=False),
        start_ms=int(shape.start_ms or 0),
        end_ms=int(shape.end_ms or 0),
        colour=colours[0] if colours else "grey",
        sure=shape.certainty is not Certainty.RECONSTRUCTED,
    )


def arrow_marks(axes: Iterable[Axis], t_ms: int, camera: Camera) -> ArrowMarks:
    """Return the arrows of a moment: how far they have grown, and how much they have faded."""
    found = []
    for axis in axes:
        if axis.start_ms < t_ms < axis.end_ms + FADE_MS:
            xy_px = camera.to_px(axis.points_m)
            outline, length_pt = _outline(axis, xy_px, t_ms, camera)
            seen = float(np.clip(length_pt / SHORTEST_PT - 1, 0.0, 1.0))
            left = 1 - max(0, t_ms - axis.end_ms) / FADE_MS
            if seen > 0 and _near(outline, camera):
                found.append((outline, axis, seen * left))
    return ArrowMarks(
        outlines_px=tuple(outline for outline, _, _ in found),
        colour=tuple(axis.colour for _, axis, _ in found),
        strength=tuple(strength for _, _, strength in found),
        sure=tuple(axis.sure for _, axis, _ in found),
    )


def _near(outline: FloatArray, camera: Camera) -> bool:
    low, high = outline.min(axis=0), outline.max(axis=0)
    return bool((high >= 0).all() and (low <= camera.size_px).all())


def _outline(axis: Axis, xy_px: FloatArray, t_ms: int, camera: Camera) -> tuple[FloatArray, float]:
    """Return an arrow's outline (k, 2), and its length in points."""
    grown = min(1.0, (t_ms - axis.start_ms) / (axis.end_ms - axis.start_ms))
    whole_pt = float(np.hypot(*np.diff(xy_px, axis=0).T).sum()) / camera.scale
    length_pt = grown * whole_pt
    size = float(np.clip(whole_pt / FULL_LENGTH_PT, SMALLEST, 1.0))
    head_pt = min(HEAD_PT[1] * size, HEAD_SHARE * length_pt)
    body = grown * (1 - head_pt / max(length_pt, 1e-6))
    points, way = points_along(xy_px, np.linspace(0.0, body, STEPS))
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1) * camera.scale
    half = np.linspace(TAIL_PT, NECK_PT, STEPS)[:, None] / 2 * size
    (tip,), _ = points_along(xy_px, np.array([grown]))
    wing = across[-1] * HEAD_PT[0] / 2 * head_pt / HEAD_PT[1]
    left, right = points + across * half, points - across * half
    return np.vstack([left, points[-1] + wing, tip, points[-1] - wing, right[::-1]]), length_pt
