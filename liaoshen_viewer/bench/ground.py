"""How long the ground takes: painted cold, kept at rest, and while the camera glides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from math import exp, log
from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.plan import plan_picture
from liaoshen_viewer.paint.ground import ground_picture
from liaoshen_viewer.paint.pyramid import GroundKeep
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import GroundMark
from liaoshen_viewer.scene.style import Style, load_style

FULL_HD: Final = (1920, 1080)
UHD: Final = (3840, 2160)
GLIDE_FRAMES: Final = 60
COLD_RUNS: Final = 7
KEPT_RUNS: Final = 60
BLIT: Final = "copying a picture"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The ground as seen by the first view, and by the view of Jinzhou."""

    mark: GroundMark
    home: Camera
    goal: Camera
    style: Style


def measure_cold_hd() -> Result:
    """Measure painting the ground of the theatre at 1920x1080, against copying a picture."""
    return _cold(FULL_HD)


def measure_cold_uhd() -> Result:
    """Measure painting the ground of the theatre at 3840x2160, against copying a picture."""
    return _cold(UHD)


def measure_kept() -> Result:
    """Measure the ground of a camera at rest, which is kept, against copying a picture."""
    application = painting_application()
    sheet, keep = _sheet(FULL_HD), GroundKeep()
    target = _blank(FULL_HD)
    keep.exact(sheet.mark, sheet.home, sheet.style)
    work = partial(_paint, keep, sheet, target, sheet.home)
    result = compare("ground: kept, 1920x1080", work, BLIT, _blit(FULL_HD), KEPT_RUNS)
    del application
    return result


def measure_glide() -> Result:
    """Measure each of 60 frames of a glide to Jinzhou, with the slices of work between them."""
    application = painting_application()
    sheet, keep = _sheet(FULL_HD), GroundKeep()
    target = _blank(FULL_HD)
    keep.exact(sheet.mark, sheet.home, sheet.style)
    while keep.step(sheet.mark, sheet.home, sheet.style, resting=True):
        pass
    cameras = cycle([_between(sheet, (i + 1) / GLIDE_FRAMES) for i in range(GLIDE_FRAMES)])

    def frame() -> None:
        _paint(keep, sheet, target, next(cameras))
        keep.step(sheet.mark, sheet.goal, sheet.style, resting=True)

    result = compare(
        "ground: gliding to Jinzhou, 1920x1080", frame, BLIT, _blit(FULL_HD), GLIDE_FRAMES - 1
    )
    del application
    return result


def _cold(size_px: tuple[int, int]) -> Result:
    application = painting_application()
    sheet = _sheet(size_px)
    work = partial(ground_picture, sheet.mark, sheet.home, sheet.style)
    name = f"ground: cold, {size_px[0]}x{size_px[1]}"
    result = compare(name, work, BLIT, _blit(size_px), COLD_RUNS)
    del application
    return result


def _sheet(size_px: tuple[int, int]) -> _Sheet:
    battle = open_battle(find_scenario("liaoshen"))
    views = {view.id: view for view in battle.scenario.views}
    style = load_style()
    home = plan_picture(battle, battle.scenario.views[0], size_px, style)
    goal = plan_picture(battle, views["jinzhou"], size_px, style)
    return _Sheet(GroundMark(home.ground, home.shown.layers), home.camera, goal.camera, style)


def _between(sheet: _Sheet, part: float) -> Camera:
    (x0, y0), (x1, y1) = sheet.home.center_m, sheet.goal.center_m
    near, far = log(sheet.home.m_per_px), log(sheet.goal.m_per_px)
    middle = (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
    return replace(sheet.home, center_m=middle, m_per_px=exp(near + (far - near) * part))


def _paint(keep: GroundKeep, sheet: _Sheet, target: QImage, camera: Camera) -> None:
    painter = QPainter(target)
    keep.paint_moving(painter, sheet.mark, camera, sheet.style)
    painter.end()


def _blit(size_px: tuple[int, int]) -> Callable[[], None]:
    source, target = _blank(size_px), _blank(size_px)

    def copy() -> None:
        painter = QPainter(target)
        painter.drawImage(0, 0, source)
        painter.end()

    return copy


def _blank(size_px: tuple[int, int]) -> QImage:
    image = QImage(*size_px, QImage.Format.Format_RGB32)
    image.fill(0)
    return image
