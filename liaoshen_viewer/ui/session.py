"""The only shared thing that changes: the battle shown, the moment, the view, the selection.

A widget reads the session, asks it for a change by a method, and learns of changes by signals
that carry nothing: the listener reads again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from PySide6.QtCore import QObject, Signal

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.playback.clock import PlaybackClock
from liaoshen_viewer.playback.frame_grid import FrameGrid
from liaoshen_viewer.scenario.model import Event, Scenario, UnitId
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style
from liaoshen_viewer.scene.summary import OrderOfBattle, order_after
from liaoshen_viewer.scene.views import camera_for, kept_on_map, reprojected
from liaoshen_viewer.scene.whereabouts import Gazetteer, gazetteer
from liaoshen_viewer.ui.grounds import Grounds

FIRST_SIZE_PX = (1280, 720)


class Session(QObject):
    """What is loaded and how it is looked at.

    Signals:
        scenario_loaded: another battle is open; everything below may have changed.
        time_changed: the moment `t_ms`, and with it `state` and `order`.
        event_changed: the present event.
        loop_changed: the stretch of time that is played again and again.
        playing_changed: the clock started or stopped, or plays at another speed.
        view_changed: the camera, or what is shown on the map.
        projection_changed: the map's projection, and with it all metres.
        selection_changed: the selected formation.
        style_changed: the colours of the map.
    """

    scenario_loaded = Signal()
    time_changed = Signal()
    event_changed = Signal()
    loop_changed = Signal()
    playing_changed = Signal()
    view_changed = Signal()
    projection_changed = Signal()
    selection_changed = Signal()
    style_changed = Signal()

    def __init__(self, battle: Battle, style: Style, shown: Shown) -> None:
        super().__init__()
        self._style = style
        self._shown = shown
        self.grounds = Grounds()
        self._size_px = FIRST_SIZE_PX
        self._scale = 1.0
        self._ordered: tuple[BattleState, OrderOfBattle] | None = None
        self._loop: tuple[int, int] | None = None
        self._take(battle)

    # what is loaded

    @property
    def battle(self) -> Battle:
        """Return the battle that is open."""
        return self._battle

    @property
    def scenario(self) -> Scenario:
        """Return the battle's scenario."""
        return self._battle.scenario

    @property
    def projection(self) -> Projection:
        """Return the map's projection."""
        return self._ground.projection

    @property
    def ground(self) -> Ground:
        """Return the projected basemap."""
        return self._ground

    def open(self, battle: Battle) -> None:
        """Show another battle from its campaign's start, seen from its home view."""
        self._take(battle)
        self.scenario_loaded.emit()

    def _take(self, battle: Battle) -> None:
        times = battle.scenario.clock
        self._battle = self.grounds.opened(battle)
        self._ordered = None
        self.towns: Gazetteer = gazetteer(battle.scenario)
        self._ground = self.grounds.of(self._battle)
        self._loop = None
        self._clock = PlaybackClock(
            times.campaign_start_ms, times.campaign_end_ms, times.campaign_start_ms
        )
        self._events = tuple(
            sorted(battle.scenario.events, key=attrgetter("start_ms", "importance"))
        )
        self._event_starts = [event.start_ms for event in self._events]
        self._event = _event_at(self._event_starts, self._clock.t_ms)
        self._camera = self.home_camera()
        self._shown = replace(self._shown, selected=None, command=None, hidden=frozenset())
        self._read_state()

    # the moment

    @property
    def clock(self) -> PlaybackClock:
        """The clock in use; its bounds are the campaign, or wider after a jump outside."""
        return self._clock

    @property
    def t_ms(self) -> int:
        """Return the moment."""
        return self._clock.t_ms

    @property
    def frames(self) -> FrameGrid:
        """The frames between the clock's bounds, one step of the scenario apart."""
        return FrameGrid(self._clock.start_ms, self._clock.end_ms, self.scenario.clock.step_ms)

    @property
    def state(self) -> BattleState:
        """Return what is where at this moment."""
        return self._state

    @property
    def order(self) -> OrderOfBattle:
        """The order of battle at this moment, worked out when asked for and something differs."""
        if self._ordered is None or self._ordered[0] is not self._state:
            order = order_after(self.scenario, self._state, self._ordered)
            self._ordered = self._state, order
        return self._ordered[1]

    def seek(self, t_ms: int) -> None:
        """Go to a moment; one outside the scenario's clock becomes its nearest bound.

        A moment outside the campaign opens the whole of the scenario's clock.
        """
        times = self.scenario.clock
        t_ms = min(max(t_ms, times.start_ms), times.end_ms)
        inside = times.campaign_start_ms <= t_ms <= times.campaign_end_ms
        start, end = (
            (times.campaign_start_ms, times.campaign_end_ms)
            if inside
            else (times.start_ms, times.end_ms)
        )
        if (start, end) != (self._clock.start_ms, self._clock.end_ms):
            was_playing = self._clock.playing
            self._clock = PlaybackClock(start, end, t_ms, self._clock.hours_per_second)
            if was_playing:
                self._clock.play()
        self._clock.seek(t_ms)
        self._time_passed(_event_at(self._event_starts, t_ms))

    def advance(self, dt_s: float) -> None:
        """Let `dt_s` seconds of the audience's time pass."""
        was_playing = self._clock.playing
        before_ms = self._clock.t_ms
        self._clock.advance(dt_s)
        self._turn_back(before_ms)
        self._time_passed(_event_at(self._event_starts, self._clock.t_ms))
        if self._clock.playing != was_playing:
            self.playing_changed.emit()

    def toggle(self) -> None:
        """Play or pause; at the end, start over. With a loop, play within it."""
        before = self._clock.t_ms
        self._clock.toggle()
        if self._loop is not None and self._clock.playing:
            start, end = self._loop
            if not start <= before < end:
                self._clock.seek(start)
        if self._clock.t_ms != before:
            self._time_passed(_event_at(self._event_starts, self._clock.t_ms))
        self.playing_changed.emit()

    def pause(self) -> None:
        """Stop the clock where it is."""
        if self._clock.playing:
            self._clock.pause()
            self.playing_changed.emit()

    def play_faster(self) -> None:
        """Take the next speed of the ladder."""
        self._clock.faster()
        self.playing_changed.emit()

    def play_slower(self) -> None:
        """Take the speed before."""
        self._clock.slower()
        self.playing_changed.emit()

    def play_at(self, hours_per_second: float) -> None:
        """Take a speed."""
        self._clock.hours_per_second = hours_per_second
        self.playing_changed.emit()

    @property
    def loop(self) -> tuple[int, int] | None:
        """The stretch of time that is played again and again, if there is one."""
        return self._loop

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Play a stretch (start, end) again and again, or none."""
        if loop is not None and loop[0] >= loop[1]:
            loop = None
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit()

    def _turn_back(self, before_ms: int) -> None:
        """Go back to the loop's start when its end was passed since `before_ms`."""
        if self._loop is None:
            return
        start, end = self._loop
        if before_ms < end <= self._clock.t_ms:
            self._clock.seek(start)
            self._clock.play()

    def _time_passed(self, event: int | None) -> None:
        self._read_state()
        if event != self._event:
            self._event = event
            self.event_changed.emit()
        self.time_changed.emit()

    def _read_state(self) -> None:
        self._state = state_at(self._battle.tracks, self._clock.t_ms)

    # events

    @property
    def events(self) -> tuple[Event, ...]:
        """All events by their start; of those that start together, the most important first."""
        return self._events

    @property
    def present_event(self) -> int | None:
        """The present event as its place in `events`: the last that began, or the one asked for."""
        return self._event

    def go_to_event(self, index: int) -> None:
        """Make an event the present one, and its start the moment if the clock has it."""
        start_ms = self._events[index].start_ms
        times = self.scenario.clock
        if times.start_ms <= start_ms <= times.end_ms:
            self.seek(start_ms)
        if self._event != index:
            self._event = index
            self.event_changed.emit()

    # the view

    @property
    def camera(self) -> Camera:
        """Return how the map is looked at."""
        return self._camera

    @property
    def shown(self) -> Shown:
        """Return what is shown on the map."""
        return self._shown

    @property
    def style(self) -> Style:
        """Return the colours of the map."""
        return self._style

    def home_camera(self) -> Camera:
        """Return the camera of the scenario's first view for the map's present size."""
        camera = camera_for(
            self.scenario.views[0], self.projection, self._size_px, scale=self._scale
        )
        return kept_on_map(camera, self._ground)

    def set_camera(self, camera: Camera) -> None:
        """Look at the map through another camera, or the nearest to it that stays on the map."""
        camera = kept_on_map(camera, self._ground)
        if camera != self._camera:
            self._camera = camera
            self.view_changed.emit()

    def set_projection(self, text: str) -> None:
        """Redraw the map ("" as the scenario says), its middle kept; or raise ProjectionError."""
        old = self.projection
        self._battle = self.grounds.chosen(self._battle, text)
        self._ground = self.grounds.of(self._battle)
        self._camera = kept_on_map(reprojected(self._camera, old, self.projection), self._ground)
        self.projection_changed.emit()
        self.view_changed.emit()

    def resize(self, size_px: tuple[int, int], scale: float) -> None:
        """Take another size of the map: the same width of country, or still the home view."""
        at_home = self._camera == self.home_camera()
        self._size_px, self._scale = size_px, scale
        self.set_camera(self.home_camera() if at_home else self._camera.resized(size_px, scale))

    def show(self, shown: Shown) -> None:
        """Show other layers or names."""
        if shown != self._shown:
            self._shown = shown
            self.view_changed.emit()

    def set_style(self, style: Style) -> None:
        """Paint the map in another style."""
        if style != self._style:
            self._style = style
            self.style_changed.emit()

    # the selection

    @property
    def selection(self) -> UnitId | None:
        """Return the selected formation."""
        return self._shown.selected

    def select(self, unit: UnitId | None) -> None:
        """Select a formation, or nothing."""
        if unit != self._shown.selected:
            self._shown = replace(self._shown, selected=unit)
            self.selection_changed.emit()


def _event_at(starts: Sequence[int], t_ms: int) -> int | None:
    """Return the present event's place among the starts of all; of several the first."""
    started = bisect_right(starts, t_ms)
    return bisect_left(starts, starts[started - 1]) if started else None
