"""How long one more frame takes, from the time to the pixels."""

from __future__ import annotations

from itertools import count
from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.frames import darkroom, render_frame
from liaoshen_viewer.export.plan import plan_picture
from liaoshen_viewer.scenario.calendar import MINUTE_MS
from liaoshen_viewer.scene.style import load_style

SIZE_PX: Final = (1920, 1080)
STEP_MS: Final = 12 * MINUTE_MS
"""What 60 pictures a second show of 12 campaign hours a second."""
RUNS: Final = 60


def measure_frame() -> Result:
    """Measure frames of the playing campaign, against copying a picture of their size."""
    application = painting_application()
    battle = open_battle(find_scenario("liaoshen"))
    picture = plan_picture(battle, battle.scenario.views[0], SIZE_PX, load_style())
    room, steps = darkroom(), count(1)
    start_ms = battle.scenario.clock.campaign_start_ms
    ground, target = _blank(), _blank()

    def paint() -> QImage:
        return render_frame(picture, start_ms + next(steps) * STEP_MS, room=room)

    def blit() -> None:
        painter = QPainter(target)
        painter.drawImage(0, 0, ground)
        painter.end()

    result = compare("frame: 1920x1080, playing", paint, "copying a picture", blit, RUNS)
    del application
    return result


def _blank() -> QImage:
    image = QImage(*SIZE_PX, QImage.Format.Format_RGB32)
    image.fill(0)
    return image
