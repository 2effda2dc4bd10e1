"""The job in this program: the campaign hour by hour through `export`, with all that it shows.

python -m benchmarks.in_liaoshen_viewer FRAMES [WORKERS]

Two exports, one of a frame and one of FRAMES + 1: what the second takes more is the rate, and the
first is the start-up. It paints more than the others do: signs laid out so that they stand free,
names, fronts, areas of control, and what film pieces are asked for (none here).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

START = datetime(1948, 9, 12)
WORDS = ["--hold", "none", "--pieces", "none", "--step", "1h", "--fps", "30", "--overwrite", "-q"]


def export(folder: Path, hours: int, workers: str) -> tuple[float, float]:
    """Export so many hours and a frame; return seconds by the clock, and of processors."""
    end = (START + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")
    times = ["--from", START.strftime("%Y-%m-%dT%H:%M"), "--to", end]
    output = ["--output", str(folder / f"{hours}.mp4"), "--workers", workers]
    began, used = time.perf_counter(), _processor_s()
    command = [sys.executable, "-m", "liaoshen_viewer", "export", *times, *WORDS, *output]
    subprocess.run(command, check=True)
    return time.perf_counter() - began, _processor_s() - used


def main(count: int, workers: str) -> None:
    """Make both films and tell the rate."""
    with tempfile.TemporaryDirectory() as name:
        start, more = (export(Path(name), hours, workers) for hours in (1, count + 1))
    wall, processor = more[0] - start[0], more[1] - start[1]
    line = {
        "what": f"Liaoshen Viewer: export, {workers} workers", "frames": count,
        "start_s": round(start[0], 2), "s": round(wall, 2), "processor_s": round(processor, 2),
        "frames_per_s": round(count / wall, 2), "processor_ms": round(1000 * processor / count, 1),
        "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip
    sys.stdout.write(json.dumps(line) + "\n")


def _processor_s() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1")
