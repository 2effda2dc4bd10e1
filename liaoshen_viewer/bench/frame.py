"""How long one more frame takes, from the time to the pixels."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.crowd import crowd
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.frames import Darkroom, darkroom, render_frame
from liaoshen_viewer.export.plan import Picture, plan_picture
from liaoshen_viewer.paint.painter import PaintKeep
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, MINUTE_MS
from liaoshen_viewer.scene.deployment import Deployment, deployment_of
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.names_at import lettering_of
from liaoshen_viewer.scene.signs_at import corners_at, solve_days
from liaoshen_viewer.scene.style import load_style

SIZE_PX: Final = (1920, 1080)
STEP_MS: Final = 12 * MINUTE_MS
"""What 60 pictures a second show of 12 campaign hours a second."""
RUNS: Final = 120
FIRST_DAY: Final = 20
"""The first of October: from then on most formations move."""
CROWD_RUNS: Final = 30
CROWD_HOUR: Final = 24
LAYOUTS_KEPT: Final = 2_000
BLIT: Final = "copying a picture"


def measure_frame() -> Result:
    """Measure frames of the playing campaign, against copying a picture of their size.

    The ground and the layouts of the signs are kept, as in a window that has rested and in a film
    of a campaign that was filmed or played before.
    """
    application = painting_application()
    picture = _picture()
    room, steps = darkroom(), count(1)
    start_ms = picture.battle.scenario.clock.campaign_start_ms + FIRST_DAY * DAY_MS
    for t_ms in range(start_ms, start_ms + (RUNS + 3) * STEP_MS, HOUR_MS):
        solve_days(_crowd(picture, room.layouts), t_ms, picture.camera)

    def paint() -> QImage:
        return render_frame(picture, start_ms + next(steps) * STEP_MS, room=room)

    result = compare("frame: 1920x1080, playing", paint, BLIT, _blit(), RUNS)
    del application
    return result


def measure_crowd() -> Result:
    """Measure frames of ten thousand made-up formations, against copying a picture.

    The hours that are shown are laid out before; how long one takes is told apart.
    """
    application = painting_application()
    battle = crowd()
    picture = plan_picture(battle, battle.scenario.views[0], SIZE_PX, load_style())
    room, steps = Darkroom(Keep(LAYOUTS_KEPT), PaintKeep()), count(1)
    start_ms = battle.scenario.clock.campaign_start_ms + CROWD_HOUR * HOUR_MS
    layouts = _crowd(picture, room.layouts)
    began_s = time.perf_counter()
    hours = range(start_ms - HOUR_MS, start_ms + (CROWD_RUNS + 3) * STEP_MS + 2 * HOUR_MS, HOUR_MS)
    for t_ms in hours:
        for corner in corners_at(t_ms, picture.camera):
            layouts.anchor(corner)
    facts = {"laying out an hour, s": (time.perf_counter() - began_s) / len(hours)}

    def paint() -> QImage:
        return render_frame(picture, start_ms + next(steps) * STEP_MS, room=room)

    name = f"frame: {len(battle.scenario.units)} formations"
    result = compare(name, paint, BLIT, _blit(), CROWD_RUNS)
    del application
    return replace(result, facts=facts)


def measure_layout() -> Result:
    """Measure laying out the signs of one campaign hour, against copying a picture."""
    application = painting_application()
    picture, keep = _picture(), Keep(LAYOUTS_KEPT)
    # A battle of no files: what is kept on disk would be found.
    picture = replace(picture, battle=replace(picture.battle, mark=""))
    crowd = _crowd(picture, keep)
    start_ms = picture.battle.scenario.clock.campaign_start_ms + FIRST_DAY * DAY_MS
    hours = count(start_ms, HOUR_MS)

    def solve() -> None:
        for corner in corners_at(next(hours), picture.camera):
            crowd.anchor(corner)

    result = compare("layout: a campaign hour", solve, BLIT, _blit(), RUNS)
    del application
    return result


def _picture() -> Picture:
    battle = open_battle(find_scenario("liaoshen"))
    return plan_picture(battle, battle.scenario.views[0], SIZE_PX, load_style())


def _crowd(picture: Picture, keep: Keep) -> Deployment:
    load_fonts()
    about = keep.about(picture.battle, picture.ground, measure)
    lettering = lettering_of(picture.shown, picture.style)
    return deployment_of(about, picture.battle, picture.ground, lettering, picture.shown, measure)


def _blit() -> Callable[[], None]:
    ground, target = _blank(), _blank()

    def copy() -> None:
        painter = QPainter(target)
        painter.drawImage(0, 0, ground)
        painter.end()

    return copy


def _blank() -> QImage:
    image = QImage(*SIZE_PX, QImage.Format.Format_RGB32)
    image.fill(0)
    return image
