"""The card of a formation, following it, and finding anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time
from liaoshen_viewer.scenario.model import Names, Post, SideId, UnitId
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.scene.whereabouts import position
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.card_portrait import initials
from liaoshen_viewer.ui.find_dialog import FindDialog
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or viewer.window, key, modifier)


def click_sign(viewer: Viewer, unit: str) -> None:
    (signs,) = viewer.window.map.picture().find(SignMarks)
    assert isinstance(signs, SignMarks)
    x, y = signs.centre_px[signs.ids.tolist().index(unit)]
    QTest.mouseClick(viewer.window.map.viewport(), LEFT, NONE, QPoint(round(x), round(y)))


def test_a_click_shows_the_card_with_its_way_and_sources(viewer: Viewer) -> None:
    viewer.session.seek(at("10-13"))
    click_sign(viewer, "C02")
    card = viewer.window.card
    assert card.seen
    assert (card.name.text(), card.second.text()) == ("2nd Column", "二纵")
    assert card.now.text() == "attacking · Jinzhou"
    text = card.text.toPlainText()
    for part in ("37,500 men", "A source gives this figure", "Under: Northeast Field Army",
                 "Leads: 4th Division", "inferred, ±3 km", "S1: A sample source",
                 "11 Oct 18:00", "leaves 12 Oct 06:00 on foot,", "as the crow flies",
                 "12 Oct c. 22:00", "worked out"):  # fmt: skip
        assert part in text, part
    assert not card.sign.pixmap().isNull()


def test_the_card_says_with_whom_a_division_goes(viewer: Viewer) -> None:
    viewer.session.select(UnitId("C02-4D"))
    assert "it goes with 2nd Column" in viewer.window.card.text.toPlainText()


def test_the_card_follows_time_and_gives_way_to_the_events(viewer: Viewer) -> None:
    viewer.session.select(UnitId("C04"))
    card = viewer.window.card
    viewer.session.seek(at("10-10T12:00"))
    before = card.now.text()
    viewer.session.seek(at("10-12"))
    assert (before, card.now.text()) == ("on the move · Gaoqiao", "defending · Tashan")
    press(viewer, Key.Key_Escape)
    assert not card.seen


@pytest.mark.parametrize(
    ("link", "unit", "when"),
    [("unit:NEFA", "NEFA", "10-12"), (f"time:{at('10-10T20:00')}", "C04", "10-10T20:00")],
)
def test_links_of_the_card(viewer: Viewer, link: str, unit: str, when: str) -> None:
    viewer.session.seek(at("10-12"))
    viewer.session.select(UnitId("C04"))
    viewer.window.card.text.anchorClicked.emit(QUrl(link))
    assert (viewer.session.selection, viewer.session.t_ms) == (unit, at(when))


def test_brackets_step_through_the_dated_positions(viewer: Viewer) -> None:
    viewer.session.select(UnitId("C02"))
    times = []
    for key in (Key.Key_BracketRight, Key.Key_BracketRight, Key.Key_BracketLeft):
        press(viewer, key)
        times.append(format_time(viewer.session.t_ms)[5:])
    assert times == ["10-11T18:00", "10-12T22:00", "10-11T18:00"]


def test_f_keeps_the_formation_in_the_middle_until_the_map_is_dragged(viewer: Viewer) -> None:
    session, view = viewer.session, viewer.window.map
    session.select(UnitId("N-WEI"))
    press(viewer, Key.Key_F)
    action = viewer.window.actions_by_id["follow"]
    assert action.isChecked()
    for when in ("10-11T13:00", "10-11T17:00"):
        session.seek(at(when))
        where = position(session.scenario, session.state, UnitId("N-WEI"))
        centre = session.projection.to_m(np.array(where))
        assert session.camera.center_m == pytest.approx(tuple(centre))
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(100, 100))
    QTest.mouseMove(view.viewport(), QPoint(160, 130))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(160, 130))
    assert not action.isChecked()
    here = session.camera
    session.seek(at("10-12"))
    assert session.camera == here


def test_o_shows_only_the_command_and_then_all_again(viewer: Viewer) -> None:
    session, view = viewer.session, viewer.window.map
    session.seek(at("10-12"))
    everyone = shown_signs(viewer)
    session.select(UnitId("N-WEI"))
    press(viewer, Key.Key_O)
    assert viewer.window.actions_by_id["only_command"].isChecked()
    alone = shown_signs(viewer)
    assert alone < everyone
    assert {"C02", "C04"} & alone == set()
    press(viewer, Key.Key_O)
    assert shown_signs(viewer) == everyone
    assert view.isVisible()


def shown_signs(viewer: Viewer) -> set[str]:
    (signs,) = viewer.window.map.picture().find(SignMarks)
    assert isinstance(signs, SignMarks)
    return set(signs.ids.tolist())


def finder(viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> FindDialog:
    press(viewer, key, modifier)
    (dialog,) = viewer.window.findChildren(FindDialog)
    QTest.keyClicks(dialog.line, text) if text.isascii() else dialog.line.insert(text)
    return dialog


@pytest.mark.parametrize(
    ("key", "modifier", "text", "unit", "when"),
    [
        (Key.Key_K, CTRL, "4th column", "C04", "10-10T00:00"),
        (Key.Key_K, CTRL, "4th column 12 oct", "C04", "10-12T00:00"),
        (Key.Key_Slash, NONE, "二纵", "C02", "10-10T00:00"),
        (Key.Key_F, CTRL, "12 Oct", None, "10-12T00:00"),
        (Key.Key_K, CTRL, "flies", None, "10-11T10:00"),
        (Key.Key_K, CTRL, "a day forw", None, "10-11T00:00"),
    ],
)
def test_enter_goes_to_what_was_found(
    viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str, unit: str, when: str
) -> None:
    dialog = finder(viewer, key, modifier, text)
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert viewer.session.selection == unit
    assert format_time(viewer.session.t_ms) == f"1948-{when}"


def test_a_place_that_was_found_comes_to_the_middle(qtbot: QtBot, viewer: Viewer) -> None:
    dialog = finder(viewer, Key.Key_K, CTRL, "huludao")
    QTest.keyClick(dialog.line, Key.Key_Return)
    with qtbot.waitSignal(viewer.player.camera_rested):
        pass
    there = viewer.session.projection.to_m(np.array((120.99, 40.715)))
    assert viewer.session.camera.center_m == pytest.approx(tuple(there))


def test_down_takes_the_next_answer_while_typing_goes_on(viewer: Viewer) -> None:
    dialog = finder(viewer, Key.Key_K, CTRL, "column")
    first = dialog.list.currentRow()
    QTest.keyClick(dialog.line, Key.Key_Down)
    assert (first, dialog.list.currentRow()) == (0, 1)
    QTest.keyClicks(dialog.line, "qqqqq")
    assert dialog.answer.text() == "Nothing found under that name."
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
    dialog.close()


def test_the_card_shows_who_leads_with_room_for_a_portrait(viewer: Viewer, tmp_path: Path) -> None:
    card, session = viewer.window.card, viewer.session
    session.seek(at("10-12"))
    session.select(UnitId("N-93A"))
    assert "Commander: <b>Sheng Jiaxing</b>" in card.people.names.text()
    assert card.people.portrait.accessibleName() == "Sheng Jiaxing"
    initials_only = card.people.portrait.pixmap().toImage()
    folder = tmp_path / "portraits"
    folder.mkdir()
    picture = QPixmap(40, 60)
    picture.fill(Qt.GlobalColor.green)
    picture.save(str(folder / "sheng.png"))
    post = Post("sheng", Names(en="Sheng Jiaxing"), SideId("nra"), UnitId("N-93A"), "", None, None,
                "", None, (), "")  # fmt: skip
    scenario = replace(session.scenario, folder=tmp_path, posts=(post,))
    session.open(replace(session.battle, scenario=scenario))
    session.seek(at("10-12"))
    session.select(UnitId("N-93A"))
    shown = card.people.portrait.pixmap().toImage()
    assert shown != initials_only
    assert shown.pixelColor(shown.rect().center()) == QColor(Qt.GlobalColor.green)
    session.select(UnitId("C11"))
    assert not card.people.isVisible()


def test_the_card_marks_a_prisoner_of_war_from_the_day(viewer: Viewer) -> None:
    session, card = viewer.session, viewer.window.card
    post = Post("sheng", Names(en="Sheng Jiaxing"), SideId("nra"), UnitId("N-93A"), "", None, None,
                "", None, (), "", prisoner_ms=at("10-12T06:00"))  # fmt: skip
    scenario = replace(session.scenario, posts=(post,))
    session.open(replace(session.battle, scenario=scenario))
    session.select(UnitId("N-93A"))
    said = []
    for when in ("10-12T05:00", "10-12T07:00"):
        session.seek(at(when))
        said.append("prisoner of war since 12 October 1948" in card.people.names.text())
    assert said == [False, True]


@pytest.mark.parametrize(("name", "short"), [("Wu Kehua", "WK"), ("吴克华", "吴"), ("", "")])
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_the_card_charts_the_formations_men_and_a_press_goes_there(viewer: Viewer) -> None:
    card = viewer.window.card
    viewer.session.seek(at("10-13"))
    viewer.session.select(UnitId("C02"))
    assert card.chart.isVisible()
    mark = card.chart.mark((300.0, 120.0), 12.0)
    assert "37,500" in [row.text for row in mark.rows]
    expected = card.chart.time_at(card.chart.width() / 2)
    QTest.mousePress(card.chart, LEFT, NONE, card.chart.rect().center())
    assert abs(viewer.session.t_ms - expected) < HOUR_MS
    viewer.session.select(UnitId("N-54A"))  # nobody knows how many
    assert not card.chart.isVisible()


def test_a_sources_key_leads_to_its_line(viewer: Viewer) -> None:
    viewer.session.select(UnitId("C02"))
    text = viewer.window.card.text
    text.resize(text.width(), 60)
    text.anchorClicked.emit(QUrl("#S1"))
    assert text.verticalScrollBar().value() > 0


def test_the_chart_is_whole_or_not_there(viewer: Viewer) -> None:
    card = viewer.window.card
    viewer.session.select(UnitId("C04"))
    seen = []
    for height in (600, 300, 600):
        card.resize(card.width(), height)
        seen.append(card.chart.isHidden())
    assert seen == [False, True, False]
    viewer.session.select(None)
    card.resize(card.width(), 700)
    assert card.chart.isHidden()
