"""Q keeps what the map shows when somebody asks; the list leads back to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.lecture.questions import from_text
from liaoshen_viewer.scene.views import camera_for
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.lecture_questions import QUESTIONS_KEY
from liaoshen_viewer.ui.lecture_stage import Stage
from tests.lecture.lectures import twelve

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the", extend=True)
Key = Qt.Key


@pytest.fixture
def stage(viewer: Viewer) -> Stage:
    viewer.show.begin(twelve(), 3)
    (found,) = viewer.window.findChildren(Stage)
    return found


def press(viewer: Viewer, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.activePopupWidget() or viewer.window.map, key)


def ask(viewer: Viewer, stage: Stage, note: str) -> None:
    press(viewer, Key.Key_Q)
    assert stage.note_line.isVisible()
    QTest.keyClicks(stage.note_line.text, note)
    QTest.keyClick(stage.note_line.text, Key.Key_Return)
    assert stage.note_line.isHidden()


def test_a_question_is_on_the_disk_at_once(
    viewer: Viewer, stage: Stage, remembered: QSettings
) -> None:
    press(viewer, Key.Key_Q)
    QTest.keyClicks(stage.note_line.text, "why not by rail")
    crashed = QSettings(str(Path(remembered.fileName())), QSettings.Format.IniFormat)
    key = f"{QUESTIONS_KEY}/{viewer.session.scenario.id}"
    (kept,) = from_text(str(crashed.value(key)))
    assert (kept.t_ms, kept.note) == (viewer.session.t_ms, "why not by rail")
    assert viewer.show.run.stop == 3


def test_a_clicker_goes_on_from_the_note(viewer: Viewer, stage: Stage) -> None:
    press(viewer, Key.Key_Q)
    QTest.keyClick(stage.note_line.text, Key.Key_PageDown)
    assert stage.note_line.isHidden()
    assert viewer.show.run.bound_for == 4


def test_after_the_lecture_each_is_one_key_away(viewer: Viewer, stage: Stage) -> None:
    session, panel = viewer.session, stage.questions_panel
    first = session.t_ms
    ask(viewer, stage, "one")
    viewer.show.go_to(9)
    ask(viewer, stage, "two")
    seen = session.camera
    press(viewer, Key.Key_Escape)
    assert panel.isVisible()
    model = panel.rows.model()
    assert [model.index(row, 3).data() for row in range(2)] == ["one", "two"]
    QTest.keyClick(panel.rows, Key.Key_1)
    assert session.t_ms == first
    QTest.keyClick(panel.rows, Key.Key_2)
    window = viewer.questions.kept[1].window
    found = camera_for(window, session.projection, seen.size_px, seen.scale)
    assert found.center_m == pytest.approx(seen.center_m, abs=1.0)
    assert found.m_per_px == pytest.approx(seen.m_per_px)


def test_a_deleted_one_can_be_put_back(viewer: Viewer, stage: Stage) -> None:
    for note in ("one", "two"):
        ask(viewer, stage, note)
    before, panel = viewer.questions.kept, stage.questions_panel
    viewer.show.end()
    QTest.keyClick(panel.rows, Key.Key_Delete)
    assert [question.note for question in viewer.questions.kept] == ["two"]
    QTest.mouseClick(panel.back_button, Qt.MouseButton.LeftButton)
    assert viewer.questions.kept == before
    viewer.questions.delete(0)
    viewer.questions.delete(0)
    assert "No questions yet" in panel.hint.text()
    assert panel.rows.isHidden()
