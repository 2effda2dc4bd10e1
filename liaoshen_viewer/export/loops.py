"""What plays over and over: GIF, animated WebP and animated PNG, made from pictures on disk.

GIF and WebP have one palette for the whole, chosen over all pictures (FFmpeg's `palettegen`), so
that no colour of what stands still changes from picture to picture.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.container import OutputContainer
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from liaoshen_viewer.export.files import flush, full_disk_told, part_path, removed_unless_moved

COLOURS: Final = {"draft": 128, "good": 256, "best": 256}
DITHERS: Final = {"draft": "none", "good": "bayer:bayer_scale=5", "best": "sierra2_4a"}
"""A pattern that stays where it is packs well; spread errors look best and take a third more."""


@dataclass(frozen=True, slots=True)
class Pack:
    """How an ending is written: FFmpeg's names of container, encoder and pixels, and its words."""

    container: str
    encoder: str
    pixels: str
    palette: bool
    encoder_words: Mapping[str, str]
    container_words: Mapping[str, str]


PACKS: Final[Mapping[str, Pack]] = {
    ".gif": Pack("gif", "gif", "pal8", True, {}, {"loop": "0"}),
    ".webp": Pack(
        "webp", "libwebp_anim", "bgra", True, {"lossless": "1", "compression_level": "4"},
        {"loop": "0"},
    ),
    ".apng": Pack("apng", "apng", "rgba", False, {}, {"plays": "0"}),
}  # fmt: skip
"""All play for ever. WebP packs a picture of few colours without loss; animated PNG needs the
transparent colour for what stands still, and is six times as large without."""


def write_loop(pictures: Sequence[Path], fps: int, quality: str, path: Path) -> Generator[None]:
    """Write pictures of one size as a `.gif`, `.webp` or `.apng`, and yield after each step.

    It is written beside and moved into place when it is whole; closing the generator leaves
    nothing. Raises ExportError if it cannot be written.
    """
    pack = PACKS[path.suffix.lower()]
    part = part_path(path)
    with full_disk_told(path), removed_unless_moved(part):
        palette = None
        if pack.palette:
            palette = yield from _palette(pictures, fps, COLOURS[quality])
        frames = _frames(pictures, fps)
        if palette is not None:
            frames = _with_palette(frames, palette, fps, DITHERS[quality])
        yield from _encode(frames, pack, fps, part)
        flush(part)
        os.replace(part, path)


def _frames(pictures: Iterable[Path], fps: int) -> Iterator[VideoFrame]:
    for number, path in enumerate(pictures):
        with av.open(str(path)) as file:
            frame = next(file.decode(video=0)).reformat(format="bgra")
        frame.pts, frame.time_base = number, Fraction(1, fps)
        yield frame


def _palette(pictures: Sequence[Path], fps: int, colours: int) -> Generator[None, None, VideoFrame]:
    """Return the palette of all pictures, as a picture of its own."""
    graph, source = Graph(), None
    sink = graph.add("buffersink")
    for frame in _frames(pictures, fps):
        if source is None:
            source = _source(graph, frame, fps)
            choose = graph.add("palettegen", f"max_colors={colours}")
            source.link_to(choose)
            choose.link_to(sink)
            graph.configure()
        source.push(frame)
        yield
    assert source is not None
    source.push(None)
    palette = sink.pull()
    assert isinstance(palette, VideoFrame)
    return palette


def _with_palette(
    frames: Iterator[VideoFrame], palette: VideoFrame, fps: int, dither: str
) -> Iterator[VideoFrame]:
    """Yield the frames in the colours of a palette."""
    graph, source = Graph(), None
    sink = graph.add("buffersink")
    palette.pts, palette.time_base = 0, Fraction(1, fps)
    for frame in frames:
        if source is None:
            source = _source(graph, frame, fps)
            colours = _source(graph, palette, fps)
            use = graph.add("paletteuse", f"dither={dither}:diff_mode=rectangle")
            source.link_to(use, 0, 0)
            colours.link_to(use, 0, 1)
            use.link_to(sink)
            graph.configure()
            colours.push(palette)
            colours.push(None)
        source.push(frame)
        yield from _pulled(sink)
    if source is not None:
        source.push(None)
        yield from _pulled(sink)


def _source(graph: Graph, frame: VideoFrame, fps: int) -> FilterContext:
    return graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1, fps)
    )


def _pulled(sink: FilterContext) -> Iterator[VideoFrame]:
    while True:
        try:
            frame = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, VideoFrame)
        yield frame


def _encode(frames: Iterator[VideoFrame], pack: Pack, fps: int, part: Path) -> Generator[None]:
    words = dict(pack.container_words)
    with av.open(str(part), "w", format=pack.container, options=words) as file:
        stream: VideoStream | None = None
        for frame in frames:
            number = frame.pts
            if frame.format.name != pack.pixels:
                frame = frame.reformat(format=pack.pixels)
            frame.pts, frame.time_base = number, Fraction(1, fps)
            if stream is None:
                stream = _stream(file, pack, fps, (frame.width, frame.height))
            file.mux(stream.encode(frame))
            yield
        assert stream is not None
        file.mux(stream.encode(None))


def _stream(file: OutputContainer, pack: Pack, fps: int, size_px: tuple[int, int]) -> VideoStream:
    stream = file.add_stream(pack.encoder, rate=fps, options=dict(pack.encoder_words))
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = size_px
    stream.pix_fmt = pack.pixels
    stream.codec_context.time_base = Fraction(1, fps)
    # More threads change the bytes.
    stream.codec_context.thread_count = 1
    return stream
