"""What all measurements share: a film encoder, and the line that tells what was measured.

Imports nothing of the program, so that other programs' Pythons can run it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

FPS = 30
SETTINGS = {"preset": "medium", "crf": "19", "x264-params": "rc-lookahead=5"}
"""Those of the program's films of good quality."""


class Film:
    """Encodes frames of 32-bit pixels as the program does: x264, one thread."""

    def __init__(self, path: Path, size_px: tuple[int, int]) -> None:
        self._file = av.open(str(path), "w")
        self._stream = self._file.add_stream("libx264", rate=FPS, options=SETTINGS)
        self._stream.width, self._stream.height = size_px
        self._stream.pix_fmt = "yuv420p"
        self._stream.codec_context.thread_count = 1
        self._count = 0

    def add(self, pixels: Any, form: str) -> None:  # noqa: ANN401  # an array of numpy
        """Encode one frame: pixels (height, width, 4)."""
        frame = av.VideoFrame.from_numpy_buffer(pixels, format=form)
        frame = frame.reformat(format="yuv420p")
        frame.pts, frame.time_base = self._count, Fraction(1, FPS)
        self._count += 1
        self._file.mux(self._stream.encode(frame))

    def close(self) -> None:
        """Write what is held back."""
        self._file.mux(self._stream.encode(None))
        self._file.close()


def tell(name: str, count: int, make: Callable[[], object]) -> None:
    """Run `make` for so many frames and print its rates: by the clock, and by processor time."""
    began, used = time.perf_counter(), time.process_time()
    make()
    wall, processor = time.perf_counter() - began, time.process_time() - used
    line = {
        "what": name, "frames": count, "s": round(wall, 2), "processor_s": round(processor, 2),
        "frames_per_s": round(count / wall, 2), "processor_ms": round(1000 * processor / count, 1),
        "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip
    sys.stdout.write(json.dumps(line) + "\n")
