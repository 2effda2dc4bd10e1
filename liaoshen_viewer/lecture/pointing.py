"""What a stop points at, as text that can be typed: formations, places, arrows, circles.

Parts are separated by `;`. An arrow leads over its spots (`jinxi > 120.9 40.82 > tashan`), a circle
has a middle and a radius (`tashan 8 km`); a side in brackets gives either its colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.model import Stop
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import LonLat, Names, PlaceId, Scenario, SideId, UnitId
from liaoshen_viewer.scenario.via import is_point, point_of
from liaoshen_viewer.scene.emphasis import EmphasisArrow, EmphasisCircle

APART: Final = "; "
ON: Final = " > "
_SIDE: Final = re.compile(r"(.*?)\s*\(([^()]*)\)")
_CIRCLE: Final = re.compile(r"(.+?)\s+([0-9.]{1,9})\s*(?:km|公里)")
LEAST_KM: Final = 0.1


def units_text(stop: Stop) -> str:
    """Return the formations that stand out."""
    return APART.join(stop.emphasis.units)


def with_units(stop: Stop, text: str, scenario: Scenario) -> Stop:
    """Return the stop with other formations, by id or name. Raises LectureError for an unknown."""
    known = {unit.id: unit.names for unit in scenario.units}
    units = tuple(UnitId(_id_of(part, known, "lecture.no_unit")) for part in _parts(text))
    return replace(stop, emphasis=replace(stop.emphasis, units=units))


def places_text(stop: Stop) -> str:
    """Return the places that stand out."""
    return APART.join(stop.emphasis.places)


def with_places(stop: Stop, text: str, scenario: Scenario) -> Stop:
    """Return the stop with other places, by id or name. Raises LectureError for an unknown."""
    places = tuple(PlaceId(_place(part, scenario)) for part in _parts(text))
    return replace(stop, emphasis=replace(stop.emphasis, places=places))


def arrows_text(stop: Stop) -> str:
    """Return the arrows."""
    pairs = zip(stop.emphasis.arrows, stop.spots.arrows, strict=True)
    return APART.join(ON.join(spots) + _side_text(arrow.side) for arrow, spots in pairs)


def with_arrows(stop: Stop, text: str, scenario: Scenario) -> Stop:
    """Return the stop with other arrows. Raises LectureError for what is no arrow."""
    arrows, spots = [], []
    for part in _parts(text):
        way, side = _with_side(part, scenario)
        points = tuple(_spot(spot, scenario) for spot in way.split(ON.strip()))
        if len(points) < 2:
            raise LectureError(Message("lecture.no_arrow", {"found": part}))
        spots.append(points)
        arrows.append(EmphasisArrow(tuple(_lonlat(spot, scenario) for spot in points), side))
    return replace(
        stop,
        emphasis=replace(stop.emphasis, arrows=tuple(arrows)),
        spots=replace(stop.spots, arrows=tuple(spots)),
    )


def circles_text(stop: Stop) -> str:
    """Return the circles."""
    pairs = zip(stop.emphasis.circles, stop.spots.circles, strict=True)
    return APART.join(f"{spot} {one.km:.12g} km{_side_text(one.side)}" for one, spot in pairs)


def with_circles(stop: Stop, text: str, scenario: Scenario) -> Stop:
    """Return the stop with other circles. Raises LectureError for what is no circle."""
    circles, spots = [], []
    for part in _parts(text):
        written, side = _with_side(part, scenario)
        match = _CIRCLE.fullmatch(written)
        km = _number(match[2]) if match else 0.0
        if match is None or km < LEAST_KM:
            raise LectureError(Message("lecture.no_circle", {"found": part}))
        spots.append(_spot(match[1], scenario))
        circles.append(EmphasisCircle(_lonlat(spots[-1], scenario), km, side))
    return replace(
        stop,
        emphasis=replace(stop.emphasis, circles=tuple(circles)),
        spots=replace(stop.spots, circles=tuple(spots)),
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split("[;；]", text) if part.strip()]


def _id_of(word: str, known: Mapping[UnitId, Names] | Mapping[PlaceId, Names], lacks: str) -> str:
    for key, names in known.items():
        if word == key or word.casefold() in _casefolded(names):
            return str(key)
    raise LectureError(Message(lacks, {"name": word}))


def _casefolded(names: Names) -> Iterable[str]:
    words = (names.en, names.zh_hans, names.zh_hant, names.pinyin, names.period)
    return [word.casefold() for word in words if word]


def _place(word: str, scenario: Scenario) -> str:
    if PlaceId(word) in scenario.places:
        return word
    known = {place.id: place.names for place in scenario.places.values()}
    return _id_of(word, known, "lecture.no_place")


def _spot(text: str, scenario: Scenario) -> str:
    """Return a spot as a file writes it: a point that is one, else the id of a place."""
    text = text.strip()
    if is_point(text) and point_of(text) is not None:
        return text
    return _place(text, scenario)


def _lonlat(spot: str, scenario: Scenario) -> LonLat:
    return point_of(spot) or scenario.places[PlaceId(spot)].lonlat


def _with_side(part: str, scenario: Scenario) -> tuple[str, SideId | None]:
    match = _SIDE.fullmatch(part)
    if match is None:
        return part, None
    sides = {side.id for side in scenario.sides}
    if match[2] not in sides:
        values = {"name": match[2], "sides": ", ".join(sorted(sides))}
        raise LectureError(Message("lecture.no_side", values))
    return match[1], SideId(match[2])


def _side_text(side: SideId | None) -> str:
    return f" ({side})" if side is not None else ""


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
