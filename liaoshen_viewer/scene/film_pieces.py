"""What stands in a film's picture beside the map: cards, charts, event texts, order of battle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.playback.film_plan import FilmPlan
from liaoshen_viewer.playback.schedule import Frame
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import Caption
from liaoshen_viewer.scene.captions import (
    GAP_PT,
    TOP_PT,
    end_card,
    event_caption,
    title_card,
)
from liaoshen_viewer.scene.chart_marks import LineChart, OrbatChart
from liaoshen_viewer.scene.figures import Figures, charts_of
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.line_chart import Sheet, least_height, line_chart
from liaoshen_viewer.scene.orbat_chart import orbat_chart, plan_strip
from liaoshen_viewer.scene.sheet import MARGIN_PT
from liaoshen_viewer.scene.shown import Corner, Shown
from liaoshen_viewer.scene.summary import OrderOfBattle, order_of_battle

CHARTS: Final = ("strength", "losses")
CHART_WIDTH_PT: Final = 366.0
CHART_LETTERS_PT: Final = 15.0
PLOT_EMS: Final = 6.0
STRIP_SHARE: Final = 0.13
"""How much of the picture's height the order of battle takes."""
FOOT_PT: Final = 30.0
"""Below the strip: the line of credits."""
OUT_OF_THE_WAY: Final = {
    "scale_bar": Corner.TOP_RIGHT,
    "north_arrow": Corner.TOP_RIGHT,
    "legend": Corner.TOP_RIGHT,
}
"""Where furniture goes when the order of battle takes the picture's foot."""

FilmMark = Caption | LineChart | OrbatChart


@dataclass(frozen=True, slots=True)
class Told:
    """What is worked out once for all frames of a film."""

    figures: tuple[Figures, ...]
    first: OrderOfBattle | None
    """The order of battle at the first frame; None for a film that does not show it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every piece needs: the battle, the plan, the picture, and the means to write."""

    battle: Battle
    plan: FilmPlan
    camera: Camera
    """Its scale is that of the letters."""
    measure: Measure
    translate: Translate
    program: str
    """The line about who made it."""


def told_by(battle: Battle, plan: FilmPlan) -> Told:
    """Return what the pieces of a plan need."""
    known = charts_of(battle.scenario)
    figures = tuple(known[name](battle) for name in CHARTS if name in plan.pieces)
    first = None
    if "orbat" in plan.pieces:
        first = order_of_battle(battle.scenario, state_at(battle.tracks, plan.start_ms))
    return Told(figures, first)


def shown_with(plan: FilmPlan, shown: Shown) -> Shown:
    """Return what the map shows beside the pieces: the legend if it is one, furniture aside."""
    if "legend" in plan.pieces:
        shown = replace(shown, layers=shown.layers | {"legend"})
    if "orbat" in plan.pieces:
        chosen = dict(shown.placed)
        moved = {name: corner for name, corner in OUT_OF_THE_WAY.items() if name not in chosen}
        shown = replace(shown, placed=(*shown.placed, *moved.items()))
    return shown


def pieces_of(told: Told, frame: Frame, desk: Desk) -> list[FilmMark]:
    """Return what a frame tells beside its map."""
    scenario, plan = desk.battle.scenario, desk.plan
    camera, words = desk.camera, plan.language
    if frame.card == "title":
        ends = (plan.start_ms, plan.end_ms)
        return [title_card(scenario, ends, camera, words, desk.measure, desk.translate)]
    if frame.card == "end":
        return [end_card(scenario, camera, words, desk.measure, desk.program)]
    charts = _charts(told.figures, frame.t_ms, desk)
    marks: list[FilmMark] = [*charts]
    if frame.event >= 0 and "event" in plan.pieces:
        top = _below(charts[-1], camera) if charts else None
        event = scenario.events[frame.event]
        marks.append(event_caption(event, camera, words, desk.measure, desk.translate, top))
    if told.first is not None:
        marks.append(_strip(told.first, frame.t_ms, desk))
    return marks


def program_line(version: str, translate: Translate) -> str:
    """Return the line of the end card about the program."""
    return translate(Message("export.program", {"version": version}))


def _charts(figures: Sequence[Figures], t_ms: int, desk: Desk) -> list[LineChart]:
    camera, plan = desk.camera, desk.plan
    width = min(CHART_WIDTH_PT * camera.scale, 0.45 * camera.size_px[0])
    letters = CHART_LETTERS_PT * width / CHART_WIDTH_PT
    top, found = TOP_PT * camera.scale, []
    for one in figures:
        height = least_height(one, letters, PLOT_EMS) + 2 * letters
        corner = (float(round(MARGIN_PT * camera.scale)), float(round(top)))
        sheet = Sheet(corner, (width, height), letters, plate=True)
        span = (plan.start_ms, plan.end_ms)
        found.append(
            line_chart(one, sheet, span, t_ms, plan.language, desk.measure, desk.translate)
        )
        top = _below(found[-1], camera)
    return found


def _below(chart: LineChart, camera: Camera) -> float:
    return chart.corner_px[1] + chart.extent_px[1] + GAP_PT * camera.scale


def _strip(first: OrderOfBattle, t_ms: int, desk: Desk) -> OrbatChart:
    scenario, camera = desk.battle.scenario, desk.camera
    state = state_at(desk.battle.tracks, t_ms)
    order = order_of_battle(scenario, state)
    strip = plan_strip(scenario, state)
    width, height = camera.size_px
    margin = MARGIN_PT * camera.scale
    em = strip.letters_px((width - 2 * margin, STRIP_SHARE * height))
    wide, high = strip.extent[0] * em, strip.extent[1] * em
    corner = (
        float(round((width - wide) / 2)),
        float(round(height - FOOT_PT * camera.scale - high)),
    )
    return orbat_chart(
        scenario, state, order, first, strip, corner, em, desk.plan.language, desk.measure,
        plate=True, translate=desk.translate,
    )  # fmt: skip
