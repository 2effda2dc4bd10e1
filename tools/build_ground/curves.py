"""Smooth curves through given points."""

from __future__ import annotations

from typing import Final

import numpy as np

from tools.build_ground.area import FloatArray, to_degrees, to_km

STEP_KM: Final = 1.2
"""Spacing of the points of a curve: its chord leaves a bend of 5 km radius by under 40 m."""


def catmull_rom(lonlat: FloatArray, step_km: float = STEP_KM) -> FloatArray:
    """Return a centripetal Catmull-Rom curve through the points (k, 2), in degrees.

    It passes through every point and, with exponent 1/2, has no loops or cusps
    (Yuksel, Schaefer and Keyser, 2011). Corner cutting moved railways up to 20 km off stations.
    """
    points = to_km(lonlat)
    if len(points) < 3:
        return lonlat
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    pieces = [_segment(padded[i : i + 4], step_km) for i in range(len(points) - 1)]
    return to_degrees(np.vstack([*pieces, points[-1:]]))


def _segment(four: FloatArray, step_km: float) -> FloatArray:
    """Return the curve from the second to the third of four points, without its end."""
    gaps = np.sqrt(np.linalg.norm(np.diff(four, axis=0), axis=1))
    knots = np.concatenate([[0.0], np.cumsum(np.maximum(gaps, 1e-6))])
    length = float(np.linalg.norm(four[2] - four[1]))
    count = max(2, int(np.ceil(length / step_km)))
    t = np.linspace(knots[1], knots[2], count, endpoint=False)[:, None]

    def blend(a: FloatArray, b: FloatArray, i: int, j: int) -> FloatArray:
        mixed: FloatArray = ((knots[j] - t) * a + (t - knots[i]) * b) / (knots[j] - knots[i])
        return mixed

    first, second, third = (blend(four[i], four[i + 1], i, i + 1) for i in range(3))
    return blend(blend(first, second, 0, 2), blend(second, third, 1, 3), 1, 2)
