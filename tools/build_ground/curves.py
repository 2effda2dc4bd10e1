"""Smooth curves through given points."""

from __future__ import annotations

from typing import Final

import numpy as np

from tools.build_ground.area import FloatArray, to_degrees, to_km

STEP_KM: Final = 1.2
"""Spacing of the points of a curve: its chord leaves a bend of 5 km radius by under 40 m."""

BEND_STEP_KM: Final = 0.45
BENDS_KM: Final = ((2.9, 0.2), (5.3, 0.32), (9.7, 0.38))
"""Lengths of the bends of a river drawn by hand, and how far each carries it aside."""
BEND_FREE_KM: Final = 4.0


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


def with_bends(lonlat: FloatArray) -> FloatArray:
    """Return a river drawn by hand, in degrees, with bends as small streams have them.

    None of them is surveyed: they only keep a line that is true to 3 or 4 km from looking as if
    it were ruled. They carry it aside by at most the sum of `BENDS_KM`, and by nothing at its ends.
    """
    points = to_km(lonlat)
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    s = np.linspace(0.0, along[-1], max(2, round(along[-1] / BEND_STEP_KM)) + 1)
    line = np.stack([np.interp(s, along, points[:, i]) for i in range(2)], axis=-1)
    ahead = np.gradient(line, axis=0)
    normal = np.stack([-ahead[:, 1], ahead[:, 0]], axis=-1) / np.hypot(*ahead.T)[:, None]
    # Where the river begins sets the phases, so that no two rivers bend alike.
    phase = 100.0 * float(lonlat[0].sum())
    uneven = s + 1.7 * np.sin(2 * np.pi * s / 23.0 + phase)
    aside = sum(
        km * np.sin(2 * np.pi * uneven / wave + (i + 1) * phase)
        for i, (wave, km) in enumerate(BENDS_KM)
    )
    ends = np.clip(np.minimum(s, s[-1] - s) / BEND_FREE_KM, 0.0, 1.0)
    return to_degrees(line + (aside * ends)[:, None] * normal)


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
