"""The window as a person uses it: by key and mouse, looking at texts and at the moment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Origin, Problem
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.scene.shown import NAME_CHOICES
from liaoshen_viewer.ui.actions import ROWS, keys_text
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.events_panel import EventsPanel
from liaoshen_viewer.ui.goto_dialog import GoToDialog
from liaoshen_viewer.ui.orbat_columns import COMMANDER, MEN, NAME, PLACE, SECOND_NAME, STATUS
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import apply_font
from tests.sample import at

# What the offscreen platform cannot do, and says of every window and tool tip.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def press(qtbot: QtBot, viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget() or viewer.window
    QTest.keyClick(target, key, modifier)


def widget_of(viewer: Viewer, name: str) -> QWidget:
    (found,) = viewer.window.findChildren(QWidget, name)
    return found


def dialog_of(viewer: Viewer) -> QDialog:
    """The one dialog that is seen."""
    (found,) = [dialog for dialog in viewer.window.findChildren(QDialog) if dialog.isVisible()]
    return found


STEPS = [
    # from, key, modifier, to
    ("10-10T00:00", Key.Key_Right, NONE, "10-10T01:00"),
    ("10-10T00:30", Key.Key_Right, NONE, "10-10T01:00"),
    ("10-10T00:30", Key.Key_Left, NONE, "10-10T00:00"),
    ("10-10T00:00", Key.Key_Left, NONE, "10-10T00:00"),
    ("10-14T00:00", Key.Key_Right, NONE, "10-14T00:00"),
    ("10-11T05:00", Key.Key_Right, SHIFT, "10-12T05:00"),
    ("10-11T05:00", Key.Key_Left, SHIFT, "10-10T05:00"),
    ("10-13T05:00", Key.Key_Right, SHIFT, "10-14T00:00"),
    ("10-10T00:00", Key.Key_Right, CTRL, "10-10T20:00"),
    ("10-10T20:00", Key.Key_Right, CTRL, "10-11T10:00"),
    ("10-10T00:00", Key.Key_PageDown, NONE, "10-10T20:00"),
    ("10-11T12:00", Key.Key_Left, CTRL, "10-11T10:00"),
    ("10-11T10:00", Key.Key_PageUp, NONE, "10-10T20:00"),
    ("10-13T12:00", Key.Key_PageDown, NONE, "10-13T12:00"),
    ("10-12T00:00", Key.Key_Home, CTRL, "10-10T00:00"),
    ("10-12T00:00", Key.Key_End, CTRL, "10-14T00:00"),
]


@pytest.mark.parametrize(("start", "key", "modifier", "end"), STEPS)
def test_keys_of_time(
    qtbot: QtBot, viewer: Viewer, start: str, key: Qt.Key, modifier: Qt.KeyboardModifier, end: str
) -> None:
    viewer.session.seek(at(start))
    press(qtbot, viewer, key, modifier)
    assert format_time(viewer.session.t_ms) == f"1948-{end}"


@pytest.mark.parametrize(
    "name", ["map", "orbat", "event_list", "event_text", "timeline", "button_play"]
)
@pytest.mark.parametrize(
    ("key", "modifier", "end"),
    [
        (Key.Key_Right, NONE, "10-11T01:00"),
        (Key.Key_Left, NONE, "10-10T23:00"),
        (Key.Key_Right, CTRL, "10-11T10:00"),
        (Key.Key_Left, SHIFT, "10-10T00:00"),
        (Key.Key_PageDown, NONE, "10-11T10:00"),
    ],
)
def test_keys_work_wherever_the_focus_is(
    qtbot: QtBot, viewer: Viewer, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier, end: str
) -> None:
    viewer.session.seek(at("10-11"))
    widget = widget_of(viewer, name)
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)
    assert format_time(viewer.session.t_ms) == f"1948-{end}"


@pytest.mark.parametrize("name", ["map", "orbat", "event_list", "event_text", "button_play"])
def test_space_plays_and_pauses(qtbot: QtBot, viewer: Viewer, name: str) -> None:
    widget = widget_of(viewer, name)
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_Space)
    assert viewer.session.clock.playing
    assert viewer.player.awake
    QTest.keyClick(widget, Key.Key_Space)
    assert not viewer.session.clock.playing


def test_space_at_the_end_starts_over(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.session.seek(at("10-14"))
    press(qtbot, viewer, Key.Key_Space)
    assert viewer.session.clock.playing
    assert viewer.session.t_ms < at("10-11")


def test_keys_do_not_act_while_typing(qtbot: QtBot, viewer: Viewer) -> None:
    press(qtbot, viewer, Key.Key_G)
    (line,) = dialog_of(viewer).findChildren(QLineEdit)
    QTest.keyClicks(line, "14 n")
    QTest.keyClick(line, Key.Key_Left)
    assert (line.text(), viewer.session.t_ms) == ("14 n", at("10-10"))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (Key.Key_Plus, "1 day = 1 s"),
        (Key.Key_Equal, "1 day = 1 s"),
        (Key.Key_Minus, "1 day = 4 s"),
    ],
)
def test_speed(qtbot: QtBot, viewer: Viewer, key: Qt.Key, text: str) -> None:
    assert viewer.window.transport.speed.text() == "1 day = 2 s"
    press(qtbot, viewer, key)
    assert viewer.window.transport.speed.text() == text


@pytest.mark.parametrize(
    ("when", "texts"),
    [
        ("10-10", ("10 October 1948", "00:00", "day 1 of 4")),
        ("10-13T23:59", ("13 October 1948", "23:59", "day 4 of 4")),
        ("10-14", ("14 October 1948", "00:00", "day 4 of 4")),
        ("10-09", ("9 October 1948", "00:00", "")),
    ],
)
def test_the_moment_in_words(viewer: Viewer, when: str, texts: tuple[str, str, str]) -> None:
    viewer.session.seek(at(when))
    row = viewer.window.transport
    assert (row.date.text(), row.clock.text(), row.day.text()) == texts


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("button_frame_forward", "10-11T01:00"),
        ("button_frame_back", "10-10T23:00"),
        ("button_next_event", "10-11T10:00"),
        ("button_previous_event", "10-10T20:00"),
    ],
)
def test_buttons(qtbot: QtBot, viewer: Viewer, name: str, end: str) -> None:
    viewer.session.seek(at("10-11"))
    QTest.mouseClick(widget_of(viewer, name), LEFT)
    assert format_time(viewer.session.t_ms) == f"1948-{end}"


@pytest.mark.parametrize(
    ("name", "tip"),
    [
        ("button_play", "Play  (Space)"),
        ("button_next_event", "Next event  (Ctrl+Right, PgDown)"),
        ("button_slower", "Play slower  (-)"),
    ],
)
def test_buttons_tell_their_keys(viewer: Viewer, name: str, tip: str) -> None:
    assert widget_of(viewer, name).toolTip() == tip


def test_the_button_says_what_it_would_do(viewer: Viewer) -> None:
    viewer.session.toggle()
    assert widget_of(viewer, "button_play").toolTip() == "Pause  (Space)"


# the large Play


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_map_has_most_of_the_window(
    qtbot: QtBot, viewer: Viewer, size: tuple[int, int]
) -> None:
    viewer.window.resize(*size)
    assert viewer.window.width() == size[0]
    assert viewer.window.map.width() > size[0] / 2
    assert viewer.window.map.height() > size[1] * 0.75
    assert viewer.session.camera.size_px == (viewer.window.map.width(), viewer.window.map.height())


def test_taking_the_map_in_hand_lets_go_of_the_large_play(viewer: Viewer) -> None:
    QTest.mousePress(viewer.window.map.viewport(), LEFT, NONE, QPoint(20, 200))
    assert not viewer.window.map.play_button.isVisible()


def test_a_large_play_lies_over_the_map_until_something_is_under_way(
    qtbot: QtBot, viewer: Viewer
) -> None:
    button = viewer.window.map.play_button
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    assert viewer.session.clock.playing
    assert not button.isVisible()


@pytest.mark.parametrize(("when", "offered"), [("10-10", True), ("10-12", False), ("10-14", True)])
def test_play_is_offered_at_both_ends(viewer: Viewer, when: str, offered: bool) -> None:
    viewer.session.seek(at("10-11"))
    viewer.session.seek(at(when))
    assert viewer.window.map.play_button.isVisible() == offered


# the timeline


def test_dragging_along_the_timeline(qtbot: QtBot, viewer: Viewer) -> None:
    line = viewer.window.timeline
    pixel_ms = line.time_at(501) - line.time_at(500) + 600_000
    points = [QPoint(round(line.x_of(at(when))), 20) for when in ("10-11", "10-13")]
    QTest.mousePress(line.viewport(), LEFT, NONE, points[0])
    assert abs(viewer.session.t_ms - at("10-11")) < pixel_ms
    QTest.mouseMove(line.viewport(), points[1])
    QTest.mouseRelease(line.viewport(), LEFT, NONE, points[1])
    assert abs(viewer.session.t_ms - at("10-13")) < pixel_ms


@pytest.mark.parametrize("x_px", [-50, 0, 5000])
def test_the_timeline_stays_within_the_campaign(viewer: Viewer, x_px: int) -> None:
    assert at("10-10") <= viewer.window.timeline.time_at(x_px) <= at("10-14")


def test_the_timeline_names_what_is_under_the_pointer(viewer: Viewer) -> None:
    line = viewer.window.timeline
    hint = line.hint_at(line.x_of(at("10-13T10:00")))
    assert hint == "Wed 13 October 1948, 10:00\nAssault"


# going to a date


@pytest.mark.parametrize(
    ("text", "answer", "end"),
    [
        ("12 Oct", "Tue 12 October 1948, 00:00", "10-12T00:00"),
        ("10月12日 6:30", "Tue 12 October 1948, 06:30", "10-12T06:30"),
        ("9 Oct", "Sat 9 October 1948, 00:00", "10-09T00:00"),
        ("Jinzhou", "Not understood yet: write 14 Oct or 1948-10-14 10:00.", "10-10T00:00"),
        (
            "1 Nov",
            "1 November 1948 is outside this scenario, which runs from 8 October 1948 "
            "to 16 October 1948.",
            "10-10T00:00",
        ),
    ],
)
def test_going_to_a_date(qtbot: QtBot, viewer: Viewer, text: str, answer: str, end: str) -> None:
    press(qtbot, viewer, Key.Key_G)
    dialog = dialog_of(viewer)
    assert isinstance(dialog, GoToDialog)
    dialog.line.insert(text)
    assert dialog.answer.text() == answer
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert format_time(viewer.session.t_ms) == f"1948-{end}"


@pytest.mark.parametrize("label", ["date", "clock"])
def test_a_click_on_the_date_asks_for_another(viewer: Viewer, label: str) -> None:
    QTest.mouseClick(getattr(viewer.window.transport, label), Qt.MouseButton.LeftButton)
    assert isinstance(dialog_of(viewer), GoToDialog)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_answer_about_a_date_is_seen_whole(
    qtbot: QtBot, session: Session, percent: int
) -> None:
    """The dialog stands with an answer of one line when it gets one of two or three."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = application.font()
    apply_font(application, percent)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = GoToDialog(parent, session.scenario.clock, session.t_ms)
    with qtbot.waitExposed(dialog):
        dialog.show()
    before = dialog.answer.height()
    QTest.keyClicks(dialog.line, "1 Nov")
    QApplication.sendPostedEvents()
    needed = dialog.answer.heightForWidth(dialog.answer.width())
    assert needed > before
    assert dialog.answer.height() >= needed
    application.setFont(usual)


# the events


def rows_of(panel: EventsPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_events_stand_by_phase(viewer: Viewer) -> None:
    assert rows_of(viewer.window.events) == [
        "Approach",
        "Tashan held",
        "The commander flies to Huludao",
        "Assault",
        "Assault",
    ]


def test_a_click_on_an_event_goes_there_and_shows_its_text(qtbot: QtBot, viewer: Viewer) -> None:
    panel = viewer.window.events
    box = panel.list.visualRect(panel.list.model().index(4, 0))
    QTest.mouseClick(panel.list.viewport(), LEFT, NONE, box.center())
    assert format_time(viewer.session.t_ms) == "1948-10-13T10:00"
    text = panel.text.toPlainText()
    for part in ("13 Oct, 10:00 – 14 Oct", "Jinzhou 锦州", "Assault", "总攻", "told at length",
                 "A sample source, p. 1"):  # fmt: skip
        assert part in text


def test_the_text_follows_time(viewer: Viewer) -> None:
    assert viewer.window.events.text.toPlainText() == ""
    viewer.session.seek(at("10-11T12:00"))
    assert "flies to Huludao" in viewer.window.events.text.toPlainText()


# the order of battle


def orbat_texts(viewer: Viewer, unit: str) -> list[str]:
    model = viewer.window.orbat.rows
    index = model.index_of(UnitId(unit), viewer.session.scenario)
    columns = (NAME, SECOND_NAME, MEN, STATUS, PLACE, COMMANDER)
    return [index.siblingAtColumn(column).data() for column in columns]


@pytest.mark.parametrize(
    ("when", "unit", "texts"),
    [
        ("10-12T23:59", "C02", ["2nd Column", "二纵", "40,000", "attacking", "Jinzhou", ""]),
        ("10-13T00:00", "C02", ["2nd Column", "二纵", "37,500", "attacking", "Jinzhou", ""]),
        ("10-12", "N-93A", ["93rd Army", "第九十三军", "25,000", "defending", "Jinzhou",
          "Sheng Jiaxing"]),
        ("10-15", "N-79D", ["79th Division", "暂七十九师", "", "destroyed", "", ""]),
        ("10-10", "C11", ["11th Column", "十一纵", "28,000", "", "", ""]),
    ],
)  # fmt: skip
def test_rows_are_true_at_the_moment(
    viewer: Viewer, when: str, unit: str, texts: list[str]
) -> None:
    viewer.session.seek(at(when))
    assert orbat_texts(viewer, unit) == texts


def test_a_division_moves_under_its_new_superior_and_what_was_open_stays_open(
    viewer: Viewer,
) -> None:
    panel, scenario = viewer.window.orbat, viewer.session.scenario
    model = panel.rows
    panel.expand(model.index_of(UnitId("C02"), scenario))
    viewer.session.seek(at("10-12T15:00"))
    above = model.index_of(UnitId("N-184D"), scenario).parent()
    assert above.data() == "2nd Column"
    assert panel.isExpanded(above)
    assert not panel.isExpanded(model.index_of(UnitId("C04"), scenario))


def test_selecting_a_row_selects_on_the_map_and_back(qtbot: QtBot, viewer: Viewer) -> None:
    panel = viewer.window.orbat
    index = panel.rows.index_of(UnitId("C04"), viewer.session.scenario)
    QTest.mouseClick(panel.viewport(), LEFT, NONE, panel.visualRect(index).center())
    assert viewer.session.selection == "C04"
    viewer.session.select(UnitId("N-93A"))
    assert panel.currentIndex().data() == "93rd Army"


# the map


def test_a_click_on_a_sign_selects_its_formation(qtbot: QtBot, viewer: Viewer) -> None:
    (signs,) = viewer.window.map.picture().find(SignMarks)
    assert isinstance(signs, SignMarks)
    x, y = signs.centre_px[-1]
    QTest.mouseClick(viewer.window.map.viewport(), LEFT, NONE, QPoint(round(x), round(y)))
    assert viewer.session.selection == signs.ids[-1]
    QTest.mouseClick(viewer.window.map.viewport(), LEFT, NONE, QPoint(3, 3))
    assert viewer.session.selection is None


def test_dragging_pans(qtbot: QtBot, viewer: Viewer) -> None:
    view, before = viewer.window.map, viewer.session.camera
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(100, 100))
    QTest.mouseMove(view.viewport(), QPoint(160, 130))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(160, 130))
    assert viewer.session.camera == before.moved_px(60, 30)
    assert viewer.session.selection is None


def test_the_wheel_zooms_at_the_cursor(viewer: Viewer) -> None:
    view, before = viewer.window.map, viewer.session.camera
    at_px, fixed = QPointF(120, 200), np.array((120.0, 200.0))
    event = QWheelEvent(
        at_px, QPointF(view.mapToGlobal(at_px.toPoint())), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    after = viewer.session.camera
    assert after.m_per_px < before.m_per_px
    assert after.to_m(fixed) == pytest.approx(before.to_m(fixed))


@pytest.mark.parametrize("how", ["key", "double click"])
def test_home(qtbot: QtBot, viewer: Viewer, how: str) -> None:
    home = viewer.session.camera
    viewer.session.set_camera(home.zoomed(4, (20, 20)))
    if how == "key":
        press(qtbot, viewer, Key.Key_Home)
    else:
        QTest.mouseDClick(viewer.window.map.viewport(), LEFT, NONE, QPoint(200, 200))
    qtbot.waitUntil(lambda: viewer.session.camera == home)


def test_the_map_goes_to_an_event_out_of_sight(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.session.set_camera(viewer.session.camera.zoomed(6, (0, 0)))
    assert not viewer.travel.in_sight((121.1417, 41.1078))
    viewer.travel.go_to_event(2)
    with qtbot.waitSignal(viewer.player.camera_rested):
        pass
    assert viewer.travel.in_sight((121.1417, 41.1078))


def test_the_map_stays_for_an_event_in_sight(viewer: Viewer) -> None:
    viewer.travel.go_to_event(2)
    assert not viewer.player.gliding


def test_n_takes_the_next_languages(qtbot: QtBot, viewer: Viewer) -> None:
    seen = []
    for _ in range(len(NAME_CHOICES) + 1):
        seen.append(viewer.session.shown.names)
        press(qtbot, viewer, Key.Key_N)
    assert seen[0] == seen[-1]
    assert len(set(seen)) == len(NAME_CHOICES)
    assert viewer.window.orbat.rows.index(0, 0).data() == "Communists"


# the rest of the window


def test_the_sheet_of_keys_lists_every_action(qtbot: QtBot, viewer: Viewer) -> None:
    press(qtbot, viewer, Key.Key_F1)
    texts = {
        label.text() for label in dialog_of(viewer).findChildren(QWidget) if hasattr(label, "text")
    }
    assert {keys_text(row) for row in ROWS if row.keys} <= texts


def test_no_key_has_two_meanings() -> None:
    keys = [QKeySequence(key).toString() for row in ROWS for key in row.keys]
    assert len(keys) == len(set(keys))


def test_full_screen(qtbot: QtBot, viewer: Viewer) -> None:
    press(qtbot, viewer, Key.Key_F11)
    assert viewer.window.isFullScreen()
    press(qtbot, viewer, Key.Key_F11)
    assert not viewer.window.isFullScreen()


def test_escape_leaves_full_screen_and_then_selects_nothing(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.session.select(UnitId("C02"))
    press(qtbot, viewer, Key.Key_F11)
    press(qtbot, viewer, Key.Key_Escape)
    assert not viewer.window.isFullScreen()
    assert not viewer.window.actions_by_id["full_screen"].isChecked()
    assert viewer.session.selection == "C02"
    press(qtbot, viewer, Key.Key_Escape)
    assert viewer.session.selection is None


@pytest.mark.parametrize(
    ("when", "unit", "words"),
    [
        ("10-12", "C02", "The men of the first day: no later figure"),
        ("10-13", "C02", "A source gives this figure"),
        ("10-12", "N-93A", "The men of the first day: no later figure"),
        ("10-13", "N-93A", "without the formations lost since"),
        ("10-12", "NEFA", "The sum of the formations under it."),
    ],
)
def test_a_tip_says_where_the_men_come_from(
    viewer: Viewer, when: str, unit: str, words: str
) -> None:
    viewer.session.seek(at(when))
    index = viewer.window.orbat.rows.index_of(UnitId(unit), viewer.session.scenario)
    assert words in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_window_remembers_its_form_and_style(
    qtbot: QtBot, viewer: Viewer, remembered: QSettings
) -> None:
    viewer.window.docks[0].hide()
    press(qtbot, viewer, Key.Key_D, CTRL)
    viewer.window.close()
    again = build(viewer.session.battle, remembered)
    qtbot.addWidget(again.window)
    assert again.window.docks[0].isHidden()
    assert again.session.style.id == "night"


def test_warnings_are_counted_and_shown(
    qtbot: QtBot, battle: Battle, remembered: QSettings
) -> None:
    problem = Problem(Origin("units.csv", 3, 1), "strength", Message("scenario.missing_file"))
    made = build(replace(battle, warnings=(problem,)), remembered)
    qtbot.addWidget(made.window)
    assert made.window.menuBar().actions()[-1].text() == "Warnings: 1"


def test_closing_leaves_nothing_running(qtbot: QtBot, viewer: Viewer) -> None:
    press(qtbot, viewer, Key.Key_Space)
    viewer.window.close()
    assert not viewer.player.awake
    assert not viewer.session.clock.playing


def test_a_closed_dialog_is_gone(qtbot: QtBot, viewer: Viewer) -> None:
    before = viewer.window.findChildren(QDialog)
    press(qtbot, viewer, Key.Key_G)
    dialog = dialog_of(viewer)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.findChildren(QPushButton)[1], LEFT)
    assert viewer.window.findChildren(QDialog) == before


@pytest.mark.parametrize(
    ("start", "end", "changed"),
    [
        ("10-10T01:00", "10-10T02:00", []),
        ("10-12T23:59", "10-13T00:00", ["Northeast Field Army", "2nd Column", "Communists"]),
    ],
)
def test_only_rows_that_differ_are_announced(
    viewer: Viewer, start: str, end: str, changed: list[str]
) -> None:
    viewer.session.seek(at(start))
    seen: list[str] = []

    def note(first: QModelIndex) -> None:
        seen.append(first.data())

    viewer.window.orbat.rows.dataChanged.connect(note)
    viewer.session.seek(at(end))
    assert sorted(seen) == sorted(changed)


def test_a_hidden_order_of_battle_catches_up_when_shown(viewer: Viewer) -> None:
    viewer.window.docks[0].hide()
    viewer.session.seek(at("10-13T00:00"))
    viewer.window.docks[0].show()
    assert orbat_texts(viewer, "C02")[2] == "37,500"
