"""kill -9, Ctrl-C and a full disk: nothing broken under a final name, everything goes on."""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.export.killing import WORDS, broken_files, command, export, once, result
from tests.running import ROOT

pytestmark = pytest.mark.usefixtures("qapp")
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.parametrize("kind", list(WORDS))
def test_a_killed_export_goes_on_as_if_it_never_was(kind: str, tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    assert export(tmp_path / "alone" / kind, kind) == 0
    wanted = result(tmp_path / "alone" / kind, kind)
    for number, after_s in enumerate([random.uniform(0.5, 4.0)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert once(folder, kind, after_s, wanted) == "", f"killed after {after_s} s"


def test_ctrl_c_stops_within_a_second_and_goes_on(tmp_path: Path) -> None:
    output = tmp_path / "row"
    process = subprocess.Popen(
        command(output, "row"), cwd=ROOT, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    _wait_for(output, 3)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    # A second on a machine of our own; others run tests on busy ones.
    assert time.monotonic() - began < 2.5
    assert process.returncode == 130
    assert "the same command goes on from there" in said
    count = len(list(output.glob("frame_*.png")))
    assert 3 <= count < 49
    assert export(output, "row") == 0
    assert len(list(output.glob("frame_*.png"))) == 49


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    output = tmp_path / "row"
    process = subprocess.Popen(command(output, "row"), cwd=ROOT, env=ENVIRONMENT)
    _wait_for(output, 3)
    children = _children(process.pid)
    assert children
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{child}/cmdline").exists() for child in children):
        assert time.monotonic() < deadline, "a worker lives on"
        os.sched_yield()


def test_a_disk_that_takes_no_more_stops_with_3_and_leaves_everything_whole(
    tmp_path: Path,
) -> None:
    """The system refuses to write files beyond a size: in a segment, between, and when joining.

    Each run goes on where the one before it had to stop, with a little more room.
    """
    output = tmp_path / "film.mp4"
    (tmp_path / "alone").mkdir()
    assert export(tmp_path / "alone" / "film.mp4", "film.mp4") == 0
    alone = tmp_path / "alone" / "film.mp4"
    wanted, whole = result(alone, "film.mp4"), alone.stat().st_size
    seen = []
    for share in (0.01, 0.15, 0.4, 0.7, 0.95):
        limit = round(share * whole)
        said = subprocess.run(
            command(output, "film.mp4"), cwd=ROOT, env=ENVIRONMENT, check=False,
            stderr=subprocess.PIPE, text=True,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)),
        )  # fmt: skip
        assert said.returncode == 3, said.stderr
        assert str(tmp_path) in said.stderr
        assert re.search(r"\d+ bytes", said.stderr), said.stderr
        assert broken_files(output, "film.mp4") == []
        assert not output.exists()
        assert not list(tmp_path.rglob("*.part"))
        seen.append(len(list(Path(f"{output}.parts").glob("segment_*.mp4"))))
    assert seen == sorted(seen)
    assert seen[0] < seen[-1]
    assert export(output, "film.mp4") == 0
    assert result(output, "film.mp4") == wanted


def _wait_for(folder: Path, pictures: int) -> None:
    deadline = time.monotonic() + 110
    while len(list(folder.glob("frame_*.png"))) < pictures:
        assert time.monotonic() < deadline
        os.sched_yield()


def _children(pid: int) -> list[int]:
    task = Path(f"/proc/{pid}/task/{pid}/children")
    if sys.platform != "linux" or not task.exists():
        pytest.skip("only Linux tells a process's children")
    return [int(child) for child in task.read_text().split()]
