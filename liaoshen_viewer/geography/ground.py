"""The basemap in projected metres, with lines simplified for a scale."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

import numpy as np
import shapely

from liaoshen_viewer.geography.basemap import (
    AREA,
    Basemap,
    GroundLabel,
    GroundPlace,
    Railway,
    Relief,
    River,
    Site,
)
from liaoshen_viewer.geography.distance import FloatArray
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.geography.relief import ReliefGrid, relief_slices

FINEST_M_PER_PX: Final = 64.0
"""Below this all points are kept: half a pixel is then finer than the spacing of the data."""
TOLERANCE_PX: Final = 0.5
SMALLEST_RING_PX: Final = 1.0
SHORTEST_RING: Final = 4
THINNED_POINTS: Final = 4_000
"""How many points of lines are looked at in a slice of work: 1 to 3 ms. Longer lines are cut."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class GroundLines:
    """The lines and rings of the ground for one band of scales, in projected metres (k, 2)."""

    m_per_px: float
    """Scale the lines are meant for: right down to it, a little coarse below it; 0 is exact."""
    land: tuple[FloatArray, ...]
    coast: tuple[FloatArray, ...]
    """The outlines of `land` without the cuts along the edge of the area."""
    lakes: tuple[FloatArray, ...]
    rivers: tuple[River, ...]
    borders: tuple[FloatArray, ...]
    walls: tuple[FloatArray, ...]
    railways: Mapping[str, Railway]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The basemap as projected: everything in metres, east and north, but the relief."""

    projection: Projection
    lines: GroundLines
    places: tuple[GroundPlace, ...]
    places_m: FloatArray
    """Positions of `places`, shape (n, 2)."""
    sites: tuple[Site, ...]
    sites_m: FloatArray
    """Positions of `sites`, shape (n, 2)."""
    labels: tuple[GroundLabel, ...]
    """Names of seas, ranges and plains, with their guide points in metres."""
    relief: Relief | None
    """In longitude and latitude as in the basemap; `relief_grid` gives it in metres."""
    area_m: FloatArray
    """Outline of the area that the layers cover, a closed ring (k, 2); nothing lies beyond it."""
    _levels: dict[int, GroundLines] = field(default_factory=dict, repr=False, compare=False)
    _reliefs: dict[str, tuple[ReliefGrid, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def level(self, m_per_px: float) -> GroundLines:
        """Return the lines simplified to at most half a pixel at this scale.

        Levels are steps of 2 in scale, made when first asked for and then kept.
        """
        return made_at_a_stretch(self.level_slices(m_per_px))

    def level_slices(self, m_per_px: float) -> Generator[None, None, GroundLines]:
        """Return the same, made in slices of a few milliseconds."""
        if not m_per_px > FINEST_M_PER_PX:
            return self.lines
        band = math.floor(math.log2(m_per_px))
        if band not in self._levels:
            self._levels[band] = yield from _simplified(self.lines, 2.0**band)
        return self._levels[band]

    def relief_slices(self, spacing_m: float) -> Generator[None, None, ReliefGrid | None]:
        """Return the relief in metres, for samples `spacing_m` apart; None without a relief.

        It is reprojected when first asked for, in slices of a few milliseconds, and then kept.
        """
        if self.relief is None:
            return None
        text = self.projection.text
        if text not in self._reliefs:
            made = yield from relief_slices(self.relief, self.projection, self.area_m)
            self._reliefs[text] = made
        grids = self._reliefs[text]
        fitting = [grid for grid in grids if grid.cell_m <= spacing_m]
        return fitting[-1] if fitting else grids[0]


def made_at_a_stretch(slices: Generator[None, None, _Made]) -> _Made:
    """Return what slices of work make, without a rest between them."""
    while True:
        try:
            next(slices)
        except StopIteration as done:
            made: _Made = done.value
            return made


def project_ground(basemap: Basemap, projection: Projection) -> Ground:
    """Project the whole basemap; the relief when it is first asked for."""
    railways = tuple(basemap.railways.values())
    layers: list[Sequence[FloatArray]] = [
        basemap.land,
        basemap.coast,
        basemap.lakes,
        [river.points for river in basemap.rivers],
        basemap.borders,
        basemap.walls,
        [railway.points for railway in railways],
        [label.points for label in basemap.labels],
        [np.array([place.lonlat for place in basemap.places]).reshape(-1, 2)],
        [np.array([site.lonlat for site in basemap.sites]).reshape(-1, 2)],
        [_area_outline()],
    ]
    land, coast, lakes, rivers, borders, walls, tracks, labels, places, sites, area = _projected(
        layers, projection
    )
    lines = GroundLines(
        m_per_px=0.0,
        land=land,
        coast=coast,
        lakes=lakes,
        rivers=_with_points(basemap.rivers, rivers),
        borders=borders,
        walls=walls,
        railways={r.id: replace(r, points=p) for r, p in zip(railways, tracks, strict=True)},
    )
    named = tuple(replace(n, points=p) for n, p in zip(basemap.labels, labels, strict=True))
    return Ground(
        projection=projection,
        lines=lines,
        places=basemap.places,
        places_m=places[0],
        sites=basemap.sites,
        sites_m=sites[0],
        labels=named,
        relief=basemap.relief,
        area_m=area[0],
    )


def _area_outline() -> FloatArray:
    """Return the edge of the area as a closed ring of degrees, dense enough for any projection."""
    west, south, east, north = AREA
    corners = np.array([(west, south), (east, south), (east, north), (west, north), (west, south)])
    return np.asarray(
        shapely.get_coordinates(shapely.segmentize(shapely.LineString(corners), 0.25))
    )


def _projected(
    layers: Sequence[Sequence[FloatArray]], projection: Projection
) -> list[tuple[FloatArray, ...]]:
    """Project all arrays of all layers in one call, which is far faster than one by one."""
    flat = [array for layer in layers for array in layer]
    metres = projection.to_m(np.vstack(flat))
    ends = np.cumsum([len(array) for array in flat])[:-1]
    pieces = iter(np.split(metres, ends))
    return [tuple(next(pieces) for _ in layer) for layer in layers]


def _with_points(rivers: Iterable[River], points: Iterable[FloatArray]) -> tuple[River, ...]:
    return tuple(replace(river, points=p) for river, p in zip(rivers, points, strict=True))


def _simplified(lines: GroundLines, m_per_px: float) -> Generator[None, None, GroundLines]:
    tolerance = TOLERANCE_PX * m_per_px
    smallest = SMALLEST_RING_PX * m_per_px
    railways = lines.railways.values()
    layers = [
        # Rings that are smaller than a pixel are dropped.
        [ring for ring in lines.land if np.ptp(ring, axis=0).max() >= smallest],
        [ring for ring in lines.lakes if np.ptp(ring, axis=0).max() >= smallest],
        lines.coast,
        [river.points for river in lines.rivers],
        lines.borders,
        lines.walls,
        [railway.points for railway in railways],
    ]
    thinned: list[tuple[FloatArray, ...]] = []
    for layer in layers:
        yield
        thinned.append((yield from _thinned(layer, tolerance)))
    land, lakes, coast, rivers, borders, walls, tracks = thinned
    return GroundLines(
        m_per_px=m_per_px,
        land=tuple(ring for ring in land if len(ring) >= SHORTEST_RING),
        coast=coast,
        lakes=tuple(ring for ring in lakes if len(ring) >= SHORTEST_RING),
        rivers=_with_points(lines.rivers, rivers),
        borders=borders,
        walls=walls,
        railways={r.id: replace(r, points=p) for r, p in zip(railways, tracks, strict=True)},
    )


def _thinned(
    lines: Sequence[FloatArray], tolerance: float
) -> Generator[None, None, tuple[FloatArray, ...]]:
    """Simplify lines after Douglas and Peucker (1973); ends stay."""
    found: list[FloatArray] = []
    points = 0
    for line in lines:
        parts = []
        for first in range(0, max(len(line) - 1, 1), THINNED_POINTS):
            part = line[first : first + THINNED_POINTS + 1]
            string = shapely.LineString(part)
            thin = shapely.simplify(string, tolerance, preserve_topology=False)
            parts.append(shapely.get_coordinates(thin))
            points += len(part)
            if points >= THINNED_POINTS:
                points = 0
                yield
        found.append(np.concatenate([*(part[:-1] for part in parts[:-1]), parts[-1]]))
    return tuple(found)
