"""The pieces of an export that are made one by one: pictures of a row, segments of a film."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from liaoshen_viewer.export.encode import Encoder, Recipe
from liaoshen_viewer.export.files import (
    full_disk_told,
    part_path,
    removed_unless_moved,
    write_whole,
)
from liaoshen_viewer.export.film import Film, FramePainter
from liaoshen_viewer.export.frames import frame_name, png_bytes
from liaoshen_viewer.export.manifest import Whole, file_hash

ROW_CHUNK: Final = 16
SEGMENT_S: Final = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Some neighbouring frames that one process makes, and the files that they become."""

    first: int
    after: int
    files: tuple[Path, ...]
    recipe: Recipe | None
    """How they are encoded into one segment; None for a picture each."""


@dataclass(frozen=True, slots=True)
class Made:
    """What has become of one frame: its number, and the file that is whole with it, if one is."""

    index: int
    whole: Whole | None
    picture: bytes = b""
    """The frame as a small PNG, now and then, for whoever watches."""


def row_pieces(film: Film, folder: Path) -> list[Piece]:
    """Return the pieces of a row of numbered pictures."""
    count = len(film.schedule.frames)
    return [
        Piece(first, after, tuple(folder / frame_name(i) for i in range(first, after)), None)
        for first, after in _cut(count, ROW_CHUNK)
    ]


def film_pieces(film: Film, folder: Path, recipe: Recipe) -> list[Piece]:
    """Return the segments of a film, `SEGMENT_S` seconds each."""
    cuts = _cut(len(film.schedule.frames), SEGMENT_S * recipe.fps)
    return [
        Piece(first, after, (folder / f"segment_{number:05}.mp4",), recipe)
        for number, (first, after) in enumerate(cuts)
    ]


def make_piece(
    piece: Piece, painter: FramePainter, skip: frozenset[str] = frozenset()
) -> Generator[Made]:
    """Make the files of a piece but those to `skip`, and yield after every frame.

    A file is written beside and moved into place when it is whole. Closing the generator leaves
    nothing half. Raises ExportError if a file cannot be written.
    """
    if piece.recipe is None:
        yield from _pictures(piece, painter, skip)
    elif piece.files[0].name not in skip:
        yield from _segment(piece, piece.recipe, painter)


def _cut(count: int, length: int) -> list[tuple[int, int]]:
    return [(first, min(first + length, count)) for first in range(0, count, length)]


def _pictures(piece: Piece, painter: FramePainter, skip: frozenset[str]) -> Generator[Made]:
    last: tuple[QImage, bytes] | None = None
    for index, path in enumerate(piece.files, piece.first):
        if path.name in skip:
            continue
        image = painter.paint(index)
        packed = last[1] if last is not None and last[0] is image else png_bytes(image)
        last = (image, packed)
        write_whole(path, packed)
        yield Made(index, Whole(path.name, hashlib.sha256(packed).hexdigest()))


def _segment(piece: Piece, recipe: Recipe, painter: FramePainter) -> Generator[Made]:
    path = piece.files[0]
    part = part_path(path)
    sums: list[str] = []
    with full_disk_told(path), removed_unless_moved(part):
        encoder = Encoder(part, recipe)
        try:
            last: QImage | None = None
            for index in range(piece.first, piece.after):
                image = painter.paint(index)
                sums.append(sums[-1] if image is last else checksum(image))
                last = image
                encoder.add(image)
                if index < piece.after - 1:
                    yield Made(index, None)
            encoder.close()
        except BaseException:
            encoder.drop()
            raise
        os.replace(part, path)
    yield Made(piece.after - 1, Whole(path.name, file_hash(path), tuple(sums)))


def checksum(image: QImage) -> str:
    """Return the CRC-32 of a picture's pixels."""
    return f"{zlib.crc32(image.constBits()):08x}"
