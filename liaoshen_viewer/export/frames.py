"""From a moment to a picture, and from a picture to the bytes of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.plan import Picture, check_time
from liaoshen_viewer.messages import Message, Translate, render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.control import ControlKeep
from liaoshen_viewer.paint.painter import PaintKeep, paint_image
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.film_pieces import FilmMark
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import Scene

LAYERS_KEPT: Final = 2
"""Each has the size of a picture; a moment lies between two of them."""
STAMPS_KEPT: Final = 600
"""A picture has some 350 texts and signs; a window, which looks back and forth, keeps more."""
PNG_QUALITY: Final = 80
"""Qt's measure of packing; all values give the same pixels, this one is quick."""


@dataclass(frozen=True, slots=True)
class Darkroom:
    """What is kept between the frames of one row."""

    layouts: Keep
    paint: PaintKeep


def darkroom() -> Darkroom:
    """Return an empty one, which keeps what neighbouring frames share and no more."""
    paint = PaintKeep(control=ControlKeep(Keep(LAYERS_KEPT)), stamps=Stamps(keep=Keep(STAMPS_KEPT)))
    return Darkroom(Keep(), paint)


def render_frame(
    picture: Picture,
    t_ms: int,
    translate: Translate = render,
    room: Darkroom | None = None,
    beside: Sequence[FilmMark] = (),
) -> QImage:
    """Paint the picture of one moment, in Format_RGB32, with what a film tells `beside` it.

    The same bytes with and without a `room`. Raises ExportError for a time outside the clock.
    """
    kept = room or darkroom()
    return paint_image(frame_scene(picture, t_ms, translate, kept, beside), kept.paint)


def frame_scene(
    picture: Picture,
    t_ms: int,
    translate: Translate = render,
    room: Darkroom | None = None,
    beside: Sequence[FilmMark] = (),
) -> Scene:
    """Return what the picture of a moment contains. Raises ExportError as `render_frame` does."""
    check_time(picture.battle.scenario.clock, t_ms)
    kept = room or darkroom()
    kept.layouts.get("fonts", load_fonts)  # looking whether they are there takes 0.2 ms
    state = state_at(picture.battle.tracks, t_ms)
    scene = compose(
        picture.battle, picture.ground, state, picture.camera, picture.shown, picture.style,
        measure, translate, kept.layouts,
    )  # fmt: skip
    return replace(scene, marks=(*scene.marks, *beside))


def frame_name(index: int) -> str:
    """Return the name of a frame's file."""
    return f"frame_{index:05}.png"


def png_bytes(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file. Raises ExportError if it cannot be packed."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(PNG_QUALITY)
    if not writer.write(image):
        raise ExportError(Message("export.not_packed", {"reason": writer.errorString()}))
    return bytes(buffer.data().data())


def write_png(image: QImage, path: Path) -> None:
    """Write a picture as PNG, whole or not at all. Raises ExportError if it cannot be."""
    write_whole(path, png_bytes(image))
