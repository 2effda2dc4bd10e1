"""Kill exports at random moments, give the same command again, and compare with one left alone.

python -m tests.export.killing 50        so many times, rows and films in turn
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import av
from PySide6.QtGui import QImage

from tests.running import ROOT

SMALL = str(ROOT / "tests" / "scenario" / "small")
WORDS = {
    "row": ["--from", "1948-09-13", "--to", "1948-09-14", "--step", "30min"],
    "film.mp4": [
        "--from",
        "1948-09-13",
        "--to",
        "1948-09-16",
        "--hold",
        "none",
        "--fps",
        "24",
        "--quality",
        "draft",
    ],
}


def command(output: Path, kind: str) -> list[str]:
    """Return the command that exports a row or a film in two processes."""
    words = [*WORDS[kind], "--size", "320x180", "--workers", "2"]
    run = [sys.executable, "-m", "liaoshen_viewer", "export", SMALL]
    return [*run, *words, "-q", "--output", str(output)]


def export(output: Path, kind: str, kill_after_s: float | None = None) -> int:
    """Run an export to its end, or kill its first process after a while; return its exit code."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command(output, kind), cwd=ROOT, env=environment)
    try:
        return process.wait(kill_after_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait()


def broken_files(output: Path, kind: str) -> list[str]:
    """Return the files under a final name that are not whole."""
    if kind == "row":
        return [path.name for path in output.glob("frame_*.png") if QImage(str(path)).isNull()]
    segments = [*Path(f"{output}.parts").glob("segment_*.mp4"), *output.parent.glob(output.name)]
    return [path.name for path in segments if not _decodes(path)]


def result(output: Path, kind: str) -> str:
    """Return a digest: of the bytes of all pictures, or of the film's decoded frames."""
    digest = hashlib.sha256()
    if kind == "row":
        for path in sorted(output.glob("frame_*.png")):
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()
    with av.open(str(output)) as container:
        for frame in container.decode(video=0):
            digest.update(str(frame.pts).encode() + frame.to_ndarray().tobytes())
    return digest.hexdigest()


def once(folder: Path, kind: str, after_s: float, wanted: str) -> str:
    """Kill one export, resume it, and return what is wrong with it; empty for nothing."""
    output = folder / kind
    code = export(output, kind, after_s)
    broken = broken_files(output, kind)
    if broken:
        return f"broken after the kill: {broken}"
    again = export(output, kind)
    if again != 0:
        return f"the second run ended with {again} (the first with {code})"
    if result(output, kind) != wanted:
        return "the resumed result differs"
    left = [path.name for path in folder.rglob(".*.part")]
    return f"left behind: {left}" if left else ""


def _decodes(path: Path) -> bool:
    try:
        with av.open(str(path)) as container:
            return sum(1 for _ in container.decode(video=0)) > 0
    except av.FFmpegError:
        return False


def main(times: int) -> int:
    """Kill so many exports and print what became of them; return how many went wrong."""
    chance, faults = random.Random(1948), 0
    with tempfile.TemporaryDirectory() as name:
        wanted, lengths = {}, {}
        for kind in WORDS:
            alone = Path(name) / "alone" / kind
            alone.parent.mkdir(exist_ok=True)
            began = time.monotonic()
            export(alone, kind)
            lengths[kind] = time.monotonic() - began
            wanted[kind] = result(alone, kind)
        for number in range(times):
            kind = list(WORDS)[number % 2]
            folder = Path(name) / str(number)
            folder.mkdir()
            after_s = chance.uniform(0.2, lengths[kind])
            fault = once(folder, kind, after_s, wanted[kind])
            faults += bool(fault)
            what = f"{number:3} {kind:8} killed after {after_s:5.2f} s"
            sys.stdout.write(f"{what}: {fault or 'as if never'}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{times} killed, {faults} with faults\n")
    return faults


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]))))
