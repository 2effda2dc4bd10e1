"""A film as its frames: from number to picture. The only way for rows and films alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from liaoshen_viewer import __version__
from liaoshen_viewer.battle import Battle, with_projection
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.encode import CODECS
from liaoshen_viewer.export.frames import Darkroom, darkroom, png_bytes, render_frame
from liaoshen_viewer.export.plan import Picture, check_size
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.playback.film_plan import FilmPlan, plan_from
from liaoshen_viewer.playback.schedule import Frame, Schedule, schedule
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
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style

SMALL_PX: Final = (400, 225)


@dataclass(frozen=True, slots=True)
class Film:
    """Everything that decides on every frame."""

    plan: FilmPlan
    picture: Picture
    """Its camera is that of the first frame."""
    path: CameraPath
    schedule: Schedule
    told: Told


def film_from(battle: Battle, words: Mapping[str, str], ending: str) -> Film:
    """Return the film, row or still that a plan's words ask for, for a file of this ending.

    The size of a film is rounded to what its colours can have. Raises UsageError, ExportError or
    ProjectionError for a plan that cannot be carried out.
    """
    as_film = ending in CODECS
    plan = plan_from(words, battle.scenario.clock, film=as_film)
    check_chroma(plan, ending)
    plan = even_size(plan) if as_film else plan
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
    frames = schedule(plan, battle.scenario.events)
    ends = (plan.start_ms, plan.end_ms)
    path = camera_path(battle, plan.camera, ends, plan.size_px, plan.scale, plan.texts)
    ground = project_ground(battle.basemap, Projection(battle.scenario.projection))
    seen = shown_with(plan, replace(shown, language=plan.language))
    camera = path.at(plan.start_ms)
    picture = Picture(battle, ground, camera, seen, style)
    return Film(plan, picture, path, frames, told_by(battle, plan))


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
        self._last: tuple[Frame, QImage] | None = None

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
        frame = self._film.schedule.frames[index]
        if self._last is not None and self._last[0] == frame:
            return self._last[1]
        picture = replace(self._film.picture, camera=self._film.path.at(frame.t_ms))
        beside = pieces_of(self._film.told, frame, self._desk(picture))
        image = render_frame(picture, frame.t_ms, self._translate, self._room, beside)
        self._last = (frame, image)
        return image


def check_chroma(plan: FilmPlan, ending: str) -> None:
    """Raise UsageError for a choice of colours that a container does not know."""
    if plan.chroma != "420" and ending not in {".mp4", ".webm"}:
        raise UsageError(Message("export.no_chroma", {"chroma": plan.chroma}))
