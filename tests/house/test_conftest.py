from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import Finished, run_python

CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"
PYTEST = ("-m", "pytest", "-q", "--import-mode=importlib", "-p", "no:cacheprovider", "-x")

LEAKS = {
    "timer": "from PySide6.QtCore import QTimer\n"
    "def test_leak(qapp):\n    test_leak.kept = t = QTimer()\n    t.start(1000)\n",
    "window": "from PySide6.QtWidgets import QWidget\n"
    "def test_leak(qapp):\n    test_leak.kept = w = QWidget()\n    w.show()\n",
    "thread": "import threading\nstop = threading.Event()\n"
    "def test_leak():\n    threading.Thread(target=stop.wait, args=[2]).start()\n",
}
WARNING = "from PySide6.QtCore import qWarning\ndef test_warns():\n    qWarning('look here')\n"


@pytest.mark.parametrize("kind", LEAKS)
def test_leak_fails_the_test(kind: str, tmp_path: Path) -> None:
    said = run_here(tmp_path, LEAKS[kind])
    assert said.returncode == 1
    assert f"left behind: {kind}" in said.stdout


def test_closed_window_is_no_leak(tmp_path: Path) -> None:
    text = "from PySide6.QtWidgets import QWidget\ndef test_it(qtbot):\n"
    text += "    w = QWidget()\n    qtbot.addWidget(w)\n    w.show()\n"
    assert run_here(tmp_path, text).returncode == 0


def test_qt_warning_fails_the_test(tmp_path: Path) -> None:
    said = run_here(tmp_path, WARNING)
    assert said.returncode == 1
    assert "look here" in said.stdout


def run_here(folder: Path, text: str) -> Finished:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    pyproject = CONFTEST.parent.parent / "pyproject.toml"
    (folder / "pyproject.toml").write_text(pyproject.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    return run_python(*PYTEST, "test_it.py", cwd=folder)
