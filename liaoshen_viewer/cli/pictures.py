"""The commands `frame` and `export`."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import track

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.cli.interruption import INTERRUPTED, held_interrupt
from liaoshen_viewer.cli.looks import shown_from, style_named
from liaoshen_viewer.cli.moments import moment
from liaoshen_viewer.errors import ExportError, ProjectionError, UsageError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.frames import export_frames, render_frame, write_png
from liaoshen_viewer.export.plan import Picture, plan_frames, plan_picture
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import Scenario, View
from liaoshen_viewer.scene.views import Window


def frame(options: argparse.Namespace) -> int:
    """Paint one picture and print where it is."""
    application = painting_application()
    picture = _plan(options)
    t_ms = moment(options.at, picture.battle.scenario.clock, "--at")
    with held_interrupt() as interrupted:
        image = render_frame(picture, t_ms)
    del application
    if interrupted():
        return INTERRUPTED
    write_png(image, options.output)
    print(options.output)
    return 0


def export(options: argparse.Namespace) -> int:
    """Paint a series of pictures with a progress bar, and print how many are where."""
    application = painting_application()
    picture = _plan(options)
    clock = picture.battle.scenario.clock
    start = moment(options.start, clock, "--from")
    end = moment(options.end, clock, "--to")
    with _as_usage():
        frames = plan_frames(clock, start, end, options.step or clock.step_ms)
    work = export_frames(picture, frames, options.output)
    bar = track(work, "Painting", frames.count, console=Console(stderr=True))
    done = 0
    with held_interrupt() as interrupted:
        for _ in bar:
            done += 1
            if interrupted():
                break
    del application
    if done < frames.count:
        print(f"Stopped: {done} of {frames.count} pictures in {options.output}", file=sys.stderr)
        return INTERRUPTED
    print(f"{done} pictures in {options.output}")
    return 0


def _plan(options: argparse.Namespace) -> Picture:
    style, shown = style_named(options.style), shown_from(options.names, options.layers)
    battle = open_battle(find_scenario(options.scenario))
    view = _view(options, battle.scenario)
    with _as_usage():
        plan = plan_picture(battle, view, options.size, style, scale=options.scale, shown=shown)
    if not all(map(math.isfinite, plan.camera.center_m)):
        lon, lat = view.center
        raise UsageError(Message("cli.no_center", {"lon": lon, "lat": lat}))
    return plan


def _view(options: argparse.Namespace, scenario: Scenario) -> View | Window:
    if options.center is not None:
        return Window(options.center, options.width_km)
    views = {view.id: view for view in scenario.views}
    name = options.view or scenario.views[0].id
    if name not in views:
        raise UsageError(Message("cli.no_view", {"name": name, "views": ", ".join(views)}))
    return views[name]


@contextmanager
def _as_usage() -> Iterator[None]:
    """Let what a plan refuses count as a wrong option: nothing has been tried yet."""
    try:
        yield
    except (ExportError, ProjectionError) as error:
        raise UsageError(error.message) from error
