"""The parts that can be measured, each beside its yardstick, on the bundled Liaoshen scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle, find_scenario, open_battle, read_battle
from liaoshen_viewer.bench.crowd import crowd
from liaoshen_viewer.bench.film import measure_film
from liaoshen_viewer.bench.frame import measure_crowd, measure_frame, measure_layout
from liaoshen_viewer.bench.ground import (
    measure_cold_hd,
    measure_cold_uhd,
    measure_glide_hd,
    measure_glide_hd_work,
    measure_glide_uhd,
    measure_glide_uhd_work,
    measure_kept,
)
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.bench.panel import measure_rows
from liaoshen_viewer.bench.play import measure_memory, measure_play
from liaoshen_viewer.bench.profile import profiled
from liaoshen_viewer.bench.start import measure_first_start, measure_start
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Clock

SCENARIO: Final = "liaoshen"
MOMENTS: Final = 100


def measure_load() -> Result:
    """Measure opening the scenario, against reading its files without looking at them."""
    folder = find_scenario(SCENARIO)
    files = sorted(path for path in folder.iterdir() if path.is_file())

    def work() -> Battle:
        return read_battle(folder)

    def read_text() -> list[int]:
        return [len(_words(path)) for path in files]

    return compare("load: folder to battle", work, "splitting the files into words", read_text, 5)


def measure_state() -> Result:
    """Measure the state at many moments, against sorting as many positions."""
    battle = open_battle(find_scenario(SCENARIO))
    moments = _moments(battle.scenario.clock)
    numbers = np.random.default_rng(1948).random((MOMENTS, 2 * len(battle.scenario.units)))

    def work() -> list[float]:
        return [float(state_at(battle.tracks, t_ms).t_ms) for t_ms in moments]

    def sort() -> object:
        return [np.sort(row) for row in numbers]

    return compare(f"state: {MOMENTS} moments", work, "sorting as many coordinates", sort, 11)


def measure_state_of_crowd() -> Result:
    """Measure the state of ten thousand made-up formations with 20 waypoints each."""
    battle = crowd()
    moments = count(battle.scenario.clock.campaign_start_ms, HOUR_MS)
    numbers = np.random.default_rng(1948).random(2 * len(battle.scenario.units))

    def work() -> object:
        return state_at(battle.tracks, next(moments))

    def sort() -> object:
        return np.sort(numbers)

    name = f"state: {len(battle.scenario.units)} formations"
    return compare(name, work, "sorting as many coordinates", sort, MOMENTS)


def _words(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split()


def _moments(clock: Clock) -> list[int]:
    return [int(t) for t in np.linspace(clock.start_ms, clock.end_ms, MOMENTS)]


def measured(part: str) -> list[Result]:
    """Return the results of a part."""
    with profiled(part):
        return [measure() for measure in PARTS[part]]


PARTS: Final[Mapping[str, tuple[Callable[[], Result], ...]]] = {
    "start": (measure_start, measure_first_start),
    "load": (measure_load,),
    "state": (measure_state, measure_state_of_crowd),
    "layout": (measure_layout,),
    "frame": (measure_frame, measure_crowd),
    "ground": (
        measure_cold_hd,
        measure_cold_uhd,
        measure_kept,
        measure_glide_hd,
        measure_glide_hd_work,
        measure_glide_uhd,
        measure_glide_uhd_work,
    ),
    "panel": (measure_rows,),
    "play": (measure_play,),
    "memory": (measure_memory,),
    "export": (measure_film,),
}
"""What is measured, by the names that the command line takes."""
