"""The export dialog as a person uses it, with the process behind it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import open_battle
from liaoshen_viewer.cli import main
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.playback.film_plan import PIECES, plan_from, read_plan
from liaoshen_viewer.playback.presets import PRESETS
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.export_pages import Picture
from liaoshen_viewer.ui.export_queue import ExportQueue
from liaoshen_viewer.ui.plan_form import PIECE_TEXTS, PlanForm
from liaoshen_viewer.ui.plan_page import PRESET_TEXTS, PlanPage, length_text
from tests.running import ROOT
from tests.sample import small_scenario

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
SMALL = ROOT / "tests" / "scenario" / "small"
LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 180_000


@pytest.fixture
def small(qtbot: QtBot, remembered: QSettings, tmp_path: Path) -> Iterator[Viewer]:
    load_fonts()
    remembered.setValue("export_folder", str(tmp_path))
    made = build(open_battle(SMALL), remembered)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


class Desk:
    """What a person sees of the dialog and does with it."""

    def __init__(self, qtbot: QtBot, viewer: Viewer) -> None:
        self.qtbot = qtbot
        (self.dialog,) = viewer.window.findChildren(QDialog, "export")

    def button(self, name: str) -> QPushButton:
        return self.dialog.findChildren(QPushButton, f"export_{name}")[0]

    def text(self, name: str) -> str:
        label = self.dialog.findChildren(QLabel, f"export_{name}")[0]
        return label.text() if label.isVisible() else ""

    def press(self, name: str) -> None:
        assert self.button(name).isVisible()
        assert self.button(name).isEnabled()
        QTest.mouseClick(self.button(name), LEFT)

    @property
    def exports(self) -> QListWidget:
        return self.dialog.findChildren(QListWidget, "export_list")[0]

    def rows(self) -> list[str]:
        return [self.exports.item(row).text() for row in range(self.exports.count())]

    def middle_of(self, row: int) -> QPoint:
        return self.exports.visualItemRect(self.exports.item(row)).center()

    def add(self, path: Path) -> None:
        self.dialog.findChildren(QLineEdit, "export_path")[0].setText(str(path))
        self.qtbot.waitUntil(self.button("make").isEnabled, timeout=PATIENCE_MS)
        self.press("make")

    def write(self, word: str, text: str) -> None:
        line = self.dialog.findChildren(QComboBox, f"plan_{word}")[0].lineEdit()
        assert line is not None
        line.setText(text)

    def text_of(self, word: str) -> str:
        return self.dialog.findChildren(QComboBox, f"plan_{word}")[0].currentText()

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(self.button(name).isVisible, timeout=PATIENCE_MS)


def test_a_film_from_the_window(qtbot: QtBot, small: Viewer, tmp_path: Path) -> None:
    """Preview, refuse, start anew, pause, stop, go on, keep the plan: one dialog, one process."""
    start_ms = small.session.scenario.clock.campaign_start_ms
    small.session.set_loop((start_ms, start_ms + 7_200_000))
    menu = small.window.timeline.menu_at(10.0)
    (export,) = [action for action in menu.actions() if action.text() == "Export this stretch …"]
    export.trigger()
    desk = Desk(qtbot, small)
    assert desk.text_of("to").endswith(", 02:00")
    pictures = [desk.dialog.findChildren(Picture, f"preview_{i}")[0] for i in range(3)]
    qtbot.waitUntil(lambda: not any(it.empty for it in pictures), timeout=PATIENCE_MS)
    assert "frames of 1920 × 1080" in desk.text("facts")

    path = tmp_path / "made" / "clip.mp4"
    path.parent.mkdir()
    path.write_bytes(b"of the reader")
    desk.dialog.findChildren(QLineEdit, "export_path")[0].setText(str(path))
    desk.write("from", "13 Sep")
    desk.write("to", "nonsense")
    qtbot.waitUntil(
        lambda: "nonsense is not understood" in desk.text("trouble"), timeout=PATIENCE_MS
    )
    assert not desk.button("make").isEnabled()
    for word, text in {"to": "14 Sep", "size": "320x180", "speed": "4h", "hold": "none"}.items():
        desk.write(word, text)
    qtbot.waitUntil(lambda: "361 frames of 320 × 180" in desk.text("facts"), timeout=PATIENCE_MS)
    desk.press("make")
    qtbot.waitUntil(
        lambda: "nothing tells how it was made" in desk.text("trouble"), timeout=PATIENCE_MS
    )
    assert path.read_bytes() == b"of the reader"

    desk.press("anew")
    qtbot.waitUntil(lambda: "a second" in desk.text("words"), timeout=PATIENCE_MS)
    small.session.seek(small.session.t_ms + 3_600_000)  # the window goes on meanwhile
    desk.press("pause")
    assert desk.button("pause").text() == "Go on"
    desk.press("pause")
    desk.press("stop")
    desk.wait_for("go")
    assert desk.text("words").startswith("Stopped")
    assert not path.exists()

    desk.press("back")
    desk.press("keep")
    qtbot.waitUntil(lambda: bool(desk.dialog.findChildren(QInputDialog)), timeout=3_000)
    (asked,) = desk.dialog.findChildren(QInputDialog)
    asked.setTextValue("my clip")
    asked.accept()
    kept = tmp_path / "plans" / "my clip.yaml"
    assert read_plan(kept)["size"] == "320x180"
    assert main(["export", str(SMALL), "--plan", str(kept), "-q", "--output", str(path)]) == 0
    with av.open(str(path)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 361
    desk.press("make")
    desk.wait_for("show")
    assert str(path) in desk.text("words")
    assert not (tmp_path / "made" / "clip.mp4.parts").exists()
    small.window.close()
    assert not small.player.awake


def test_a_list_of_exports_is_put_in_order_and_remembered(
    qtbot: QtBot, small: Viewer, remembered: QSettings, tmp_path: Path
) -> None:
    """One runs, one waits, one will fail; moved by key, kept over a restart, each gone on with."""
    start_ms = small.session.scenario.clock.campaign_start_ms
    small.session.set_loop((start_ms, start_ms + 24 * 3_600_000))
    small.exporting.open()
    desk = Desk(qtbot, small)
    presets = desk.dialog.findChildren(QComboBox, "presets")[0]
    while presets.currentData() != "preset:slide":
        QTest.keyClick(presets, Qt.Key.Key_Down)
    desk.write("size", "320x180")
    desk.add(tmp_path / "first.gif")
    assert desk.rows() == ["first.gif: being made"]
    desk.press("pause")
    for name in ("second.gif", "none/third.gif"):
        desk.press("back")
        desk.add(tmp_path / name)
    assert desk.rows() == ["first.gif: being made", "second.gif: waiting", "third.gif: waiting"]
    QTest.keyClick(desk.exports, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.rows()[1:] == ["third.gif: waiting", "second.gif: waiting"]
    desk.press("stop")
    desk.wait_for("go")
    assert desk.rows()[0] == "first.gif: stopped"
    small.window.close()

    again = build(open_battle(SMALL), remembered)
    qtbot.addWidget(again.window)
    again.window.show()
    qtbot.waitExposed(again.window)
    (foot,) = again.window.statusBar().findChildren(QToolButton, "export_running")
    assert foot.text() == "Exports left: 3"
    QTest.mouseClick(foot, LEFT)
    desk = Desk(qtbot, again)
    assert [row.split(":")[0] for row in desk.rows()] == ["first.gif", "third.gif", "second.gif"]
    desk.press("go")
    whole = ["first.gif: whole", "third.gif: failed", "second.gif: whole"]
    qtbot.waitUntil(lambda: desk.rows() == whole, timeout=PATIENCE_MS)
    QTest.mouseClick(desk.exports.viewport(), LEFT, pos=desk.middle_of(1))
    assert f"{tmp_path / 'none'} is not there" in desk.text("trouble")
    (tmp_path / "none").mkdir()
    desk.press("again")
    desk.wait_for("show")
    assert desk.rows()[1] == "third.gif: whole"
    for path in ("first.gif", "second.gif", "none/third.gif"):
        with av.open(str(tmp_path / path)) as container:
            assert sum(1 for _ in container.decode(video=0)) == 6
    QTest.keyClick(desk.exports, Qt.Key.Key_Delete)
    assert desk.rows() == ["first.gif: whole", "second.gif: whole"]
    again.window.close()


def test_a_list_that_was_damaged_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "exports.json"
    path.write_text('[{"output": 1}]')
    assert ExportQueue(path).entries == []
    assert path.with_suffix(".damaged").read_text() == '[{"output": 1}]'


@pytest.mark.parametrize("name", list(PRESETS))
def test_presets_are_plans_and_fill_the_fields_both_ways(qtbot: QtBot, name: str) -> None:
    preset, clock = PRESETS[name], small_scenario().clock
    loop = preset.ending == ".gif"
    plan_from(preset.words, clock, film=preset.ending == ".mp4", loop=loop)
    form = PlanForm(PIECES, str)
    qtbot.addWidget(form)
    form.show()
    form.set_ending(preset.ending)
    words = {**preset.words, "from": "1948-10-10T00:00", "view": "theatre", "scale": "1.5"}
    if preset.ending in {".png", ".pdf"}:
        words["to"] = words["from"]
    form.set_words(words)
    made = form.words()
    assert {word: made[word] for word in words} == words
    assert made.keys() - words.keys() <= {"to", "style", "language"}


def test_a_wall_map_from_the_window(qtbot: QtBot, small: Viewer, tmp_path: Path) -> None:
    (action,) = [it for it in small.window.findChildren(QAction) if it.text() == "Wall map …"]
    action.trigger()
    desk = Desk(qtbot, small)
    assert (desk.text_of("page"), desk.text_of("landscape")) == ("A1", "on its long side")
    assert not desk.dialog.findChildren(QComboBox, "plan_size")[0].isEnabled()
    desk.dialog.findChildren(QComboBox, "plan_page")[0].setCurrentText("A4")
    path = tmp_path / "wall.pdf"
    desk.dialog.findChildren(QLineEdit, "export_path")[0].setText(str(path))
    qtbot.waitUntil(lambda: "One page, A4" in desk.text("facts"), timeout=PATIENCE_MS)
    desk.press("make")
    qtbot.waitUntil(lambda: "Whole: " in desk.text("words"), timeout=PATIENCE_MS)
    assert path.read_bytes().startswith(b"%PDF")
    desk.dialog.close()


def test_every_piece_and_preset_has_a_text() -> None:
    assert set(PIECES) <= set(PIECE_TEXTS)
    assert list(PRESET_TEXTS) == list(PRESETS)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (75, "1 min 15 s"), (3_700, "1 h 1 min")]
)
def test_lengths_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert length_text(seconds) == text


def test_a_film_of_the_lecture_that_lies_open(
    qtbot: QtBot, small: Viewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not saved yet: it is filmed as it lies open, and its plan opens again as it was kept."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    start_ms = small.session.scenario.clock.campaign_start_ms
    for hours in (0, 6):
        small.session.seek(start_ms + hours * 3_600_000)
        small.window.actions_by_id["lecture_record"].trigger()
    small.window.actions_by_id["lecture_film"].trigger()
    desk = Desk(qtbot, small)
    presets = desk.dialog.findChildren(QComboBox, "presets")[0]
    assert presets.currentText() == "Film of the lecture “New lecture”"
    for word in ("from", "to", "speed", "hold", "texts", "camera"):
        assert not desk.dialog.findChildren(QComboBox, f"plan_{word}")[0].isVisible()
    path = tmp_path / "made" / "lecture.mp4"
    path.parent.mkdir()
    desk.dialog.findChildren(QLineEdit, "export_path")[0].setText(str(path))
    for word, text in {"size": "320x180", "pause": "0.2"}.items():
        desk.write(word, text)
    qtbot.waitUntil(lambda: "71 frames of 320 × 180" in desk.text("facts"), timeout=PATIENCE_MS)
    desk.press("make")
    desk.wait_for("show")
    with av.open(str(path)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 71
        assert len(container.chapters()) == 2
    desk.press("back")
    plan = desk.dialog.findChildren(PlanPage)[0]
    plan.keep("of stops")
    words = plan.words()
    presets.setCurrentIndex(0)
    presets.activated.emit(0)
    assert "from" in plan.words()
    kept = presets.findText("of stops")
    presets.setCurrentIndex(kept)
    presets.activated.emit(kept)
    assert plan.words() == words
    qtbot.waitUntil(lambda: "71 frames of 320 × 180" in desk.text("facts"), timeout=PATIENCE_MS)
    assert desk.text("trouble") == ""


def test_a_process_that_dies_is_told(qtbot: QtBot, small: Viewer) -> None:
    before = set(multiprocessing.active_children())
    small.window.actions_by_id["export"].trigger()
    desk = Desk(qtbot, small)
    (apart,) = set(multiprocessing.active_children()) - before
    apart.kill()
    told = "has ended without a word"
    qtbot.waitUntil(lambda: told in desk.text("trouble"), timeout=PATIENCE_MS)
    # The next change of the plan begins another.
    desk.write("size", "320x180")
    qtbot.waitUntil(lambda: "of 320 × 180" in desk.text("facts"), timeout=PATIENCE_MS)
    assert desk.text("trouble") == ""
