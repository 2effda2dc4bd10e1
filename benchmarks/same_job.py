"""The job that all programs get: 150 labelled units that move over one ground, 1920x1080.

python -m benchmarks.same_job DIR FRAMES

Writes DIR/ground.png (the map without units) and DIR/job.json: names and colours of 150 units,
and their pixels for each frame, an hour of the campaign apart. The times are those of the bundled
scenario; a unit that is not there at an hour stands where it was.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.film import film_from
from liaoshen_viewer.export.frames import render_frame, write_png
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import HOUR_MS

UNITS = 150
COLOURS = {"pla": "#b03030", "nra": "#2f5f9f"}
BARE = "no-units,no-battles,no-fronts,no-control,no-arrows,no-cuts,no-trails"


def write_job(folder: Path, count: int) -> None:
    """Write the ground and the units' pixels for so many frames."""
    folder.mkdir(parents=True, exist_ok=True)
    application = painting_application()
    battle = open_battle(find_scenario("liaoshen"))
    picture = film_from(battle, {"layers": BARE}, ".png").picture
    start_ms = battle.scenario.clock.campaign_start_ms
    write_png(render_frame(picture, start_ms), folder / "ground.png")
    projection = Projection(battle.scenario.projection)
    rows = []
    for hour in range(count):
        lonlat = state_at(battle.tracks, start_ms + hour * HOUR_MS).lonlat_deg
        rows.append(picture.camera.to_px(projection.to_m(lonlat)))
    pixels = np.array(rows)
    for before, now in pairwise(pixels):
        gone = ~np.isfinite(now)
        now[gone] = before[gone]
    there = np.flatnonzero(np.isfinite(pixels).all(axis=(0, 2)))[:UNITS]
    units = [battle.scenario.units[index] for index in there]
    job = {
        "names": [unit.names.in_language("en") for unit in units],
        "colours": [COLOURS.get(unit.side, "#555555") for unit in units],
        "pixels": pixels[:, there].round(2).tolist(),
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    del application
    sys.stdout.write(f"{len(units)} units, {count} frames in {folder}\n")


if __name__ == "__main__":
    write_job(Path(sys.argv[1]), int(sys.argv[2]))
