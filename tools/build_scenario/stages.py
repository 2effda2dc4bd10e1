"""Long ways by stages: a column on foot marches some hours a day and rests the others.

Tables give a unit's start and its arrival days later. One even movement between the two would be a
creep by day and night; so halts are put in between, at even distances of the way. Nobody saw them:
they are *inferred* at best and say so in their note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np

from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.motion.tracks import FloatArray
from tools.build_scenario.distance import LonLat
from tools.build_scenario.tables import note
from tools.build_scenario.waypoints import Waypoint

HOUR_MIN, DAY_MIN = 60, 1440

HALT_ERROR_KM = 10.0
SHORTEST_REST_MIN = 4 * HOUR_MIN


@dataclass(frozen=True, slots=True)
class Custom:
    """How a kind of long way is divided."""

    stage_km: float
    pace_km_h: float
    top_km_h: float
    one_go_km: float
    """A way this short needs no halt, unless it took days."""
    hop_km: float
    """A way this short never has a halt."""


MARCH = Custom(stage_km=30.0, pace_km_h=3.0, top_km_h=3.8, one_go_km=36.0, hop_km=24.0)
TRAINS = Custom(stage_km=150.0, pace_km_h=22.0, top_km_h=40.0, one_go_km=100.0, hop_km=100.0)

DAYS_FOR_ONE_GO_MIN = 36 * HOUR_MIN
"""A short way that is said to have begun at once, but took longer than this, had a halt."""

SETS_OUT_MIN = {"pla": 18 * HOUR_MIN, "nra": 7 * HOUR_MIN}
"""The hour of setting out: the field army marched by night, out of sight of aircraft."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: when it begins and ends, minutes of campaign time, and where, km of the way."""

    start_min: int
    end_min: int
    end_km: float


def stages(
    start_min: int, end_min: int, length_km: float, begins_at_once: bool, side: str, custom: Custom
) -> list[Stage]:
    """Return the stages of a way, or none where it is made in one go.

    A unit that begins at once takes all the time there is; any other sets out as many days before
    its arrival as the way has stages.
    """
    count = _count(end_min - start_min, length_km, begins_at_once, custom)
    if count < 2:
        return []
    first = start_min if begins_at_once else max(start_min, end_min - count * DAY_MIN)
    while count > 1:
        found = _laid_out(first, end_min, length_km, count, side, custom)
        if found:
            return found
        count -= 1
    return []


def _count(span_min: int, length_km: float, begins_at_once: bool, custom: Custom) -> int:
    if length_km > custom.one_go_km:
        return max(2, ceil(length_km / custom.stage_km))
    took_days = begins_at_once and span_min > DAYS_FOR_ONE_GO_MIN
    return 2 if took_days and length_km > custom.hop_km else 1


def _laid_out(
    first: int, last: int, length_km: float, count: int, side: str, custom: Custom
) -> list[Stage]:
    """Return `count` equal stages between two times, or none where they leave no time to rest."""
    stage_km = length_km / count
    for pace in (custom.pace_km_h, custom.top_km_h):
        takes = ceil(stage_km / pace * HOUR_MIN)
        period = (last - first - takes) / (count - 1)
        if period >= takes + SHORTEST_REST_MIN:
            break
    else:
        return []
    starts = [first + round(i * period) for i in range(count)]
    starts[-1] = last - takes
    for i in range(1, count - 1):
        starts[i] = _at_hour(starts[i], SETS_OUT_MIN[side], starts[i - 1], starts[i + 1], takes)
    return [Stage(s, s + takes, stage_km * (i + 1)) for i, s in enumerate(starts)]


def _at_hour(start: int, hour_min: int, before: int, after: int, takes: int) -> int:
    """Return the usual hour of setting out nearest to `start`, where it leaves rests both sides."""
    day = start // DAY_MIN * DAY_MIN
    near = min((day + k * DAY_MIN + hour_min for k in (-1, 0, 1)), key=lambda t: abs(t - start))
    lies = before + takes + SHORTEST_REST_MIN <= near <= after - takes - SHORTEST_REST_MIN
    return near if lies else start


def halts(here: Waypoint, then: Waypoint, points: Sequence[LonLat], times: Sequence[str],
          length_km: float) -> list[Waypoint]:  # fmt: skip
    """Return the halts between two waypoints, at `points` and `times`."""
    grades = ("inferred", "reconstructed")
    unsure = "reconstructed" in (here.certainty, then.certainty)
    sources = dict.fromkeys(filter(None, f"{here.sources};{then.sources}".split(";")))
    remark = f"halt, computed: {length_km:.0f} km in {len(points) + 1} stages"
    return [
        Waypoint(
            unit=here.unit,
            time=time,
            place="",
            lonlat=(round(point[0], 4), round(point[1], 4)),
            error_km=max(HALT_ERROR_KM, here.error_km, then.error_km),
            status="moving",
            certainty=grades[unsure],
            sources=";".join(sources),
            note=note(remark),
            account=here.account,
        )
        for point, time in zip(points, times, strict=True)
    ]


def point_at(way: FloatArray, km: float) -> LonLat:
    """Return the point of a way that lies `km` from its start."""
    so_far = _so_far(way)
    lon, lat = (float(np.interp(km, so_far, way[:, axis])) for axis in (0, 1))
    return lon, lat


def parts_of_via(
    way: FloatArray, pieces: Sequence[tuple[str, LonLat | None]], cuts_km: Sequence[float]
) -> list[str]:
    """Return the `via` of every part of a way that is cut at `cuts_km`.

    A piece is its text and its point, or no point for a line. A line belongs to every part that
    lies between the points before and after it.
    """
    so_far = _so_far(way)
    known = [_km_of(way, so_far, point) if point else None for _, point in pieces]
    spans = []
    for i, km in enumerate(known):
        before = next((k for k in reversed(known[:i]) if k is not None), 0.0)
        after = next((k for k in known[i + 1 :] if k is not None), float(so_far[-1]))
        spans.append((before, after) if km is None else (km, km))
    bounds = [0.0, *cuts_km, float(so_far[-1])]
    return [
        ";".join(
            text
            for (text, point), (first, last) in zip(pieces, spans, strict=True)
            if (a < last <= b if point else first < b and last > a)
        )
        for a, b in pairwise(bounds)
    ]


def _so_far(way: FloatArray) -> FloatArray:
    steps = distance_km(way[:-1], way[1:])
    return np.concatenate([[0.0], np.cumsum(steps)])


def _km_of(way: FloatArray, so_far: FloatArray, point: LonLat) -> float:
    away = distance_km(way, np.broadcast_to(np.array(point), way.shape))
    return float(so_far[int(np.argmin(away))])
