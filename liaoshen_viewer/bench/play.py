"""How evenly the window plays, with its panels open, and how much memory it comes to take."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimerEvent
from PySide6.QtWidgets import QWidget

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.child import measured_apart, tell
from liaoshen_viewer.bench.measure import Result
from liaoshen_viewer.bench.profile import profiled
from liaoshen_viewer.bench.resident import resident_mb
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.ui.app import build, make_app
from liaoshen_viewer.ui.player import BEAT_MS
from liaoshen_viewer.ui.theme import apply_font
from liaoshen_viewer.ui.wiring import Viewer

SECONDS_VARIABLE: Final = "LIAOSHEN_VIEWER_BENCH_SECONDS"
SECONDS: Final = 60.0
FRAME_MS: Final = 1000 / 30
LATE_MS: Final = 8.0
SIZE_PX: Final = (1920, 1080)
EMPTY_S: Final = 3.0
SETTLED_S: Final = 6.0
"""So long a window stands before it plays, as before a class."""


def measure_play() -> Result:
    """Measure the time from beat to beat while the campaign plays, against an empty window's."""
    return measured_apart("play", "print_play")[0]


def measure_memory() -> Result:
    """Measure the memory after the same playing, against an empty window's."""
    return measured_apart("play", "print_play")[1]


def print_play() -> None:
    """Play in this process and print the results; then end at once."""
    seconds = float(os.environ.get(SECONDS_VARIABLE, SECONDS))
    app = make_app(["liaoshen-viewer"])
    load_fonts()
    apply_font(app)
    even, empty_mb = _empty_window(EMPTY_S), resident_mb()
    with tempfile.TemporaryDirectory() as folder:
        remembered = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        viewer = build(open_battle(find_scenario("liaoshen")), remembered)
        viewer.window.map.lay_out_apart()
        viewer.window.resize(*SIZE_PX)
        viewer.window.show()
        memory = {"shown": _waited(0.5), "at rest": _waited(SETTLED_S)}
        with profiled("play"):
            gaps = _played(viewer, seconds)
        memory["after playing"] = resident_mb()
    late = [gap > FRAME_MS + LATE_MS for gap in gaps]
    facts = {
        "% within 8 ms of 1/30 s": 100 * (1 - sum(late) / len(late)),
        "% within 8 ms of 1/60 s": 100 * sum(gap <= BEAT_MS + LATE_MS for gap in gaps) / len(gaps),
        "longest, ms": max(gaps),
        "longer than 1/30 s by 50 ms": float(sum(gap > FRAME_MS + 50 for gap in gaps)),
    }
    play = f"play: from beat to beat, {seconds:.0f} s, panels open"
    tell([
        Result(play, tuple(gaps), "those of an empty window", tuple(even), facts=facts),
        Result("memory: after playing", (memory["after playing"],), "those of an empty window",
               (empty_mb,), "MB", memory),
    ])  # fmt: skip
    # Tearing down is not part of playing, and is not needed in a process that ends.
    os._exit(0)


class _Beats(QObject):
    """A bare timer of the player's interval, for so many seconds."""

    def __init__(self, loop: QEventLoop, seconds: float) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self._loop, self._until_s = loop, time.perf_counter() + seconds
        self._last_s = time.perf_counter()
        self.startTimer(BEAT_MS, Qt.TimerType.PreciseTimer)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Note how long it has been."""
        now_s = time.perf_counter()
        self.gaps_ms.append(1e3 * (now_s - self._last_s))
        self._last_s = now_s
        if now_s >= self._until_s:
            self.killTimer(event.timerId())
            self._loop.quit()


def _empty_window(seconds: float) -> list[float]:
    window, loop = QWidget(), QEventLoop()
    window.resize(*SIZE_PX)
    window.show()
    beats = _Beats(loop, seconds)
    loop.exec()
    window.close()
    return beats.gaps_ms


def _waited(seconds: float) -> float:
    """Let the window be for a while; return the memory it then takes."""
    loop = QEventLoop()
    beats = _Beats(loop, seconds)
    loop.exec()
    del beats
    return resident_mb()


def _played(viewer: Viewer, seconds: float) -> list[float]:
    """Play from the start, round and round, and return the times from beat to beat."""
    session, player, loop = viewer.session, viewer.player, QEventLoop()
    clock = session.clock
    session.set_loop((clock.start_ms, clock.end_ms))
    session.seek(clock.start_ms)
    beats: list[float] = []
    until_s = time.perf_counter() + seconds

    def note(now_s: float) -> bool:
        beats.append(time.perf_counter())
        if beats[-1] >= until_s:
            loop.quit()
        return beats[-1] < until_s

    session.toggle()
    player.watch(note)
    loop.exec()
    if not session.clock.playing:
        sys.stderr.write("the clock has stopped on the way\n")
    return [1e3 * (after - before) for before, after in pairwise(beats)]
