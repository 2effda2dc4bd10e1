"""The session: what is true after each wish, and which signals say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.ui.session import Session
from tests.sample import at


def test_opens_paused_at_the_campaigns_start(session: Session) -> None:
    assert (session.t_ms, session.clock.playing) == (at("10-10"), False)


@pytest.mark.parametrize(
    ("wished", "moment", "bounds"),
    [
        ("10-12T06:00", "10-12T06:00", ("10-10", "10-14")),
        ("10-14", "10-14", ("10-10", "10-14")),
        ("10-09", "10-09", ("10-08", "10-16")),  # outside the campaign: the wider clock
        ("10-01", "10-08", ("10-08", "10-16")),
        ("11-01", "10-16", ("10-08", "10-16")),
    ],
)
def test_seek(session: Session, wished: str, moment: str, bounds: tuple[str, str]) -> None:
    session.seek(at(wished))
    assert session.t_ms == session.state.t_ms == at(moment)
    assert (session.clock.start_ms, session.clock.end_ms) == tuple(map(at, bounds))


def test_the_wider_clock_keeps_speed_and_goes_on_playing(session: Session) -> None:
    session.play_faster()
    session.toggle()
    session.seek(at("10-09"))
    assert (session.clock.playing, session.clock.hours_per_second) == (True, 24.0)
    session.seek(at("10-11"))
    assert session.clock.start_ms == at("10-10")


@pytest.mark.parametrize(
    ("when", "event"),
    [("10-10", None), ("10-10T20:00", 0), ("10-11T09:59", 0), ("10-11T10:00", 1), ("10-14", 2)],
)
def test_present_event(session: Session, when: str, event: int | None) -> None:
    session.seek(at(when))
    assert session.present_event == event


def test_an_event_asked_for_stays_present_until_time_passes(session: Session) -> None:
    session.go_to_event(2)
    assert (session.t_ms, session.present_event) == (at("10-13T10:00"), 2)


WISHES: dict[str, tuple[Callable[[Session], None], str]] = {
    "seek": (lambda s: s.seek(at("10-11")), "time_changed"),
    "event": (lambda s: s.go_to_event(1), "event_changed"),
    "toggle": (Session.toggle, "playing_changed"),
    "faster": (Session.play_faster, "playing_changed"),
    "camera": (lambda s: s.set_camera(s.camera.moved_px(10, 0)), "view_changed"),
    "resize": (lambda s: s.resize((800, 600), 1.0), "view_changed"),
    "select": (lambda s: s.select(UnitId("C04")), "selection_changed"),
    "open": (lambda s: s.open(s.battle), "scenario_loaded"),
}


@pytest.mark.parametrize("name", WISHES)
def test_signals(qtbot: QtBot, session: Session, name: str) -> None:
    wish, signal = WISHES[name]
    with qtbot.waitSignal(getattr(session, signal), timeout=0, raising=True):
        wish(session)


def test_nothing_is_announced_that_did_not_change(qtbot: QtBot, session: Session) -> None:
    with (
        qtbot.assertNotEmitted(session.view_changed),
        qtbot.assertNotEmitted(session.selection_changed),
        qtbot.assertNotEmitted(session.style_changed),
    ):
        session.set_camera(session.camera)
        session.select(None)
        session.set_style(session.style)
        session.show(session.shown)


def test_a_new_size_keeps_the_home_view_at_home(session: Session) -> None:
    session.resize((640, 480), 0.8)
    assert session.camera == session.home_camera()


def test_a_new_size_shows_the_same_width_of_country(session: Session) -> None:
    session.set_camera(session.camera.zoomed(4, (10, 10)))
    width_m = session.camera.m_per_px * session.camera.size_px[0]
    session.resize((640, 480), 0.8)
    assert session.camera.m_per_px * 640 == pytest.approx(width_m)


def test_halts_at_the_campaigns_end_and_starts_over(session: Session) -> None:
    session.seek(at("10-14") - HOUR_MS)
    session.toggle()
    for _ in range(3):
        session.advance(0.05)
    assert (format_time(session.t_ms), session.clock.playing) == ("1948-10-14T00:00", False)
    session.toggle()
    assert (session.t_ms, session.clock.playing) == (at("10-10"), True)


def test_the_order_of_battle_is_that_of_the_moment(session: Session) -> None:
    before = session.order
    assert session.order is before
    session.seek(at("10-13T12:00"))
    assert session.order.units[0].strength == 100_500
