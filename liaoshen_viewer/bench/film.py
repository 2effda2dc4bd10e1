"""How fast a film is made, against the encoder alone fed the same frames from memory."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import count
from typing import Final

from PySide6.QtGui import QImage

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.bench.measure import Result, compare
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.encode import Encoder
from liaoshen_viewer.export.film import FramePainter, make_film
from liaoshen_viewer.export.finish import recipe_of
from liaoshen_viewer.playback.film_plan import plan_from
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style

CHUNK: Final = 60
FRAMES_A_DAY: Final = 50
"""A few less than a campaign day has at 14 hours in a second."""
RUNS: Final = 30
"""1,800 frames in all, of the film that the program makes without further words, but for holds:
frames that stand still are painted once and would flatter the rate."""


def measure_film() -> Result:
    """Measure painting and encoding, against encoding alone: same settings, one encoding thread.

    The layouts of the signs are kept, as for any film of a campaign but the first; the time that
    they took is told apart.
    """
    application = painting_application()
    battle = open_battle(find_scenario("liaoshen"))
    words = {"hold": "none", "pieces": "event,strength"}
    film = make_film(
        battle, plan_from(words, battle.scenario.clock, film=True), Shown(), load_style()
    )
    painter, chunks = FramePainter(film), count()
    began_s = time.perf_counter()
    for index in range(0, CHUNK * (RUNS + 1), FRAMES_A_DAY):
        painter.lay_out(index)
    facts = {"laying out the days before, s": time.perf_counter() - began_s}
    recipe = recipe_of(film, ".mp4")
    kept: list[QImage] = []

    def make() -> None:
        kept.clear()
        first = next(chunks) * CHUNK
        with Encoder(recipe) as encoder:
            for index in range(first, first + CHUNK):
                kept.append(painter.paint(index))
                encoder.add(kept[-1])
            encoder.close()

    def encode() -> None:
        with Encoder(recipe) as encoder:
            for image in kept:
                encoder.add(image)
            encoder.close()

    name = f"export: {CHUNK} frames, 1920x1080, H.264"
    result = compare(name, make, "encoding the same frames from memory", encode, RUNS)
    del application
    facts["frames a second"] = 1e3 * CHUNK / result.median_ms
    return replace(result, facts={**facts, "share of the encoder's rate": 1 / result.ratio})
