"""Lines of WDBII as dumped by GMT."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence

import numpy as np
from shapely.geometry import LineString, MultiLineString
from shapely.ops import linemerge

from tools.build_ground.area import DECIMALS, EAST, NORTH, SOUTH, WEST, lines_of


def merged_lines(options: Sequence[str]) -> list[LineString]:
    """Return the lines of `gmt coast -M` with the given options, joined where bins cut them."""
    segments = [line for line in _segments(options) if len(line) > 1]
    if not segments:
        return []
    return lines_of(linemerge(MultiLineString(segments)))


def _segments(options: Sequence[str]) -> Iterator[list[tuple[float, float]]]:
    region = f"-R{WEST:g}/{EAST:g}/{SOUTH:g}/{NORTH:g}"
    command = ["gmt", "coast", region, "-Df", "-M", *options]
    with tempfile.TemporaryDirectory() as folder:  # GMT writes a history file where it runs
        text = subprocess.run(
            command, check=True, capture_output=True, text=True, cwd=folder
        ).stdout
    current: list[tuple[float, float]] = []
    for line in text.splitlines():
        if line.startswith(">"):
            yield current
            current = []
        else:
            lon, lat = np.round([float(part) for part in line.split()[:2]], DECIMALS)
            current.append((float(lon), float(lat)))
    yield current
