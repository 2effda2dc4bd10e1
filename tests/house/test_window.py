from __future__ import annotations

from pathlib import Path

from tests.running import run_python

OPEN = "from liaoshen_viewer.bench.start import open_window; open_window()"


def test_window_opens_and_paints_on_an_x_display(x_display: str, tmp_path: Path) -> None:
    env = {"DISPLAY": x_display, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": "xcb"}
    said = run_python("-c", OPEN, cwd=tmp_path, env=env)
    assert (said.returncode, said.stderr) == (0, "")
