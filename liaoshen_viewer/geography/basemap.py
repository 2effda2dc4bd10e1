"""The basemap as shipped in `assets/ground`: layers of 1948 in longitude and latitude.

Sources and licences of every layer stand in `assets/ground/SOURCES.md`.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.geography.distance import FloatArray
from liaoshen_viewer.messages import Message

LonLat = tuple[float, float]
AREA: Final = (112.0, 36.0, 132.0, 50.0)
"""Western, southern, eastern and northern edge of the layers; beyond it nothing is known."""
LONGEST_STEP_DEG: Final = 0.25
T = TypeVar("T")


class RailwayRank(StrEnum):
    """The weight of a railway in the network of 1948."""

    TRUNK = "trunk"
    MAIN = "main"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class GroundNames:
    """The names of a thing on the ground; an empty string where none is known."""

    en: str = ""
    zh_hans: str = ""
    zh_hant: str = ""
    pinyin: str = ""
    period: str = ""

    def in_language(self, language: str) -> str:
        """Return the name in `en`, `zh-Hans`, `zh-Hant`, `pinyin` or `period`, else English."""
        return str(getattr(self, language.lower().replace("-", "_"))) or self.en or self.zh_hans


@dataclass(frozen=True, slots=True)
class River:
    """A river from source to mouth. `rank` 0 is great, 4 minor; `id` is empty without a name."""

    id: str
    rank: int
    names: GroundNames
    points: FloatArray


@dataclass(frozen=True, slots=True)
class Railway:
    """A railway of 1948: a smooth curve, shape (k, 2), through its stations (ids of places)."""

    id: str
    name_en: str
    name_zh_hans: str
    rank: RailwayRank
    points: FloatArray
    stations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundPlace:
    """A place of the gazetteer. `rank` 1 is a great city, 4 a hamlet or hill."""

    id: str
    name_en: str
    name_zh_hans: str
    name_zh_hant: str
    name_pinyin: str
    name_period: str
    lonlat: LonLat
    error_km: float
    kind: str
    rank: int

    @property
    def names(self) -> GroundNames:
        """Return the names as one value."""
        return GroundNames(
            self.name_en,
            self.name_zh_hans,
            self.name_zh_hant,
            self.name_pinyin,
            self.name_period,
        )


@dataclass(frozen=True, slots=True)
class GroundLabel:
    """The name of a sea, range, plain or country, with guide points (k, 2) from west to east.

    `kind` is sea, bay, strait, lake, mountains, plain, region, country, peninsula or wall; `rank`
    0 is great.
    """

    id: str
    kind: str
    rank: int
    names: GroundNames
    points: FloatArray


class SiteKind(StrEnum):
    """What a site is."""

    AIRFIELD = "airfield"
    PORT = "port"
    PASS = "pass"


@dataclass(frozen=True, slots=True)
class Site:
    """An airfield, harbour or pass. `rank` 1 is shown from afar, 3 only near by."""

    id: str
    kind: SiteKind
    rank: int
    names: GroundNames
    lonlat: LonLat
    error_km: float


@dataclass(frozen=True, slots=True)
class Relief:
    """Heights and shading on a regular grid of longitude and latitude.

    Row 0 is the northern edge. Cell centres lie half a cell within the bounds.
    `shade` is 128 on flat ground, less in shadow, more in light.
    """

    elevation_m: NDArray[np.int16]
    shade: NDArray[np.uint8]
    lon0: float
    lat0: float
    lon1: float
    lat1: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return western, southern, eastern and northern edge in degrees."""
        return self.lon0, self.lat0, self.lon1, self.lat1


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """All layers; lines and rings are arrays (k, 2) of longitude and latitude in degrees."""

    land: tuple[FloatArray, ...]
    lakes: tuple[FloatArray, ...]
    rivers: tuple[River, ...]
    borders: tuple[FloatArray, ...]
    railways: Mapping[str, Railway]
    places: tuple[GroundPlace, ...]
    labels: tuple[GroundLabel, ...]
    relief: Relief | None
    walls: tuple[FloatArray, ...] = ()
    """The Great Wall."""
    sites: tuple[Site, ...] = ()
    """Airfields, harbours and passes."""

    @property
    def coast(self) -> tuple[FloatArray, ...]:
        """Return the outlines of `land` without the cuts along the edge of the area."""
        return tuple(line for ring in self.land for line in _without_cuts(ring))


Feature = Mapping[str, Any]
_NAME_COLUMNS: Final = ("name_en", "name_zh_hans", "name_zh_hant", "name_pinyin", "name_period")


def load_basemap(folder: Path | None = None) -> Basemap:
    """Read the basemap of a folder, by default the one that ships with the program.

    Raises AssetError for a file that is missing or damaged; a missing relief is None.
    """
    ground = assets_folder() / "ground" if folder is None else folder
    railways = _read(ground / "railways.geojson", _railways)
    return Basemap(
        land=_read(ground / "land.geojson", _rings),
        lakes=_read(ground / "lakes.geojson", _rings),
        rivers=_read(ground / "rivers.geojson", _rivers),
        borders=_read(ground / "borders.geojson", _lines),
        walls=_read(ground / "walls.geojson", _lines),
        railways={railway.id: railway for railway in railways},
        sites=_read(ground / "sites.csv", _sites),
        places=_read(ground / "places.csv", _places),
        labels=_read(ground / "names.csv", _labels),
        relief=_read(ground / "relief.npz", _relief) if (ground / "relief.npz").exists() else None,
    )


def _read(path: Path, parse: Callable[[Path], T]) -> T:
    try:
        return parse(path)
    except OSError as error:
        raise AssetError(Message("geography.asset_missing", {"path": path})) from error
    except (ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile) as error:
        values = {"path": path, "reason": repr(error)}
        raise AssetError(Message("geography.asset_damaged", values)) from error


def _features(path: Path) -> list[Feature]:
    features: list[Feature] = json.loads(path.read_bytes())["features"]
    return features


def _array(coordinates: object) -> FloatArray:
    points: FloatArray = np.array(coordinates, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"a line has the shape {points.shape}")
    return points


def _rings(path: Path) -> tuple[FloatArray, ...]:
    return tuple(_dense(_array(f["geometry"]["coordinates"][0])) for f in _features(path))


def _dense(ring: FloatArray) -> FloatArray:
    """Return a ring with points at most LONGEST_STEP_DEG apart: its cuts bend with a parallel."""
    if np.abs(np.diff(ring, axis=0)).max(initial=0.0) <= LONGEST_STEP_DEG:
        return ring
    line = shapely.segmentize(shapely.LineString(ring), LONGEST_STEP_DEG)
    return np.asarray(shapely.get_coordinates(line), dtype=np.float64)


def _without_cuts(ring: FloatArray) -> list[FloatArray]:
    """Return the pieces of a ring that do not run along the edge of the area."""
    on_edge = np.stack([ring[:, axis % 2] == edge for axis, edge in enumerate(AREA)])
    cut = np.flatnonzero((on_edge[:, 1:] & on_edge[:, :-1]).any(axis=0))
    return [piece for piece in np.split(ring, cut + 1) if len(piece) > 1]


def _lines(path: Path) -> tuple[FloatArray, ...]:
    return tuple(_array(f["geometry"]["coordinates"]) for f in _features(path))


def _names(row: Mapping[str, Any]) -> GroundNames:
    return GroundNames(*(str(row.get(column, "")) for column in _NAME_COLUMNS))


def _rivers(path: Path) -> tuple[River, ...]:
    return tuple(
        River(
            id=feature["properties"].get("id", ""),
            rank=feature["properties"]["rank"],
            names=_names(feature["properties"]),
            points=_array(feature["geometry"]["coordinates"]),
        )
        for feature in _features(path)
    )


def _railways(path: Path) -> tuple[Railway, ...]:
    return tuple(
        Railway(
            id=feature["properties"]["id"],
            name_en=feature["properties"]["name_en"],
            name_zh_hans=feature["properties"]["name_zh_hans"],
            rank=RailwayRank(feature["properties"]["class"]),
            points=_array(feature["geometry"]["coordinates"]),
            stations=tuple(feature["properties"]["stations"]),
        )
        for feature in _features(path)
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _places(path: Path) -> tuple[GroundPlace, ...]:
    return tuple(
        GroundPlace(
            id=row["id"],
            name_en=row["name_en"],
            name_zh_hans=row["name_zh_hans"],
            name_zh_hant=row["name_zh_hant"],
            name_pinyin=row["name_pinyin"],
            name_period=row["name_period"],
            lonlat=(float(row["lon"]), float(row["lat"])),
            error_km=float(row["error_km"]),
            kind=row["kind"],
            rank=int(row["rank"]),
        )
        for row in _rows(path)
    )


def _sites(path: Path) -> tuple[Site, ...]:
    return tuple(
        Site(
            id=row["id"],
            kind=SiteKind(row["kind"]),
            rank=int(row["rank"]),
            names=_names(row),
            lonlat=(float(row["lon"]), float(row["lat"])),
            error_km=float(row["error_km"]),
        )
        for row in _rows(path)
    )


def _labels(path: Path) -> tuple[GroundLabel, ...]:
    return tuple(
        GroundLabel(
            id=row["id"],
            kind=row["kind"],
            rank=int(row["rank"]),
            names=_names(row),
            points=_array([point.split() for point in row["points"].split(";")]),
        )
        for row in _rows(path)
    )


def _relief(path: Path) -> Relief:
    with np.load(path, allow_pickle=False) as file:
        lon0, lat0, lon1, lat1 = (float(edge) for edge in file["bounds"])
        return Relief(file["elevation_m"], file["shade"], lon0, lat0, lon1, lat1)
