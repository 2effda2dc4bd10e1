"""Pictures into files: one, or a numbered row of them. Needs a QGuiApplication."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSaveFile
from PySide6.QtGui import QImage, QImageWriter

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.plan import Picture, check_time, prepare_folder
from liaoshen_viewer.messages import Message, Translate, render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.painter import PaintKeep, paint_image
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.playback.frame_grid import FrameGrid
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep

PNG_QUALITY: Final = 80
"""Qt's measure of packing; all values give the same pixels, this one is quick."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A frame that is done: its number from 0, of how many, and its file."""

    index: int
    count: int
    path: Path


@dataclass(frozen=True, slots=True)
class Darkroom:
    """What is kept between the frames of one row."""

    layouts: Keep
    paint: PaintKeep


def darkroom() -> Darkroom:
    """Return an empty one."""
    return Darkroom(Keep(), PaintKeep())


def render_frame(
    picture: Picture, t_ms: int, translate: Translate = render, room: Darkroom | None = None
) -> QImage:
    """Paint the picture of one moment, in Format_RGB32.

    The same bytes with and without a `room`. Raises ExportError for a time outside the clock.
    """
    check_time(picture.battle.scenario.clock, t_ms)
    load_fonts()
    kept = room or darkroom()
    state = state_at(picture.battle.tracks, t_ms)
    scene = compose(
        picture.battle, picture.ground, state, picture.camera, picture.shown, picture.style,
        measure, translate, kept.layouts,
    )  # fmt: skip
    return paint_image(scene, kept.paint)


def export_frames(
    picture: Picture, frames: FrameGrid, folder: Path, translate: Translate = render
) -> Generator[Progress]:
    """Write `frame_00000.png` and so on, and yield after each.

    Every file is written beside and then moved into place, so a name that exists is a whole
    picture, also after an interruption. Raises ExportError if the folder or a file cannot be
    written.
    """
    prepare_folder(folder)
    room = darkroom()
    for index in range(frames.count):
        path = folder / frame_name(index)
        write_png(render_frame(picture, frames.time_of(index), translate, room), path)
        yield Progress(index, frames.count, path)


def frame_name(index: int) -> str:
    """Return the name of a frame's file."""
    return f"frame_{index:05}.png"


def write_png(image: QImage, path: Path) -> None:
    """Write a picture as PNG, whole or not at all. Raises ExportError if it cannot be."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _not_written(path, file.errorString())
    writer = QImageWriter(file, QByteArray(b"png"))
    writer.setQuality(PNG_QUALITY)
    if not writer.write(image):
        reason = writer.errorString()
        file.cancelWriting()
        raise _not_written(path, reason)
    if not file.commit():
        raise _not_written(path, file.errorString())


def _not_written(path: Path, reason: str) -> ExportError:
    return ExportError(Message("export.not_written", {"path": path, "reason": reason}))
