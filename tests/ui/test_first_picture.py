"""What the last start showed first stands at once at the next, and is what would be composed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.cellar import FOLDER_VARIABLE, fetch, place_of, store
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.first_picture import KIND
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

RED = QColor("red")


class Starts:
    """Starts the window again and again, as the same user would."""

    def __init__(self, qtbot: QtBot, battle: Battle, remembered: QSettings) -> None:
        self._qtbot, self._remembered = qtbot, remembered
        self._battle = replace(battle, mark="as it was read")

    def start(self) -> Viewer:
        load_fonts()
        for key in ("geometry", "form"):  # the offscreen screen is too small for the window's own
            self._remembered.remove(key)
        viewer = build(self._battle, self._remembered)
        self._qtbot.addWidget(viewer.window)
        with self._qtbot.waitExposed(viewer.window):
            viewer.window.show()
        return viewer


@pytest.fixture
def starts(
    qtbot: QtBot,
    battle: Battle,
    remembered: QSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Starts:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    return Starts(qtbot, battle, remembered)


def kept_files(folder: Path) -> list[Path]:
    return list(folder.glob(f"{KIND}-*"))


def first_start(starts: Starts, qtbot: QtBot, folder: Path) -> QImage:
    """Return what the first start shows, once that is kept."""
    viewer = starts.start()
    qtbot.waitUntil(lambda: bool(kept_files(folder)))
    seen = seen_in(viewer)
    viewer.window.close()
    return seen


def seen_in(viewer: Viewer) -> QImage:
    grabbed: QPixmap = viewer.window.map.grab()
    return grabbed.toImage()


def paint_over(folder: Path) -> None:
    """Make the kept picture one that nobody would compose, to see where it is shown."""
    (path,) = kept_files(folder)
    mark = path.stem.removeprefix(f"{KIND}-")
    content = fetch(KIND, mark)
    assert isinstance(content, bytes)
    store(KIND, mark, bytes((0, 0, 255, 255)) * (len(content) // 4))
    assert place_of(KIND, mark) == path


def corner(viewer: Viewer) -> QColor:
    return seen_in(viewer).pixelColor(3, 3)


def test_the_next_start_shows_the_same_pixels(starts: Starts, qtbot: QtBot, tmp_path: Path) -> None:
    first = first_start(starts, qtbot, tmp_path)
    assert seen_in(starts.start()) == first


def test_it_is_shown_until_something_else_is(starts: Starts, qtbot: QtBot, tmp_path: Path) -> None:
    first_start(starts, qtbot, tmp_path)
    paint_over(tmp_path)
    viewer = starts.start()
    assert corner(viewer) == RED
    viewer.session.seek(at("10-12"))
    assert corner(viewer) != RED


def test_another_style_or_language_is_another_picture(
    starts: Starts, qtbot: QtBot, tmp_path: Path, remembered: QSettings
) -> None:
    first_start(starts, qtbot, tmp_path)
    paint_over(tmp_path)
    remembered.setValue("style", "night")
    viewer = starts.start()
    assert corner(viewer) != RED
    viewer.session.set_style(load_style("paper"))
    assert viewer.session.style.id == "paper"


def test_a_battle_that_was_not_read_keeps_none(viewer: Viewer, qtbot: QtBot) -> None:
    assert viewer.session.battle.mark == ""
    before = kept_files(place_of(KIND, "").parent)
    qtbot.waitUntil(lambda: not viewer.player.awake, timeout=180_000)
    assert kept_files(place_of(KIND, "").parent) == before
