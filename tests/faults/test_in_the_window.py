"""What goes wrong around an open window: it goes on, and nothing of the user's is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle, open_battle
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.lecture_stage import Stage
from liaoshen_viewer.ui.player import LONGEST_GAP_S, Player, Pulse
from liaoshen_viewer.ui.session import Session
from tests.lecture.lectures import twelve
from tests.scenario.small_copy import copy_small
from tests.ui.conftest import battle, remembered, session, viewer

__all__ = ["battle", "remembered", "session", "viewer"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

DAY_S, HOUR_S = 86_400.0, 3_600.0


@pytest.mark.parametrize("size", [(320, 200), (16_000, 200), (200, 4_000)])
def test_any_size_is_painted(size: tuple[int, int], viewer: Viewer) -> None:
    viewer.window.setMinimumSize(1, 1)
    viewer.window.resize(*size)
    QApplication.processEvents()
    viewer.player.beat()
    assert not viewer.window.grab().isNull()
    width, height = viewer.session.camera.size_px
    assert 0 < width <= 16_000
    assert height > 0
    QTest.keyClick(viewer.window.map, Qt.Key.Key_Right)
    assert not viewer.window.grab().isNull()


@pytest.mark.parametrize(
    ("jumps_s", "at_most_s"),
    [
        ((DAY_S, -DAY_S, DAY_S), 3.0),
        ((-DAY_S, DAY_S), 2.0),
        ((HOUR_S,), 1.0),
        ((0.5, HOUR_S, 0.5), 2.0),
    ],
    ids=["a day there and back", "a day back", "an hour's sleep", "an hour's sleep in play"],
)
def test_clocks_that_jump(jumps_s: tuple[float, ...], at_most_s: float, session: Session) -> None:
    """Campaign time goes on from where it was, by a second of play for each jump at most."""
    now_s = [1_000_000.0]
    player, told = Player(session, lambda: now_s[0]), list[float]()

    def hear(dt_s: float) -> Pulse:
        told.append(dt_s)
        return Pulse.SLOW

    player.drive(hear, Pulse.SLOW)
    session.clock.play()
    before = session.t_ms
    for jump_s in jumps_s:
        now_s[0] += jump_s
        earlier = session.t_ms
        player.beat()
        assert session.t_ms >= earlier
    most_ms = at_most_s * session.clock.hours_per_second * HOUR_MS
    assert 0 <= session.t_ms - before <= most_ms < 40 * DAY_MS
    assert session.clock.playing
    assert all(0 <= dt_s <= LONGEST_GAP_S for dt_s in told)
    player.drive(None)
    player.sleep()


def test_a_screen_that_is_unplugged_while_a_lecture_runs(viewer: Viewer) -> None:
    (stage,) = viewer.window.findChildren(Stage)
    viewer.show.begin(twelve())
    stage.toggle_speaker()
    viewer.window.setGeometry(9_000, 9_000, 400, 300)  # where a screen was
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(app.primaryScreen())
    assert viewer.window.geometry() == app.primaryScreen().geometry()
    assert viewer.window.isFullScreen()
    assert not stage.speaker.isVisible()
    assert viewer.show.running
    viewer.show.end()


def test_another_scale_of_the_screen_while_running(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same picture, in as many pixels as the screen has now."""
    view = viewer.window.map
    usual = view.image()
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    fine = view.image()
    assert fine.size() == usual.size() * 2
    assert not viewer.window.grab().isNull()
    monkeypatch.undo()
    assert view.image() == usual


@pytest.fixture
def on_disk(qtbot: QtBot, remembered: QSettings, tmp_path: Path) -> Iterator[Viewer]:
    """A window on a scenario whose files can be taken away."""
    load_fonts()
    made = build(open_battle(copy_small(tmp_path)), remembered)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.window.deleteLater()


def test_a_folder_that_is_deleted_while_playing(on_disk: Viewer) -> None:
    session, folder = on_disk.session, on_disk.opening.folder
    session.clock.play()
    with_units = len(session.scenario.units)
    shutil.rmtree(folder)
    QApplication.processEvents()
    before = session.t_ms
    on_disk.player.beat()
    told: list[str] = []
    on_disk.opening.tried.connect(lambda folder, text, problems: told.append(text))
    on_disk.opening.reload()
    assert len(told) == 1
    assert "cannot be read" in told[0]
    assert len(session.scenario.units) == with_units
    assert session.t_ms >= before
    assert not on_disk.window.grab().isNull()
    session.clock.pause()


def opened_and_closed(battle: Battle, settings: QSettings, qtbot: QtBot) -> list[str]:
    """Open a window, see it, close it; return the names of what it remembers."""
    load_fonts()
    made = build(battle, settings)
    made.window.show()
    qtbot.waitExposed(made.window)
    assert not made.window.grab().isNull()
    made.window.close()
    made.window.deleteLater()
    return settings.allKeys()


ALSO_REMEMBERED = ("lecture/notes_px", "lecture/running", "lecture/running_stop", "lecture/hall",
                   "lecture/questions", "export_px_s", "type_percent", "language", "style",
                   "projection")  # fmt: skip


@pytest.mark.parametrize("nonsense", ["rubbish", "-1", "nan", "9" * 400])
def test_settings_of_another_world(
    nonsense: str, qtbot: QtBot, battle: Battle, remembered: QSettings
) -> None:
    """The window opens as if nothing were remembered, whatever stands there."""
    keys = opened_and_closed(battle, remembered, qtbot)
    assert {"geometry", "form", "speed", "layers_on"} <= set(keys)
    for key in (*keys, *ALSO_REMEMBERED):
        if key != "lecture/folder":
            remembered.setValue(key, nonsense)
    opened_and_closed(battle, remembered, qtbot)


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b"\xff\xfe\0garbage\n[[[=;\n" * 50), lambda path: path.mkdir()],
    ids=["no settings at all", "a folder in the way"],
)
def test_settings_that_cannot_be_read(
    spoil: Callable[[Path], object], qtbot: QtBot, battle: Battle, tmp_path: Path
) -> None:
    path = tmp_path / "settings.ini"
    spoil(path)
    opened_and_closed(battle, QSettings(str(path), QSettings.Format.IniFormat), qtbot)
