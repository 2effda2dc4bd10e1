"""The head of the picture: the plates of dates and of a title share it and never touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import Caption, Row
from liaoshen_viewer.scene.edges import Box
from liaoshen_viewer.scene.furniture import SEPARATOR, Measure
from liaoshen_viewer.scene.marks import DatePlate

MARGIN_PT: Final = 18.0
GAP_PT: Final = 12.0
"""Between two plates."""
TITLE_PT: Final = 30.0
TITLE_PAD_PT: Final = (22.0, 10.0)
TITLE_SHARE: Final = 0.5
"""Of the picture's width: no title is wider."""
LEAST_SHARE: Final = 0.6
"""A title that would have to be set smaller than this beside the date stands under it."""
DATE_SHARE: Final = 0.5
"""Of the picture's width: where more stands at its head, a date needs no more if it can."""
LINE: Final = 1.35


def shortened(plate: DatePlate, room_px: float, measure: Measure) -> DatePlate:
    """Return the plate without its phase, and without the day, as far as `room_px` asks for it."""
    parts = plate.note.split(SEPARATOR)
    while _width(plate, SEPARATOR.join(parts), measure) > room_px and len(parts) > 1:
        parts.pop()
    note = SEPARATOR.join(parts)
    return replace(plate, note=note, extent_px=(_width(plate, note, measure), plate.extent_px[1]))


def fitted(plate: DatePlate, room_px: float, measure: Measure) -> DatePlate:
    """Return the plate no wider than `room_px`: shortened, and then smaller."""
    short = shortened(plate, room_px, measure)
    share = min(1.0, room_px / max(short.extent_px[0], 1.0))
    return replace(
        short,
        extent_px=(short.extent_px[0] * share, short.extent_px[1] * share),
        pad_px=short.pad_px * share,
        title_size_px=short.title_size_px * share,
        note_size_px=short.note_size_px * share,
    )


def date_room_px(camera: Camera) -> float:
    """Return how wide a date may be beside a title, or beside another date."""
    return DATE_SHARE * camera.size_px[0] - (MARGIN_PT + GAP_PT / 2) * camera.scale


def title_plate(
    title: str, camera: Camera, letters: float, measure: Measure, taken: Sequence[Box] = ()
) -> Caption:
    """Return the plate at the head, in the picture's middle or as near to it as `taken` leaves.

    `taken` are the boxes of other plates. A title that lacks room is set smaller; one that would
    be much smaller stands under them.
    """
    size = TITLE_PT * camera.scale * letters
    across, down = (pad * camera.scale for pad in TITLE_PAD_PT)
    wide, high = measure(title, size, True), LINE * size + 2 * down
    top = MARGIN_PT * camera.scale
    left, right = _span(taken, (top, top + high), camera)
    room = min(right - left, TITLE_SHARE * camera.size_px[0] + 2 * across) - 2 * across
    if room < LEAST_SHARE * min(wide, TITLE_SHARE * camera.size_px[0]):
        top = max(box[3] for box in taken) + GAP_PT * camera.scale
        left, right = _span((), (0.0, 0.0), camera)
        room = TITLE_SHARE * camera.size_px[0]
    size *= min(1.0, room / max(wide, 1.0))
    extent = (measure(title, size, True) + 2 * across, LINE * size + 2 * down)
    middle = (camera.size_px[0] - extent[0]) / 2
    corner = (min(max(middle, left), right - extent[0]), top)
    return Caption(corner, extent, (Row(title, size, True, False, across, down),))


def _span(taken: Sequence[Box], rows: tuple[float, float], camera: Camera) -> tuple[float, float]:
    """Return the free span of the head, left and right, between what reaches into its rows."""
    width, margin = camera.size_px[0], MARGIN_PT * camera.scale
    gap = GAP_PT * camera.scale
    left, right = margin, width - margin
    for box in taken:
        if box[1] < rows[1] + gap and box[3] > rows[0] - gap:
            if box[0] + box[2] < width:
                left = max(left, box[2] + gap)
            else:
                right = min(right, box[0] - gap)
    return left, right


def _width(plate: DatePlate, note: str, measure: Measure) -> float:
    title = measure(plate.title, plate.title_size_px, True)
    return max(title, measure(note, plate.note_size_px, False)) + 2 * plate.pad_px
