"""A scenario cannot make the program read outside its folder, write anywhere, or reach a network.

What Python opens is told by its audit hook; what Qt and other libraries open of the file that the
scenario leads to is told by the system (inotify).
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from liaoshen_viewer.battle import open_battle
from liaoshen_viewer.cellar import content_of
from liaoshen_viewer.errors import ScenarioError
from tests.running import ROOT
from tests.scenario.small_copy import SMALL, copy_small
from tests.security.hostile import hostile_copy

IN_OPEN = 0x20
PACKAGE = ROOT / "liaoshen_viewer"
NEVER = ("QtNetwork", "QtMultimedia", "QtWebEngine", "QProcess", "urllib.request", "http.client",
         "import requests", "import ftplib", "import webbrowser", "os.system")  # fmt: skip


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A picture outside the scenario, which would show if anything took it."""
    path = tmp_path / "canary.png"
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("lime"))
    assert picture.save(str(path))
    return path


def test_a_hostile_scenario_stays_within_its_folder(tmp_path: Path, canary: Path) -> None:
    folder, home = hostile_copy(tmp_path, canary), tmp_path / "home"
    home.mkdir()
    before = _contents(folder)
    watch = _Watch(canary)
    done = subprocess.run(
        [sys.executable, "-m", "tests.security.watched", str(folder)],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=300,
        env={**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen",
             "LIAOSHEN_VIEWER_CACHE": str(home / "kept"), "XDG_CONFIG_HOME": str(home)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    program = (str(ROOT), sys.prefix, sys.base_prefix, str(home), str(folder) + os.sep)
    assert str(folder / "units.csv") in said["read"]
    assert [path for path in said["read"] if not path.startswith(program)] == []
    assert [path for path in said["written"] if not path.startswith(str(home / "kept"))] == []
    assert said["beyond"] == []
    assert not watch.heard(), "the file outside was opened"
    assert _contents(folder) == before
    left = {path.relative_to(home).parts[0] for path in home.rglob("*") if path.is_file()}
    assert left <= {"kept", "settings.ini"}


def test_the_watch_hears_what_is_opened(canary: Path) -> None:
    watch = _Watch(canary)
    assert not watch.heard()
    QImage(str(canary))
    assert watch.heard()


def test_no_room_knows_a_way_to_a_network_or_another_program() -> None:
    """But for the look for a display, the bench, and a cluster that the user names."""
    found = [
        (path.name, word)
        for path in sorted(PACKAGE.rglob("*.py"))
        for word in (*NEVER, "import socket", "import subprocess")
        if word in path.read_text(encoding="utf-8")
    ]
    allowed = {"system.py", "sameness.py", *(path.name for path in (PACKAGE / "bench").iterdir())}
    assert [(name, word) for name, word in found if name not in allowed] == []


def test_a_scenario_that_changes_while_it_is_read(tmp_path: Path) -> None:
    """Whatever moment is caught, it is a battle or our own error; the last state is what stays."""
    folder = copy_small(tmp_path)
    whole = (SMALL / "units.csv").read_text(encoding="utf-8")
    states = (whole, whole[: len(whole) // 2], "", whole.replace("30000", "31000"))
    over, path = threading.Event(), folder / "units.csv"

    def write() -> None:
        while not over.is_set():
            for text in states:
                path.write_text(text, encoding="utf-8")
                over.wait(0.003)

    writer = threading.Thread(target=write)
    writer.start()
    seen = set[int | str | None]()
    try:
        for _ in range(25):
            try:
                seen.add(open_battle(folder).scenario.units[1].strength)
            except ScenarioError as error:
                seen.add(error.problems[0].origin.file)
    finally:
        over.set()
        writer.join()
    assert seen <= {30000, 31000, "units.csv", "changes.csv", "events.yaml", "waypoints.csv"}
    assert open_battle(folder).scenario.units[1].strength == 31000


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_a_folder_holds_is_told_without_following_links_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "scenario"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / "a").write_text("a", encoding="utf-8")
    (folder / "inside").symlink_to("a")
    (folder / "out").symlink_to("../secret")
    (folder / "ring").symlink_to("ring")
    (folder / "zero").symlink_to("/dev/zero")
    assert content_of(folder) == ["a", b"a", "inside", b"a"]


class _Watch:
    """Hears of every opening of a file, by whatever library."""

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK)
        assert libc.inotify_add_watch(self._descriptor, os.fsencode(path), IN_OPEN) > 0

    def heard(self) -> bool:
        try:
            return bool(os.read(self._descriptor, 4096))
        except BlockingIOError:
            return False


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): b"" if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
