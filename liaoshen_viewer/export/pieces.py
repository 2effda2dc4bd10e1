"""The pieces of an export that are made one by one: pictures of a row, segments of a film."""

from __future__ import annotations

import zlib
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from liaoshen_viewer.export.encode import Encoder, Recipe
from liaoshen_viewer.export.film import Film, FramePainter
from liaoshen_viewer.export.frames import frame_name, png_bytes

ROW_CHUNK: Final = 8
SEGMENT_S: Final = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Some neighbouring frames that one process makes, and the files that they become."""

    first: int
    after: int
    files: tuple[Path, ...]
    recipe: Recipe | None
    """How they are encoded into one segment; None for a picture each."""

    def without(self, whole: frozenset[str]) -> list[Piece]:
        """Return what is left of it when some of its files are whole."""
        if self.recipe is not None:
            return [] if self.files[0].name in whole else [self]
        wanted = [i for i, path in enumerate(self.files) if path.name not in whole]
        starts = [i for i in wanted if i - 1 not in wanted]
        ends = [i + 1 for i in wanted if i + 1 not in wanted]
        return [
            Piece(self.first + start, self.first + end, self.files[start:end], None)
            for start, end in zip(starts, ends, strict=True)
        ]

    def smallest(self) -> list[Piece]:
        """Return the smallest pieces that it can be made in: a picture each, or a segment."""
        if self.recipe is not None:
            return [self]
        return [
            Piece(self.first + i, self.first + i + 1, (path,), None)
            for i, path in enumerate(self.files)
        ]


@dataclass(slots=True)
class Part:
    """What a piece becomes: the bytes of its files, in order, and of a segment its checksums."""

    files: list[bytes] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    """CRC-32 of the pixels of every frame of a segment."""


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


def painted(
    first: int, after: int, recipe: Recipe | None, painter: FramePainter, part: Part
) -> Generator[int]:
    """Paint frames into `part`, which is whole at the end; yield each one's number when painted."""
    if recipe is None:
        yield from _pictures(first, after, painter, part)
    else:
        yield from _segment(first, after, recipe, painter, part)


def _cut(count: int, length: int) -> list[tuple[int, int]]:
    return [(first, min(first + length, count)) for first in range(0, count, length)]


def _pictures(first: int, after: int, painter: FramePainter, part: Part) -> Generator[int]:
    last: QImage | None = None
    for index in range(first, after):
        image = painter.paint(index)
        part.files.append(part.files[-1] if image is last else png_bytes(image))
        last = image
        yield index


def _segment(
    first: int, after: int, recipe: Recipe, painter: FramePainter, part: Part
) -> Generator[int]:
    with Encoder(recipe) as encoder:
        last: QImage | None = None
        for index in range(first, after):
            image = painter.paint(index)
            part.sums.append(part.sums[-1] if image is last else checksum(image))
            last = image
            encoder.add(image)
            if index < after - 1:
                yield index
        part.files.append(encoder.close())
    yield after - 1


def checksum(image: QImage) -> str:
    """Return the CRC-32 of a picture's pixels."""
    return f"{zlib.crc32(image.constBits()):08x}"
