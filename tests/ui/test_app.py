"""Starting and ending: what is said when nothing can be shown, colours, and what is left over."""

from __future__ import annotations

import gc
import weakref
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import AssetError, Origin, Problem, ScenarioError, ViewerError
from liaoshen_viewer.messages import TEMPLATES, Message
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.ui.app import Viewer, build, complaint
from liaoshen_viewer.ui.icons import SHAPES, pixmap
from liaoshen_viewer.ui.orbat_columns import MEN
from liaoshen_viewer.ui.theme import DARK, LIGHT, Role, apply_theme, palette
from tests.sample import at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)

PLAIN = next(key for key, text in TEMPLATES.items() if "{" not in text)
PROBLEMS = (
    Problem(Origin("units.csv", 7, 3), "parent", Message(PLAIN)),
    Problem(Origin("waypoints.csv", 214, 3), "place", Message(PLAIN)),
)


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (
            ScenarioError(Message(PLAIN), PROBLEMS),
            [
                f"units.csv:7:3: parent: {TEMPLATES[PLAIN]}",
                f"waypoints.csv:214:3: place: {TEMPLATES[PLAIN]}",
            ],
        ),
        (AssetError(Message(PLAIN)), [""]),
    ],
)
def test_errors_are_listed_with_their_places(
    qtbot: QtBot, error: ViewerError, lines: list[str]
) -> None:
    dialog = complaint(error)
    qtbot.addWidget(dialog)
    assert dialog.sentence.text() == TEMPLATES[PLAIN]
    assert dialog.list.toPlainText().split("\n") == lines


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.PlaceholderText, Role.Base),
        (Role.PlaceholderText, Role.Window),
        (Role.HighlightedText, Role.Highlight),
    ],
)
def test_words_can_be_read(
    scheme: Qt.ColorScheme, ink: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1; the lit row, in a larger face, 4 to 1."""
    colours = palette(scheme)
    light, dark = sorted((luminance(colours.color(r)) for r in (ink, ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= (4.0 if ground == Role.Highlight else 4.5)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_frame_of_a_check_box_is_seen(qtbot: QtBot, scheme: Qt.ColorScheme) -> None:
    """WCAG 2.2, 1.4.11: a contrast of 3 to 1, on the box's own ground."""
    application = cast("QApplication", QApplication.instance())
    apply_theme(application, scheme)
    try:
        box = QCheckBox()
        qtbot.addWidget(box)
        picture = box.grab().toImage()
        across = [luminance(picture.pixelColor(x, picture.height() // 2)) for x in range(10)]
        inside = luminance(palette(scheme).color(Role.Base))
        best = max((max(one, inside) + 0.05) / (min(one, inside) + 0.05) for one in across)
        assert best >= 3.0
    finally:
        apply_theme(application, application.styleHints().colorScheme())


def test_both_schemes_set_the_same_roles() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("name", SHAPES)
def test_every_icon_shows_something(qtbot: QtBot, name: str) -> None:
    picture = pixmap(name, QColor("white")).toImage()
    inked = sum(
        picture.pixelColor(x, y).alpha() > 200
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert inked > 50


def test_another_scenario_can_be_opened(viewer: Viewer) -> None:
    viewer.session.seek(at("10-13T12:00"))
    viewer.session.open(viewer.session.battle)
    window = viewer.window
    assert window.transport.date.text() == "10 October 1948"
    assert window.events.text.toPlainText() == ""
    assert window.orbat.model().index(0, MEN).data() == "103,000"
    assert window.windowTitle() == "Four days before Jinzhou – Liaoshen Viewer"


def test_a_closed_window_leaves_nothing_in_memory(
    qtbot: QtBot, battle: Battle, remembered: QSettings
) -> None:
    load_fonts()
    viewer = build(battle, remembered)
    viewer.window.show()
    qtbot.waitExposed(viewer.window)
    parts = [weakref.ref(part) for part in (viewer.window, viewer.session, viewer.player)]
    viewer.window.close()
    viewer.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del viewer
    gc.collect()
    assert [part() for part in parts] == [None, None, None]
