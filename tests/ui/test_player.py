"""The player, driven by hand: numbers for the wall clock, and one call for every beat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS
from liaoshen_viewer.scene.glide import GLIDE_S
from liaoshen_viewer.ui.player import REST_S, Player
from liaoshen_viewer.ui.session import Session
from tests.sample import at


class WallClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def wall() -> WallClock:
    return WallClock()


@pytest.fixture
def player(session: Session, wall: WallClock) -> Iterator[Player]:
    made = Player(session, wall)
    session.playing_changed.connect(made.wake)
    session.view_changed.connect(made.watch_camera)
    yield made
    made.sleep()


def beat(player: Player, wall: WallClock, *seconds: float) -> None:
    for passed in seconds:
        wall.seconds += passed
        player.beat()


def test_sleeps_until_something_moves(player: Player) -> None:
    assert not player.awake


def test_two_seconds_are_a_day(player: Player, wall: WallClock, session: Session) -> None:
    session.toggle()
    assert player.awake
    beat(player, wall, *[0.02] * 100)
    assert session.t_ms == pytest.approx(at("10-10") + DAY_MS, abs=100)


@pytest.mark.parametrize("steps", [[0.5], [0.25] * 2, [0.1] * 5, [0.001] * 500, [0.49, 0.01]])
def test_a_slow_machine_never_lags(
    player: Player, wall: WallClock, session: Session, steps: list[float]
) -> None:
    session.toggle()
    beat(player, wall, *steps)
    assert session.t_ms == pytest.approx(at("10-10") + 6 * HOUR_MS, abs=1)


def test_time_asleep_does_not_count(player: Player, wall: WallClock, session: Session) -> None:
    wall.seconds += 500
    session.toggle()
    beat(player, wall, 0.1)
    assert session.t_ms == pytest.approx(at("10-10") + 1.2 * HOUR_MS, abs=1)


def test_sleeps_again_when_paused(player: Player, wall: WallClock, session: Session) -> None:
    session.toggle()
    beat(player, wall, 0.1)
    session.toggle()
    beat(player, wall, 0.1)
    assert not player.awake


def test_sleeps_at_the_end(player: Player, wall: WallClock, session: Session) -> None:
    session.seek(at("10-14") - HOUR_MS)
    session.toggle()
    beat(player, wall, 0.2)
    assert (session.t_ms, player.awake) == (at("10-14"), False)


def test_a_glide_starts_and_ends_exactly(player: Player, wall: WallClock, session: Session) -> None:
    start, end = session.camera, session.camera.moved_px(400, 300).zoomed(3, (0, 0))
    player.glide_to(end)
    beat(player, wall, 0.0)
    assert session.camera == start
    beat(player, wall, GLIDE_S / 2)
    assert end.m_per_px < session.camera.m_per_px < start.m_per_px
    beat(player, wall, GLIDE_S / 2)
    assert session.camera == end
    assert not player.gliding


def test_a_glide_can_be_stopped(player: Player, wall: WallClock, session: Session) -> None:
    player.glide_to(session.camera.moved_px(400, 0))
    beat(player, wall, GLIDE_S / 2)
    half_way = session.camera
    player.stop_glide()
    beat(player, wall, GLIDE_S)
    assert session.camera == half_way


def test_says_once_that_the_camera_rested(
    qtbot: QtBot, player: Player, wall: WallClock, session: Session
) -> None:
    session.set_camera(session.camera.moved_px(5, 0))
    with qtbot.assertNotEmitted(player.camera_rested):
        beat(player, wall, REST_S / 2)
    with qtbot.waitSignal(player.camera_rested, timeout=0):
        beat(player, wall, REST_S)
    assert not player.awake
    with qtbot.assertNotEmitted(player.camera_rested):
        beat(player, wall, REST_S)
