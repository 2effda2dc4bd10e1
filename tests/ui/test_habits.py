"""What is remembered, opened again, undone and filtered."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle, bundled_scenarios
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.marks import GroundMark
from liaoshen_viewer.scene.shown import NAME_CHOICES, Shown
from liaoshen_viewer.scene.sign_looks import Signs
from liaoshen_viewer.ui.about_dialog import AboutDialog
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.memory import recalled_shown, recent_folders
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or viewer.window, key, modifier)


def choose(menu: QMenu, words: str) -> None:
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()


# what is remembered


def test_layers_names_style_speed_and_pauses_are_remembered(
    qtbot: QtBot, viewer: Viewer, remembered: QSettings
) -> None:
    choices, before = viewer.window.choices, viewer.session.shown.layers
    choose(choices.layers, "Rivers")
    choose(choices.layers, "Graticule")
    choose(choices.names, "English")
    choose(choices.signs, "Frames with branches (APP-6)")
    choose(choices.trails, "The last 7 days")
    choose(choices.styles, "Night")
    choose(choices.pauses, "At every event")
    press(viewer, Key.Key_Plus)
    viewer.window.close()
    again = build(viewer.session.battle, remembered)
    qtbot.addWidget(again.window)
    assert again.session.shown.layers == (before - {"rivers"}) | {"graticule"}
    assert again.session.shown.names == ("en",)
    assert again.session.shown.signs is Signs.NATO
    assert again.session.shown.trail_days == 7
    assert again.session.style.id == "night"
    assert again.session.clock.hours_per_second == 24.0
    assert again.halts.level == 3
    ticked = [a.text() for a in again.window.choices.names.actions() if a.isChecked()]
    assert ticked == ["English"]


def test_nonsense_in_the_settings_counts_as_nothing(battle: Battle, remembered: QSettings) -> None:
    for key, value in {"names": "klingon", "layers_off": "clouds", "speed": "fast"}.items():
        remembered.setValue(key, value)
    shown = recalled_shown(remembered, Shown())
    assert (shown.names, shown.layers) == (NAME_CHOICES[0], Shown().layers)


def test_a_layer_goes_and_comes_back(viewer: Viewer) -> None:
    menu = viewer.window.choices.layers
    for expected in (False, True):
        choose(menu, "Rivers")
        (ground,) = viewer.window.map.picture().find(GroundMark)
        assert isinstance(ground, GroundMark)
        assert ("rivers" in ground.layers) is expected
        (action,) = [a for a in menu.actions() if a.text() == "Rivers"]
        assert action.isChecked() is expected


def test_layers_have_keys(viewer: Viewer) -> None:
    for key, layer in ((Key.Key_1, "control"), (Key.Key_4, "trails"), (Key.Key_0, "encirclement")):
        before = viewer.session.shown.layers
        press(viewer, key, Qt.KeyboardModifier.AltModifier)
        assert viewer.session.shown.layers == before ^ {layer}


def test_the_panels_come_back(viewer: Viewer) -> None:
    viewer.window.docks[0].hide()
    viewer.window.docks[1].setFloating(True)
    viewer.window.actions_by_id["reset_layout"].trigger()
    assert not viewer.window.docks[0].isHidden()
    assert not viewer.window.docks[1].isFloating()


# opening


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the smallest bundled scenario, to be written into."""
    smallest = min(bundled_scenarios().values(), key=_size)
    return Path(shutil.copytree(smallest, tmp_path / "copy"))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def test_a_dropped_folder_is_opened_and_listed(
    viewer: Viewer, folder: Path, remembered: QSettings
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(folder / "scenario.yaml"))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, LEFT, NONE)
    viewer.window.dropEvent(event)
    assert viewer.session.scenario.folder == folder
    assert viewer.session.scenario.names.en in viewer.window.windowTitle()
    assert recent_folders(remembered) == [folder]


def test_changed_files_are_read_again_and_faults_leave_the_last_good_state(
    qtbot: QtBot, viewer: Viewer, folder: Path
) -> None:
    viewer.opening.open(folder)
    session = viewer.session
    clock = session.clock
    session.seek((clock.start_ms + clock.end_ms) // 2)
    session.set_camera(session.camera.moved_px(30, 10))
    before, good = (session.t_ms, session.camera.center_m), session.battle
    units = folder / "units.csv"
    text = units.read_text(encoding="utf-8")
    head, first, rest = text.split("\n", 2)
    units.write_text(f"{head}\n{first}\n{first}\n{rest}", encoding="utf-8")
    panel = viewer.window.problems
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    assert session.battle is good
    assert "units.csv:3" in panel.list.item(0).text()
    assert not viewer.window.docks[4].isHidden()
    units.write_text(text, encoding="utf-8")
    qtbot.waitUntil(lambda: session.battle is not good)
    assert (session.t_ms, session.camera.center_m) == before
    assert panel.sentence.text() == ""
    with qtbot.waitSignal(viewer.opening.tried):
        press(viewer, Key.Key_R, CTRL)


# pictures and views


def test_the_map_can_be_copied_as_a_picture(viewer: Viewer) -> None:
    press(viewer, Key.Key_C, CTRL | SHIFT)
    picture = QGuiApplication.clipboard().image()
    assert (picture.width(), picture.height()) == viewer.window.map.picture().camera.size_px


def test_views_can_be_undone(qtbot: QtBot, viewer: Viewer) -> None:
    session, seen = viewer.session, []
    for moved in (0, 40, 80):
        session.set_camera(session.camera.moved_px(moved, 0))
        seen.append(session.camera)
        viewer.history.note()
    for key, expected in (
        (Key.Key_Left, seen[1]),
        (Key.Key_Left, seen[0]),
        (Key.Key_Right, seen[1]),
    ):
        press(viewer, key, ALT)
        with qtbot.waitSignal(viewer.player.camera_rested):
            pass
        assert session.camera.center_m == pytest.approx(expected.center_m)


# events


def test_links_of_the_event_select_and_fly(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.session.seek(at("10-13T12:00"))
    panel = viewer.window.events
    assert "unit:C02" in panel.text.toHtml()
    panel.text.anchorClicked.emit(QUrl("unit:N-93A"))
    assert viewer.session.selection == "N-93A"
    panel.text.anchorClicked.emit(QUrl("place:tashan"))
    with qtbot.waitSignal(viewer.player.camera_rested):
        pass
    assert viewer.travel.in_sight((120.936, 40.8457))


def test_a_scrolled_list_stays_until_back_to_now(viewer: Viewer) -> None:
    panel = viewer.window.events
    event = QWheelEvent(
        QPointF(20, 20), QPointF(20, 20), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.list.viewport(), event)
    button = viewer.window.findChild(QPushButton, "back_to_now")
    assert button is not None
    assert not button.isHidden()
    QTest.mouseClick(button, LEFT)
    assert button.isHidden()


@pytest.mark.parametrize(("level", "stops"), [(0, None), (1, "10-13T10:00"), (3, "10-11T10:00")])
def test_playing_pauses_at_events_that_count(viewer: Viewer, level: int, stops: str | None) -> None:
    session = viewer.session
    viewer.halts.level = level
    session.seek(at("10-11"))
    session.toggle()
    for _ in range(20):
        session.advance(0.4)
    assert session.t_ms == (at(stops) if stops else at("10-14"))
    assert not session.clock.playing


# the order of battle


@pytest.mark.parametrize(
    ("text", "shown", "hidden"), [("4th div", "C02-4D", "N-62A"), ("九十三", "N-93A", "C04")]
)
def test_the_order_of_battle_is_filtered_by_name(
    viewer: Viewer, text: str, shown: str, hidden: str
) -> None:
    window, scenario = viewer.window, viewer.session.scenario
    window.filter.setText(text)
    model, tree = window.orbat.rows, window.orbat
    for unit, expected in ((shown, False), (hidden, True)):
        index = model.index_of(UnitId(unit), scenario)
        assert tree.isRowHidden(index.row(), index.parent()) is expected
    above = model.index_of(UnitId(shown), scenario).parent()
    assert tree.isExpanded(above)
    window.filter.clear()
    index = model.index_of(UnitId(hidden), scenario)
    assert not tree.isRowHidden(index.row(), index.parent())


# the first start


@pytest.mark.parametrize("how", ["button", "play"])
def test_the_hint_of_the_first_start_comes_once(
    qtbot: QtBot, battle: Battle, remembered: QSettings, how: str
) -> None:
    remembered.remove("hint_seen")
    first = build(battle, remembered)
    qtbot.addWidget(first.window)
    first.window.show()
    (hint,) = [w for w in first.window.map.children() if w.objectName() == "hint"]
    if how == "button":
        button = first.window.findChild(QPushButton, "hint_close")
        assert button is not None
        QTest.mouseClick(button, LEFT)
    else:
        first.session.toggle()
    assert not hint.isVisible()
    assert first.window.focusWidget() is first.window.map
    first.window.close()
    again = build(battle, remembered)
    qtbot.addWidget(again.window)
    assert [w for w in again.window.map.children() if w.objectName() == "hint"] == []


def test_about_names_versions_credits_and_licences(viewer: Viewer) -> None:
    viewer.window.actions_by_id["about"].trigger()
    (dialog,) = viewer.window.findChildren(AboutDialog)
    text = dialog.text.toPlainText()
    for part in ("Liaoshen Viewer 0.", "PySide 6", "Sample rows", "MIT", "CC BY-SA 4.0", "LGPL"):
        assert part in text
    dialog.close()


def test_a_scenario_without_one_of_the_files_shows_no_old_selection(
    viewer: Viewer, battle: Battle
) -> None:
    viewer.session.select(UnitId("C02"))
    viewer.session.open(replace(battle, warnings=()))
    assert viewer.session.selection is None
