"""Run over all hours: `python -m tools.check_layout [--step MINUTES] [--view NAME]`."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import fields

import numpy as np

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BoolArray
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scenario.calendar import MINUTE_MS, format_time
from liaoshen_viewer.scenario.model import View
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.formations import boxes_px, moment_of, signs_in, towns_m
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.names_at import names_for
from liaoshen_viewer.scene.names_seen import labels_seen
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs import unit_facts
from liaoshen_viewer.scene.signs_at import signs_at
from liaoshen_viewer.scene.views import camera_for
from tools.check_layout.honesty import Faults, faults, held_towns

SIZE_PX = (1920, 1080)
VIEWS = ("theatre", "liaoxi", "jinzhou", "heishan")
JUMP_PX = 6.0


def main() -> None:
    """Print, for each view, at how many moments there is a fault of each kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenario", default="liaoshen")
    options.add_argument("--step", type=int, default=30, help="minutes between moments")
    options.add_argument("--view", nargs="*", default=VIEWS)
    options.add_argument("--worst", type=int, default=5)
    chosen = options.parse_args()
    application = painting_application()
    battle = open_battle(find_scenario(chosen.scenario))
    for view in battle.scenario.views:
        if view.id in chosen.view:
            _report(view.id, _counted(battle, view, chosen.step), chosen.worst)
    del application


def _counted(battle: Battle, view: View, step_min: int) -> list[tuple[str, Faults, int]]:
    ground = project_ground(battle.basemap, Projection(battle.scenario.projection))
    camera = camera_for(view, ground.projection, SIZE_PX)
    keep, shown, clock = Keep().about(battle, ground, measure), Shown(), battle.scenario.clock
    lettering = Lettering(shown.names)
    names = names_for(keep, ground, m_per_pt(camera), lettering, measure)
    towns = camera.to_px(towns_m(ground, m_per_pt(camera)))
    towns = towns[((towns >= 0) & (towns <= SIZE_PX)).all(axis=1)]
    found, before = [], None
    for t_ms in range(clock.campaign_start_ms, clock.campaign_end_ms, step_min * MINUTE_MS):
        state = state_at(battle.tracks, t_ms)
        signs = signs_at(keep, battle, ground, state, camera, lettering, shown, measure)
        inside: BoolArray = ((signs.true_px >= 0) & (signs.true_px <= SIZE_PX)).all(axis=1)
        labels = labels_seen(names, camera, boxes_px(signs_in(signs, inside), camera.scale))
        units_px = camera.to_px(moment_of(state, ground.projection).xy_m)
        units_px[~state.own | unit_facts(battle.scenario).aside] = np.nan
        held = held_towns(towns, units_px, state.side, camera)
        count = faults(signs, labels, held, state.side, camera)
        places = {
            int(unit): (centre, true)
            for unit, centre, true, opacity in zip(
                signs.unit, signs.centre_px, signs.true_px, signs.opacity, strict=True
            )
            if opacity > 0.5
        }
        jumps = 0
        for unit, (centre, true) in places.items():
            if before is not None and unit in before:
                moved = np.hypot(*(centre - before[unit][0]))
                own = np.hypot(*(true - before[unit][1]))
                jumps += moved - own > JUMP_PX * step_min / 5
        before = places
        found.append((format_time(t_ms), count, jumps))
    return found


def _report(view: str, found: list[tuple[str, Faults, int]], worst: int) -> None:
    total = len(found)
    signs = np.mean([count.signs for _, count, _ in found])
    print(f"{view}: {total} moments, {signs:.1f} signs on average")
    for field in fields(Faults)[1:]:
        bad = Counter({when: getattr(count, field.name) for when, count, _ in found})
        _line(field.name, bad, total, worst)
    _line("jumps", Counter({when: jumps for when, _, jumps in found}), total, worst)


def _line(name: str, bad: Counter[str], total: int, worst: int) -> None:
    moments = sum(1 for n in bad.values() if n)
    print(
        f"  {name:10} {100 * moments / total:5.1f} % of moments, "
        f"{sum(bad.values()) / total:.3f} a moment; "
        + ", ".join(f"{when} {n}" for when, n in bad.most_common(worst) if n)
    )


if __name__ == "__main__":
    main()
