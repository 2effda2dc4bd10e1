"""The speaker's window: it has the notes, and the audience's window never does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.lecture_stage import Stage
from liaoshen_viewer.ui.lecture_window import SpeakerWindow, minutes_text
from tests.lecture.lectures import twelve

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

Key = Qt.Key
SOURCED = replace(twelve().stops[0], sources=("S1",), minutes=2.0)
LECTURE = replace(twelve(), stops=(SOURCED, *twelve().stops[1:]))


def press(viewer: Viewer, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or viewer.window, key)


def speaker_of(viewer: Viewer) -> SpeakerWindow:
    (stage,) = viewer.window.findChildren(Stage)
    return stage.speaker


def audience(viewer: Viewer) -> QImage:
    return viewer.window.grab().toImage()


def test_notes_are_for_the_speaker_alone(viewer: Viewer) -> None:
    """The audience's pixels are the same whatever the notes say; the speaker's are not."""
    other = replace(SOURCED, notes=Names(en="Something else, at length. " * 9), sources=())
    seen: list[tuple[QImage, QImage]] = []
    for first in (SOURCED, other):
        viewer.show.begin(replace(LECTURE, stops=(first, *LECTURE.stops[1:])))
        speaker = speaker_of(viewer)
        assert not speaker.isVisible(), "one screen: the speaker asks for it"
        press(viewer, Key.Key_N)
        assert speaker.isVisible()
        assert first.notes.en.strip() in speaker.notes.toPlainText()
        viewer.player.sleep()
        viewer.player.camera_rested.emit()
        seen.append((audience(viewer), speaker.grab().toImage()))
        press(viewer, Key.Key_N)
        assert not speaker.isVisible()
        press(viewer, Key.Key_Escape)
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] != seen[1][1]


def test_it_tells_where_the_lecture_is(viewer: Viewer) -> None:
    viewer.show.begin(LECTURE)
    speaker = speaker_of(viewer)
    press(viewer, Key.Key_N)
    (stage,) = viewer.window.findChildren(Stage)
    assert speaker.warning.isHidden() == stage.awake.held
    assert "A sample source" in speaker.sources.text()
    assert speaker.stops.count() == 12
    assert (speaker.place.text(), speaker.plan.text()) == (
        "stop 1 of 12",
        "by plan here until 2:00",
    )
    viewer.show.beat(121.0)
    assert speaker.times["elapsed"].text() == "2:01"
    assert speaker.plan.text() == "0:01 late"
    assert len(speaker.times["clock"].text()) == 5
    viewer.show.beat(0.2)
    viewer.show.beat(0.2)
    pictures = [speaker._pictures.of(index) for index in range(3)]  # noqa: SLF001
    assert [picture is not None for picture in pictures] == [True, True, False]
    QTest.mouseClick(
        speaker.stops.viewport(),
        Qt.MouseButton.LeftButton,
        pos=speaker.stops.visualItemRect(speaker.stops.item(6)).center(),
    )
    assert viewer.show.run.stop == 6
    assert speaker.place.text() == "stop 7 of 12"
    assert "Note of stop 6" in speaker.notes.toPlainText()
    QTest.keyClick(speaker, Key.Key_PageUp)
    assert viewer.show.run.stop == 5, "a clicker is heard through the speaker's window too"


def test_minutes() -> None:
    assert [minutes_text(s) for s in (0.0, 59.9, 247.0, 3_600.0)] == [
        "0:00",
        "0:59",
        "4:07",
        "60:00",
    ]
