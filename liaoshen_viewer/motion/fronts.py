"""Fronts and encirclements: the line of each at a moment, a pure function of the time.

A scenario gives a line several times, with the same id. Each version holds from its start, and in
the last hours before the next one it moves there, every vertex along a straight way. A blend in
which the line would touch itself is not made: there the old line fades as the new one appears.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
import shapely

from liaoshen_viewer.motion.crossing import blend_crosses
from liaoshen_viewer.motion.leaving import NEVER_MS
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Shape, ShapeKind

MORPH_MS: Final = 12 * HOUR_MS
"""A line moves to its next version in the last hours before it, at most this long."""
FADE_MS: Final = 2 * HOUR_MS
"""How long a line takes to appear, and to go at its end."""
ROUNDINGS: Final = 2
Project = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True, slots=True)
class Front:
    """One line through time: k versions of the same number of vertices."""

    id: str
    side: str
    """The side whose ground lies to the left of the line as its points run."""
    closed: bool
    """A ring, that side inside; its first point is repeated at the end."""
    start_ms: tuple[int, ...]
    """(k,) from when each version holds, rising."""
    end_ms: int
    """When the line is gone."""
    versions: tuple[FloatArray, ...]
    """(k,) of (n, 2) projected metres."""
    greatest_m: float
    """The length of the longest version."""
    blends: tuple[bool, ...]
    """(k - 1,) whether a version moves to the next, or gives way to it by fading."""


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A front at a moment. Two lines of one front are seen while one gives way to the other."""

    front: Front
    points_m: FloatArray
    """(n, 2)"""
    strength: float
    """0 unseen to 1."""


def compile_fronts(shapes: Iterable[Shape], to_m: Project) -> tuple[Front, ...]:
    """Return the fronts and encirclements of our own account, by id and time.

    `to_m` projects degrees, so that what never crosses itself is the line in the picture. An
    encirclement is left out for as long as a front's ring tells of the same pocket.
    """
    ours = [shape for shape in shapes if shape.start_ms is not None and not shape.account]
    fronts = _joined([shape for shape in ours if shape.kind is ShapeKind.FRONT], to_m)
    rings = [front for front in fronts if front.closed]
    pockets = _joined([shape for shape in ours if shape.kind is ShapeKind.ENCIRCLEMENT], to_m)
    return (*fronts, *(left for pocket in pockets for left in _untold(pocket, rings)))


def fronts_at(fronts: Iterable[Front], t_ms: int) -> tuple[FrontLine, ...]:
    """Return the lines that are seen at `t_ms`, in the order of the fronts."""
    return tuple(line for front in fronts for line in front_at(front, t_ms))


def front_at(front: Front, t_ms: int) -> tuple[FrontLine, ...]:
    """Return one front at `t_ms`: no line, one, or two of which one fades."""
    strength = _strength(front, t_ms)
    if strength <= 0:
        return ()
    number = int(np.searchsorted(front.start_ms, t_ms, side="right")) - 1
    here = front.versions[number]
    share = _share(front, number, t_ms)
    if share <= 0:
        return (FrontLine(front, here, strength),)
    then = front.versions[number + 1]
    if front.blends[number]:
        return (FrontLine(front, here + share * (then - here), strength),)
    return (
        FrontLine(front, here, strength * (1 - share)),
        FrontLine(front, then, strength * share),
    )


def _strength(front: Front, t_ms: int) -> float:
    since, left = t_ms - front.start_ms[0], front.end_ms - t_ms
    fade = min(FADE_MS, (front.end_ms - front.start_ms[0]) / 4)
    return float(np.clip(min(since, left) / fade, 0.0, 1.0))


def _share(front: Front, number: int, t_ms: int) -> float:
    """Return how far a version has come to the next: 0 to 1, slow at both ends."""
    if number + 1 == len(front.start_ms):
        return 0.0
    start, then = front.start_ms[number], front.start_ms[number + 1]
    lasts = min(MORPH_MS, then - start)
    share = max(0.0, 1 - (then - t_ms) / lasts)
    return share * share * (3 - 2 * share)


def _joined(shapes: Sequence[Shape], to_m: Project) -> list[Front]:
    """Return the runs of versions without a gap between them, by id."""
    fronts = []
    for key in dict.fromkeys(shape.id for shape in shapes):
        versions = sorted((s for s in shapes if s.id == key), key=_start)
        run = [versions[0]]
        for before, shape in pairwise(versions):
            if before.end_ms is not None and before.end_ms < _start(shape):
                fronts.append(_front(run, to_m))
                run = []
            run.append(shape)
        fronts.append(_front(run, to_m))
    return fronts


def _front(run: Sequence[Shape], to_m: Project) -> Front:
    lines = _corresponding([to_m(np.array(shape.points, dtype=np.float64)) for shape in run])
    closed = all(shape.closed or np.array_equal(p[0], p[-1])
                 for shape, p in zip(run, lines, strict=True))  # fmt: skip
    if closed:
        lines = [p if np.array_equal(p[0], p[-1]) else np.vstack([p, p[:1]]) for p in lines]
    smooth = [rounded(line, closed) for line in lines]
    if all(shapely.LineString(line).is_simple for line in smooth):
        lines = smooth
    end_ms = run[-1].end_ms
    return Front(
        id=run[0].id,
        side=run[0].side,
        closed=closed,
        start_ms=tuple(_start(shape) for shape in run),
        end_ms=NEVER_MS if end_ms is None else int(end_ms),
        versions=tuple(lines),
        greatest_m=max(float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in lines),
        blends=tuple(not blend_crosses(a, b, closed) for a, b in pairwise(lines)),
    )


def _start(shape: Shape) -> int:
    return int(shape.start_ms or 0)


def _corresponding(lines: list[FloatArray]) -> list[FloatArray]:
    """Return lines of the same number of vertices, equal places along the line corresponding.

    Lines that have it already correspond vertex by vertex; else all get a vertex wherever one
    of them has one, by the share of its length.
    """
    if len({len(line) for line in lines}) == 1:
        return lines
    shares = np.unique(np.concatenate([_shares(line) for line in lines]).round(9))
    return [
        np.stack([np.interp(shares, _shares(line), line[:, i]) for i in range(2)], axis=-1)
        for line in lines
    ]


def _shares(line: FloatArray) -> FloatArray:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    return np.asarray(along / along[-1] if along[-1] > 0 else np.linspace(0, 1, len(line)))


def rounded(line: FloatArray, closed: bool) -> FloatArray:
    """Cut the corners of a line or ring (Chaikin 1974); ends of an open line stay.

    The result is linear in the vertices: rounding and blending can be done in either order.
    """
    for _ in range(ROUNDINGS):
        first, second = line[:-1], line[1:]
        cut = np.stack([0.75 * first + 0.25 * second, 0.25 * first + 0.75 * second], axis=1)
        points = cut.reshape(-1, 2)
        line = np.vstack([points, points[:1]] if closed else [line[:1], points, line[-1:]])
    return line


def _untold(pocket: Front, rings: Sequence[Front]) -> list[Front]:
    """Return a pocket for the time in which no ring about the same ground is seen.

    One of which less than half is left goes altogether: it would only flash between two lines.
    """
    start, end = pocket.start_ms[0], pocket.end_ms
    for ring in rings:
        if start < ring.end_ms and ring.start_ms[0] < end and _meet(pocket, ring):
            if ring.start_ms[0] <= start:
                start = ring.end_ms
            else:
                end = ring.start_ms[0]
    if 2 * (end - start) < pocket.end_ms - pocket.start_ms[0]:
        return []
    if len(pocket.versions) > 1:
        return [pocket]
    return [replace(pocket, start_ms=(start,), end_ms=end)]


def _meet(one: Front, other: Front) -> bool:
    return bool(shapely.Polygon(one.versions[0]).intersects(shapely.Polygon(other.versions[0])))
