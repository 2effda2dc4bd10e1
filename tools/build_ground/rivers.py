"""Rivers: named courses over the WDBII network with hand-drawn pieces, then what is left of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from shapely.geometry import LineString, MultiLineString
from shapely.ops import linemerge

from tools.build_ground.area import AREA, KM_PER_DEGREE, FloatArray, lines_of, rounded, to_km
from tools.build_ground.curves import catmull_rom, with_bends
from tools.build_ground.gmt import merged_lines
from tools.build_ground.write import Feature, read_table

LEVELS: Final = (0, 1, 2, 3, 4)
SNAP_KM: Final = 15.0
GAP_KM: Final = 4.0
BRIDGE_COST: Final = 4.0
"""A bridged gap counts as this many times its length, so that drawn water is preferred."""
TOLERANCE_DEGREES: Final = 0.0003
UNNAMED_RANK: Final = {0: 1, 1: 1, 2: 2, 3: 3, 4: 4}
SHORTEST_UNNAMED_KM: Final = 8.0
NO_GAP_KM: Final = 0.1
MOUTH_GAP_KM: Final = 12.0


class CourseError(Exception):
    """A course of the table does not fit the network of rivers."""


@dataclass(frozen=True, slots=True)
class Network:
    """The WDBII lines as a graph of vertices."""

    points: FloatArray
    graph: csr_array
    edges: dict[tuple[int, int], int]
    """Level of the line between two vertices, the smaller index first."""
    tree: cKDTree

    def nearest(self, lonlat: tuple[float, float]) -> int:
        """Return the vertex nearest to a point; raise CourseError beyond `SNAP_KM`."""
        distance, index = self.tree.query(to_km(np.array(lonlat)))
        if distance > SNAP_KM:
            raise CourseError(f"no river within {SNAP_KM:g} km of {lonlat}")
        return int(index)

    def path(self, start: int, end: int) -> list[int]:
        """Return the vertices of the shortest way; raise CourseError if there is none."""
        _, before = dijkstra(self.graph, indices=start, return_predecessors=True, directed=False)
        way = [end]
        while way[-1] != start:
            previous = int(before[way[-1]])
            if previous < 0:
                a, b = (tuple(map(float, self.points[i])) for i in (start, end))
                raise CourseError(f"no water way from {a} to {b}")
            way.append(previous)
        return way[::-1]


def read_network() -> Network:
    """Return the graph of all levels; a stretch given at two levels has the higher one."""
    index: dict[tuple[float, float], int] = {}
    edges: dict[tuple[int, int], int] = {}
    for level in LEVELS:
        for line in merged_lines([f"-I{level}"]):
            way = [index.setdefault((x, y), len(index)) for x, y in line.coords]
            for a, b in pairwise(way):
                edges.setdefault((min(a, b), max(a, b)), level)
    points = np.array(list(index))
    tree = cKDTree(to_km(points))
    ends = np.array(list(edges))
    joints = _joints(tree, ends)
    lengths = np.concatenate([_lengths(points, ends), BRIDGE_COST * _lengths(points, joints)])
    both = np.vstack([ends, joints])
    graph = coo_array((lengths + 1e-6, (both[:, 0], both[:, 1])), shape=(len(points),) * 2)
    return Network(points, graph.tocsr(), edges, tree)


def _lengths(points: FloatArray, pairs: npt.NDArray[np.intp]) -> FloatArray:
    apart = to_km(points[pairs[:, 0]]) - to_km(points[pairs[:, 1]])
    return np.hypot(apart[:, 0], apart[:, 1])


def _joints(tree: cKDTree, ends: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Return pairs that close the small gaps between a line's end and another line."""
    degree = np.bincount(ends.ravel(), minlength=tree.n)
    loose = np.flatnonzero(degree == 1)
    near = tree.query_ball_point(tree.data[loose], GAP_KM)
    pairs = {(min(a, b), max(a, b)) for a, found in zip(loose, near, strict=True) for b in found}
    known = {tuple(pair) for pair in ends.tolist()}
    return np.array(sorted((int(a), int(b)) for a, b in pairs if a != b and (a, b) not in known))


def river_features(table: Path, land: list[Feature]) -> list[Feature]:
    """Return the named rivers from source to mouth, by rank, then the unnamed ones."""
    network = read_network()
    free = dict(network.edges)
    features: list[Feature] = []
    for row in read_table(table):
        line = _course(row["course"], network, free)
        names = {key: row[key] for key in row if key.startswith("name_")}
        features.append((_finished(line), {"id": row["id"], "rank": int(row["rank"]), **names}))
    unnamed = _unnamed(network, free)
    features = _reaching_water(features, unnamed, land)
    features.sort(key=lambda feature: int(str(feature[1]["rank"])))
    return features + unnamed


def _reaching_water(
    named: list[Feature], unnamed: list[Feature], land: list[Feature]
) -> list[Feature]:
    """Return the named rivers, their mouths led on to the sea or river that they just miss."""
    coast = [polygon.boundary for polygon, _ in land]
    lines = [line for line, _ in (*named, *unnamed)]
    result: list[Feature] = []
    for row, (line, properties) in enumerate(named):
        water = shapely.GeometryCollection([*coast, *lines[:row], *lines[row + 1 :]])
        mouth = shapely.Point(line.coords[-1])
        way = shapely.shortest_line(mouth, water)
        inland = mouth.distance(AREA.boundary) * KM_PER_DEGREE > MOUTH_GAP_KM
        if inland and NO_GAP_KM < _length_km(way) < MOUTH_GAP_KM:
            line = rounded(LineString([*line.coords, way.coords[-1]]))
        result.append((line, properties))
    return result


def _course(text: str, network: Network, free: dict[tuple[int, int], int]) -> LineString:
    """Return the line of a course.

    `lon/lat` snaps to the network and is reached along it from a snapped point before it;
    `+lon/lat` is drawn by hand: a smooth curve, with bends of no survey.
    """
    pieces: list[FloatArray] = []
    by_hand: list[FloatArray] = []
    last: int | None = None
    for token in text.split():
        lon, lat = (float(part) for part in token.lstrip("+").split("/"))
        if token.startswith("+"):
            if last is not None and not by_hand:
                by_hand.append(network.points[last])
            by_hand.append(np.array([lon, lat]))
            last = None
            continue
        here = network.nearest((lon, lat))
        if by_hand:
            pieces.append(with_bends(catmull_rom(np.array([*by_hand, network.points[here]]))))
            by_hand = []
        elif last is not None:
            pieces.append(_along(network, free, last, here))
        last = here
    if by_hand:
        pieces.append(with_bends(catmull_rom(np.array(by_hand))))
    return LineString(_joined(pieces))


def _along(network: Network, free: dict[tuple[int, int], int], start: int, end: int) -> FloatArray:
    way = network.path(start, end)
    for a, b in pairwise(way):
        free.pop((min(a, b), max(a, b)), None)
    return network.points[way]


def _joined(pieces: list[FloatArray]) -> FloatArray:
    points = np.vstack(pieces)
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    distinct: FloatArray = points[np.concatenate([[True], moved])]
    return distinct


def _finished(line: LineString) -> LineString:
    return rounded(line.simplify(TOLERANCE_DEGREES))


def _unnamed(network: Network, free: dict[tuple[int, int], int]) -> list[Feature]:
    by_level: dict[int, list[FloatArray]] = defaultdict(list)
    for (a, b), level in free.items():
        by_level[level].append(network.points[[a, b]])
    features: list[Feature] = []
    for level in sorted(by_level):
        lines = lines_of(linemerge(MultiLineString(by_level[level])))
        long = [line for line in lines if _length_km(line) >= SHORTEST_UNNAMED_KM]
        long.sort(key=lambda line: line.bounds)
        features.extend((_finished(line), {"rank": UNNAMED_RANK[level]}) for line in long)
    return features


def _length_km(line: LineString) -> float:
    return float(LineString(to_km(np.array(line.coords))).length)
