"""How long the order of battle takes to follow one frame of the playing campaign, all rows open."""

from __future__ import annotations

from itertools import count
from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.child import measured_apart, tell
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.bench.profile import profiled
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scenario.calendar import MINUTE_MS
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.app import make_app
from liaoshen_viewer.ui.orbat_panel import OrbatPanel
from liaoshen_viewer.ui.session import Session

STEP_MS: Final = 12 * MINUTE_MS
"""What 60 pictures a second show of 12 campaign hours a second."""
RUNS: Final = 300
PANEL_PX: Final = (330, 640)
SIZE_PX: Final = (1920, 1080)


def measure_rows() -> Result:
    """Measure the rows' change and their painting, against copying a picture of 1920x1080.

    In a process of its own: widgets need another application object than painting does.
    """
    (result,) = measured_apart("panel", "print_rows")
    return result


def print_rows() -> None:
    """Measure in this process, and print the result as JSON."""
    app = make_app(["liaoshen-viewer"])
    load_fonts()
    session = Session(open_battle(find_scenario("liaoshen")), load_style(), Shown())
    session.clock.play()
    panel = OrbatPanel(session, {})
    panel.resize(*PANEL_PX)
    panel.show()
    panel.expandAll()
    steps, start_ms = count(1), session.scenario.clock.campaign_start_ms
    ground, target = (QImage(*SIZE_PX, QImage.Format.Format_RGB32) for _ in range(2))
    ground.fill(0)

    def follow() -> None:
        session.seek(start_ms + next(steps) * STEP_MS)
        panel.show_time()
        app.sendPostedEvents()  # what is to be painted anew

    def blit() -> None:
        painter = QPainter(target)
        painter.drawImage(0, 0, ground)
        painter.end()

    rows = len(session.scenario.units)
    with profiled("panel"):
        result = compare(f"panel: {rows} rows, a frame", follow, "copying a picture", blit, RUNS)
    panel.close()
    tell([result])
