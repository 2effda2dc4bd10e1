from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, RULES, Rule, circles, read_package

ROOT = Path(__file__).resolve().parent.parent

LONG_FUNCTION = "def long() -> None:\n" + "    print()\n" * 60
LONG_CLASS = "class Long:\n" + "    x: int\n" * 300

BREACHES = [
    ("colours", "scene/camera.py", "from PySide6.QtCore import QPointF\n"),
    ("colours", "scene/camera.py", "def late() -> None:\n    import pyqtgraph\n"),
    ("colours", "motion/tracks.py", "import PySide6\n"),
    ("colours", "paint/extra.py", "from PySide6.QtWidgets import QWidget\n"),
    ("colours", "paint/extra.py", "from PySide6 import QtWidgets\n"),
    ("colours", "export/extra.py", "import pyqtgraph as pg\n"),
    ("colours", "cli/extra.py", "from PySide6.QtGui import QImage\n"),
    ("colours", "errors.py", "import importlib\nimportlib.import_module('PySide6.QtCore')\n"),
    ("colours", "attic/extra.py", "x = 1\n"),
    ("geometry", "ui/extra.py", "def late() -> None:\n    from shapely import Point\n"),
    ("geometry", "ui/extra.py", "import pyproj\n"),
    (
        "circles",
        "errors.py",
        "def late() -> None:\n    from liaoshen_viewer.scene import camera\n"
        "    import liaoshen_viewer.scenario.model\n",
    ),
    ("timers", "ui/extra.py", "from PySide6.QtCore import QTimer\nt = QTimer()\n"),
    ("timers", "ui/extra.py", "from PySide6 import QtCore\nQtCore.QTimer.singleShot(0, print)\n"),
    ("timers", "ui/player.py", "t = QTimer()\n"),
    (
        "event_loops",
        "ui/extra.py",
        "from PySide6.QtCore import QCoreApplication as Q\nQ.processEvents()\n",
    ),
    ("lambdas", "ui/extra.py", "button.clicked.connect(lambda: print())\n"),
    ("lambdas", "ui/extra.py", "button.clicked.connect(partial(lambda: print()))\n"),
    ("wiring", "ui/extra.py", "session.time_changed.connect(print)\n"),
    ("names", "ui/helpers.py", "x = 1\n"),
    ("names", "ui/common/extra.py", "x = 1\n"),
    ("sizes", "scene/camera.py", LONG_FUNCTION),
    ("sizes", "scene/camera.py", LONG_CLASS),
    ("sizes", "scene/camera.py", "x = 1\n" * 400),
    ("module_state", "scene/camera.py", "def change() -> None:\n    global x\n    x = 1\n"),
    ("wall_clock", "scene/camera.py", "from time import monotonic\n"),
    ("wall_clock", "playback/extra.py", "import time\n"),
    ("wall_clock", "scene/camera.py", "datetime.now()\n"),
    ("fonts", "ui/extra.py", "QFont('Sans')\n"),
]


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Copy the package's modules into a folder where rules may be broken."""
    only_python = shutil.ignore_patterns("__pycache__", "_bundled")
    shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE, ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def rule_named(name: str) -> Rule:
    return next(rule for rule in RULES if rule.__name__ == name)


def append(root: Path, path: str, text: str) -> None:
    file = root / PACKAGE / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_package_keeps(rule: Rule) -> None:
    assert rule(read_package(ROOT)) == []


@pytest.mark.parametrize(("name", "path", "text"), BREACHES)
def test_breach_is_found(scratch: Path, name: str, path: str, text: str) -> None:
    # Of the package as it is, the rule finds nothing: that is the test above.
    append(scratch, path, text)
    assert rule_named(name)(read_package(scratch))


def test_every_rule_is_broken_once() -> None:
    assert {name for name, _, _ in BREACHES} == {rule.__name__ for rule in RULES}


def test_circle_of_late_imports_is_found(tmp_path: Path) -> None:
    append(tmp_path, "a.py", "def late() -> None:\n    from liaoshen_viewer import b\n")
    append(tmp_path, "b.py", "from liaoshen_viewer.a import late\n")
    assert circles(read_package(tmp_path))


@pytest.mark.parametrize(
    ("path", "text", "contract"),
    [
        ("playback/extra.py", "from liaoshen_viewer.motion import tracks\n", "downwards"),
        ("scenario/extra.py", "import liaoshen_viewer.scene.camera\n", "downwards"),
        ("motion/extra.py", "from PySide6 import QtCore\n", "White rooms"),
        ("paint/extra.py", "import pyqtgraph\n", "Grey rooms"),
        ("ui/extra.py", "import shapely\n", "geometry"),
    ],
)
def test_import_contract_bites(scratch: Path, path: str, text: str, contract: str) -> None:
    append(scratch, path, text)
    code = "from importlinter.cli import lint_imports_command as main; main()"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=scratch, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1, said.stdout + said.stderr
    assert any("BROKEN" in line and contract in line for line in said.stdout.splitlines())
