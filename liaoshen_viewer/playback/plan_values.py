"""The texts of a plan's words, read and written. Each reader raises ValueError for another text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from liaoshen_viewer.scenario.model import LonLat

MAP_SCALES: Final = (20_000.0, 50_000_000.0)


def duration_text(length_ms: int) -> str:
    """Return a duration as `parse_duration` reads it, in the largest unit that is whole."""
    units = (("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000))
    return next(f"{length_ms // unit}{name}" for name, unit in units if length_ms % unit == 0)


def parse_size(text: str) -> tuple[int, int]:
    """Read `1920x1080`. Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d{1,6})[xX×](\d{1,6})", text)
    if match is None:
        raise ValueError(text)
    return int(match[1]), int(match[2])


def parse_lon_lat(text: str) -> LonLat:
    """Read `121.1,41.1`, longitude first. Raises ValueError for anything else."""
    lon, lat = (float(part) for part in text.split(","))
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(text)
    return lon, lat


def number(low: float, high: float) -> Callable[[str], float]:
    """Return what reads a number from `low` to `high`, both allowed."""

    def parse(text: str) -> float:
        value = float(text)
        if not low <= value <= high:
            raise ValueError(text)
        return value

    return parse


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number of one or two digits, from `low` to `high`."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,2}", text) or not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    return parse


def map_scale(text: str) -> float:
    """Read `1000000` or `1 : 1,000,000`."""
    return number(*MAP_SCALES)(re.sub(r"^\s*1\s*:|[,\s]", "", text))


def one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    """Return what reads one of the known texts."""

    def parse(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return parse
