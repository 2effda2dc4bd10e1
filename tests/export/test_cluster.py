"""A scheduler and workers on this machine: the same bytes, one killed midway, strangers refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.export.job import prepare, run
from liaoshen_viewer.export.order import carry_out
from liaoshen_viewer.export.parcel import packed
from liaoshen_viewer.export.pieces import ROW_CHUNK
from liaoshen_viewer.export.sameness import sameness
from liaoshen_viewer.export.target import Target
from tests.export.test_job import contents, made, row
from tests.running import ROOT

pytestmark = pytest.mark.usefixtures("qapp")
HERE = ["--host", "127.0.0.1", "--no-dashboard"]


@contextmanager
def dask(*words: str, top: Path = ROOT, ready: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `dask` on the program under `top`; give the process and the line that has `ready`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words, *HERE], stderr=subprocess.PIPE, text=True,
        cwd=top, env={**os.environ, "PYTHONPATH": str(top)},
    )  # fmt: skip
    assert process.stderr is not None
    try:
        line = next(line for line in process.stderr if ready in line)
        # What it says from now on need not be read: it says little.
        yield process, line
    finally:
        process.kill()
        process.communicate()


def worker(address: str, top: Path = ROOT) -> list[str]:
    return ["worker", address, "--nthreads", "1", "--no-nanny"]


def test_a_cluster_makes_the_same_though_one_of_two_is_killed(tmp_path: Path) -> None:
    film, target = row(4 * ROW_CHUNK), Target(tmp_path / "cluster", "")
    made(film, Target(tmp_path / "alone", ""))
    with ExitStack() as stack:
        scheduler = dask("scheduler", "--port", "0", ready="Scheduler at")
        _, line = stack.enter_context(scheduler)
        address = line.split()[-1]
        with pytest.raises(UsageError, match=f"{address} has no worker yet"):
            prepare(film, target, scheduler=address)
        crew = [
            stack.enter_context(dask(*worker(address), ready="Registered to"))[0] for _ in range(2)
        ]
        for step in run(prepare(film, target, scheduler=address)):
            if ROW_CHUNK <= step.done < step.count and crew[0].poll() is None:
                crew[0].kill()
                crew[0].wait()
        assert crew[0].poll() is not None
        assert contents(target.path) == contents(tmp_path / "alone")

        # Another program there, as an update on one machine only would leave it.
        shutil.copytree(ROOT / "liaoshen_viewer", tmp_path / "old" / "liaoshen_viewer",
                        ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
        (tmp_path / "old" / "assets").symlink_to(ROOT / "assets")
        with (tmp_path / "old" / "liaoshen_viewer" / "errors.py").open("a") as file:
            file.write("# older\n")
        old = dask(*worker(address), top=tmp_path / "old", ready="Registered to")
        stack.enter_context(old)
        with pytest.raises(UsageError, match=r"other pictures: it has Liaoshen Viewer \S+ \S+ \("):
            prepare(film, Target(tmp_path / "more", ""), scheduler=address)
    assert not (tmp_path / "more" / "manifest.jsonl").exists()


@pytest.mark.parametrize("what", ["Qt", "fonts", "Liaoshen Viewer", "libavcodec"])
def test_an_order_is_refused_where_other_bytes_would_be_made(what: str) -> None:
    wanted = {**sameness(), what: "other"}
    with pytest.raises(ExportError, match=rf"it has {what} .* \(here other\)\. Install the same"):
        carry_out(wanted, packed(row(1)), 0, 1, None)


def test_an_address_where_nobody_is_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No scheduler answers at tcp://127\.0\.0\.1:9\."):
        prepare(row(1), Target(tmp_path / "none.mp4", ".mp4"), scheduler="tcp://127.0.0.1:9")
    assert not list(tmp_path.iterdir())
