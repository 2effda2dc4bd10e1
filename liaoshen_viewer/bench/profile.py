"""Where the time of a part goes: the profile of its work, printed and kept in a file."""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

VARIABLE: Final = "LIAOSHEN_VIEWER_BENCH_PROFILE"
"""Names the folder for profiles, also to the processes that measure apart."""
ENTRIES: Final = 25


@contextmanager
def profiled(name: str) -> Iterator[None]:
    """Profile what is done within, if the variable names a folder.

    The dearest functions are printed on stderr; all is in NAME.prof, which `pstats` reads.
    """
    folder = os.environ.get(VARIABLE)
    if not folder:
        yield
        return
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        path = Path(folder) / f"{name}.prof"
        profile.dump_stats(path)
        text = io.StringIO()
        pstats.Stats(profile, stream=text).sort_stats("tottime").print_stats(ENTRIES)
        sys.stderr.write(f"{path}\n{text.getvalue()}")
        sys.stderr.flush()
