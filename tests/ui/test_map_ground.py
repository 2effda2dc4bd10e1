"""The ground in the window: painted ahead in slices, exact at rest, within its limits."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import ProjectionError
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.geography.ground import made_at_a_stretch, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scene.views import Window, camera_for, scale_limits
from liaoshen_viewer.ui.app import Viewer
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from tests.paint.pictures import sample_battle

LONGEST_GAP_MS = 20.0
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise", extend=True)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(scope="session")
def battle() -> Battle:
    """The sample on the real ground."""
    return sample_battle()


def beats(player: Player, clock: Clock, seconds: float) -> None:
    for _ in range(round(seconds / 0.016)):
        clock.now_s += 0.016
        player.beat()


def test_work_ahead_goes_on_until_there_is_no_more(session: Session) -> None:
    clock, left = Clock(), [5]
    player = Player(session, clock)

    def work(bound_for: object) -> bool:
        clock.now_s += 0.006
        left[0] -= 1
        return left[0] > 0

    player.work_ahead(work)
    player.watch_camera()
    player.beat()
    assert left == [4]  # while the camera has yet to rest, one slice fills the share of a beat
    clock.now_s += 1.0
    player.beat()
    assert left == [2]
    assert player.awake
    player.beat()
    assert (left, player.awake) == ([0], False)


def test_a_glide_works_for_where_it_is_bound(session: Session) -> None:
    clock, seen = Clock(), list[object]()
    player = Player(session, clock)

    def work(bound_for: object) -> bool:
        seen.append(bound_for)
        return False

    player.work_ahead(work)
    goal = session.camera.zoomed(2.0, (100.0, 100.0))
    player.glide_to(goal)
    player.beat()
    beats(player, clock, 1.2)
    assert seen[0] == goal == session.camera
    assert seen[-1] is None


def test_the_ground_of_a_goal_is_ready_on_arrival(viewer: Viewer) -> None:
    session, view = viewer.session, viewer.window.map
    goal = camera_for(
        Window((121.1, 40.9), 120.0), session.projection, session.camera.size_px,
        session.camera.scale,
    )  # fmt: skip
    while view.prepare(goal):
        pass
    session.set_camera(goal)
    assert view.ground_ready(session.camera, session.shown, session.style)


def test_the_map_becomes_exact_when_the_camera_rests(viewer: Viewer, qtbot: QtBot) -> None:
    session, player = viewer.session, viewer.player
    session.set_camera(session.camera.zoomed(1.7, (300.0, 200.0)))
    qtbot.waitUntil(lambda: not player.awake, timeout=180_000)
    view = viewer.window.map
    assert view.ground_ready(session.camera, session.shown, session.style)


def test_the_camera_stays_on_the_map(session: Session) -> None:
    nearest, farthest = scale_limits(session.ground, session.camera.size_px, session.camera.scale)
    session.set_camera(session.camera.zoomed(1e6, (10.0, 10.0)))
    assert session.camera.m_per_px == nearest
    session.set_camera(session.camera.zoomed(1e-6, (10.0, 10.0)))
    assert session.camera.m_per_px == farthest
    session.set_camera(session.camera.zoomed(8.0, (10.0, 10.0)).moved_px(1e6, 1e6))
    middle = session.projection.to_lonlat(np.array(session.camera.center_m))
    assert 112 < middle[0] < 132
    assert 36 < middle[1] < 50.5


@pytest.mark.parametrize("name", ["albers", "utm51n", "mercator", "EPSG:32652"])
def test_another_projection_keeps_what_is_looked_at(
    session: Session, qtbot: QtBot, name: str
) -> None:
    session.set_camera(session.camera.zoomed(4.0, (640.0, 360.0)))
    before = session.projection.to_lonlat(np.array(session.camera.center_m))
    state = session.state
    with qtbot.waitSignal(session.view_changed, timeout=0):
        session.set_projection(name)
    after = session.projection.to_lonlat(np.array(session.camera.center_m))
    assert session.projection.text == session.ground.projection.text == name
    assert distance_km(before, after) < 0.01
    assert session.state is state


@pytest.mark.parametrize(
    "text", ["plate", "EPSG:4326", "+proj=ortho +lat_0=-40 +lon_0=-60 +units=m"]
)
def test_an_unusable_projection_leaves_the_old_one(session: Session, text: str) -> None:
    ground, camera, battle = session.ground, session.camera, session.battle
    with pytest.raises(ProjectionError) as told:
        session.set_projection(text)
    assert "projection" in told.value.message.id
    assert (session.ground, session.camera, session.battle) == (ground, camera, battle)


def test_the_real_ground_is_reprojected() -> None:
    basemap = sample_battle().basemap
    for name in ("albers", "mercator"):
        ground = project_ground(basemap, Projection(name))
        assert made_at_a_stretch(ground.relief_slices(500.0)) is not None


def test_no_frame_waits_long_while_the_ground_is_made(viewer: Viewer, qtbot: QtBot) -> None:
    session, player, view = viewer.session, viewer.player, viewer.window.map
    others = {"units", "control", "cuts", "trails", "arrows", "fronts", "battles"}
    session.show(replace(session.shown, layers=session.shown.layers - others))
    view.viewport().repaint()
    qtbot.waitUntil(lambda: not player.awake, timeout=180_000)
    session.set_camera(session.camera.zoomed(5.0, (500.0, 300.0)))
    view.picture()  # where signs stand at this scale is worked out, which is not the ground's
    gaps_ms = list[float]()
    while not view.whole and len(gaps_ms) < 600:
        began = thread_time()
        player.beat()
        view.viewport().repaint()
        gaps_ms.append(1_000 * (thread_time() - began))
    assert view.ground_ready(session.camera, session.shown, session.style)
    assert len(gaps_ms) > 10
    # The thread's own time: what else the machine has to do makes no frame of ours longer.
    assert max(gaps_ms) < LONGEST_GAP_MS
