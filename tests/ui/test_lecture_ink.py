"""Drawing on the map in a lecture: it is seen, stays with the map, and no file learns of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.paint.ink import INKS
from liaoshen_viewer.scene.ink import Tool
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.lecture_stage import Stage
from tests.lecture.lectures import scenario_in, sound, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SAMPLE = Path(__file__).parents[1] / "scenario" / "small"
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def stage(viewer: Viewer, tmp_path: Path) -> Stage:
    viewer.show.begin(sound(written(tmp_path), scenario_in(tmp_path)))
    (found,) = viewer.window.findChildren(Stage)
    return found


def press(viewer: Viewer, *keys: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    for key in keys:
        QTest.keyClick(viewer.window.map, key, modifier)


def drag(viewer: Viewer, *way: tuple[int, int]) -> None:
    over = viewer.window.map.viewport()
    QTest.mousePress(over, LEFT, PLAIN, QPoint(*way[0]))
    for point in way[1:]:
        QTest.mouseMove(over, QPoint(*point))
    QTest.mouseRelease(over, LEFT, PLAIN, QPoint(*way[-1]))


def colour_at(viewer: Viewer, x: int, y: int) -> str:
    return QColor(viewer.window.map.image().pixel(x, y)).name()


def test_a_stroke_lies_on_the_map(viewer: Viewer, stage: Stage) -> None:
    before = viewer.session.t_ms
    press(viewer, Key.Key_P)
    drag(viewer, (300, 300), (340, 300), (400, 300))
    assert colour_at(viewer, 350, 300) == INKS[0]
    assert viewer.show.run == Run(0)
    assert (viewer.session.t_ms, viewer.session.selection) == (before, None)
    viewer.session.set_camera(viewer.session.camera.moved_px(50, 20))
    assert colour_at(viewer, 400, 320) == INKS[0]
    press(viewer, Key.Key_Escape)
    assert viewer.show.running
    QTest.mouseClick(viewer.window.map.viewport(), LEFT, PLAIN, QPoint(300, 500))
    assert not viewer.show.run.halts


def test_keys_choose_erase_and_take_back(viewer: Viewer, stage: Stage) -> None:
    for tool in (*Tool, None):
        press(viewer, Key.Key_P)
        assert stage.ink.tool == tool
        assert stage.tools.isVisible() == (tool is not None)
    press(viewer, Key.Key_P, Key.Key_P)
    press(viewer, Key.Key_P, modifier=SHIFT)
    drag(viewer, (300, 300), (400, 340))
    drag(viewer, (300, 400), (300, 400))
    (arrow,) = stage.ink.strokes
    assert (arrow.tool, arrow.colour) == (Tool.ARROW, 1)
    QTest.mouseClick(stage.tools.tools[Tool.ELLIPSE], LEFT)
    drag(viewer, (300, 400), (380, 460))
    drawn = stage.ink.strokes
    assert [stroke.tool for stroke in drawn] == [Tool.ARROW, Tool.ELLIPSE]
    press(viewer, Key.Key_E)
    assert not stage.ink.strokes
    press(viewer, Key.Key_Z, modifier=CTRL)
    assert stage.ink.strokes == drawn
    press(viewer, Key.Key_Z, modifier=CTRL)
    assert stage.ink.strokes == (arrow,)


def test_it_goes_at_the_next_stop_unless_pinned(viewer: Viewer, stage: Stage) -> None:
    press(viewer, Key.Key_P)
    drag(viewer, (300, 300), (400, 340))
    viewer.show.beat(5.0)
    viewer.show.leave()
    viewer.show.come_back()
    assert len(stage.ink.strokes) == 1
    press(viewer, Key.Key_I, Key.Key_PageDown)
    viewer.show.beat(1.0)
    assert len(stage.ink.strokes) == 1
    press(viewer, Key.Key_PageDown, Key.Key_I, Key.Key_PageDown)
    assert not stage.ink.strokes
    assert viewer.session.shown.ink == ()


def test_no_file_learns_of_it(viewer: Viewer, stage: Stage, tmp_path: Path) -> None:
    def hashes() -> dict[Path, str]:
        files = [*tmp_path.rglob("*.yaml"), *SAMPLE.iterdir()]
        return {
            path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()
        }

    before = hashes()
    assert len(before) > 2
    press(viewer, Key.Key_P)
    drag(viewer, (300, 300), (400, 340))
    press(viewer, Key.Key_I, Key.Key_PageDown, Key.Key_PageDown)
    viewer.show.end()
    viewer.window.close()
    assert hashes() == before
    assert viewer.session.shown.ink == ()


def test_a_light_follows_the_mouse(viewer: Viewer, stage: Stage) -> None:
    over = viewer.window.map
    press(viewer, Key.Key_L)
    QTest.mouseMove(over.viewport(), QPoint(420, 310))
    seen = QColor(over.grab().toImage().pixel(420, 310))
    assert seen.red() > 240 > 80 > seen.green()
    press(viewer, Key.Key_L)
    light, dark = (QColor(over.grab().toImage().pixel(*at)) for at in ((420, 310), (40, 500)))
    assert light.lightness() > 2 * dark.lightness()
    QTest.mouseClick(over.viewport(), LEFT, PLAIN, QPoint(420, 500))
    assert not viewer.show.run.halts
    press(viewer, Key.Key_L)
    assert stage.sheet.isHidden()


def test_the_speaker_sees_it_too(viewer: Viewer, stage: Stage) -> None:
    press(viewer, Key.Key_N, Key.Key_P)
    for _ in range(3):
        viewer.show.beat(5.0)
    now = stage.speaker.findChild(QLabel, "speaker_now")
    assert isinstance(now, QLabel)
    before = now.pixmap().toImage()
    drag(viewer, (300, 300), (500, 300))
    inked = now.pixmap().toImage()
    share = inked.width() / viewer.window.map.width()
    seen = QColor(inked.pixel(round(400 * share), round(300 * share)))
    ink = QColor(INKS[0])
    assert abs(seen.hue() - ink.hue()) < 20
    press(viewer, Key.Key_E)
    assert now.pixmap().toImage() == before
