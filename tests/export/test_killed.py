"""kill -9, Ctrl-C and a full disk: nothing broken under a final name, everything goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.killing import WORDS, command, export, once, result
from tests.running import ROOT, run_python

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


@pytest.fixture
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Mount a disk of so many kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = f"size={request.param}k"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


# The plan asks for about 1.7 MB before it begins, and what already lies on the disk comes on top.
@pytest.mark.parametrize("small_disk", [2_600, 3_000, 3_400, 4_000, 5_000], indirect=True)
def test_a_full_disk_stops_with_3_and_leaves_everything_whole(small_disk: Path) -> None:
    output = small_disk / "row"
    code = (
        "import sys, shutil\n"
        "from pathlib import Path\n"
        "from liaoshen_viewer.cli import main\n"
        "from liaoshen_viewer.export import job\n"
        "begin = job.Manifest.begin\n"
        "def fill_then_begin(manifest):\n"
        "    begin(manifest)\n"
        "    free = shutil.disk_usage(sys.argv[1]).free\n"
        "    (Path(sys.argv[1]) / 'ballast').write_bytes(bytes(free - 400_000))\n"
        "job.Manifest.begin = fill_then_begin\n"
        "sys.exit(main(sys.argv[2:]))\n"
    )
    words = command(output, "row")[3:]
    said = run_python("-c", code, str(small_disk), *words)
    assert said.returncode == 3, said.stderr
    assert "The disk is full" in said.stderr
    assert "bytes" in said.stderr
    assert "frame_" in said.stderr or "manifest" in said.stderr
    assert not list(output.glob(".*"))
    (small_disk / "ballast").unlink()
    again = subprocess.run(command(output, "row"), cwd=ROOT, env=ENVIRONMENT, check=False)
    assert again.returncode in {0, 2, 3}


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
