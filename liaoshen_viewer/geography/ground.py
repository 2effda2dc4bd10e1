"""The basemap in projected metres, with lines simplified for a scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

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
from liaoshen_viewer.geography.relief import ReliefGrid, relief_grids

FINEST_M_PER_PX: Final = 64.0
"""Below this all points are kept: half a pixel is then finer than the spacing of the data."""
TOLERANCE_PX: Final = 0.5
SMALLEST_RING_PX: Final = 1.0


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
        if not m_per_px > FINEST_M_PER_PX:
            return self.lines
        band = math.floor(math.log2(m_per_px))
        if band not in self._levels:
            self._levels[band] = _simplified(self.lines, 2.0**band)
        return self._levels[band]

    def relief_grid(self, spacing_m: float) -> ReliefGrid | None:
        """Return the relief in metres, for samples `spacing_m` apart; None without a relief.

        It is reprojected when first asked for, in about 0.2 s, and then kept.
        """
        if self.relief is None:
            return None
        text = self.projection.text
        if text not in self._reliefs:
            self._reliefs[text] = relief_grids(self.relief, self.projection, self.area_m)
        grids = self._reliefs[text]
        fitting = [grid for grid in grids if grid.cell_m <= spacing_m]
        return fitting[-1] if fitting else grids[0]


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


def _simplified(lines: GroundLines, m_per_px: float) -> GroundLines:
    tolerance = TOLERANCE_PX * m_per_px
    railways = lines.railways.values()
    tracks = _thinned([railway.points for railway in railways], tolerance)
    rivers = _thinned([river.points for river in lines.rivers], tolerance)
    return GroundLines(
        m_per_px=m_per_px,
        land=_thinned_rings(lines.land, m_per_px),
        coast=_thinned(lines.coast, tolerance),
        lakes=_thinned_rings(lines.lakes, m_per_px),
        rivers=_with_points(lines.rivers, rivers),
        borders=_thinned(lines.borders, tolerance),
        walls=_thinned(lines.walls, tolerance),
        railways={r.id: replace(r, points=p) for r, p in zip(railways, tracks, strict=True)},
    )


def _thinned(lines: Sequence[FloatArray], tolerance: float) -> tuple[FloatArray, ...]:
    """Simplify lines after Douglas and Peucker (1973); ends stay."""
    strings = [shapely.LineString(line) for line in lines]
    thinned = shapely.simplify(strings, tolerance, preserve_topology=False)
    return tuple(shapely.get_coordinates(line) for line in thinned)


def _thinned_rings(rings: Sequence[FloatArray], m_per_px: float) -> tuple[FloatArray, ...]:
    """Simplify rings; drop those that are smaller than a pixel."""
    smallest = SMALLEST_RING_PX * m_per_px
    large = [ring for ring in rings if np.ptp(ring, axis=0).max() >= smallest]
    return tuple(r for r in _thinned(large, TOLERANCE_PX * m_per_px) if len(r) >= 4)
