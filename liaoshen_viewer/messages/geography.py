"""English templates of the room `geography`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "geography.unknown_projection": (
        'the map projection "{text}" is unknown to PROJ: give lambert, albers, utm51n, mercator, '
        "a PROJ text such as "
        '"+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m", '
        'or a code such as "EPSG:32651"'
    ),
    "geography.projection_not_metres": (
        'the map projection "{text}" is not in metres on a plane: '
        "use a projected system with +units=m"
    ),
    "geography.projection_not_here": (
        'the map projection "{text}" does not serve the whole area of the map there and back: '
        "use one whose middle lies near it (longitude 123, latitude 42)"
    ),
    "geography.projection_reads_files": (
        'the map projection "{text}" names a file, a grid or a pipeline: use one that needs no file'
    ),
    "geography.asset_missing": (
        "the map's file {path} is missing or cannot be read: install the program again, "
        "or build the map with python -m tools.build_ground"
    ),
    "geography.asset_damaged": (
        "the map's file {path} is damaged ({reason}): install the program again, "
        "or build the map with python -m tools.build_ground"
    ),
}
