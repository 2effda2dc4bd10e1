"""What goes wrong around the program: it goes on, or says in a sentence what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lecture.lectures import WRITTEN
from tests.running import ROOT, run_python

PICTURE = ("--at", "1948-10-14", "--style", "night", "--size", "320x180", "--output")
NOWHERE = "/dev/null/home"
"""Nothing can be made there, whoever runs the test."""
NO_HOME = {
    "HOME": NOWHERE,
    "XDG_CONFIG_HOME": None,
    "XDG_CACHE_HOME": None,
    "XDG_DATA_HOME": None,
    "LIAOSHEN_VIEWER_CACHE": None,
    "QT_QPA_PLATFORM": "offscreen",
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program whose assets can be taken away."""
    top = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "liaoshen_viewer", top / "liaoshen_viewer")
    shutil.copytree(ROOT / "assets", top / "assets")
    (top / "scenarios").symlink_to(ROOT / "scenarios")
    return top


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("assets/ground/land.geojson", "land.geojson is missing or cannot be read: install the"),
        ("assets/fonts", "fonts/coverage.txt is missing or cannot be read: install the program"),
        ("assets/styles/night.yaml", "--style night: no such style; there are paper, print, pro"),
    ],
)
def test_a_missing_file_of_the_program_is_named_with_the_way_out(
    lost: str, said: str, checkout: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    (checkout / lost).rename(away)
    try:
        done = run_python(
            "-m", "liaoshen_viewer", "frame", *PICTURE, str(tmp_path / "a.png"),
            cwd=checkout, env={"PYTHONPATH": str(checkout), "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
    finally:
        away.rename(checkout / lost)
    assert done.returncode not in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert said in done.stderr
    assert not (tmp_path / "a.png").exists()


def test_a_home_that_cannot_be_written_to(tmp_path: Path) -> None:
    """Pictures are made and a window opens and closes; nothing is remembered, and nothing fails."""
    code = """
from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.ui.app import build, make_app
from liaoshen_viewer.ui.theme import settings
app = make_app(["viewer"])
load_fonts()
viewer = build(open_battle(find_scenario("tutorial")), settings())
viewer.reporter.install()
viewer.window.show()
viewer.player.beat()
print("shown", not viewer.window.grab().isNull())
viewer.reporter.take(LookupError, LookupError("a fault"), None)
print("told", "could not be written" in viewer.reporter.box.where.text())
viewer.reporter.box.close()
print("closed", viewer.window.close())
"""
    done = run_python("-c", code, env=NO_HOME)
    assert done.stdout.split() == ["shown", "True", "told", "True", "closed", "True"], done.stderr
    assert "Traceback" not in done.stderr
    picture = tmp_path / "a.png"
    done = run_python("-m", "liaoshen_viewer", "frame", *PICTURE, str(picture), env=NO_HOME)
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.stat().st_size > 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_disk_that_takes_no_more_leaves_lecture_and_settings_as_they_were(
    tmp_path: Path,
) -> None:
    code = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QSettings
from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.read import read_lecture
from liaoshen_viewer.lecture.save import save
from liaoshen_viewer.scenario.model import Names
from tests.sample import small_scenario
path, ini = Path(sys.argv[1]), sys.argv[2]
scenario = replace(small_scenario(), folder=path.parent.parent)
lecture, _ = read_lecture(path, scenario)
settings = QSettings(ini, QSettings.Format.IniFormat)
settings.setValue("style", "paper")
settings.sync()
before = path.read_bytes(), Path(ini).read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
try:
    save(replace(lecture, title=Names(en="Five days")), scenario)
except LectureError as error:
    print(str(error).split(":")[0])
settings.setValue("style", "night" * 100)
settings.sync()
print(settings.status().name)
print(before == (path.read_bytes(), Path(ini).read_bytes()))
"""
    path = tmp_path / "lectures" / "four.yaml"
    path.parent.mkdir()
    path.write_text(WRITTEN, encoding="utf-8")
    done = run_python("-c", code, str(path), str(tmp_path / "settings.ini"))
    assert done.stdout.splitlines() == ["The lecture was not saved", "AccessError", "True"], (
        done.stderr
    )
    assert sorted(os.listdir(path.parent)) == ["four.yaml"]


def test_two_programs_at_once(tmp_path: Path) -> None:
    """Both find nothing kept, both keep what they made, and both paint the same picture."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen",
           "LIAOSHEN_VIEWER_CACHE": str(tmp_path / "kept")}  # fmt: skip
    pictures = [tmp_path / f"{n}.png" for n in range(2)]
    command = [sys.executable, "-m", "liaoshen_viewer", "frame", *PICTURE]
    runs = [
        subprocess.Popen([*command, str(path)], env=env, stderr=subprocess.PIPE, text=True)
        for path in pictures
    ]
    assert [run.communicate(timeout=300)[1] for run in runs] == ["", ""]
    assert [run.returncode for run in runs] == [0, 0]
    one, other = (path.read_bytes() for path in pictures)
    assert one == other
    left = [path.name for path in (tmp_path / "kept").iterdir()]
    assert left
    assert all(name.endswith(".pickle") for name in left)
