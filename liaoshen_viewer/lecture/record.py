"""Record a stop: what is seen now, as a stop of a lecture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.lecture.model import Stop
from liaoshen_viewer.lecture.path import wishes_of
from liaoshen_viewer.messages import render
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.emphasis import Emphasis
from liaoshen_viewer.scene.furniture import date_text
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.views import Window, map_m_per_ground_m

ID: str = "stop-{n}"


def recorded(
    t_ms: int,
    camera: Camera,
    projection: Projection,
    shown: Shown,
    style: str,
    taken: Iterable[str],
) -> Stop:
    """Return a stop of the present view, its id not among those `taken`.

    Its title is the date; a selected formation is emphasised.
    """
    hour = format_time(t_ms)[11:16]
    title = date_text(t_ms, render) + ("" if hour == "00:00" else f", {hour}")
    return Stop(
        id=free_id(taken),
        title=Names(en=title),
        t_ms=t_ms,
        window=window_of(camera, projection),
        style=style,
        layers=wishes_of(shown.layers),
        names=shown.names,
        emphasis=Emphasis(units=(shown.selected,) if shown.selected else ()),
    )


def retaken(stop: Stop, view: Stop) -> Stop:
    """Return a stop that shows what `view` shows and says what it said."""
    return replace(
        stop,
        t_ms=view.t_ms,
        window=view.window,
        view="",
        style=view.style,
        layers=view.layers,
        names=view.names,
    )


def window_of(camera: Camera, projection: Projection) -> Window:
    """Return the stretch of country that a camera sees."""
    lon, lat = projection.to_lonlat(np.array(camera.center_m, dtype=np.float64)).tolist()
    stretch = map_m_per_ground_m(projection, camera.center_m)
    width_km = camera.size_px[0] * camera.m_per_px / stretch / 1_000
    return Window((round(lon, 5), round(lat, 5)), round(width_km, 3))


def free_id(taken: Iterable[str]) -> str:
    """Return an id that no stop has yet."""
    used, number = set(taken), 1
    while ID.format(n=number) in used:
        number += 1
    return ID.format(n=number)
