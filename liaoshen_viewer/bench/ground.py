"""How long the ground takes: painted cold, kept at rest, and while the camera glides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from time import perf_counter_ns, process_time_ns
from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.plan import Picture, plan_picture
from liaoshen_viewer.paint.ground import ground_picture
from liaoshen_viewer.paint.names_ahead import NamesAhead, Task
from liaoshen_viewer.paint.painter import PaintKeep, paint_scene
from liaoshen_viewer.paint.pyramid import GroundKeep
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.glide import Glide
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import GroundMark, Scene
from liaoshen_viewer.scene.names_at import lettering_of, names_for
from liaoshen_viewer.scene.names_seen import labels_seen, places_seen
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

    picture: Picture
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


def measure_glide_hd() -> Result:
    """Measure each of 60 frames of a glide to Jinzhou, ground and names, at 1920x1080."""
    return _glide(FULL_HD)


def measure_glide_uhd() -> Result:
    """Measure the same at 3840x2160."""
    return _glide(UHD)


def measure_glide_hd_work() -> Result:
    """Measure what the processor spends on such frames at 1920x1080."""
    return _glide(FULL_HD, process_time_ns, ", processor")


def measure_glide_uhd_work() -> Result:
    """Measure the same at 3840x2160."""
    return _glide(UHD, process_time_ns, ", processor")


def _glide(
    size_px: tuple[int, int], clock: Callable[[], int] = perf_counter_ns, what: str = ""
) -> Result:
    """Measure the frames of a glide with the slices of work between them.

    As in the window, the camera has rested and the names of all scales are laid out.
    """
    application = painting_application()
    load_fonts()
    sheet, layouts, kept = _sheet(size_px), Keep(), PaintKeep()
    target = _blank(size_px)
    _rest(sheet, layouts, kept)
    flight = Glide(sheet.home, sheet.goal)
    cameras = [flight.at(flight.duration_s * (i + 1) / GLIDE_FRAMES) for i in range(GLIDE_FRAMES)]
    coming = chain([sheet.home], cameras)

    def frame() -> None:
        scene = _scene(sheet, next(coming), layouts)
        painter = QPainter(target)
        paint_scene(painter, scene, kept, moving=True)
        painter.end()
        kept.ground.step(sheet.mark, sheet.goal, sheet.style, resting=True)

    name = f"ground: gliding to Jinzhou, {size_px[0]}x{size_px[1]}{what}"
    result = compare(name, frame, BLIT, _blit(size_px), GLIDE_FRAMES, clock)
    del application
    return result


def _rest(sheet: _Sheet, layouts: Keep, kept: PaintKeep) -> None:
    """Do what the window does while nothing moves."""
    kept.ground.exact(sheet.mark, sheet.home, sheet.style)
    while kept.ground.step(sheet.mark, sheet.home, sheet.style, resting=True):
        pass
    ahead, picture = NamesAhead(), sheet.picture
    about = layouts.about(picture.battle, picture.ground, measure)
    lettering, scale = lettering_of(picture.shown, picture.style), sheet.home.scale
    task = Task(about, picture.ground, lettering, measure, sheet.style, scale, kept.stamps)
    while ahead.step(task, m_per_pt(sheet.home)):
        pass


def _scene(sheet: _Sheet, camera: Camera, layouts: Keep) -> Scene:
    """Return ground and names as a camera sees them."""
    picture = sheet.picture
    about = layouts.about(picture.battle, picture.ground, measure)
    lettering = lettering_of(picture.shown, picture.style)
    names = names_for(about, picture.ground, m_per_pt(camera), lettering, measure)
    marks = (sheet.mark, places_seen(names, camera), labels_seen(names, camera))
    return Scene(camera, sheet.style, marks)


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
    return _Sheet(home, GroundMark(home.ground, home.shown.layers), home.camera, goal.camera, style)


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
