"""From what a speaker points at to marks: rings, arrows, circles and the title's plate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.fronts import rounded
from liaoshen_viewer.motion.tracks import BattleState, FloatArray
from liaoshen_viewer.scenario.model import LonLat, Scenario, SideId
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import Caption, EmphasisMark
from liaoshen_viewer.scene.edges import Box
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS, Emphasis
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.head import title_plate
from liaoshen_viewer.scene.views import map_m_per_ground_m

RING_PT: Final = 17.0
"""Radius of the ring round a place, and round a formation that has no sign."""
ROOM_PT: Final = 7.0
"""Between a sign and the frame round it."""


@dataclass(frozen=True, slots=True)
class EmphasisMarks:
    """An emphasis in its three heights."""

    under_signs: tuple[EmphasisMark, ...] = ()
    over_signs: tuple[EmphasisMark, ...] = ()
    title: tuple[Caption, ...] = ()


def emphasis_marks(
    emphasis: Emphasis,
    scenario: Scenario,
    state: BattleState,
    signs: Sequence[tuple[str, FloatArray]],
    projection: Projection,
    camera: Camera,
    letters: float,
    measure: Measure,
    plates: Sequence[Box],
) -> EmphasisMarks:
    """Return the marks of an emphasis: arrows, circles and rings; frames of signs; the title.

    `signs` are the signs that are seen: the unit's id, and its box (left, top, right, bottom).
    `plates` are the boxes of the furniture, which the title keeps clear of.
    """
    if emphasis == NO_EMPHASIS:
        return EmphasisMarks()
    arrows = _arrows(emphasis, scenario, projection, camera)
    circles = _circles(emphasis, scenario, projection, camera)
    frames = _frames(emphasis, signs, camera)
    rings = _rings(emphasis, scenario, state, signs, projection, camera)
    ring, title = RING_PT * camera.scale, emphasis.title
    return EmphasisMarks(
        (EmphasisMark(np.empty((0, 4)), rings, ring, arrows, circles),),
        (EmphasisMark(frames, np.empty((0, 2)), ring, (), ()),),
        (title_plate(title, camera, letters, measure, plates),) if title else (),
    )


def _frames(
    emphasis: Emphasis, signs: Sequence[tuple[str, FloatArray]], camera: Camera
) -> FloatArray:
    """Return the frames round the signs of the units, (n, 4)."""
    room = ROOM_PT * camera.scale * np.array((-1.0, -1.0, 1.0, 1.0))
    boxes = [box + room for unit, box in signs if unit in emphasis.units]
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _rings(
    emphasis: Emphasis,
    scenario: Scenario,
    state: BattleState,
    signs: Sequence[tuple[str, FloatArray]],
    projection: Projection,
    camera: Camera,
) -> FloatArray:
    """Return the middles of the rings: places, and units that are there but have no sign."""
    points = [scenario.places[place].lonlat for place in emphasis.places]
    with_sign = {unit for unit, _ in signs}
    for unit in emphasis.units:
        row = scenario.unit_index[unit]
        if unit not in with_sign and state.visible[row]:
            points.append((float(state.lonlat_deg[row, 0]), float(state.lonlat_deg[row, 1])))
    return _px(points, projection, camera)


def _arrows(
    emphasis: Emphasis, scenario: Scenario, projection: Projection, camera: Camera
) -> tuple[tuple[FloatArray, str], ...]:
    found = []
    for arrow in emphasis.arrows:
        line = _px(arrow.points, projection, camera)
        if len(line) > 2:
            line = rounded(line, closed=False)
        found.append((line, _colour(arrow.side, scenario)))
    return tuple(found)


def _circles(
    emphasis: Emphasis, scenario: Scenario, projection: Projection, camera: Camera
) -> tuple[tuple[tuple[float, float], float, str], ...]:
    found = []
    for circle in emphasis.circles:
        ((x, y),) = _px([circle.center], projection, camera).tolist()
        east, north = projection.to_m(np.array(circle.center, dtype=np.float64)).tolist()
        stretch = map_m_per_ground_m(projection, (east, north))
        radius = circle.km * 1_000 * stretch / camera.m_per_px
        found.append(((x, y), radius, _colour(circle.side, scenario)))
    return tuple(found)


def _px(points: Sequence[LonLat], projection: Projection, camera: Camera) -> FloatArray:
    lonlat = np.array(points, dtype=np.float64).reshape(-1, 2)
    return camera.to_px(projection.to_m(lonlat))


def _colour(side: SideId | None, scenario: Scenario) -> str:
    return next((one.colour for one in scenario.sides if one.id == side), "")
