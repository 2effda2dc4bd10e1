"""The days to come, laid out in a process of their own while the window plays.

What it solves it keeps on disk, where the window finds it: nothing else is said between the two.
Where no file can be kept, or no process started, the window solves each hour when it needs it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from liaoshen_viewer.battle import Battle, open_battle, with_projection
from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.anchors import Sheet
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.days import DAY_HOURS
from liaoshen_viewer.scene.deployment import Asked, Deployment
from liaoshen_viewer.scene.formations import Corner
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.signs import unit_facts
from liaoshen_viewer.scene.signs_at import corners_at

NICE: Final = 5
"""The window comes first."""
PATIENCE_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Wish:
    """The days of a battle that are to be laid out, from `first_day` on and then those before."""

    folder: Path
    mark: str
    projection: str
    lettering: Lettering
    asked: Asked
    foldings: tuple[int, ...]
    sheets: Mapping[int, Sheet]
    first_day: int


class LayoutsApart:
    """The process, seen from the window: it starts when days lack and ends when none does."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._asked: object = None
        self._tried: object = None

    def follow(self, crowd: Deployment, t_ms: int, camera: Camera) -> None:
        """See to it that the days from a moment on are laid out; takes no time if they are."""
        corners = corners_at(t_ms, camera)
        foldings = tuple(sorted({corner.folding for corner in corners}))
        day = corners[0].hour // DAY_HOURS
        about = (crowd.battle.mark, crowd.projection, crowd.lettering, crowd.asked, foldings)
        if (about, day) == self._asked or not crowd.battle.mark:
            return
        self._asked = (about, day)
        if self.at_work:
            self._say(_wish(crowd, foldings, day))
        elif _lacking(crowd, foldings, day) and (about, day) != self._tried:
            # Once for each day: where no file can be kept, it would be tried again for ever.
            self._tried = (about, day)
            self._start()
            self._say(_wish(crowd, foldings, day))

    def close(self) -> None:
        """End the process. What it has kept is whole."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.join(PATIENCE_S)
            if self._process.is_alive():
                self._process.terminate()
                self._process.join()
            self._process.close()
            self._process = None

    @property
    def at_work(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.is_alive()

    def _start(self) -> None:
        self.close()
        context = get_context("spawn")
        self._pipe, there = context.Pipe()
        # A daemon: it ends with this process, however that ends.
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def _say(self, wish: Wish) -> None:
        if self._pipe is not None:
            with suppress(BrokenPipeError, ConnectionResetError):
                self._pipe.send(wish)


def _wish(crowd: Deployment, foldings: tuple[int, ...], day: int) -> Wish:
    bands = {band for folding in foldings for band in (folding, folding - 1)}
    scenario = crowd.battle.scenario
    return Wish(
        scenario.folder, crowd.battle.mark, scenario.projection, crowd.lettering, crowd.asked,
        foldings, {band: crowd.sheet(band) for band in bands}, day,
    )  # fmt: skip


def _lacking(crowd: Deployment, foldings: tuple[int, ...], first_day: int) -> bool:
    """Tell whether a day is not on disk; for the wanted formation only the first days count."""
    corners = _corners(crowd.battle, foldings, first_day)
    if not all(crowd.day_kept(corner, crowd.usual) for corner in corners):
        return True
    return any(crowd.left(corner) for corner in corners[: len(foldings)])


def _corners(battle: Battle, foldings: tuple[int, ...], first_day: int) -> list[Corner]:
    """Return an anchor of each day, those from `first_day` on first."""
    clock = battle.scenario.clock
    # One more hour than the clock has: the last moment lies between two anchors.
    first, last = clock.campaign_start_ms // HOUR_MS, clock.campaign_end_ms // HOUR_MS + 1
    days = list(range(first // DAY_HOURS, last // DAY_HOURS + 1))
    ordered = [d for d in days if d >= first_day] + [d for d in days if d < first_day]
    return [Corner(1.0, day * DAY_HOURS, it, it) for day in ordered for it in foldings]


def _serve(pipe: Connection) -> None:
    """Lay out what is wished for, until nothing is left or the window is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICE)
    with suppress(EOFError, ConnectionResetError, ViewerError):
        wish: Wish | None = pipe.recv()
        crowd: Deployment | None = None
        while wish is not None:
            crowd = _crowd(wish, crowd)
            wish = _carried_out(wish, crowd, pipe) if crowd is not None else None


def _crowd(wish: Wish, before: Deployment | None) -> Deployment | None:
    """Return who lays out; None if the folder is not any more what the window shows.

    Raises ViewerError if it cannot be read at all.
    """
    same = before is not None and before.battle.mark == wish.mark
    battle = before.battle if before is not None and same else open_battle(wish.folder)
    if battle.mark != wish.mark:
        return None
    if battle.scenario.projection != wish.projection:
        battle = with_projection(battle, wish.projection)
    keep = (before.keep if before is not None else Keep()).about(battle)
    facts = keep.get("facts", partial(unit_facts, battle.scenario))
    return Deployment(
        battle, Projection(wish.projection), facts, keep, wish.sheets.__getitem__,
        wish.lettering, wish.asked,
    )  # fmt: skip


def _carried_out(wish: Wish, crowd: Deployment, pipe: Connection) -> Wish | None:
    """Lay out day after day; return the wish that came in between, None if all is done.

    Raises EOFError when the window is gone.
    """
    for corner in _corners(crowd.battle, wish.foldings, wish.first_day):
        while (asked := crowd.left(corner)) is not None:
            for _ in crowd.solve_day(corner, asked):
                if pipe.poll():
                    following: Wish = pipe.recv()
                    return following
            if not crowd.day_kept(corner, asked):
                return None  # nothing can be kept here
    return None
