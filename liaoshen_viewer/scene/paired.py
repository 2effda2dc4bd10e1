"""The picture of two moments: two scenes of one camera, and the dates of both above them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.head import date_room_px, fitted
from liaoshen_viewer.scene.marks import DatePlate, HalfMark, Mark, Scene
from liaoshen_viewer.scene.pair import Pair, Split, picture_size, seam_px
from liaoshen_viewer.scene.shown import Corner, Shown

Compose = Callable[[int, Shown], Scene]
"""Makes the scene of a moment for the camera of the picture."""
LEFT: Final = ("date", Corner.TOP_LEFT)
RIGHT: Final = ("date", Corner.TOP_RIGHT)


def paired(compose: Compose, t_ms: int, shown: Shown, pair: Pair, measure: Measure) -> Scene:
    """Return the picture of `t_ms` and of the pair's moment, each with its date.

    The plates of the dates lie above the seam, so that a curtain never cuts one; they stand where
    the title would.
    """
    untitled = replace(shown.emphasis, title="")
    plain = replace(shown, pair=None, layers=shown.layers | {"date"}, emphasis=untitled)
    beside = pair.split is Split.SIDES
    left_ms, right_ms = pair.halves(t_ms)
    left = compose(left_ms, _dated(plain, LEFT))
    right = compose(right_ms, _dated(plain, LEFT if beside else RIGHT))
    seam = float(seam_px(left.camera, pair))
    shift = seam if beside else 0.0
    width, height = picture_size(left.camera.size_px, pair)
    room = date_room_px(replace(left.camera, size_px=(width, height)))
    marks: tuple[Mark, ...] = (
        HalfMark((0.0, 0.0, seam, float(height)), 0.0, _undated(left)),
        HalfMark((seam, 0.0, width - seam, float(height)), shift, _undated(right)),
        *_dates(left, 0.0, room, measure, to_right=False),
        *_dates(right, shift, room, measure, to_right=not beside),
    )
    return Scene(replace(left.camera, size_px=(width, height)), left.style, marks)


def _dated(shown: Shown, date: tuple[str, Corner]) -> Shown:
    others = tuple(place for place in shown.placed if place[0] != "date")
    return replace(shown, placed=(*others, date))


def _dates(
    scene: Scene, shift_px: float, room_px: float, measure: Measure, *, to_right: bool
) -> list[DatePlate]:
    """Return the plates of a half where they stand in the picture, no wider than `room_px`.

    One that stands to the right keeps its right edge.
    """
    found = []
    for mark in scene.marks:
        if isinstance(mark, DatePlate):
            plate = fitted(mark, room_px, measure)
            left, top = mark.corner_px
            if to_right:
                left += mark.extent_px[0] - plate.extent_px[0]
            found.append(replace(plate, corner_px=(left + shift_px, top)))
    return found


def _undated(scene: Scene) -> Scene:
    marks = tuple(mark for mark in scene.marks if not isinstance(mark, DatePlate))
    return replace(scene, marks=marks)
