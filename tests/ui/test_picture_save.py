"""The map as it is seen, saved as a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.problems_dialog import ProblemsDialog
from tests.sample import at
from tests.ui.test_habits import CTRL, SHIFT, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)


def ask(qtbot: QtBot, viewer: Viewer) -> QFileDialog:
    with qtbot.waitActive(viewer.window):
        viewer.window.activateWindow()
    viewer.session.seek(at("10-12T10:00"))
    press(viewer, Qt.Key.Key_S, CTRL | SHIFT)
    (dialog,) = viewer.window.findChildren(QFileDialog)
    return dialog


def test_the_picture_is_what_the_map_shows(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    dialog = ask(qtbot, viewer)
    assert Path(dialog.selectedFiles()[0]).name == "sample-1948-10-12-1000.png"
    path = tmp_path / "map.png"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    saved = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert saved == viewer.window.map.image()
    assert str(path) in viewer.window.statusBar().currentMessage()


@pytest.mark.parametrize(
    ("name", "begins", "told"),
    [("map.pdf", b"%PDF", "Saved"), ("map.svg", b"<?xml", "Saved"), ("map.bmp", b"", ".svg")],
)
def test_the_ending_says_what_is_written(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path, name: str, begins: bytes, told: str
) -> None:
    dialog = ask(qtbot, viewer)
    path = tmp_path / name
    dialog.fileSelected.emit(str(path))
    dialog.close()
    said = [viewer.window.statusBar().currentMessage()]
    for problem in viewer.window.findChildren(ProblemsDialog):
        said.append(problem.sentence.text())
        problem.close()
    assert any(told in text for text in said)
    assert path.exists() == bool(begins)
    assert not begins or path.read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path
) -> None:
    dialog = ask(qtbot, viewer)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "map.png"))
    dialog.close()
    (told,) = viewer.window.findChildren(ProblemsDialog)
    assert "map.png" in told.sentence.text()
    told.close()
