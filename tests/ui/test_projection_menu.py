"""Choosing the projection of the map in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.projection import NAMED
from liaoshen_viewer.scene.views import Window, camera_for
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.projection_menu import ProjectionDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)
OK = QDialogButtonBox.StandardButton.Ok


def entry(viewer: Viewer, text: str) -> QAction:
    return next(a for a in viewer.window.choices.projections.actions() if a.text() == text)


def ticked(viewer: Viewer) -> list[str]:
    return [a.text() for a in viewer.window.choices.projections.actions() if a.isChecked()]


def asked(viewer: Viewer) -> ProjectionDialog:
    entry(viewer, "Another …").trigger()
    return viewer.window.findChildren(ProjectionDialog)[-1]


def test_the_menu_offers_four_by_name_the_scenarios_own_and_any_other(viewer: Viewer) -> None:
    assert len(viewer.window.choices.projections.actions()) == len(NAMED) + 2
    assert ticked(viewer) == ["The scenario's own"]
    own = viewer.session.projection.text
    entry(viewer, "Albers equal area").trigger()
    assert viewer.session.projection.text == "albers"
    assert ticked(viewer) == ["Albers equal area"]
    first = viewer.session.ground
    entry(viewer, "Mercator").trigger()
    entry(viewer, "Albers equal area").trigger()
    assert viewer.session.ground is first
    entry(viewer, "The scenario's own").trigger()
    assert viewer.session.projection.text == own


def test_any_that_proj_knows_can_be_typed(viewer: Viewer) -> None:
    dialog = asked(viewer)
    dialog.line.clear()
    QTest.keyClicks(dialog.line, "EPSG:32652")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert viewer.session.projection.text == "EPSG:32652"
    assert ticked(viewer) == ["Another …"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plate", "unknown to PROJ"),
        ("EPSG:4326", "not in metres"),
        ("+proj=ortho +lat_0=-40 +lon_0=-60 +units=m", "does not serve"),
    ],
)
def test_an_unusable_one_is_refused_with_its_reason(viewer: Viewer, text: str, said: str) -> None:
    ground = viewer.session.ground
    dialog = asked(viewer)
    dialog.line.setText(text)
    assert said in dialog.answer.text()
    button = dialog.findChild(QDialogButtonBox)
    assert isinstance(button, QDialogButtonBox)
    assert not button.button(OK).isEnabled()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert viewer.session.ground is ground
    assert ticked(viewer) == ["The scenario's own"]


def test_the_choice_is_remembered_and_holds_for_other_scenarios(
    viewer: Viewer, battle: Battle, remembered: QSettings
) -> None:
    entry(viewer, "UTM zone 51 north").trigger()
    viewer.session.open(battle)
    assert viewer.session.projection.text == "utm51n"
    viewer.window.close()
    again = build(battle, remembered)
    assert again.session.projection.text == "utm51n"
    assert ticked(again) == ["UTM zone 51 north"]
    again.window.close()
    remembered.setValue("projection", "plate")
    other = build(battle, remembered)
    assert other.session.projection.text == battle.scenario.projection
    other.window.close()


def test_views_before_the_change_show_what_they_showed(viewer: Viewer) -> None:
    session, player, history = viewer.session, viewer.player, viewer.history
    history.note()
    before = session.camera
    place = session.projection.to_lonlat(before.center_m)
    near = camera_for(Window((121.1, 41.0), 120.0), session.projection, before.size_px)
    session.set_camera(near)
    history.note()
    entry(viewer, "UTM zone 51 north").trigger()
    history.back()
    assert player.gliding
    goal = history._views[0]  # noqa: SLF001
    assert session.projection.to_lonlat(goal.center_m) == pytest.approx(place, abs=1e-6)
