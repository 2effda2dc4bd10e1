"""What tests count on a picture: how far signs cover one another, whom they speak for."""

from __future__ import annotations

import numpy as np

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.folding import Folded


def overlap_share(at_pt: FloatArray, half_pt: FloatArray) -> float:
    """Return the largest share of a sign that another covers, 0 to 1."""
    if len(at_pt) < 2:
        return 0.0
    first, second = np.triu_indices(len(at_pt), 1)
    apart = np.abs(at_pt[first] - at_pt[second])
    common = np.minimum(half_pt[first] + half_pt[second] - apart, 2 * np.minimum(
        half_pt[first], half_pt[second]))  # fmt: skip
    area = np.clip(common, 0, None).prod(axis=1)
    smaller = np.minimum((2 * half_pt[first]).prod(axis=1), (2 * half_pt[second]).prod(axis=1))
    return float((area / smaller).max())


def men_of_signs(men: FloatArray, folded: Folded) -> FloatArray:
    """Return the men that each sign speaks for, (n_units,), from those of `own_men`."""
    known = folded.speaker >= 0
    return np.bincount(folded.speaker[known], men[known], minlength=len(men)).astype(np.float64)
