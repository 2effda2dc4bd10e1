"""A view of the map as a line of text, to be sent to somebody and opened again.

`liaoshen:liaoshen?at=1948-10-14T10:00&center=121.1000,41.1000&width=380`: the scenario's id, the
moment in campaign time, the longitude and latitude of the map's middle in degrees, and the width
of country that is seen in kilometres.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, quote, unquote

from liaoshen_viewer.playback.spoken_date import spoken_date
from liaoshen_viewer.scenario.calendar import MINUTE_MS, format_time
from liaoshen_viewer.scenario.model import LonLat

SCHEME: Final = "liaoshen:"
_POINT: Final = re.compile(r"(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,2}(?:\.\d{1,9})?)")
_WIDTH: Final = re.compile(r"\d{1,5}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class ViewText:
    """What a line of text says: which scenario, when, and what stretch of country."""

    scenario: str
    t_ms: int
    center: LonLat
    width_km: float


def view_text(view: ViewText) -> str:
    """Return a view as text: to the minute, to ten metres."""
    lon, lat = view.center
    return (
        f"{SCHEME}{quote(view.scenario)}?at={format_time(view.t_ms - view.t_ms % MINUTE_MS)}"
        f"&center={lon:.4f},{lat:.4f}&width={view.width_km:.6g}"
    )


def read_view_text(text: str) -> ViewText | None:
    """Return the view that a text says, or None if it is none."""
    text = text.strip()
    if not text.lower().startswith(SCHEME) or "?" not in text:
        return None
    scenario, _, rest = text[len(SCHEME) :].partition("?")
    parts = dict(parse_qsl(rest))
    t_ms = spoken_date(parts.get("at", ""), 0)
    point = _POINT.fullmatch(parts.get("center", ""))
    width = _WIDTH.fullmatch(parts.get("width", ""))
    if t_ms is None or point is None or width is None or not float(width[0]):
        return None
    center = float(point[1]), float(point[2])
    if abs(center[0]) > 180 or abs(center[1]) > 90:
        return None
    return ViewText(unquote(scenario), t_ms, center, float(width[0]))
