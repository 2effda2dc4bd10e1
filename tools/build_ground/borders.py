"""Borders of 1948 from WDBII, and the 38th parallel in Korea."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString, box
from shapely.ops import unary_union

from tools.build_ground.area import lines_of, rounded
from tools.build_ground.gmt import merged_lines
from tools.build_ground.write import Feature

LINE_OF_1953 = box(124.3, 37.4, 129.0, 38.9)
"""Everything within is the line of 1953, its stretches at sea too."""
PARALLEL_38 = LineString([(lon, 38.0) for lon in np.arange(124.0, 130.01, 0.25)])
TOLERANCE_DEGREES = 0.0012


def border_features(land: list[Feature]) -> list[Feature]:
    """Return the borders: WDBII without the Korean line of 1953, and the 38th parallel on land."""
    found = merged_lines(["-N1"])
    kept = [line for line in found if not LINE_OF_1953.contains(line)]
    features: list[Feature] = [
        (rounded(line.simplify(TOLERANCE_DEGREES)), {"name_en": "", "kind": "state"})
        for line in sorted(kept, key=lambda line: line.bounds)
    ]
    ground = unary_union([geometry for geometry, _ in land])
    parallel = {"name_en": "38th parallel", "kind": "parallel"}
    on_land = lines_of(PARALLEL_38.intersection(ground))
    return features + [(rounded(part), parallel) for part in on_land]
