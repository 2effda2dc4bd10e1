"""A lecture as the plain maps, lists and texts that its file holds."""

from __future__ import annotations

from typing import Any

from liaoshen_viewer.lecture.model import Ease, Lecture, Stop
from liaoshen_viewer.lecture.read import FORMAT
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, format_time
from liaoshen_viewer.scenario.model import Names

Plain = dict[str, Any]


def plain_head(lecture: Lecture) -> Plain:
    """Return what stands in a lecture's file before its stops."""
    return _filled(
        format=FORMAT,
        title=plain_names(lecture.title),
        summary=plain_names(lecture.summary),
        minutes=_number(lecture.minutes),
    )


def plain_stop(stop: Stop) -> Plain:
    """Return a stop; what is as it is without being said is left out."""
    lon, lat = stop.window.center
    own = {"center": [round(lon, 5), round(lat, 5)], "width_km": _number(stop.window.width_km)}
    return {
        "id": stop.id,
        "title": plain_names(stop.title),
        "time": format_time(stop.t_ms),
        **({"view": stop.view} if stop.view else own),
        **_filled(way=_way(stop), wait=_number(stop.wait_s), minutes=_number(stop.minutes)),
        **_filled(style=stop.style, layers=_listed(stop.layers), names=_listed(stop.names)),
        **_filled(emphasis=_emphasis(stop), notes=plain_names(stop.notes)),
        **_filled(sources=list(stop.sources) or None),
    }


def plain_names(names: Names) -> Plain:
    """Return the languages in which there is a text."""
    said = {
        "en": names.en,
        "zh-Hans": names.zh_hans,
        "zh-Hant": names.zh_hant,
        "pinyin": names.pinyin,
        "period": names.period,
    }
    return {language: text for language, text in said.items() if text}


def _filled(**values: Any) -> Plain:  # noqa: ANN401  (whatever a file can hold)
    return {key: value for key, value in values.items() if value is not None and value not in ({},)}


def _way(stop: Stop) -> Plain:
    way = stop.way
    speed = None if way.speed_ms is None else _duration(way.speed_ms)
    ease = None if way.ease is Ease.GENTLE else way.ease.value
    return _filled(seconds=_number(way.seconds), speed=speed, ease=ease)


def _emphasis(stop: Stop) -> Plain:
    emphasis, spots = stop.emphasis, stop.spots
    arrows = [
        _filled(points=list(points), side=arrow.side)
        for arrow, points in zip(emphasis.arrows, spots.arrows, strict=True)
    ]
    circles = [
        _filled(center=center, km=_number(circle.km), side=circle.side)
        for circle, center in zip(emphasis.circles, spots.circles, strict=True)
    ]
    parts = {
        "units": [str(unit) for unit in emphasis.units],
        "places": [str(place) for place in emphasis.places],
        "arrows": arrows,
        "circles": circles,
    }
    return {key: value for key, value in parts.items() if value}


def _listed(words: tuple[str, ...] | None) -> list[str] | None:
    return None if words is None else list(words)


def _number(value: float | None) -> float | int | None:
    if value is None:
        return None
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _duration(length_ms: int) -> str:
    """Return `12h`: the largest unit that needs no fraction."""
    units = {"d": DAY_MS, "h": HOUR_MS, "min": MINUTE_MS, "s": SECOND_MS}
    unit = next((name for name, ms in units.items() if length_ms % ms == 0), "s")
    return f"{max(round(length_ms / units[unit]), 1)}{unit}"
