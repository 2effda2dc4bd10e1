"""Which sections of the railways are cut at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

import numpy as np
import shapely
from shapely.ops import substring

from liaoshen_viewer.motion.tracks import BoolArray, FloatArray, Steps
from liaoshen_viewer.scenario.model import PlaceId, RailwaySection


@dataclass(frozen=True, slots=True)
class RailwayTrack:
    """Sections of railways through time, each from one named place to the next one of its line."""

    sections_m: tuple[FloatArray, ...]
    """(n,) of (k, 2) projected metres."""
    cut: Steps
    """1 where a section is cut."""

    def cut_at(self, t_ms: int) -> BoolArray:
        """Return which sections are cut, (n,)."""
        return np.asarray(self.cut.at(t_ms) > 0, dtype=np.bool_)


def compile_railways(
    rows: tuple[RailwaySection, ...],
    lines_m: Mapping[str, FloatArray],
    places_m: Mapping[PlaceId, FloatArray],
) -> RailwayTrack:
    """Return the state of all sections that rows of our own account speak of.

    Rows of one line may overlap: every place that one of them names parts the line, and on each
    part the latest row counts. Rows of a line that the map does not have are left out.
    """
    sections, times, numbers, values = [], [], [], []
    for line in dict.fromkeys(row.line for row in rows):
        if line not in lines_m:
            continue
        way = shapely.LineString(lines_m[line])
        ours = sorted((r for r in rows if r.line == line and not r.account), key=attrgetter("t_ms"))
        spans = [sorted(way.project(shapely.Point(places_m[place])) for place in (r.start, r.end))
                 for r in ours]  # fmt: skip
        for start, end in pairwise(sorted({end for span in spans for end in span})):
            sections.append(shapely.get_coordinates(substring(way, start, end)))
            over = [row for row, (low, high) in zip(ours, spans, strict=True)
                    if low <= start and end <= high]  # fmt: skip
            times += [row.t_ms for row in over]
            values += [int(not row.is_open) for row in over]
            numbers += [len(sections) - 1] * len(over)
    order = np.argsort(np.array(times, dtype=np.int64), kind="stable")
    return RailwayTrack(
        sections_m=tuple(sections),
        cut=Steps(
            initial=np.zeros(len(sections), dtype=np.int64),
            t_ms=np.array(times, dtype=np.int64)[order],
            unit=np.array(numbers, dtype=np.int64)[order],
            value=np.array(values, dtype=np.int64)[order],
        ),
    )
