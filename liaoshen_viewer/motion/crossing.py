"""Whether a line that moves, every vertex evenly along a straight way, ever touches itself."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray

_NEAR: Final = 1e-7
"""What counts as touching, as a share of a segment, so that rounding cannot hide a touch."""


def blend_crosses(one: FloatArray, other: FloatArray, closed: bool) -> bool:
    """Tell whether the blend of two lines (n, 2) touches itself anywhere between them.

    Two parts of a moving line can only come to cross through a vertex that lies on a segment. A
    vertex and a segment that move evenly lie in one line at the roots of a quadratic, so that
    the answer is exact. Rings have their first point repeated at the end.
    """
    vertex, segment = _pairs(len(one), closed)
    ends = np.stack([one, other])
    start, then = ends[:, segment], ends[:, segment + 1]
    along, to = then - start, ends[:, vertex] - start
    times = _collinear(along, to)
    return bool(_touches(along, to, times).any())


def _pairs(n: int, closed: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return all pairs of a vertex and a segment that the vertex is not an end of."""
    vertex, segment = np.meshgrid(np.arange(n - 1 if closed else n), np.arange(n - 1))
    apart = (vertex != segment) & (vertex != segment + 1)
    if closed:
        apart &= ~((vertex == 0) & (segment == n - 2))
    return vertex[apart], segment[apart]


def _collinear(along: FloatArray, to: FloatArray) -> FloatArray:
    """Return when each vertex is in line with its segment, (6, p); nan for never.

    Both ends are asked too, and the middle: there a pair that is in line throughout shows.
    """
    a0, a1 = along[0], along[1] - along[0]
    b0, b1 = to[0], to[1] - to[0]
    c, b, a = _cross(a0, b0), _cross(a0, b1) + _cross(a1, b0), _cross(a1, b1)
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(b * b - 4 * a * c)
        half = -0.5 * (b + np.where(b < 0, -root, root))
        roots = np.stack([half / a, c / half, -c / b])
    fixed = np.broadcast_to(np.array([[0.0], [0.5], [1.0]]), (3, len(c)))
    times = np.concatenate([roots, fixed])
    times[~((times > -_NEAR) & (times < 1 + _NEAR))] = np.nan
    return np.asarray(times, dtype=np.float64)


def _touches(along: FloatArray, to: FloatArray, times: FloatArray) -> BoolArray:
    """Tell where a vertex lies on its segment at one of the times, (6, p)."""
    t = times[..., None]
    way = along[0] + t * (along[1] - along[0])
    at = to[0] + t * (to[1] - to[0])
    length2 = np.maximum((way**2).sum(axis=-1), 1e-30)
    share = (way * at).sum(axis=-1) / length2
    aside2 = _cross(way, at) ** 2 / length2
    on = (share > -_NEAR) & (share < 1 + _NEAR)
    return np.asarray(on & (aside2 <= _NEAR**2 * length2), dtype=np.bool_)


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0], dtype=np.float64)
