"""What lies under the pointer: its longitude and latitude, as a map's margin says them."""

from __future__ import annotations

from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.model import LonLat
from liaoshen_viewer.scene.camera import Camera

BACK_M: Final = 1.0


def lonlat_at(projection: Projection, camera: Camera, x_px: float, y_px: float) -> LonLat | None:
    """Return the longitude and latitude of a pixel; None where the projection knows none."""
    xy_m = camera.to_m(np.array((x_px, y_px)))
    lonlat = projection.to_lonlat(xy_m)
    # Far outside, a projection may answer with a pole: then the way back does not lead here.
    if not np.isfinite(lonlat).all() or np.abs(projection.to_m(lonlat) - xy_m).max() > BACK_M:
        return None
    lon, lat = lonlat.tolist()
    return lon, lat


def lonlat_text(lonlat: LonLat, translate: Translate) -> str:
    """Return `41°06.5′ N  121°08.5′ E`: a tenth of a minute of latitude is 185 metres."""
    lon, lat = lonlat
    return "  ".join(
        (
            _said(lat, "scene.north" if lat >= 0 else "scene.south", translate),
            _said(lon, "scene.east" if lon >= 0 else "scene.west", translate),
        )
    )


def _said(value: float, message: str, translate: Translate) -> str:
    degrees, tenths = divmod(round(abs(value) * 600), 600)
    return translate(Message(message, {"angle": f"{degrees}°{tenths / 10:04.1f}′"}))
