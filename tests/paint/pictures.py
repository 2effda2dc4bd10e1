"""The sample scenario as a battle, and pictures of it, for the tests of painting and export."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.export.film import Film, make_film
from liaoshen_viewer.export.plan import Picture, plan_picture
from liaoshen_viewer.geography.basemap import load_basemap
from liaoshen_viewer.motion.compile import compile_tracks
from liaoshen_viewer.playback.film_plan import CameraWish, plan_from
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from tests.sample import small_lines, small_scenario

SMALL = (480, 270)


@cache
def sample_battle() -> Battle:
    """Compile the sample scenario over the real ground."""
    scenario = small_scenario()
    return Battle(scenario, compile_tracks(scenario, small_lines()), load_basemap(), ())


@cache
def sample_picture(
    view: str = "theatre", style: str = "paper", size_px: tuple[int, int] = SMALL
) -> Picture:
    """Plan pictures of a view of the sample scenario."""
    battle = sample_battle()
    (found,) = (known for known in battle.scenario.views if known.id == view)
    return plan_picture(battle, found, size_px, load_style(style), scale=size_px[1] / 540)


def sample_row(
    view: str, ends_ms: tuple[int, int], step_ms: int, size_px: tuple[int, int] = SMALL
) -> Film:
    """Plan a row of pictures of the sample scenario, each as `sample_picture` plans one."""
    battle = sample_battle()
    plan = replace(
        plan_from({}, battle.scenario.clock, film=False),
        start_ms=ends_ms[0], end_ms=ends_ms[1], step_ms=step_ms, size_px=size_px,
        scale=size_px[1] / 540, camera=CameraWish(view=view),
    )  # fmt: skip
    return make_film(battle, plan, Shown(), load_style())
