"""Previews and exports in a process of their own, so that a window stays usable meanwhile.

The window sends wishes and hears answers; it never waits. The process ends with the window.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Final

from liaoshen_viewer.battle import Battle, open_battle
from liaoshen_viewer.errors import ExportError, ViewerError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.film import Film, FramePainter, film_from
from liaoshen_viewer.export.frames import png_bytes
from liaoshen_viewer.export.job import Progress, prepare, run
from liaoshen_viewer.export.lecture_paper import PaperPlan, write_paper
from liaoshen_viewer.export.reckon import most_bytes, sampled_bytes, size_hint
from liaoshen_viewer.export.still import make_still, page_wish
from liaoshen_viewer.export.target import Target, target_of
from liaoshen_viewer.export.wall_map import small_page
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.playback.endings import Kind
from liaoshen_viewer.scene.views import default_scale

PREVIEW_PX: Final = (320, 180)
"""A preview has at least this width and height."""
PAGE_PREVIEW_PX: Final = (1_200, 900)
"""The only preview of a page has at most these, for it is shown large."""


@dataclass(frozen=True, slots=True)
class Look:
    """Wish to see the first, the middle and the last frame of a plan. `number` comes back."""

    number: int
    words: Mapping[str, str]
    output: str


@dataclass(frozen=True, slots=True)
class Make:
    """Wish for an export."""

    words: Mapping[str, str]
    output: str
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Wish for a handout or a deck of a lecture, as it lies open, saved or not."""

    lecture: Lecture
    plan: PaperPlan


@dataclass(frozen=True, slots=True)
class Stop:
    """Wish that the export at hand stops, so that it can go on later."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a plan comes to."""

    number: int
    frames: int
    fps: int
    size_px: tuple[int, int]
    size_bytes: int
    """How large it will be: at most, or about, if frames of it were `sampled`."""
    sampled: bool = False
    page: str = ""
    """The paper of a wall map, whose size in bytes is not reckoned."""
    hint: Message | None = None
    """What is to be said of this size."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One of three frames of a plan, as a PNG."""

    number: int
    place: int
    t_ms: int
    picture: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a plan cannot be carried out. Nothing has been written."""

    message: Message


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an export could not go on. What it had written is whole."""

    message: Message


@dataclass(frozen=True, slots=True)
class Finished:
    """An export is whole."""

    path: Path


@dataclass(frozen=True, slots=True)
class Stopped:
    """An export stopped when it was asked to."""


Wish = Look | Make | Paper | Stop
Answer = Reckoned | Preview | Refused | Failed | Finished | Stopped | Progress


class Apart:
    """The process, seen from the window: it starts with this, and ends with `end`."""

    def __init__(self, folder: Path) -> None:
        context = get_context("spawn")
        self._gate = context.Event()
        self._gate.set()
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, self._gate, folder))
        self._process.start()
        there.close()

    def wish(self, wish: Wish) -> None:
        """Send a wish. If the process is gone, `heard` tells it."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self._pipe.send(wish)

    def heard(self) -> list[Answer]:
        """Return what was answered since the last call, without waiting.

        Raises EOFError if the process is gone.
        """
        found: list[Answer] = []
        try:
            while self._pipe.poll():
                found.append(self._pipe.recv())
        except (EOFError, ConnectionResetError):
            if not found:
                raise EOFError from None
        return found

    def pause(self, paused: bool) -> None:
        """Hold the export at hand after the present frames, or let it go on."""
        if paused:
            self._gate.clear()
        else:
            self._gate.set()

    def end(self, patience_s: float = 2.0) -> None:
        """Have the process stop what it does, and end."""
        self._pipe.close()
        self._process.join(patience_s)
        if self._process.is_alive():
            # Still loading, or at a large frame. Nothing whole can be harmed.
            self._process.terminate()
            self._process.join()
        self._process.close()


def _serve(pipe: Connection, gate: Event, folder: Path) -> None:
    # Ctrl-C reaches the whole group of processes; only the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    application = painting_application()
    try:
        battle: Battle | None = None
        while True:
            wish = pipe.recv()
            while isinstance(wish, Look) and pipe.poll():
                wish = pipe.recv()
            try:
                battle = battle or open_battle(folder)
                if isinstance(wish, Look):
                    _look(pipe, wish, battle)
                elif isinstance(wish, Make):
                    _make(pipe, gate, wish, battle)
                elif isinstance(wish, Paper):
                    _write(pipe, wish, battle)
            except ViewerError as error:
                pipe.send(Refused(error.message))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # The window is gone.
    del application


def _look(pipe: Connection, wish: Look, battle: Battle) -> None:
    target = target_of(wish.output)
    film = film_from(battle, wish.words, target.ending)
    count, plan = len(film.schedule.frames), film.plan
    reckoned = Reckoned(wish.number, count, plan.fps, plan.size_px, most_bytes(film, target))
    reckoned = replace(reckoned, page=plan.page)
    pipe.send(reckoned)
    if plan.page:
        t_ms = film.schedule.frames[0].t_ms
        page = small_page(
            film.picture, t_ms, page_wish(plan), PAGE_PREVIEW_PX, translate_into(plan.language)
        )
        pipe.send(Preview(wish.number, 0, t_ms, png_bytes(page)))
        return
    small = film_from(battle, {**wish.words, **_small(film)}, target.ending)
    painter = FramePainter(small)
    for place, index in enumerate((0, (count - 1) // 2, count - 1)):
        if pipe.poll():
            return
        t_ms = small.schedule.frames[index].t_ms
        pipe.send(Preview(wish.number, place, t_ms, png_bytes(painter.paint(index))))
    _weigh(pipe, film, target, reckoned)


def _weigh(pipe: Connection, film: Film, target: Target, reckoned: Reckoned) -> None:
    """Tell how large it will really be, unless something else is wished meanwhile."""
    steps = sampled_bytes(film, target, FramePainter(film))
    while not pipe.poll():
        try:
            next(steps)
        except StopIteration as done:
            hint = size_hint(target.ending, done.value)
            pipe.send(replace(reckoned, size_bytes=done.value, sampled=True, hint=hint))
            return


def _small(film: Film) -> dict[str, str]:
    """Return the words for the same pictures, smaller: signs and letters shrink with them."""
    (width, height), scale = film.plan.size_px, film.plan.scale
    share = max(PREVIEW_PX[0] / width, PREVIEW_PX[1] / height)
    size = (round(width * share), round(height * share))
    shrunk = (scale or default_scale((width, height))) * share
    return {"size": f"{size[0]}x{size[1]}", "scale": repr(max(shrunk, 0.05))}


def _make(pipe: Connection, gate: Event, wish: Make, battle: Battle) -> None:
    target = target_of(wish.output)
    film = film_from(battle, wish.words, target.ending)
    if target.kind is Kind.STILL:
        picture = make_still(film, target.path, overwrite=wish.overwrite)
        pipe.send(Progress(1, 1, 0, picture))
        pipe.send(Finished(target.path))
        return
    job = prepare(film, target, overwrite=wish.overwrite)
    with closing(run(job, gate=gate)) as steps:
        try:
            for step in steps:
                pipe.send(step)
                if pipe.poll() and isinstance(pipe.recv(), Stop):
                    break
            else:
                pipe.send(Finished(target.path))
                return
        except ViewerError as error:
            pipe.send(Failed(error.message))
            return
    pipe.send(Stopped())


def _write(pipe: Connection, wish: Paper, battle: Battle) -> None:
    """Write a paper, and tell of each page; what stops before its end leaves nothing behind."""
    count = len(wish.lecture.stops)
    with closing(write_paper(battle, wish.lecture, wish.plan)) as pages:
        pipe.send(Progress(0, count, -1))
        try:
            for number in pages:
                pipe.send(Progress(number, count, number - 1))
                if pipe.poll() and isinstance(pipe.recv(), Stop):
                    break
            else:
                pipe.send(Finished(wish.plan.output))
                return
        except ExportError as error:
            pipe.send(Failed(error.message))
            return
    pipe.send(Stopped())
