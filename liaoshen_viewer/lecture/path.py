"""The path of a lecture: what is seen at any point of it, as a pure function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.lecture.check import NOT
from liaoshen_viewer.lecture.model import Ease, Lecture, Stop
from liaoshen_viewer.lecture.run import Run, way_share
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS
from liaoshen_viewer.scene.glide import eased, way_between
from liaoshen_viewer.scene.shown import AT_FIRST, Shown
from liaoshen_viewer.scene.views import camera_for, kept_on_map


@dataclass(frozen=True, slots=True)
class Look:
    """What the audience sees: a moment, a camera, and how the map is dressed."""

    t_ms: int
    camera: Camera
    shown: Shown
    style: str | None
    """None leaves the style as it is."""


def look_at(
    lecture: Lecture,
    run: Run,
    ground: Ground,
    size_px: tuple[int, int],
    scale: float | None,
    shown: Shown,
) -> Look:
    """Return what is seen where a lecture is, in a picture of `size_px`.

    At a halt time and camera are the stop's own. On the way both move from one stop to the next,
    the map is dressed for the stop ahead, and nothing is emphasised. `shown` says what the stops
    leave open: layers, names, the language of the title.
    """
    stop = lecture.stops[run.bound_for]
    camera = stop_camera(stop, ground, size_px, scale)
    dressed = dressed_for(stop, shown)
    if run.halts:
        title = stop.title.in_language(shown.language)
        emphasis = replace(stop.emphasis, title=title)
        return Look(stop.t_ms, camera, replace(dressed, emphasis=emphasis), stop.style)
    start = stop_camera(lecture.stops[run.stop], ground, size_px, scale)
    there = way_between(start, camera, _part(lecture, run))
    return Look(time_at(lecture, run), there, replace(dressed, emphasis=NO_EMPHASIS), stop.style)


def time_at(lecture: Lecture, run: Run) -> int:
    """Return the campaign time of where a lecture is: at a halt the stop's own, exactly."""
    stop = lecture.stops[run.bound_for]
    if run.halts:
        return stop.t_ms
    left_ms = lecture.stops[run.stop].t_ms
    return left_ms + round((stop.t_ms - left_ms) * _part(lecture, run))


def _part(lecture: Lecture, run: Run) -> float:
    share = way_share(lecture, run)
    gentle = lecture.stops[run.bound_for].way.ease is Ease.GENTLE
    return eased(share) if gentle else share


def stop_camera(
    stop: Stop, ground: Ground, size_px: tuple[int, int], scale: float | None = None
) -> Camera:
    """Return the camera of a stop, or the nearest to it that stays on the map."""
    return kept_on_map(camera_for(stop.window, ground.projection, size_px, scale), ground)


def dressed_for(stop: Stop, shown: Shown) -> Shown:
    """Return what is shown at a stop, without its emphasis."""
    layers = shown.layers if stop.layers is None else layers_of(stop.layers)
    names = shown.names if stop.names is None else stop.names
    return replace(
        shown,
        layers=layers,
        names=names,
        selected=None,
        command=None,
        hidden=frozenset(),
        ruler=None,
    )


def layers_of(wishes: Iterable[str]) -> frozenset[str]:
    """Return the usual layers with those added, or left out (`no-…`), that are wished for."""
    layers = AT_FIRST
    for wish in wishes:
        name = wish.removeprefix(NOT)
        layers = layers - {name} if wish.startswith(NOT) else layers | {name}
    return layers


def wishes_of(layers: frozenset[str]) -> tuple[str, ...]:
    """Return the wishes that `layers_of` reads as these layers."""
    return (*sorted(layers - AT_FIRST), *(f"{NOT}{name}" for name in sorted(AT_FIRST - layers)))
