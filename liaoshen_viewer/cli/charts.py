"""The command `chart`: the order of battle, figures over time, the list of events."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.cli.moments import moment
from liaoshen_viewer.cli.pictures import FAILED
from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.charts import one_chart, write_drawing
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.plan import check_folder_of
from liaoshen_viewer.messages import Message, Translate, render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.chart_marks import ChartMark
from liaoshen_viewer.scene.event_list import event_list, events_as_csv
from liaoshen_viewer.scene.figures import as_csv, charts_of
from liaoshen_viewer.scene.line_chart import Sheet, line_chart
from liaoshen_viewer.scene.looks import style_named
from liaoshen_viewer.scene.orbat_chart import orbat_chart, plan_chart
from liaoshen_viewer.scene.order_news import order_at
from liaoshen_viewer.scene.order_table import order_as_csv
from liaoshen_viewer.scene.style import solid

EVENT_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Wish:
    battle: Battle
    options: argparse.Namespace
    t_ms: int
    translate: Translate

    @property
    def scenario(self) -> Scenario:
        return self.battle.scenario


def chart(options: argparse.Namespace) -> int:
    """Draw one chart and print where it is. Raises UsageError for what cannot be drawn."""
    application = painting_application()
    load_fonts()
    wish = _wish(options)
    style = solid(style_named(options.style))
    check_folder_of(options.output)
    try:
        if options.output.suffix.lower() == ".csv":
            write_whole(options.output, _table(wish).encode())
        else:
            title = wish.scenario.names.in_language(options.language)
            write_drawing(one_chart(_mark(wish), style, title), options.output)
    except ExportError as error:
        print(render(error.message), file=sys.stderr)
        return FAILED
    del application
    print(options.output)
    return 0


def _wish(options: argparse.Namespace) -> _Wish:
    battle = open_battle(find_scenario(options.scenario))
    clock = battle.scenario.clock
    known = ["orbat", "events", *charts_of(battle.scenario)]
    if options.what not in known:
        values = {"name": options.what, "known": ", ".join(known)}
        raise UsageError(Message("cli.no_chart", values))
    t_ms = clock.campaign_start_ms if options.at is None else moment(options.at, clock, "--at")
    return _Wish(battle, options, t_ms, translate_into(options.language))


def _table(wish: _Wish) -> str:
    language = wish.options.language
    if wish.options.what == "events":
        return events_as_csv(wish.scenario, language)
    if wish.options.what == "orbat":
        return order_as_csv(wish.scenario, order_at(wish.battle, wish.t_ms), language)
    return as_csv(charts_of(wish.scenario)[wish.options.what](wish.battle))


def _mark(wish: _Wish) -> ChartMark:
    options, scenario = wish.options, wish.scenario
    if options.what == "events":
        return event_list(
            scenario, EVENT_COLUMNS, options.letters, options.language, measure, wish.translate
        )
    if options.what == "orbat":
        return _orbat(wish)
    width, height = options.size
    sheet = Sheet((0.0, 0.0), (float(width), float(height)), options.letters)
    clock = scenario.clock
    return line_chart(
        charts_of(scenario)[options.what](wish.battle), sheet,
        (clock.campaign_start_ms, clock.campaign_end_ms),
        None if options.at is None else wish.t_ms, options.language, measure, wish.translate,
    )  # fmt: skip


def _orbat(wish: _Wish) -> ChartMark:
    options, scenario = wish.options, wish.scenario
    ids = [str(side.id) for side in scenario.sides]
    if options.side is not None and options.side not in ids:
        values = {"name": options.side, "known": ", ".join(ids)}
        raise UsageError(Message("cli.no_side", values))
    sides = None if options.side is None else (ids.index(options.side),)
    order = order_at(wish.battle, wish.t_ms)
    plan = plan_chart(
        scenario, order, wish.t_ms, options.language, wish.translate,
        whole=options.whole, sides=sides,
    )  # fmt: skip
    first = order_at(wish.battle, scenario.clock.campaign_start_ms)
    state = state_at(wish.battle.tracks, wish.t_ms)
    return orbat_chart(
        scenario, state, order, first, plan, (0.0, 0.0), options.letters, options.language, measure,
        translate=wish.translate,
    )  # fmt: skip
