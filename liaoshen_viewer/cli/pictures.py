"""The commands `frame` and `export`."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from liaoshen_viewer.battle import find_scenario, open_battle, with_projection
from liaoshen_viewer.cli.frame_table import print_frames
from liaoshen_viewer.cli.interruption import INTERRUPTED, held_interrupt
from liaoshen_viewer.cli.moments import moment
from liaoshen_viewer.cli.progress import progress_of
from liaoshen_viewer.errors import ExportError, ProjectionError, UsageError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.film import Film, FramePainter, film_from
from liaoshen_viewer.export.frames import frame_scene
from liaoshen_viewer.export.job import Job, prepare, run
from liaoshen_viewer.export.plan import Picture, check_folder_of, plan_picture
from liaoshen_viewer.export.reckon import reckoned_bytes, size_hint
from liaoshen_viewer.export.still import make_still, scene_bytes
from liaoshen_viewer.export.target import ROW, Target, target_of
from liaoshen_viewer.export.wall_map import page_bytes
from liaoshen_viewer.messages import Message, render
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.playback.endings import Kind
from liaoshen_viewer.playback.film_plan import NOT_IN_LECTURES, plan_text, read_plan
from liaoshen_viewer.scenario.model import Scenario, View
from liaoshen_viewer.scene.looks import shown_from, style_named
from liaoshen_viewer.scene.page import PageWish
from liaoshen_viewer.scene.pair import Pair, Split, camera_size
from liaoshen_viewer.scene.views import Window, default_scale

FAILED: Final = 3
"""The exit code of an export that could not go on; what it had written is whole."""


def frame(options: argparse.Namespace) -> int:
    """Paint one picture and print where it is."""
    application = painting_application()
    picture = _plan(options)
    t_ms = moment(options.at, picture.battle.scenario.clock, "--at")
    check_folder_of(options.output)
    with held_interrupt() as interrupted:
        data = _picture_bytes(picture, t_ms, options)
    del application
    if interrupted():
        return INTERRUPTED
    try:
        write_whole(options.output, data)
    except ExportError as error:
        return _failed(error)
    print(options.output)
    return 0


def _picture_bytes(picture: Picture, t_ms: int, options: argparse.Namespace) -> bytes:
    ending, translate = options.output.suffix.lower(), translate_into(options.language)
    if options.page is not None:
        wish = PageWish(options.page, options.landscape, options.map_scale)
        return page_bytes(picture, t_ms, wish, ending, translate)
    title = picture.battle.scenario.names.in_language(options.language)
    return scene_bytes(frame_scene(picture, t_ms, translate), ending, title)


def export(options: argparse.Namespace) -> int:
    """Make a film or a row of pictures; or only show or save its plan."""
    application = painting_application()
    film = _film(options)
    if options.save_plan is not None:
        with _as_usage():
            write_whole(options.save_plan, plan_text(film.plan).encode())
    if options.print_plan:
        print_frames(film.schedule, film.plan, film.picture.battle.scenario)
        return 0
    target = target_of(options.output)
    if target.kind is Kind.STILL:
        return _still(film, target.path, options)
    with _as_usage():
        job = prepare(
            film, target, overwrite=options.overwrite, workers=options.workers,
            scheduler=options.scheduler,
        )  # fmt: skip
    with held_interrupt() as interrupted:
        if not options.quiet and not options.json:
            _tell_size(film, target)
        code = _run(job, options, interrupted)
    del application
    return code


def _tell_size(film: Film, target: Target) -> None:
    """Say about how large it will be, before it is made."""
    size = reckoned_bytes(film, target, FramePainter(film))
    what = f"{len(film.schedule.frames)} frames, about {max(size / 1e6, 0.1):.1f} MB"
    print(f"{target.path}: {what}", file=sys.stderr)
    hint = size_hint(target.ending, size)
    if hint is not None:
        print(render(hint), file=sys.stderr)


def _still(film: Film, path: Path, options: argparse.Namespace) -> int:
    with held_interrupt() as interrupted:
        try:
            make_still(film, path, overwrite=options.overwrite)
        except ExportError as error:
            return _failed(error)
    if not options.quiet and not options.json:
        print(path)
    return INTERRUPTED if interrupted() else 0


def _run(job: Job, options: argparse.Namespace, interrupted: Callable[[], bool]) -> int:
    done, count = 0, len(job.film.schedule.frames)
    whole = False
    steps = run(job)
    with progress_of(options, count) as show, closing(steps):
        try:
            for step in steps:
                done = step.done
                show(step)
                if interrupted():
                    break
            else:
                whole = True
        except ExportError as error:
            return _failed(error)
    where = job.target.path
    if not whole:
        again = "the same command goes on from there"
        print(f"Stopped: {done} of {count} frames for {where}; {again}", file=sys.stderr)
        return INTERRUPTED
    if not options.quiet and not options.json:
        kind = "pictures" if job.target.ending == ROW else "frames"
        print(f"{count} {kind} in {where}")
    return 0


def _failed(error: ExportError) -> int:
    print(error, file=sys.stderr)
    return FAILED


def _film(options: argparse.Namespace) -> Film:
    target = target_of(options.output)
    words = read_plan(options.plan) if options.plan is not None else {}
    words = _over(words, options.words)
    battle = open_battle(find_scenario(options.scenario))
    with _as_usage():
        film = film_from(battle, words, target.ending)
    width, height = film.plan.size_px
    if words.get("size", f"{width}x{height}") != f"{width}x{height}":
        said = Message("export.size_rounded", {"width": width, "height": height})
        print(render(said), file=sys.stderr)
    return film


def _over(words: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Return the words of a plan file under those of the command line."""
    cameras = {"view", "center", "follow", "glide"}
    gone = {"step", "speed"} if more.keys() & {"step", "speed"} else set[str]()
    if more.keys() & cameras:
        gone |= cameras | {"width-km"}
    if "lecture" in more:
        gone |= set(NOT_IN_LECTURES)
    return {word: text for word, text in words.items() if word not in gone} | dict(more)


def _plan(options: argparse.Namespace) -> Picture:
    style = style_named(options.style)
    battle = open_battle(find_scenario(options.scenario))
    shown = shown_from(options.names, options.layers, battle.scenario.views)
    shown = replace(shown, language=options.language)
    view = _view(options, battle.scenario)
    with _as_usage():
        if options.projection is not None:
            battle = with_projection(battle, options.projection)
        pair = _pair(options, battle.scenario)
        size, scale = camera_size(options.size, pair), options.scale or default_scale(options.size)
        shown = replace(shown, pair=pair)
        plan = plan_picture(battle, view, size, style, scale=scale, shown=shown)
    if not all(map(math.isfinite, plan.camera.center_m)):
        lon, lat = view.center
        raise UsageError(Message("cli.no_center", {"lon": lon, "lat": lat}))
    return plan


def _pair(options: argparse.Namespace, scenario: Scenario) -> Pair | None:
    if options.compare is None:
        return None
    t_ms = moment(options.compare, scenario.clock, "--compare")
    if options.side_by_side:
        return Pair(t_ms, Split.SIDES)
    return Pair(t_ms, share=0.5 if options.curtain is None else options.curtain)


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
