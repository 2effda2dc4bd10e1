"""How long it takes from the start of Python to a window whose first picture is painted."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.bench.profile import profiled
from liaoshen_viewer.cellar import FOLDER_VARIABLE
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.ui.app import build, make_app
from liaoshen_viewer.ui.theme import apply_font

RUNS: Final = 5
# As the front door does it: first the rooms without Qt. Once PySide6 is there it reads the source
# of every module that is imported after it, which for numpy, pydantic and pyproj takes 0.4 s.
OUR_WINDOW: Final = """
import liaoshen_viewer.battle
from liaoshen_viewer.bench.start import open_window
open_window()
"""
EMPTY_WINDOW: Final = """
import os, numpy, pyproj, pyqtgraph, shapely
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1600, 900)
window.show()
window.grab()
os._exit(0)
"""


YARDSTICK: Final = "importing Qt, numpy, shapely, pyproj, pyqtgraph; an empty window"


def measure_start() -> Result:
    """Measure our window, against an empty one after importing the same libraries.

    It is not its first start: what is kept from one start to the next is there.
    """
    with tempfile.TemporaryDirectory() as cellar:
        _run(OUR_WINDOW.replace("()", "(stay=True)"), cellar)
        ours = partial(_run, OUR_WINDOW, cellar)
        return compare(
            "start: to the first picture", ours, YARDSTICK, partial(_run, EMPTY_WINDOW), RUNS
        )


def measure_first_start() -> Result:
    """Measure our window when nothing is kept, as after another version was installed."""
    return compare(
        "start: with nothing kept",
        partial(_run, OUR_WINDOW),
        YARDSTICK,
        partial(_run, EMPTY_WINDOW),
        RUNS,
    )


def open_window(*, stay: bool = False) -> None:
    """Open our window on the Liaoshen scenario, paint it once, and leave this process.

    With `stay`, not before what a next start can use is kept.
    """
    app = make_app(["liaoshen-viewer"])
    load_fonts()
    apply_font(app)
    with tempfile.TemporaryDirectory() as folder:
        remembered = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        with profiled("start"):
            viewer = build(open_battle(find_scenario("liaoshen")), remembered)
            viewer.window.show()
            viewer.window.grab()
        if stay:
            viewer.window.map.rest()
            while viewer.window.map.prepare():
                pass
    # Tearing down is not part of starting, and is not needed in a process that ends.
    os._exit(0)


def _run(code: str, cellar: str = os.devnull) -> None:
    """Run code with a folder of kept answers; by default with one that keeps nothing."""
    # Without a screen both windows are compared alike, on every machine.
    told = {"QT_QPA_PLATFORM": "offscreen", FOLDER_VARIABLE: cellar}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, env={**os.environ, **told}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
