"""One moment as one file: pixels, or a drawing that stays sharp at any size."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.film import SMALL_PX, Film, FramePainter
from liaoshen_viewer.export.frames import png_bytes
from liaoshen_viewer.export.plan import check_new_file
from liaoshen_viewer.export.vector import VECTOR_ENDINGS, drawing_bytes
from liaoshen_viewer.export.wall_map import page_bytes, small_page
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.paint.painter import PaintKeep, paint_image, paint_scene
from liaoshen_viewer.playback.film_plan import FilmPlan
from liaoshen_viewer.scene.marks import Scene
from liaoshen_viewer.scene.page import PageWish

STILLS: Final = (".png", *VECTOR_ENDINGS)
"""The endings of one picture."""


def make_still(film: Film, path: Path, *, overwrite: bool = False) -> bytes:
    """Write the one picture of a plan and return it small, as the bytes of a PNG.

    Raises UsageError for a plan of several pictures or a file in the way, and ExportError if it
    cannot be written.
    """
    count = len(film.schedule.frames)
    if count != 1:
        raise UsageError(Message("export.one_picture", {"path": path, "count": count}))
    check_new_file(path, overwrite=overwrite)
    ending, plan = path.suffix.lower(), film.plan
    if plan.page:
        wish, translate = page_wish(plan), translate_into(plan.language)
        picture, t_ms = film.picture, film.schedule.frames[0].t_ms
        write_whole(path, page_bytes(picture, t_ms, wish, ending, translate))
        return png_bytes(small_page(picture, t_ms, wish, SMALL_PX, translate))
    painter = FramePainter(film)
    write_whole(path, scene_bytes(painter.scene(0), ending, film.title))
    painter.paint(0)
    return painter.small_picture()


def page_wish(plan: FilmPlan) -> PageWish:
    """Return the page that a plan asks for; it has to ask for one."""
    return PageWish(plan.page, plan.landscape, plan.map_scale)


def scene_bytes(scene: Scene, ending: str, title: str, keep: PaintKeep | None = None) -> bytes:
    """Return a scene as the bytes of a file of one of the `STILLS`."""
    if ending in VECTOR_ENDINGS:
        paint = partial(paint_scene, scene=scene, keep=keep)
        return drawing_bytes(ending, paint, scene.camera.size_px, title)
    return png_bytes(paint_image(scene, keep))
