"""The ruler: how far it is along the ellipsoid, and how long a march takes."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.geography.distance import distance_km, geodesic_points
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.model import LonLat
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.marks import RulerMark

MARCH_KM_A_DAY: Final = 30.0
"""What infantry with its train covers in a day, by day or by night."""
LETTER_PT: Final = 17.0
LIFT_PT: Final = 16.0
"""From the ruler's middle up to the middle of its text."""
HALO_PT: Final = 3.0
STEPS: Final = 24
SHORTEST_KM: Final = 0.001


def way_km(ends: tuple[LonLat, LonLat]) -> float:
    """Return the geodesic length between two points (WGS84)."""
    return float(distance_km(*ends))


def march_days(km: float) -> float:
    """Return how many days of march a way takes, at 30 km a day."""
    return km / MARCH_KM_A_DAY


def ruler_text(km: float, translate: Translate) -> str:
    """Return `142 km · 4.7 days of march`; metres or hours where these say more."""
    length = Message("scene.kilometres", {"km": f"{km:.0f}" if km >= 100 else f"{km:.1f}"})
    if km < 1:
        length = Message("scene.metres", {"m": f"{1_000 * km:.0f}"})
    days = march_days(km)
    time = Message("scene.march_days", {"days": f"{days:.1f}"})
    if days < 1:
        time = Message("scene.march_hours", {"hours": f"{24 * days:.1f}"})
    return "  ·  ".join(translate(part) for part in (length, time))


def ruler_mark(
    ends: tuple[LonLat, LonLat],
    projection: Projection,
    camera: Camera,
    letters: float,
    measure: Measure,
    translate: Translate,
) -> RulerMark:
    """Return the ruler between two points: the geodesic, as the projection bends it."""
    km = way_km(ends)
    way = geodesic_points(*ends, step_km=max(km / STEPS, SHORTEST_KM))
    line = camera.to_px(projection.to_m(way))
    text, size = ruler_text(km, translate), LETTER_PT * camera.scale * letters
    halo = HALO_PT * camera.scale
    extent = np.array((measure(text, size, True) + 2 * halo, 1.2 * size + 2 * halo))
    middle = line[len(line) // 2] - (0.0, LIFT_PT * camera.scale * letters)
    corner = np.clip(middle - extent / 2, 0.0, np.maximum(np.array(camera.size_px) - extent, 0.0))
    return RulerMark(
        line_px=line,
        corner_px=(float(corner[0]), float(corner[1])),
        extent_px=(float(extent[0]), float(extent[1])),
        text=text,
        size_px=size,
    )
