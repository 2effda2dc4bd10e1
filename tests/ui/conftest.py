"""A window on the sample scenario, built once per test and closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import apply_theme
from tests.sample import small_lines, small_scenario


@pytest.fixture(scope="session")
def battle() -> Battle:
    """The sample on a ground of land and names alone, which is painted in no time."""
    scenario = small_scenario()
    land = np.array([(116.0, 38.0), (126.0, 38.0), (126.0, 46.0), (116.0, 46.0), (116.0, 38.0)])
    ground = replace(
        load_basemap(), land=(land,), relief=None, rivers=(), railways={}, lakes=(), borders=()
    )
    return Battle(scenario, compile_tracks(scenario, small_lines()), ground, ())


@pytest.fixture
def remembered(tmp_path: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("hint_seen", "yes")
    settings.setValue("lecture/folder", str(tmp_path / "own lectures"))
    settings.setValue("language", "en")
    return settings


@pytest.fixture
def themed(qtbot: QtBot) -> Iterator[None]:
    """The light palette and our sheet, as a person has them; ask for it before the window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Qt.ColorScheme.Light)
    yield
    application.setStyleSheet("")


@pytest.fixture
def session(qtbot: QtBot, battle: Battle) -> Session:
    load_fonts()
    return Session(battle, load_style("paper"), Shown())


@pytest.fixture
def viewer(qtbot: QtBot, battle: Battle, remembered: QSettings) -> Iterator[Viewer]:
    """The window, shown, with the keyboard."""
    load_fonts()
    made = build(battle, remembered)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    # The window of now: another language or size of type makes a new one and drops the old.
    made.window.close()
    made.window.deleteLater()
