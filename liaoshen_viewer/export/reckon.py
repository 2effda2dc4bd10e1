"""How large an export will be, from a few of its frames, encoded as all of them will be."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import av
from PySide6.QtGui import QImage

from liaoshen_viewer.export.encode import Encoder, Recipe
from liaoshen_viewer.export.film import Film, FramePainter
from liaoshen_viewer.export.finish import recipe_of
from liaoshen_viewer.export.frames import png_bytes
from liaoshen_viewer.export.loops import write_loop
from liaoshen_viewer.export.pieces import SEGMENT_S
from liaoshen_viewer.export.still import scene_bytes
from liaoshen_viewer.export.target import ROW, Target
from liaoshen_viewer.export.vector import VECTOR_ENDINGS
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.endings import Kind

PLACES: Final = 4
"""Stretches of the film that are looked into, evenly spread."""
RUN: Final = 6
"""Neighbouring frames in each."""
BYTES_PER_PIXEL: Final = {Kind.ROW: 1.4, Kind.LOOP: 1.6, Kind.FILM: 0.1, Kind.STILL: 1.4}
"""What a pixel of a frame never exceeds on disk: a picture, a picture and its share of a loop, a
film that is there twice, as segments and joined."""
SPARE: Final = 1.3
"""How much more room is asked for than was reckoned."""
LARGE_GIF: Final = 20_000_000
"""Bytes beyond which many programs refuse a GIF, or play it by jerks."""


def sampled_bytes(film: Film, target: Target, painter: FramePainter) -> Generator[None, None, int]:
    """Return about how large the export will be, and yield after each frame that was painted.

    A frame that shows the same as the one before counts nothing; every other one as much as the
    mean of its like in the sample: the first of a segment, or one that follows another.
    """
    if target.ending in VECTOR_ENDINGS:
        yield
        return len(scene_bytes(painter.scene(0), target.ending, film.title))
    runs = _runs(film)
    first = more = 0.0
    with TemporaryDirectory() as folder:
        for run in runs:
            images = []
            for index in run:
                images.append(painter.paint(index))
                yield
            whole, each = _sizes(film, target, images, Path(folder))
            first, more = first + whole / len(runs), more + each / len(runs)
    changed = len(_changed(film))
    if target.kind in {Kind.ROW, Kind.STILL}:
        return round(first * len(film.schedule.frames))
    starts = _starts(film) if target.kind is Kind.FILM else 1
    return round(first * starts + more * max(changed - starts, 0))


def reckoned_bytes(film: Film, target: Target, painter: FramePainter) -> int:
    """Return what `sampled_bytes` comes to, without a rest."""
    steps = sampled_bytes(film, target, painter)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            size: int = done.value
            return size


def most_bytes(film: Film, target: Target) -> int:
    """Return how much disk the making takes at the very most, without a look at any frame."""
    width, height = film.plan.size_px
    return round(width * height * len(film.schedule.frames) * BYTES_PER_PIXEL[target.kind])


def disk_bytes(film: Film, target: Target, painter: FramePainter) -> int:
    """Return how much disk the making takes, by a sample, with room to spare."""
    if target.kind is Kind.ROW:
        need = reckoned_bytes(film, target, painter)
    elif target.kind is Kind.FILM:
        need = 2 * reckoned_bytes(film, target, painter)
    else:
        row = Target(target.path, ROW)
        need = reckoned_bytes(film, target, painter) + reckoned_bytes(film, row, painter)
    return round(SPARE * need)


def size_hint(ending: str, size_bytes: int) -> Message | None:
    """Return what to say of a file too large for its use; None if there is nothing to say."""
    if ending != ".gif" or size_bytes <= LARGE_GIF:
        return None
    return Message("export.large_gif", {"size": size_bytes / 1e6, "most": LARGE_GIF / 1e6})


def _changed(film: Film) -> list[int]:
    """Return the numbers of the frames that show something else than the one before."""
    frames = film.schedule.frames
    looks = [(frame, film.look(index)) for index, frame in enumerate(frames)]
    later = [index for index, (one, other) in enumerate(pairwise(looks), 1) if one != other]
    return [0, *later]


def _runs(film: Film) -> list[range]:
    """Return runs of neighbouring frames that all change, as far as there are."""
    changed = _changed(film)
    places = min(PLACES, max(1, len(changed) // RUN))
    length = min(RUN, len(changed))
    spare = len(changed) - length
    starts = [spare * (2 * place + 1) // (2 * places) for place in range(places)]
    return [range(changed[start], min(changed[start] + length, len(film.schedule.frames)))
            for start in starts]  # fmt: skip


def _starts(film: Film) -> int:
    """Return how many frames of a film are encoded for themselves: the first of every segment."""
    return -(-len(film.schedule.frames) // (SEGMENT_S * film.plan.fps))


def _sizes(
    film: Film, target: Target, images: Sequence[QImage], folder: Path
) -> tuple[float, float]:
    """Return the bytes of a first frame, and the mean of those that follow one."""
    if target.kind is Kind.FILM:
        return _encoded(recipe_of(film, target.ending), images)
    packed = [png_bytes(image) for image in images]
    if target.kind is not Kind.LOOP:
        return sum(map(len, packed)) / len(packed), 0.0
    pictures = [folder / f"{number}.png" for number in range(len(packed))]
    for path, data in zip(pictures, packed, strict=True):
        path.write_bytes(data)
    sizes = [_looped(film, target, part, folder) for part in (pictures[:1], pictures)]
    return sizes[0], (sizes[1] - sizes[0]) / max(len(pictures) - 1, 1)


def _encoded(recipe: Recipe, images: Sequence[QImage]) -> tuple[float, float]:
    with Encoder(recipe) as encoder:
        for image in images:
            encoder.add(image)
        made = encoder.close()
    with av.open(BytesIO(made), "r") as film:
        sizes = [packet.size for packet in film.demux(video=0) if packet.pts is not None]
    return sizes[0], sum(sizes[1:]) / max(len(sizes) - 1, 1)


def _looped(film: Film, target: Target, pictures: Sequence[Path], folder: Path) -> int:
    path = folder / f"run{target.ending}"
    for _ in write_loop(pictures, film.plan.fps, film.plan.quality, path):
        pass
    return path.stat().st_size
