"""Arrows of advance and attack: they grow along their axis while it lasts, and fade after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.fronts import rounded
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, IntArray, TextArray
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import Certainty, Scenario, ShapeKind, SideId
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
STEPS: Final = 24
"""Points on each flank of an arrow."""
SAMPLES: Final = 65
"""Points, evenly spaced, by which an axis is known."""


@dataclass(frozen=True, slots=True)
class Axes:
    """All axes, projected; arrays of a rows."""

    points_m: FloatArray
    """(a, SAMPLES, 2), y up."""
    way: FloatArray
    """(a, SAMPLES, 2) unit vectors along the axis."""
    length_m: FloatArray
    start_ms: IntArray
    end_ms: IntArray
    colour: TextArray
    sure: BoolArray
    """Documented or inferred."""


def axes_of(scenario: Scenario, projection: Projection) -> Axes:
    """Return the axes of our own account, once for a scenario and a map."""
    shapes = [s for s in scenario.shapes if s.kind is ShapeKind.AXIS and not s.account]
    shapes = [s for s in shapes if s.start_ms is not None and s.end_ms is not None]
    lines = [rounded(projection.to_m(np.array(s.points)), closed=False) for s in shapes]
    along = [points_along(line, np.linspace(0.0, 1.0, SAMPLES)) for line in lines]
    colours = {side.id: side.colour for side in scenario.sides}
    return Axes(
        points_m=np.array([points for points, _ in along]).reshape(-1, SAMPLES, 2),
        way=np.array([way for _, way in along]).reshape(-1, SAMPLES, 2),
        length_m=np.array([np.hypot(*np.diff(line, axis=0).T).sum() for line in lines]),
        start_ms=np.array([s.start_ms for s in shapes], dtype=np.int64),
        end_ms=np.array([s.end_ms for s in shapes], dtype=np.int64),
        colour=np.array([colours.get(SideId(s.side), "grey") for s in shapes], dtype=object),
        sure=np.array([s.certainty is not Certainty.RECONSTRUCTED for s in shapes], np.bool_),
    )


def arrow_marks(axes: Axes, t_ms: int, camera: Camera) -> ArrowMarks:
    """Return the arrows of a moment: how far they have grown, and how much they have faded."""
    rows = np.flatnonzero((axes.start_ms < t_ms) & (t_ms < axes.end_ms + FADE_MS))
    rows = rows[axes.end_ms[rows] > axes.start_ms[rows]]
    lasts = axes.end_ms[rows] - axes.start_ms[rows]
    grown = np.minimum(1.0, (t_ms - axes.start_ms[rows]) / lasts)
    whole_pt = axes.length_m[rows] / (camera.m_per_px * camera.scale)
    seen = np.clip(grown * whole_pt / SHORTEST_PT - 1, 0.0, 1.0)
    left = 1 - np.maximum(0, t_ms - axes.end_ms[rows]) / FADE_MS
    outlines = _outlines(axes, rows, grown, whole_pt, camera)
    low, high = outlines.min(axis=1, initial=np.inf), outlines.max(axis=1, initial=-np.inf)
    near = (high >= 0).all(axis=1) & (low <= camera.size_px).all(axis=1) & (seen > 0)
    return ArrowMarks(
        outlines_px=tuple(outlines[near]),
        colour=tuple(axes.colour[rows[near]].tolist()),
        strength=tuple((seen * left)[near].tolist()),
        sure=tuple(axes.sure[rows[near]].tolist()),
    )


def _outlines(
    axes: Axes, rows: IntArray, grown: FloatArray, whole_pt: FloatArray, camera: Camera
) -> FloatArray:
    """Return the arrows' outlines (r, k, 2), from tail to tip and back."""
    size = np.clip(whole_pt / FULL_LENGTH_PT, SMALLEST, 1.0)
    head_pt = np.minimum(HEAD_PT[1] * size, HEAD_SHARE * grown * whole_pt)
    body = grown - head_pt / np.maximum(whole_pt, 1e-6)
    points, way = _along(axes, rows, body[:, None] * np.linspace(0.0, 1.0, STEPS), camera)
    (tip, _) = _along(axes, rows, grown[:, None], camera)
    across = np.stack([-way[..., 1], way[..., 0]], axis=-1) * camera.scale
    half = np.linspace(TAIL_PT, NECK_PT, STEPS)[:, None] / 2 * size[:, None, None]
    wing = across[:, -1:] * (HEAD_PT[0] / 2 * head_pt / HEAD_PT[1])[:, None, None]
    neck = points[:, -1:]
    flank = across * half
    back = (points - flank)[:, ::-1]
    return np.concatenate([points + flank, neck + wing, tip, neck - wing, back], axis=1)


def _along(
    axes: Axes, rows: IntArray, shares: FloatArray, camera: Camera
) -> tuple[FloatArray, FloatArray]:
    """Return points (r, k, 2) in pixels at shares (r, k) of the axes, and directions there."""
    place = shares * (SAMPLES - 1)
    first = np.minimum(place.astype(np.int64), SAMPLES - 2)
    share = (place - first)[..., None]
    row = rows[:, None]
    points, way = (
        known[row, first] * (1 - share) + known[row, first + 1] * share
        for known in (axes.points_m, axes.way)
    )
    return camera.to_px(points), way * (1.0, -1.0)
