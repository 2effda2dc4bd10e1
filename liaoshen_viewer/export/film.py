"""A film as its frames: from number to picture. The only way for rows and films alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from liaoshen_viewer import __version__
from liaoshen_viewer.battle import Battle, with_projection
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.frames import Darkroom, darkroom, frame_scene, png_bytes
from liaoshen_viewer.export.plan import Picture, check_size
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.lecture.film import film_chapters, film_runs, film_schedule
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.named import lecture_named
from liaoshen_viewer.lecture.path import Look, look_at, stop_camera
from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.paint.painter import paint_image
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.playback.endings import CODECS, ENDINGS, MOVING, Kind
from liaoshen_viewer.playback.film_plan import FilmPlan, plan_from
from liaoshen_viewer.playback.schedule import Frame, Schedule, schedule
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scene.deployment import deployment_of
from liaoshen_viewer.scene.film_camera import CameraPath, camera_path
from liaoshen_viewer.scene.film_pieces import (
    Desk,
    Told,
    pieces_of,
    program_line,
    shown_with,
    told_by,
)
from liaoshen_viewer.scene.looks import shown_from, style_named
from liaoshen_viewer.scene.marks import Scene
from liaoshen_viewer.scene.names_at import lettering_of
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.signs_at import solve_days
from liaoshen_viewer.scene.style import Style, load_style

SMALL_PX: Final = (400, 225)
LONG_MS: Final = 2 * DAY_MS
"""A film of a shorter time asks for few of the hours of its days."""


@dataclass(frozen=True, slots=True)
class Film:
    """Everything that decides on every frame."""

    plan: FilmPlan
    picture: Picture
    """Its camera is that of the first frame."""
    path: CameraPath
    schedule: Schedule
    told: Told
    lecture: Lecture | None = None
    """What is filmed instead of the range of the plan; then `runs` has a place for every frame."""
    runs: tuple[Run, ...] = ()

    def look(self, index: int) -> Look:
        """Return the moment, the camera and the dress of a frame."""
        if self.lecture is None:
            t_ms = self.schedule.frames[index].t_ms
            return Look(t_ms, self.path.at(t_ms), self.picture.shown, None)
        plan, picture = self.plan, self.picture
        run = self.runs[index]
        return look_at(self.lecture, run, picture.ground, plan.size_px, plan.scale, picture.shown)

    @property
    def title(self) -> str:
        """Return what it is about, in its language."""
        names = self.picture.battle.scenario.names if self.lecture is None else self.lecture.title
        return names.in_language(self.plan.language)

    def chapters(self) -> list[tuple[int, int, str]]:
        """Return (first frame, frame after the last, title) of every phase or stop."""
        language = self.plan.language
        if self.lecture is None:
            phases = self.schedule.chapters(self.picture.battle.scenario.phases)
            return [(first, after, one.names.in_language(language)) for first, after, one in phases]
        stops = self.lecture.stops
        return [
            (first, after, stops[index].title.in_language(language))
            for first, after, index in film_chapters(self.runs)
        ]


def film_from(battle: Battle, words: Mapping[str, str], ending: str) -> Film:
    """Return the film, row or still that a plan's words ask for, for a file of this ending.

    The size of a film is rounded to what its colours can have. Raises UsageError, ExportError or
    ProjectionError for a plan that cannot be carried out.
    """
    kind = ENDINGS[ending]
    plan = plan_from(words, battle.scenario.clock, film=kind in MOVING, loop=kind is Kind.LOOP)
    check_coding(plan, ending)
    if plan.page and kind is not Kind.STILL:
        raise UsageError(Message("export.page_of_still", {"page": plan.page}))
    plan = even_size(plan) if kind is Kind.FILM else plan
    style, shown = style_named(plan.style), shown_of(plan, battle)
    if plan.projection is not None:
        battle = with_projection(battle, plan.projection)
    return make_film(battle, replace(plan, style=style.id), shown, style)


def shown_of(plan: FilmPlan, battle: Battle) -> Shown:
    """Return what a plan's words show. Raises UsageError for what there is not."""
    return shown_from(plan.names or None, plan.layers or None, battle.scenario.views)


def make_film(battle: Battle, plan: FilmPlan, shown: Shown, style: Style) -> Film:
    """Link a plan with what it shows.

    Raises ExportError for a size that cannot be, and UsageError for a view, formation or range
    that cannot be.
    """
    check_size(plan.size_px)
    if plan.lecture is not None:
        return _lecture_film(battle, plan, shown, style, plan.lecture)
    frames = schedule(plan, battle.scenario.events)
    ends = (plan.start_ms, plan.end_ms)
    path = camera_path(battle, plan.camera, ends, plan.size_px, plan.scale, plan.texts)
    ground = project_ground(battle.basemap, Projection(battle.scenario.projection))
    seen = shown_with(plan, replace(shown, language=plan.language))
    camera = path.at(plan.start_ms)
    picture = Picture(battle, ground, camera, seen, style)
    return Film(plan, picture, path, frames, told_by(battle, plan))


def _lecture_film(battle: Battle, plan: FilmPlan, shown: Shown, style: Style, name: str) -> Film:
    lecture = lecture_named(battle.scenario, name)
    if not lecture.stops:
        raise UsageError(Message("export.no_stops", {"path": lecture.path}))
    ground = project_ground(battle.basemap, Projection(battle.scenario.projection))
    runs = film_runs(lecture, plan.fps, plan.pause_s)
    camera = stop_camera(lecture.stops[0], ground, plan.size_px, plan.scale)
    seen = replace(shown, language=plan.language)
    picture = Picture(battle, ground, camera, seen, style)
    path = CameraPath(camera, plan.start_ms, np.empty((0, 2)))
    told = told_by(battle, plan)
    return Film(plan, picture, path, film_schedule(lecture, runs), told, lecture, runs)


def even_size(plan: FilmPlan) -> FilmPlan:
    """Return the plan with a size that the usual colours of films can have: even numbers."""
    if plan.chroma == "444":
        return plan
    width, height = plan.size_px
    return replace(plan, size_px=(width + width % 2, height + height % 2))


class FramePainter:
    """Paints frames of one film by their numbers. Neighbours that are equal are painted once."""

    def __init__(self, film: Film) -> None:
        # Before anything is measured: a width is kept, and another font has others.
        load_fonts()
        self._film = film
        self._translate = translate_into(film.plan.language)
        self._room: Darkroom = darkroom()
        self._last: tuple[tuple[Frame, Look], QImage] | None = None
        self._styles: dict[str, Style] = {}

    def _desk(self, picture: Picture) -> Desk:
        letters = picture.camera.scale * picture.style.letters
        camera, translate = replace(picture.camera, scale=letters), self._translate
        program = program_line(__version__, translate)
        return Desk(picture.battle, self._film.plan, camera, measure, translate, program)

    def small_picture(self) -> bytes:
        """Return the frame painted last as the bytes of a small PNG."""
        if self._last is None:
            return b""
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        return png_bytes(self._last[1].scaled(*SMALL_PX, keep, smooth))

    def paint(self, index: int) -> QImage:
        """Return frame `index` in Format_RGB32; the same object again for an equal neighbour."""
        frame, look = self._film.schedule.frames[index], self._film.look(index)
        if self._last is not None and self._last[0] == (frame, look):
            return self._last[1]
        image = paint_image(self.scene(index), self._room.paint)
        self._last = ((frame, look), image)
        return image

    def scene(self, index: int) -> Scene:
        """Return what frame `index` contains."""
        frame, look = self._film.schedule.frames[index], self._film.look(index)
        style = self._style(look.style)
        picture = replace(self._film.picture, camera=look.camera, shown=look.shown, style=style)
        self._lay_out(picture, frame.t_ms)
        beside = pieces_of(self._film.told, frame, self._desk(picture))
        return frame_scene(picture, frame.t_ms, self._translate, self._room, beside)

    def lay_out(self, index: int) -> None:
        """Have the signs of a frame's day laid out, as painting the frame would."""
        self._lay_out(self._picture(self._film.look(index)), self._film.schedule.frames[index].t_ms)

    def _picture(self, look: Look) -> Picture:
        style = self._style(look.style)
        return replace(self._film.picture, camera=look.camera, shown=look.shown, style=style)

    def _lay_out(self, picture: Picture, t_ms: int) -> None:
        """Have the whole day laid out at once, and kept for other films, if all of it is shown."""
        plan = self._film.plan
        if self._film.lecture is None and plan.end_ms - plan.start_ms >= LONG_MS:
            battle, ground, shown = picture.battle, picture.ground, picture.shown
            keep = self._room.layouts.about(battle, ground, measure)
            lettering = lettering_of(shown, picture.style)
            crowd = deployment_of(keep, battle, ground, lettering, shown, measure)
            solve_days(crowd, t_ms, picture.camera)

    def _style(self, name: str | None) -> Style:
        if name is None:
            return self._film.picture.style
        if name not in self._styles:
            self._styles[name] = load_style(name)
        return self._styles[name]


def check_coding(plan: FilmPlan, ending: str) -> None:
    """Raise UsageError for colours or a way of encoding that a container does not know."""
    codecs = CODECS.get(ending, ())
    if plan.codec and plan.codec not in codecs:
        values = {"codec": plan.codec, "ending": ending, "known": " or ".join(codecs)}
        raise UsageError(Message("export.no_codec" if codecs else "export.codec_of_film", values))
    if plan.chroma != "420" and not codecs:
        raise UsageError(Message("export.no_chroma", {"chroma": plan.chroma}))
    if plan.chroma != "420" and plan.codec == "av1":
        raise UsageError(Message("export.no_chroma_in_av1", {"chroma": plan.chroma}))
