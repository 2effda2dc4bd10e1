"""Who holds what: dated control of places, and the ground round each place.

A place speaks for the ground that is nearer to it than to any other place of known control
(Voronoi 1908), within the land of the countries that have such places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import numpy as np
import shapely

from liaoshen_viewer.motion.tracks import FloatArray, IntArray, Steps
from liaoshen_viewer.scenario.model import PlaceId, Scenario

NEUTRAL: Final = -1
"""Held by no side, or not known."""
CONTESTED: Final = -2
_WORDS: Final = {"neutral": NEUTRAL, "contested": CONTESTED}
_GAP_M: Final = 3_000.0
"""Ends of borders this near to a coast or to another border meet it."""
_OVERSHOOT: Final = 1.02
_BEYOND_M: Final = 300_000.0
"""How far outside their places the outermost cells are drawn before they are cut to the land."""


@dataclass(frozen=True, slots=True)
class ControlTrack:
    """Control of p places through time."""

    places: tuple[PlaceId, ...]
    lonlat_deg: FloatArray
    """(p, 2), no two alike."""
    steps: Steps
    """Positions in `scenario.sides`, NEUTRAL or CONTESTED."""

    def at(self, t_ms: int) -> IntArray:
        """Return who holds each place, (p,)."""
        return np.asarray(self.steps.at(t_ms), dtype=np.int64)


def compile_control(scenario: Scenario) -> ControlTrack:
    """Return the control of our own account; of two places in one spot the first counts."""
    rows = sorted((row for row in scenario.control if not row.account), key=attrgetter("t_ms"))
    spots: dict[tuple[float, float], PlaceId] = {}
    for row in scenario.control:
        if not row.account:
            spots.setdefault(scenario.places[row.place].lonlat, row.place)
    places = tuple(spots.values())
    number = {place: i for i, place in enumerate(places)}
    holders = {str(side.id): i for i, side in enumerate(scenario.sides)} | _WORDS
    rows = [row for row in rows if row.place in number]
    steps = Steps(
        initial=np.full(len(places), NEUTRAL, dtype=np.int64),
        t_ms=np.array([row.t_ms for row in rows], dtype=np.int64),
        unit=np.array([number[row.place] for row in rows], dtype=np.int64),
        value=np.array([holders[row.holder] for row in rows], dtype=np.int64),
    )
    return ControlTrack(places, np.array(list(spots), dtype=np.float64).reshape(-1, 2), steps)


def control_cells(points_m: FloatArray) -> tuple[FloatArray, ...]:
    """Return the ground nearest to each point as a closed ring (k, 2), not yet cut to the land."""
    if len(points_m) == 0:
        return ()
    low, high = points_m.min(axis=0) - _BEYOND_M, points_m.max(axis=0) + _BEYOND_M
    frame = shapely.box(*low, *high)
    if len(points_m) == 1:
        return (shapely.get_coordinates(frame),)
    points = shapely.points(points_m)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(list(points)), extend_to=frame)
    )
    point, cell = shapely.STRtree(cells).query(points, predicate="intersects")
    nearest = dict(zip(point.tolist(), cell.tolist(), strict=True))
    cut = shapely.intersection(cells, frame)
    return tuple(shapely.get_coordinates(cut[nearest[i]]) for i in range(len(points_m)))


def control_region(
    land: Sequence[FloatArray], borders: Iterable[FloatArray], points_m: FloatArray
) -> tuple[FloatArray, ...]:
    """Return the land of the countries in which the points lie, as rings for an odd-even fill.

    `land` are closed rings, `borders` lines that part countries; a country without any place of
    known control is nobody's here.
    """
    outlines = [shapely.LinearRing(ring) for ring in land]
    parting = [shapely.LineString(line) for line in borders]
    lines = shapely.union_all([*outlines, *parting, *_links(outlines, parting)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    grounds = [shapely.Polygon(ring) for ring in land]
    inside = shapely.STRtree(grounds)
    tree = shapely.STRtree(faces)
    told = np.unique(tree.query(shapely.points(points_m), predicate="intersects")[1])
    rings = []
    for face in faces[told]:
        on_land = inside.query(face.representative_point(), predicate="intersects")
        if len(on_land) % 2:
            rings += [face.exterior, *face.interiors]
    return tuple(shapely.get_coordinates(ring) for ring in rings)


def _links(
    outlines: Sequence[shapely.LinearRing], borders: Sequence[shapely.LineString]
) -> list[shapely.LineString]:
    """Return short lines from the ends of borders to what they were drawn to meet.

    Without them a gap of some metres at a river's mouth would make two countries one.
    """
    links = []
    for i, border in enumerate(borders):
        others = shapely.union_all([*outlines, *borders[:i], *borders[i + 1 :]])
        for end in (0, -1):
            link = shapely.shortest_line(shapely.Point(border.coords[end]), others)
            if 0 < link.length <= _GAP_M:
                # A little beyond, so that rounding cannot leave the two apart after all.
                start, there = np.array(link.coords)
                links.append(shapely.LineString([start, start + _OVERSHOOT * (there - start)]))
    return links
