"""The way of a leg: along named lines and through points, or straight along the geodesic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from liaoshen_viewer.geography.distance import distance_km, geodesic_paths
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.model import LonLat, Via

STEP_KM: Final = 10.0
"""Points of a way stand no farther apart: between them a straight line in degrees leaves the
geodesic by less than three metres at these latitudes."""

_SAME_PLACE_KM: Final = 1e-3


def leg_points(
    start: LonLat, end: LonLat, via: Sequence[Via], lines: Mapping[str, FloatArray]
) -> FloatArray:
    """Return the points of the way from `start` to `end`, shape (k, 2), both ends kept exactly.

    Of a line that `via` names, the part is used between its points nearest to what comes before
    and after it; the gaps are joined by geodesics. Raises KeyError for a line not in `lines`.
    """
    way = np.array([start])
    for i, piece in enumerate(via):
        if piece.line is None:
            stretch = np.array([piece.point])
        else:
            stretch = _stretch(lines[piece.line], way[-1], _towards(via[i + 1 :], end, lines))
        way = np.vstack([way, stretch])
    corners = _without_repeats(np.vstack([way, [end]]))
    points, first = geodesic_paths(corners[:-1], corners[1:], STEP_KM)
    return np.delete(points, first[1:-1], axis=0)


def nearest_on_line(line: FloatArray, points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return where on a line the points nearest to some points lie, and how far away these are.

    A position on the line is the number of a vertex plus a share of the piece after it. The
    lengths are kilometres on a plane that is true at each point: right to a percent within 300 km.
    Shapes: line (k, 2), points (n, 2), answers (n,).
    """
    here = points[:, None, :]
    scale = np.stack([np.cos(np.radians(here[..., 1])), np.ones(here.shape[:2])], axis=-1) * 111.2
    a, along = (line[None, :-1] - here) * scale, np.diff(line, axis=0)[None] * scale
    squared = np.maximum((along**2).sum(axis=-1), 1e-18)
    share = np.clip(-(a * along).sum(axis=-1) / squared, 0.0, 1.0)
    away = np.hypot(*np.moveaxis(a + along * share[..., None], -1, 0))
    piece = away.argmin(axis=1)
    rows = np.arange(len(points))
    return piece + share[rows, piece], away[rows, piece]


def point_on_line(line: FloatArray, position: float) -> FloatArray:
    """Return the point at a position (a vertex's number plus a share of the piece after it)."""
    vertex = min(int(position), len(line) - 2)
    point: FloatArray = line[vertex] + (line[vertex + 1] - line[vertex]) * (position - vertex)
    return point


def part_of_line(line: FloatArray, start: float, end: float) -> FloatArray:
    """Return the part of a line between two positions on it, in that direction, shape (k, 2)."""
    if end < start:
        return part_of_line(line, end, start)[::-1]
    inner = line[int(np.floor(start)) + 1 : int(np.ceil(end))]
    return np.vstack([point_on_line(line, start), inner, point_on_line(line, end)])


def _stretch(line: FloatArray, before: FloatArray, after: FloatArray) -> FloatArray:
    """Return the part of a line from its point nearest to `before` to that nearest to `after`.

    `after` is a point (2,), or a line (k, 2) that the way goes on with.
    """
    start = nearest_on_line(line, before[None])[0][0]
    end = _crossing(line, after) if after.ndim == 2 else nearest_on_line(line, after[None])[0][0]
    return part_of_line(line, float(start), float(end))


def _crossing(line: FloatArray, other: FloatArray) -> float:
    """Return the position on a line that is nearest to another line (where one changes trains)."""
    on_line, away = nearest_on_line(line, other)
    away_back = nearest_on_line(other, line)[1]
    if away_back.min() < away.min():
        return float(away_back.argmin())
    return float(on_line[away.argmin()])


def _towards(rest: Sequence[Via], end: LonLat, lines: Mapping[str, FloatArray]) -> FloatArray:
    """Return what the way goes on with: the next piece's line or point, or the leg's end."""
    if not rest:
        return np.array(end)
    following = rest[0]
    return lines[following.line] if following.line is not None else np.array(following.point)


def _without_repeats(points: FloatArray) -> FloatArray:
    """Return the points less those within a metre of the one before; both ends stay."""
    keep = np.concatenate([[True], distance_km(points[:-1], points[1:]) > _SAME_PLACE_KM])
    kept = points[keep]
    kept[-1] = points[-1]
    return kept if len(kept) > 1 else points[[0, -1]]
