"""The one timer of the program: it lets campaign time pass and the camera glide."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, Qt, QTime, QTimer, Signal

from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.glide import Glide
from liaoshen_viewer.scene.views import kept_on_map
from liaoshen_viewer.ui.session import Session

BEAT_MS = 16
SLOW_BEAT_MS = 250
REST_S = 0.15
"""A camera that has not moved for so long is at rest: its ground is worth painting exactly."""
LONGEST_GAP_S = 10.0
"""No more than this passes between two beats for what is told of time: a machine that wakes from an
hour's sleep has not talked for an hour."""
WORK_S = 0.004
WORK_AT_REST_S = 0.01
"""How much of a beat work ahead may take, while something moves and while nothing does."""
Work = Callable[[Camera | None], bool]
"""Does a few milliseconds of work, for the camera that a glide is bound for if there is one, and
tells whether there is more."""


class Pulse(Enum):
    """How often something wants to hear of the time that passes."""

    NONE = 0
    SLOW = 1
    """A clock is shown, a pause is waited for."""
    QUICK = 2
    """Something moves."""


Drive = Callable[[float], Pulse]
"""Is told the seconds since the last beat, and tells when it wants the next."""

Watch = Callable[[float], bool]
"""Looks at something that goes on elsewhere, at monotonic seconds; tells whether it still does."""


class Player(QObject):
    """Wakes while the clock plays, the camera moves or there is work to do ahead; sleeps else.

    `now` gives monotonic seconds; a test passes numbers of its own and calls `beat`.

    Signals:
        camera_rested: the camera has not moved for a moment.
    """

    camera_rested = Signal()

    def __init__(self, session: Session, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._session = session
        self._now = now
        self._last_s = now()
        self._glide: tuple[Glide, float] | None = None
        self._moved_s: float | None = None
        self._work: Work | None = None
        self._unfinished = False
        self._drive: Drive | None = None
        self._pulse = Pulse.NONE
        self._watched: list[Watch] = []
        self._aim: Callable[[], Camera | None] | None = None
        self._later: Callable[[], bool] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)

    @property
    def awake(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    @property
    def gliding(self) -> bool:
        """Whether the camera is on its way."""
        return self._glide is not None

    def wake(self) -> None:
        """Start beating if anything moves; what passed while asleep does not count."""
        if self._busy():
            if not self.awake:
                self._last_s = self._now()
            self._take_pace()

    def sleep(self) -> None:
        """Stop everything that moves: the window closes."""
        self._glide = self._moved_s = None
        self._watched.clear()
        self._unfinished = False
        self._pulse = Pulse.NONE
        self._timer.stop()

    def glide_to(self, camera: Camera) -> None:
        """Move the camera there gently."""
        camera = kept_on_map(camera, self._session.ground)
        self._glide = (Glide(self._session.camera, camera), self._now())
        self.wake()

    def stop_glide(self) -> None:
        """Leave the camera where it is: the user took hold of it."""
        self._glide = None

    def watch_camera(self) -> None:
        """Take note that the camera moved."""
        self._moved_s = self._now()
        self.wake()

    def work_ahead(self, work: Work) -> None:
        """Let `work` go on in small slices whenever the timer runs, until it has no more."""
        self._work = work

    def drive(self, drive: Drive | None, pulse: Pulse = Pulse.NONE) -> None:
        """Tell `drive` of all time that passes from now on; `pulse` says how often at first."""
        self._drive, self._pulse = drive, pulse
        self.wake()

    def time_of_day(self) -> QTime:
        """Return what the clock on the wall says."""
        return QTime.currentTime()

    def watch(self, look: Watch) -> None:
        """Call `look` at every beat until it tells that there is nothing more to see."""
        if look not in self._watched:
            self._watched.append(look)
        self.wake()

    def aim_at(self, aim: Callable[[], Camera | None], later: Callable[[], bool]) -> None:
        """Let `aim` say where a way leads that is no glide; `later` works when all else is done."""
        self._aim, self._later = aim, later

    def beat(self) -> None:
        """Let the time since the last beat pass."""
        now_s = self._now()
        dt_s, self._last_s = min(max(now_s - self._last_s, 0.0), LONGEST_GAP_S), now_s
        if self._drive is not None:
            self._pulse = self._drive(dt_s)
        if self._session.clock.playing:
            self._session.advance(dt_s)
        self._move_camera(now_s)
        self._rest_camera(now_s)
        self._work_on()
        for look in tuple(self._watched):
            if not look(now_s) and look in self._watched:
                self._watched.remove(look)
        if self._busy():
            self._take_pace()
        else:
            self._timer.stop()

    def _take_pace(self) -> None:
        """Beat as often as what moves needs; a clock alone needs few beats."""
        driven = self._pulse is Pulse.QUICK or bool(self._watched)
        quick = self._moving() or self._unfinished or driven
        beat_ms = BEAT_MS if quick else SLOW_BEAT_MS
        if not self.awake or self._timer.interval() != beat_ms:
            self._timer.start(beat_ms)

    def _move_camera(self, now_s: float) -> None:
        if self._glide is None:
            return
        glide, begun_s = self._glide
        if now_s - begun_s >= glide.duration_s:
            self._glide = None
        there, here = glide.at(now_s - begun_s), self._session.camera
        # The window may have taken another size on the way.
        self._session.set_camera(replace(there, size_px=here.size_px, scale=here.scale))

    def _rest_camera(self, now_s: float) -> None:
        if self._moved_s is not None and self._glide is None and now_s - self._moved_s >= REST_S:
            self._moved_s = None
            self.camera_rested.emit()

    def _work_on(self) -> None:
        if self._work is None:
            return
        until_s = self._now() + (WORK_S if self._moving() else WORK_AT_REST_S)
        bound_for = self._destination()
        while True:
            self._unfinished = self._work(bound_for) or (self._later is not None and self._later())
            if not self._unfinished or self._now() >= until_s:
                return

    def _destination(self) -> Camera | None:
        if self._glide is None:
            return self._aim() if self._aim is not None else None
        here = self._session.camera
        return replace(self._glide[0].end, size_px=here.size_px, scale=here.scale)

    def _moving(self) -> bool:
        camera_moves = self._glide is not None or self._moved_s is not None
        return camera_moves or self._session.clock.playing

    def _busy(self) -> bool:
        driven = self._pulse is not Pulse.NONE or bool(self._watched)
        return self._moving() or self._unfinished or driven
