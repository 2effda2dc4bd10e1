"""How evenly the window plays, with its panels open, and how much memory it comes to take."""

from __future__ import annotations

import os
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QWidget

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.bench.child import measured_apart, tell
from liaoshen_viewer.bench.measure import Result
from liaoshen_viewer.bench.profile import profiled
from liaoshen_viewer.bench.resident import resident_mb
from liaoshen_viewer.export.memory import be_frugal
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.app import build, make_app
from liaoshen_viewer.ui.player import BEAT_MS, Player
from liaoshen_viewer.ui.session import Session
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
    be_frugal()  # as the program does
    app = make_app(["liaoshen-viewer"])
    load_fonts()
    apply_font(app)
    battle = open_battle(find_scenario("liaoshen"))
    even, empty_mb = _empty_window(battle), resident_mb()
    with tempfile.TemporaryDirectory() as folder:
        remembered = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        viewer = build(battle, remembered)
        viewer.window.map.lay_out_apart()
        viewer.window.resize(*SIZE_PX)
        viewer.window.show()
        memory = {"shown": _waited(viewer, 0.5), "at rest": _waited(viewer, SETTLED_S)}
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


def _beats_ms(player: Player, seconds: float) -> list[float]:
    """Let so many seconds pass; return the times from beat to beat."""
    loop, beats = QEventLoop(), [time.perf_counter()]

    def note(_now_s: float) -> bool:
        beats.append(time.perf_counter())
        if beats[-1] - beats[0] >= seconds:
            loop.quit()
        return beats[-1] - beats[0] < seconds

    player.watch(note)
    loop.exec()
    return [1e3 * (after - before) for before, after in pairwise(beats)]


def _empty_window(battle: Battle) -> list[float]:
    window = QWidget()
    window.resize(*SIZE_PX)
    window.show()
    player = Player(Session(battle, load_style(), Shown()))
    gaps = _beats_ms(player, EMPTY_S)
    player.sleep()
    window.close()
    return gaps


def _waited(viewer: Viewer, seconds: float) -> float:
    """Let the window be for a while; return the memory it then takes."""
    _beats_ms(viewer.player, seconds)
    return resident_mb()


def _played(viewer: Viewer, seconds: float) -> list[float]:
    """Play from the start, round and round, and return the times from beat to beat."""
    session = viewer.session
    session.set_loop((session.clock.start_ms, session.clock.end_ms))
    session.seek(session.clock.start_ms)
    session.toggle()
    return _beats_ms(viewer.player, seconds)
