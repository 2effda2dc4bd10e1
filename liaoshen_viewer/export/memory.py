"""Having the C library return what it does not need; glibc else keeps 100 MB and more a process.

Other C libraries lack these functions, and the need of them.
"""

from __future__ import annotations

import ctypes
import linecache
import sys
from contextlib import suppress
from typing import Final

M_TRIM_THRESHOLD: Final = -1
M_MMAP_THRESHOLD: Final = -3
LARGE_BYTES: Final = 1_000_000
TRIM_BYTES: Final = 8_000_000


def be_frugal() -> None:
    """Have large pieces of memory go back to the system as soon as they are free.

    By default glibc keeps pieces of up to 32 MB, and pictures and their layers are such pieces.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
            library.mallopt(M_TRIM_THRESHOLD, TRIM_BYTES)


def forget_start() -> None:
    """Let go of what only starting needed: PySide has read the sources of 20 MB of modules."""
    linecache.clearcache()
    give_back()


def give_back() -> None:
    """Return at once what is free: an encoder that was closed leaves 30 MB behind."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
