"""Where on the ground a point of the map is, also when two moments share the map."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from liaoshen_viewer.scenario.model import LonLat
from liaoshen_viewer.scene.pair import on_map_px
from liaoshen_viewer.scene.pointer import lonlat_at
from liaoshen_viewer.ui.session import Session


def lonlat_under(session: Session, at: QPointF) -> LonLat | None:
    """Return the longitude and latitude under a point of the map; None where there is none."""
    x_px = on_map_px(session.camera, session.shown.pair, at.x())
    return lonlat_at(session.projection, session.camera, x_px, at.y())
