"""Ctrl-C while Qt paints: told at the next safe place, never in the middle of a picture."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

INTERRUPTED: Final = 130
"""The exit code of a command that was interrupted, as shells give it."""


@contextmanager
def held_interrupt() -> Iterator[Callable[[], bool]]:
    """Hold the first Ctrl-C back and give a function that tells whether there was one.

    An exception that unwinds past a living QPainter lets Qt destroy the picture under it, which
    ends the process with a segmentation fault. A second Ctrl-C ends the process at once.
    """
    asked = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        asked.set()

    before = signal.signal(signal.SIGINT, note)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
