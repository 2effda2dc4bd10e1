"""Frames into encoded segments, and segments into a film, without encoding anything twice."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Final, Self

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from liaoshen_viewer.export.files import flush, full_disk_told, part_path, removed_unless_moved
from liaoshen_viewer.export.memory import give_back

if TYPE_CHECKING:
    from av.container.core import Chapter as ContainerChapter

ENCODERS: Final = {"h264": "libx264", "vp9": "libvpx-vp9", "av1": "libsvtav1"}
"""The encoder of every way in which a film can be encoded."""
LOOKAHEAD: Final = "rc-lookahead=5"
"""Frames that the encoder holds to plan ahead: 40 take 300 MB more at 1920x1080, 10 take 35."""
ONE_THREAD: Final = "lp=1"
"""SVT-AV1 takes no other word for it."""
SETTINGS: Final = {
    ("h264", "draft"): {"preset": "veryfast", "crf": "25"},
    ("h264", "good"): {"preset": "medium", "crf": "19", "x264-params": LOOKAHEAD},
    ("h264", "best"): {"preset": "slow", "crf": "14", "x264-params": LOOKAHEAD},
    ("vp9", "draft"): {"deadline": "realtime", "cpu-used": "8", "crf": "36", "b:v": "0"},
    ("vp9", "good"): {"deadline": "good", "cpu-used": "5", "crf": "28", "b:v": "0"},
    ("vp9", "best"): {"deadline": "good", "cpu-used": "2", "crf": "20", "b:v": "0"},
    ("av1", "draft"): {"preset": "10", "crf": "45", "svtav1-params": ONE_THREAD},
    ("av1", "good"): {"preset": "6", "crf": "38", "svtav1-params": ONE_THREAD},
    ("av1", "best"): {"preset": "4", "crf": "26", "svtav1-params": ONE_THREAD},
}
"""H.264 and AV1 of one quality are as near to the picture; AV1 is the smaller by a tenth."""
BT709: Final = 1
WAITING: Final = 2
"""Frames that wait to be encoded."""
SEGMENT_FORMAT: Final = "mp4"
"""Its times are exact in any frame rate; those of Matroska are whole milliseconds."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a film is encoded. One thread an encoder: more change the bytes."""

    ending: str
    codec: str
    fps: int
    size_px: tuple[int, int]
    quality: str
    chroma: str

    @property
    def pixels(self) -> str:
        """The name of the pixel format."""
        return f"yuv{self.chroma}p"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch of a film, in frames."""

    first: int
    after: int
    title: str


class Encoder:
    """Encodes frames into the bytes of one file, which `close` returns.

    A thread of its own encodes, so that the next frame can be painted meanwhile: libav does not
    hold the interpreter's lock. It has WAITING frames at most before it; leaving ends it.
    """

    def __init__(self, recipe: Recipe) -> None:
        # SVT-AV1 tells of itself on the terminal, and heeds only this.
        os.environ.setdefault("SVT_LOG", "1")
        self._file = BytesIO()
        self._container: OutputContainer = av.open(self._file, "w", format=SEGMENT_FORMAT)
        self._stream = _stream(self._container, recipe)
        self._pixels = recipe.pixels
        self._tick = Fraction(1, recipe.fps)
        self._reformatter = VideoReformatter()
        self._count = 0
        self._waiting: Queue[QImage | None] = Queue(WAITING)
        self._fault: BaseException | None = None
        self._thread = Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    def add(self, image: QImage) -> None:
        """Encode one more frame; its memory is read where it is."""
        self._waiting.put(image)
        self._check()

    def close(self) -> bytes:
        """Encode what is still held back and return the whole file."""
        self._end()
        self._check()
        self._container.mux(self._stream.encode(None))
        self._container.close()
        give_back()
        return self._file.getvalue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of what is held back."""
        self._end()
        self._container.close()

    def _end(self) -> None:
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _check(self) -> None:
        """Raise what an earlier frame has met."""
        if self._fault is not None:
            raise self._fault

    def _work(self) -> None:
        """Encode what comes; after a fault only take it, so that nobody waits for ever."""
        while (image := self._waiting.get()) is not None:
            if self._fault is None:
                try:
                    self._encode(image)
                except BaseException as fault:  # raised where the frames come from
                    self._fault = fault

    def _encode(self, image: QImage) -> None:
        frame = self._reformatter.reformat(
            video_frame(image), format=self._pixels,
            dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG,
        )  # fmt: skip
        frame.pts, frame.time_base = self._count, self._tick
        self._count += 1
        self._container.mux(self._stream.encode(frame))


def video_frame(image: QImage) -> VideoFrame:
    """Return a frame over the memory of a Format_RGB32 picture, which must outlive it."""
    width, height = image.width(), image.height()
    array = np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)
    return VideoFrame.from_numpy_buffer(array, format="bgra")


def join(
    segments: Sequence[Path],
    recipe: Recipe,
    path: Path,
    metadata: dict[str, str],
    chapters: Sequence[Chapter],
) -> int:
    """Write segments, one after the other, into one film and return its number of frames.

    Nothing is encoded. The film is written beside and moved into place when it is whole. Raises
    ExportError if it cannot be written.
    """
    part = part_path(path)
    with full_disk_told(path), removed_unless_moved(part):
        options = {"movflags": "+faststart"} if recipe.ending == ".mp4" else {}
        with av.open(
            str(part), "w", format=recipe.ending.removeprefix("."), options=options
        ) as film:
            film.metadata.update(metadata)
            film.set_chapters([_chapter(number, it, recipe) for number, it in enumerate(chapters)])
            count = _copy(segments, film, recipe)
        flush(part)
        os.replace(part, path)
    return count


def _stream(container: OutputContainer, recipe: Recipe) -> VideoStream:
    settings = dict(SETTINGS[recipe.codec, recipe.quality])
    stream = container.add_stream(ENCODERS[recipe.codec], rate=recipe.fps, options=settings)
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = recipe.size_px
    stream.pix_fmt = recipe.pixels
    context = stream.codec_context
    context.time_base = Fraction(1, recipe.fps)
    context.thread_count = 1
    context.gop_size = 10 * recipe.fps
    context.color_range = context.colorspace = BT709
    context.color_primaries = context.color_trc = BT709
    return stream


def _copy(segments: Sequence[Path], film: OutputContainer, recipe: Recipe) -> int:
    target: VideoStream | None = None
    count = 0
    for path in segments:
        with av.open(str(path)) as segment:
            source = segment.streams.video[0]
            if target is None:
                # Opaque: the decoder's name need not be an encoder's.
                target = film.add_stream_from_template(source, opaque=True)
                target.time_base = source.time_base
            ticks = round(1 / (recipe.fps * (source.time_base or Fraction(1))))
            offset, here = count * ticks, 0
            for packet in segment.demux(source):
                if packet.pts is None or packet.dts is None:
                    continue
                packet.pts += offset
                packet.dts += offset
                packet.stream = target
                film.mux_one(packet)
                here += 1
            count += here
    return count


def _chapter(number: int, chapter: Chapter, recipe: Recipe) -> ContainerChapter:
    return {
        "id": number,
        "start": chapter.first,
        "end": chapter.after,
        "time_base": Fraction(1, recipe.fps),
        "metadata": {"title": chapter.title},
    }
