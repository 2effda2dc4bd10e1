"""The panel of lectures: record, reorder, edit in place, delete, undo, save."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QListWidget, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.lecture.model import Ease, Stop
from liaoshen_viewer.lecture.path import stop_camera
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.lecture_dock import LecturePanel
from tests.lecture.lectures import WRITTEN, scenario_in, sound, written
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer what a window with changes asks when a test is over."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)


@pytest.fixture
def beside(qtbot: QtBot, battle: Battle, remembered: QSettings, tmp_path: Path) -> Iterator[Viewer]:
    """The window on a scenario that has a lecture beside it, in a folder of the reader's."""
    written(tmp_path)
    made = build(replace(battle, scenario=scenario_in(tmp_path)), remembered)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.window.close()


def panel_of(viewer: Viewer) -> LecturePanel:
    (found,) = viewer.window.findChildren(LecturePanel)
    return found


def do(viewer: Viewer, action: str) -> None:
    viewer.window.actions_by_id[action].trigger()


def titles(viewer: Viewer) -> list[str]:
    stops = panel_of(viewer).stops
    return [stops.item(row).text() for row in range(stops.count())]


def test_without_a_lecture_the_panel_says_what_to_do(viewer: Viewer) -> None:
    panel = panel_of(viewer)
    assert viewer.desk.lecture is None
    assert "Record a stop" in panel.hint.text()
    assert panel.form.isHidden()
    assert not viewer.window.actions_by_id["lecture_first"].isEnabled()
    do(viewer, "lecture_new")
    assert "no stop yet" in panel.hint.text()
    viewer.session.seek(at("10-11T12:30"))
    viewer.session.select(UnitId("C04"))
    viewer.session.set_camera(viewer.session.camera.zoomed(2.0, (300, 200)))
    camera = viewer.session.camera
    do(viewer, "lecture_record")
    assert titles(viewer) == ["11 October 1948, 12:30"]
    assert viewer.desk.lecture is not None
    (stop,) = viewer.desk.lecture.stops
    assert stop.emphasis.units == ("C04",)
    seen = stop_camera(stop, viewer.session.ground, camera.size_px, camera.scale)
    assert seen.m_per_px == pytest.approx(camera.m_per_px, rel=1e-5)
    assert seen.center_m == pytest.approx(camera.center_m, abs=2.0)
    do(viewer, "lecture_save")
    path = Path(str(viewer.window.settings.value("lecture/folder"))) / "sample" / "new-lecture.yaml"
    assert viewer.desk.lecture.path == path
    assert len(sound(path, viewer.session.scenario).stops) == 1
    do(viewer, "lecture_first")
    assert viewer.show.running
    do(viewer, "lecture_first")
    viewer.show.end()


def test_everything_can_be_undone_and_saved(beside: Viewer, tmp_path: Path) -> None:
    panel, desk = panel_of(beside), beside.desk
    at_first = ["On the eve", "Tashan", "The fall"]
    assert titles(beside) == at_first
    panel.stops.setCurrentRow(0)
    panel.stops.model().moveRow(QModelIndex(), 2, QModelIndex(), 0)
    assert titles(beside) == ["The fall", "On the eve", "Tashan"]
    panel.stops.setCurrentRow(2)
    panel.stops.item(2).setText("The hills by the sea")
    do(beside, "lecture_record")
    panel.stops.setCurrentRow(0)
    do(beside, "lecture_delete")
    assert titles(beside)[:2] == ["On the eve", "The hills by the sea"]
    assert panel.choice.currentText() == "Four days *"
    do(beside, "lecture_save")
    text = (tmp_path / "lectures" / "four-days.yaml").read_text(encoding="utf-8")
    assert "# Tashan lies on the road." in text
    assert "The hills by the sea" in text
    assert panel.choice.currentText() == "Four days (yours)"
    for _ in range(4):
        do(beside, "lecture_undo")
    assert titles(beside) == at_first
    assert desk.dirty
    do(beside, "lecture_save")
    assert (tmp_path / "lectures" / "four-days.yaml").read_text(encoding="utf-8") != text
    again = sound(tmp_path / "lectures" / "four-days.yaml", beside.session.scenario)
    assert [stop.id for stop in again.stops] == ["eve", "tashan", "fall"]
    do(beside, "lecture_redo")
    assert titles(beside) == ["The fall", "On the eve", "Tashan"]


def enter(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_A, CTRL)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Key.Key_Return)


def test_a_stop_is_edited_in_place(beside: Viewer) -> None:
    panel, desk = panel_of(beside), beside.desk
    panel.stops.setCurrentRow(1)
    form = panel.form
    assert (form.time.text(), form.way.value(), form.wait.value()) == ("1948-10-11T12:30", 3, 20)
    enter(form.time, "1948-10-12T05:00")
    assert desk.lecture is not None
    assert desk.lecture.stops[1].t_ms == at("10-12T05:00")
    for wrong, sentence in (("noon", "Write the moment"), ("1950-01-01", "must lie between")):
        enter(form.time, wrong)
        assert sentence in form.fault.text()
    enter(panel.name, "Four days in October")
    assert desk.lecture.title.en == "Four days in October"
    assert panel.choice.currentText() == "Four days in October *"
    enter(form.sources, "S1; S9")
    assert "S9" in form.fault.text()
    assert desk.lecture.stops[1].t_ms == at("10-12T05:00")
    form.notes.setFocus()
    QTest.keyClicks(form.notes, "Ask.")
    panel.stops.setFocus()
    assert desk.lecture.stops[1].notes.en == "Ask."
    assert desk.undo_stack.undoText() == "Change the notes"
    form.way.setFocus()
    panel.stops.setFocus()
    assert desk.undo_stack.undoText() == "Change the notes", "looking changes nothing"


def test_a_click_shows_what_the_audience_will_see(beside: Viewer) -> None:
    panel, session = panel_of(beside), beside.session
    stops: QListWidget = panel.stops
    (dock,) = beside.window.findChildren(QDockWidget, "dock_lecture")
    dock.raise_()
    QApplication.sendPostedEvents()
    middle = stops.visualItemRect(stops.item(1)).center()
    QTest.mouseClick(stops.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert session.t_ms == at("10-11T12:30")
    assert session.style.id == "night"
    assert "graticule" in session.shown.layers


def test_rows_of_stops_stand_below_each_other(themed: None, beside: Viewer) -> None:
    (dock,) = beside.window.findChildren(QDockWidget, "dock_lecture")
    dock.raise_()
    QApplication.sendPostedEvents()
    stops = panel_of(beside).stops
    rows = [stops.visualItemRect(stops.item(row)) for row in range(stops.count())]
    letters = stops.fontMetrics().height()
    assert len(rows) > 2
    for upper, lower in pairwise(rows):
        assert upper.height() > letters
        assert lower.top() == upper.bottom() + 1


@pytest.mark.parametrize("answer", ["Save", "Discard", "Cancel"])
def test_closing_asks_about_changes(
    beside: Viewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    button = QMessageBox.StandardButton[answer]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button)
    panel_of(beside).stops.setCurrentRow(0)
    do(beside, "lecture_delete")
    closed = beside.window.close()
    assert closed == (answer != "Cancel")
    text = (tmp_path / "lectures" / "four-days.yaml").read_text(encoding="utf-8")
    assert (text != WRITTEN) == (answer == "Save")
    beside.desk.undo_stack.setClean()


def test_how_a_stop_looks_is_edited_in_its_form(beside: Viewer) -> None:
    panel, desk = panel_of(beside), beside.desk
    panel.stops.setCurrentRow(1)
    look = panel.form.look

    def stop() -> Stop:
        assert desk.lecture is not None
        return desk.lecture.stops[1]

    before = stop()
    assert look.lines["arrows"].text() == "jinxi > 120.9 40.82 > tashan (nra)"
    assert look.lines["circles"].text() == "tashan 8 km"
    assert look.style.currentText() == "Night"
    for name, text in (
        ("units", "C04; N-54A"),
        ("places", "Jinzhou"),
        ("arrows", "tashan > jinzhou"),
        ("circles", ""),
    ):
        line = look.lines[name]
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text) if text else QTest.keyClick(line, Key.Key_Delete)
        QTest.keyClick(line, Key.Key_Return)
    emphasis = stop().emphasis
    assert emphasis.units == ("C04", "N-54A")
    assert emphasis.places == ("jinzhou",)
    assert (len(emphasis.arrows), emphasis.circles) == (1, ())
    look.lines["places"].selectAll()
    QTest.keyClicks(look.lines["places"], "Atlantis")
    QTest.keyClick(look.lines["places"], Key.Key_Return)
    assert "Atlantis" in panel.form.fault.text()
    assert stop().emphasis == emphasis
    for box, text in (
        (look.style, "as before"),
        (look.names, "none"),
        (panel.form.ease, "gentle at both ends"),
    ):
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())
    (graticule,) = [
        action for action in look.layers.menu().actions() if action.data() == "graticule"
    ]
    graticule.trigger()
    assert (stop().style, stop().names) == (None, ())
    assert "graticule" not in (stop().layers or ())
    assert stop().way.ease is Ease.GENTLE
    for _ in range(8):
        do(beside, "lecture_undo")
    assert stop() == before
    assert not desk.dirty
