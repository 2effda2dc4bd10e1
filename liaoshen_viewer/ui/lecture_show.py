"""A running lecture: it moves the session along the path and takes the speaker's wishes.

Where it is stands in a `Run`, a value of the white room; this gives it time, and shows what is seen
there. Windows and keys look at it and are told when it moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from liaoshen_viewer.lecture.model import Lecture, Stop
from liaoshen_viewer.lecture.path import Look, look_at
from liaoshen_viewer.lecture.run import Run, advance, back, come_back, go_to, leave, moves, on
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style, load_style
from liaoshen_viewer.ui.player import Player, Pulse
from liaoshen_viewer.ui.session import Session

PACES: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
PATH_KEY, STOP_KEY = "lecture/running", "lecture/running_stop"


@dataclass(frozen=True, slots=True)
class _Dress:
    """How the map looked before the lecture."""

    shown: Shown
    style: Style


class Show(QObject):
    """Runs one lecture at a time.

    Signals:
        began: a lecture begins; windows take their places.
        moved: it is somewhere else: another stop, on the way, off the path, a curtain, a digit.
        ticked: some time has passed.
        ended: the lecture is over.
    """

    began = Signal()
    moved = Signal()
    ticked = Signal()
    ended = Signal()

    def __init__(self, session: Session, player: Player, settings: QSettings) -> None:
        super().__init__()
        self._session, self._player, self._settings = session, player, settings
        self._before: _Dress | None = None
        self._size_px = (0, 0)
        self.lecture: Lecture | None = None
        self.run = Run()
        self.elapsed_s = 0.0
        """Since the lecture began, by the audience's clock."""
        self.at_stop_s = 0.0
        """Since the present stop was bound for."""
        self.pace = 1.0
        self.curtain = ""
        """`black` or `white` while the screen is."""
        self.typed = ""
        """The digits of a stop's number typed so far."""

    # what holds now

    @property
    def running(self) -> bool:
        """Whether a lecture runs."""
        return self.lecture is not None

    @property
    def off_path(self) -> bool:
        """Whether it runs and the speaker left its path."""
        return self.running and self.run.off

    @property
    def on_path(self) -> bool:
        """Whether it runs and its keys hold."""
        return self.running and not self.run.off

    @property
    def stop(self) -> Stop | None:
        """The stop where it halts or that it is under way to."""
        return self.lecture.stops[self.run.bound_for] if self.lecture else None

    @property
    def next_stop(self) -> Stop | None:
        """The stop after that; None at the end."""
        index = self.run.bound_for + 1
        inside = self.lecture is not None and index < len(self.lecture.stops)
        return self.lecture.stops[index] if self.lecture and inside else None

    # beginning and ending

    def begin(self, lecture: Lecture, index: int = 0) -> None:
        """Run a lecture from one of its stops on."""
        if not lecture.stops:
            return
        session = self._session
        if self._before is None:
            self._before = _Dress(replace(session.shown, pair=None), session.style)
        session.pause()
        session.set_loop(None)
        self._player.stop_glide()
        self.lecture, self.run = lecture, go_to(lecture, index)
        self.elapsed_s = self.at_stop_s = 0.0
        self.pace, self.curtain, self.typed = 1.0, "", ""
        self.began.emit()
        self._player.drive(self.beat, Pulse.SLOW)
        self._arrive()

    def end(self) -> None:
        """End the lecture: the map is dressed as before, the moment and the view stay."""
        if self.lecture is None or self._before is None:
            return
        before, self._before = self._before, None
        self.lecture = None
        self._player.drive(None)
        self._settings.remove(PATH_KEY)
        self._session.pause()
        self._session.show(replace(before.shown, selected=self._session.selection))
        self._session.set_style(before.style)
        self.ended.emit()

    # what the speaker wishes

    def on(self) -> None:
        """Go on; with a number typed, go to that stop; from behind a curtain, open it."""
        if self.lecture is None or self._open_curtain():
            return
        if self.typed:
            self._take(go_to(self.lecture, int(self.typed) - 1))
        else:
            self._take(on(self.lecture, self.run))

    def back(self) -> None:
        """Go back."""
        if not self._open_curtain():
            self._take(back(self.run))

    def to_first(self) -> None:
        """Go to the first stop."""
        self.go_to(0)

    def to_last(self) -> None:
        """Go to the last stop."""
        if self.lecture is not None:
            self.go_to(len(self.lecture.stops) - 1)

    def again(self) -> None:
        """Halt at the stop where it is, or that it is under way to."""
        self.go_to(self.run.bound_for)

    def go_to(self, index: int) -> None:
        """Halt at a stop."""
        if self.lecture is not None:
            self.curtain = ""
            self._take(go_to(self.lecture, index))

    def leave(self) -> None:
        """Leave the path: the window's own keys hold until `come_back`."""
        if self.on_path:
            self.curtain = ""
            self._take(leave(self.run))

    def come_back(self) -> None:
        """Be exactly where the path was left."""
        if self.off_path:
            self._session.pause()
            self._player.stop_glide()
            self._take(come_back(self.run))

    def take_click(self, unit: UnitId | None) -> None:
        """Go on by a click beside all signs; one on a sign selects it, which others do."""
        if self.on_path and unit is None:
            self.on()

    def black(self) -> None:
        """Show a black screen, or the map again."""
        self._draw_curtain("black")

    def white(self) -> None:
        """Show a white screen, or the map again."""
        self._draw_curtain("white")

    def type_digit(self, digit: int) -> None:
        """Take a digit of the number of a stop."""
        self.typed = (self.typed + str(digit))[-3:]
        self.moved.emit()

    def faster(self) -> None:
        """Take the ways faster."""
        self.pace = PACES[min(PACES.index(self.pace) + 1, len(PACES) - 1)]
        self.moved.emit()

    def slower(self) -> None:
        """Take the ways slower."""
        self.pace = PACES[max(PACES.index(self.pace) - 1, 0)]
        self.moved.emit()

    # time

    def beat(self, dt_s: float) -> Pulse:
        """Let time pass; tell when to be told of more."""
        if self.lecture is None:
            return Pulse.NONE
        self.elapsed_s += max(dt_s, 0.0)
        self.at_stop_s += max(dt_s, 0.0)
        self._advance(dt_s)
        self.ticked.emit()
        return Pulse.QUICK if not self.run.halts and self.on_path else Pulse.SLOW

    def _advance(self, dt_s: float) -> None:
        if self.lecture is None or self.curtain or not moves(self.lecture, self.run):
            return
        before, self.run = self.run, advance(self.lecture, self.run, dt_s, self.pace)
        if self.run.bound_for != before.bound_for:
            self.at_stop_s = 0.0
        if (self.run.halts, self.run.stop) != (before.halts, before.stop):
            self._arrive()
        elif not self.run.halts:
            self._show_look()

    # what is seen

    def watch_view(self) -> None:
        """Look again when the picture has taken another size."""
        if self.on_path and self._session.camera.size_px != self._size_px:
            self._show_look()

    def look(self, run: Run, size_px: tuple[int, int], scale: float | None) -> Look:
        """Return what the audience sees at a point of the path, in any size.

        Raises ValueError while no lecture runs.
        """
        if self.lecture is None or self._before is None:
            raise ValueError("no lecture runs")
        return look_at(self.lecture, run, self._session.ground, size_px, scale, self._before.shown)

    def aim(self) -> Camera | None:
        """Return the camera of the stop that it is under way to."""
        if self.lecture is None or self.run.halts or self.run.off:
            return None
        camera = self._session.camera
        return self.look(Run(self.run.bound_for), camera.size_px, camera.scale).camera

    def look_ahead(self) -> Look | None:
        """Return what the next stop shows, while it halts at one; None at the end."""
        if self.next_stop is None or not self.run.halts or self.run.off:
            return None
        camera = self._session.camera
        return self.look(Run(self.run.stop + 1), camera.size_px, camera.scale)

    @property
    def style_before(self) -> Style:
        """The style that stops without one of their own have."""
        return self._before.style if self._before is not None else self._session.style

    def _take(self, run: Run) -> None:
        if self.lecture is None:
            return
        if run.bound_for != self.run.bound_for:
            self.at_stop_s = 0.0
        self.run, self.typed = run, ""
        self._player.drive(self.beat, Pulse.SLOW if run.halts or run.off else Pulse.QUICK)
        self._arrive()

    def _arrive(self) -> None:
        """Show where the lecture is and write it down, so that a crash loses nothing."""
        if self.run.off:
            self._session.show(replace(self._session.shown, emphasis=NO_EMPHASIS))
        else:
            self._show_look()
        if self.lecture is not None:
            self._settings.setValue(PATH_KEY, str(self.lecture.path))
            self._settings.setValue(STOP_KEY, self.run.bound_for)
            self._settings.sync()
        self.moved.emit()

    def _show_look(self) -> None:
        session = self._session
        self._size_px = session.camera.size_px
        look = self.look(self.run, self._size_px, session.camera.scale)
        session.set_style(self.style_before if look.style is None else load_style(look.style))
        session.select(None)
        session.show(replace(look.shown, ink=session.shown.ink, pair=session.shown.pair))
        session.set_camera(look.camera)
        session.seek(look.t_ms)

    def _open_curtain(self) -> bool:
        if not self.curtain:
            return False
        self.curtain = ""
        self.moved.emit()
        return True

    def _draw_curtain(self, colour: str) -> None:
        if self.on_path:
            self.curtain = "" if self.curtain == colour else colour
            self.moved.emit()
