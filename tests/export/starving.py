"""Fill a small disk while exports run, make room again, and compare with one left alone.

python -m tests.export.starving        needs the right to mount (root)

For five sizes of the room that is left, and for rows and films: the export must end with 3, name
path and bytes, leave nothing broken, and go on to the same result when there is room again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.export.killing import WORDS, broken_files, command, export, result
from tests.running import ROOT

LEFT_BYTES = {
    "row": (0, 30_000, 120_000, 250_000, 500_000),
    "film.mp4": (0, 5_000, 10_000, 20_000, 30_000),
}
"""A film of the sort has 40,000 bytes, and as many as segments."""
DISK_KB = 12_000


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of `DISK_KB` kilobytes there."""
    folder.mkdir()
    size = f"size={DISK_KB}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def starve(disk: Path, kind: str, left: int, wanted: str) -> str:
    """Fill the disk but for some bytes after the first files are whole; return what is wrong."""
    output, ballast = disk / kind, disk / "ballast"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.Popen(
        command(output, kind), cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    manifest = output / "manifest.jsonl" if kind == "row" else disk / f"{kind}.manifest.jsonl"
    while run.poll() is None and not (manifest.is_file() and manifest.stat().st_size):
        os.sched_yield()
    ballast.write_bytes(bytes(max(shutil.disk_usage(disk).free - left, 0)))
    said = run.communicate()[1]
    if run.returncode != 3:
        return f"ended with {run.returncode}: {said}"
    if str(disk) not in said or not re.search(r"\d+ bytes", said):
        return f"does not name path and bytes: {said}"
    if broken := broken_files(output, kind):
        return f"broken: {broken}"
    ballast.unlink()
    if (again := export(output, kind)) != 0:
        return f"the second run ended with {again}"
    return "" if result(output, kind) == wanted else "the resumed result differs"


def main() -> int:
    """Starve ten exports and print what became of them; return how many went wrong."""
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        for kind in WORDS:
            alone = Path(name) / "alone" / kind
            alone.parent.mkdir(exist_ok=True)
            export(alone, kind)
            wanted = result(alone, kind)
            for left in LEFT_BYTES[kind]:
                with small_disk(Path(name) / f"{kind}-{left}") as disk:
                    fault = starve(disk, kind, left, wanted)
                faults += bool(fault)
                what = f"{kind:8} {left:7} bytes left"
                sys.stdout.write(f"{what}: {fault or 'stopped with 3, went on as if never'}\n")
                sys.stdout.flush()
    return faults


if __name__ == "__main__":
    sys.exit(bool(main()))
