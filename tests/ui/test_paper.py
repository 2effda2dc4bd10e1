"""A handout and slides from the window, with the process behind the dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pptx
import pypdf
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import open_battle
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.lecture_desk import FOLDER_KEY
from tests.running import ROOT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
SMALL = ROOT / "tests" / "scenario" / "small"
PATIENCE_MS = 60_000


@pytest.fixture
def small(
    qtbot: QtBot, remembered: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Viewer]:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    remembered.setValue(FOLDER_KEY, str(tmp_path / "lectures"))
    made = build(open_battle(SMALL), remembered)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


class Seen:
    """What a person sees of the dialog and does with it."""

    def __init__(self, qtbot: QtBot, viewer: Viewer) -> None:
        QTest.keyClick(viewer.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        self.qtbot = qtbot
        (self.dialog,) = viewer.window.findChildren(QDialog, "paper")
        qtbot.waitExposed(self.dialog)

    def button(self, name: str) -> QPushButton:
        return self.dialog.findChildren(QPushButton, f"paper_{name}")[0]

    def press(self, name: str) -> None:
        assert self.button(name).isVisible()
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def choose(self, field: str, row: int) -> None:
        box = self.dialog.findChildren(QComboBox, f"paper_{field}")[0]
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(box, Qt.Key.Key_Down)

    def line(self) -> QLineEdit:
        return self.dialog.findChildren(QLineEdit, "paper_path")[0]

    def wait_for(self, words: str) -> None:
        label = self.dialog.findChildren(QLabel, "paper_words")[0]
        self.qtbot.waitUntil(lambda: words in label.text(), timeout=PATIENCE_MS)


def test_an_empty_lecture_says_what_to_do(qtbot: QtBot, small: Viewer) -> None:
    seen = Seen(qtbot, small)
    seen.wait_for("Record one")
    assert not seen.button("write").isEnabled()


def test_slides_and_a_handout_of_a_lecture_not_saved_yet(
    qtbot: QtBot, small: Viewer, tmp_path: Path
) -> None:
    """Refused over another file, written over it, stopped midway, and what was there stays."""
    for _ in range(3):
        small.window.actions_by_id["lecture_record"].trigger()
        small.session.seek(small.session.t_ms + 3_600_000)
    seen = Seen(qtbot, small)
    seen.line().setText(str(tmp_path / "shown.pdf"))
    seen.choose("kind", 2)
    path = tmp_path / "shown.pptx"
    assert seen.line().text() == str(path)
    path.write_bytes(b"of the reader")
    seen.press("write")
    seen.wait_for("is there already")
    assert path.read_bytes() == b"of the reader"
    seen.press("over")
    seen.wait_for("Page 1 of 3")
    assert not seen.line().isEnabled()
    small.session.seek(small.session.t_ms - 3_600_000)  # the window goes on meanwhile
    seen.wait_for(f"Written: {path}")
    assert len(pptx.Presentation(str(path)).slides) == 3

    seen.choose("kind", 1)
    paper = tmp_path / "shown.pdf"
    seen.press("write")
    seen.wait_for(f"Written: {paper}")
    read = pypdf.PdfReader(paper)
    assert (len(read.pages), round(read.pages[0].mediabox.height)) == (3, 792)
    whole = paper.read_bytes()
    seen.press("write")
    seen.wait_for("is there already")
    seen.press("over")
    seen.wait_for("Page 1 of 3")
    seen.press("stop")
    seen.wait_for("Stopped")
    assert paper.read_bytes() == whole
    seen.press("close")
    assert not small.window.findChildren(QDialog, "paper") or not seen.dialog.isVisible()
