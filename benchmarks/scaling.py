"""A short 4K film by 1 and 2 workers, of this machine and of a Dask cluster on it; the transport.

python -m benchmarks.scaling [SECONDS]

Needs the extra `cluster`. The film has 24 frames a second and a segment for every five seconds.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.film import film_from
from liaoshen_viewer.export.parcel import packed, unpacked

ROOT = Path(__file__).resolve().parent.parent
WORDS = {
    "size": "3840x2160", "fps": "24", "quality": "draft", "hold": "none", "pieces": "none",
    "speed": "12h", "from": "1948-10-10",
}  # fmt: skip


@contextmanager
def dask(*words: str, ready: str) -> Iterator[str]:
    """Run `dask`, and give the line that has `ready`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"],
        stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stderr is not None
    try:
        yield next(line for line in process.stderr if ready in line)
    finally:
        process.kill()
        process.communicate()


def export(path: Path, words: dict[str, str], *who: str) -> dict[str, object]:
    """Export the film and return what it took."""
    options = [part for word, text in words.items() for part in (f"--{word}", text)]
    began = perf_counter()
    command = [sys.executable, "-m", "liaoshen_viewer", "export", "-q", *options, *who]
    subprocess.run([*command, "--output", str(path)], check=True, cwd=ROOT)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return {"s": round(perf_counter() - began, 1), "largest_process_mb": round(peak),
            "bytes": path.stat().st_size, "sha256": digest, "load": os.getloadavg()[0]}  # fmt: skip


def transport(words: dict[str, str]) -> dict[str, object]:
    """Return what a film weighs on its way, and what packing and unpacking it take."""
    application = painting_application()
    film = film_from(open_battle(find_scenario("liaoshen")), words, ".mp4")
    packed(film)
    began = time.process_time()
    parcel = packed(film)
    there = time.process_time()
    unpacked(parcel)
    back = time.process_time()
    del application
    return {"parcel_bytes": len(parcel), "pack_ms": round(1000 * (there - began)),
            "unpack_ms": round(1000 * (back - there))}  # fmt: skip


def main(seconds: int) -> None:
    """Make the film in all ways, and print a line for each."""
    days, hours = divmod(12 * seconds, 24)
    words = {**WORDS, "to": f"1948-10-{10 + days}T{hours:02}:00"}
    tell("transport", transport(words))
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        for count in ("1", "2"):
            done = export(Path(name) / f"{count}.mp4", words, "--workers", count)
            tell(f"{count} workers of this machine", done)
        line = stack.enter_context(dask("scheduler", "--port", "0", ready="Scheduler at"))
        address = line.split()[-1]
        for count in ("1", "2"):
            stack.enter_context(
                dask("worker", address, "--nthreads", "1", "--no-nanny", ready="Registered to")
            )
            done = export(Path(name) / f"dask{count}.mp4", words, "--scheduler", address)
            tell(f"{count} workers of a scheduler", done)


def tell(what: str, done: dict[str, object]) -> None:
    """Print one line."""
    sys.stdout.write(json.dumps({"what": what, **done}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
