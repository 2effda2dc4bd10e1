"""How much memory this process takes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MB = 1e6


def resident_mb() -> float:
    """Return what of this process lies in memory, in MB; on macOS the most that ever did.

    Raises NotImplementedError on Windows.
    """
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MB
    if sys.platform == "win32":
        raise NotImplementedError("memory is measured on Linux and macOS")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB
