"""A map of any hour as a page of paper, A4 to A0, as PDF, SVG or PNG."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer import __version__
from liaoshen_viewer.export.frames import Darkroom, darkroom, frame_scene, png_bytes
from liaoshen_viewer.export.plan import Picture
from liaoshen_viewer.export.vector import DOTS_PER_INCH, VECTOR_ENDINGS, drawing_bytes
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.paint.page import paint_page
from liaoshen_viewer.paint.painter import PaintKeep, paint_scene
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.film_pieces import program_line
from liaoshen_viewer.scene.furniture import SEPARATOR, date_plate
from liaoshen_viewer.scene.marks import Scene
from liaoshen_viewer.scene.page import (
    PageMark,
    PageWish,
    PageWords,
    fitting_scale,
    frame_of,
    page_camera,
    page_mark,
)

PNG_DOTS_PER_INCH: Final = 150
ON_THE_PAGE: Final = frozenset({"date", "credits"})
"""What stands on the paper about the map, and not on the map."""
ON_THE_MAP: Final = frozenset({"legend", "scale_bar"})


def page_bytes(
    picture: Picture, t_ms: int, wish: PageWish, ending: str, translate: Translate
) -> bytes:
    """Return the page of a moment as the bytes of a `.pdf`, `.svg` or `.png` file.

    The picture's camera says which country is shown. Raises ExportError for a time outside the
    clock.
    """
    if ending not in VECTOR_ENDINGS:
        image = page_image(picture, t_ms, wish, PNG_DOTS_PER_INCH, translate)
        # A picture knows its size on paper in dots to a metre.
        image.setDotsPerMeterX(round(PNG_DOTS_PER_INCH / 0.0254))
        image.setDotsPerMeterY(round(PNG_DOTS_PER_INCH / 0.0254))
        return png_bytes(image)
    room = darkroom()
    scene, page = page_scene(picture, t_ms, wish, DOTS_PER_INCH, translate, room)
    paint = partial(_paint, scene=scene, page=page, keep=room.paint)
    return drawing_bytes(ending, paint, page.extent_px, page.rows[0].text)


def page_image(
    picture: Picture, t_ms: int, wish: PageWish, dots_per_inch: float, translate: Translate
) -> QImage:
    """Paint the page of a moment in Format_RGB32."""
    room = darkroom()
    scene, page = page_scene(picture, t_ms, wish, dots_per_inch, translate, room)
    width, height = (round(length) for length in page.extent_px)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _paint(painter, scene, page, room.paint)
    painter.end()
    return image


def small_page(
    picture: Picture, t_ms: int, wish: PageWish, size_px: tuple[int, int], translate: Translate
) -> QImage:
    """Paint the page as large as fits a size."""
    across, down = (most / inches for most, inches in zip(size_px, wish.extent_px(1), strict=True))
    return page_image(picture, t_ms, wish, min(across, down), translate)


def page_scene(
    picture: Picture,
    t_ms: int,
    wish: PageWish,
    dots_per_inch: float,
    translate: Translate,
    room: Darkroom,
) -> tuple[Scene, PageMark]:
    """Return the map of a page, whose origin is the frame's corner, and the paper about it."""
    load_fonts()
    projection, shown = picture.ground.projection, picture.shown
    # The foot's length is that of its words; those of the scale are as long for any scale.
    guess = _words(picture, t_ms, wish.map_scale or 1e6, translate)
    _, frame = frame_of(wish, dots_per_inch, guess.foot, measure)
    scale = wish.map_scale or fitting_scale(picture.camera, projection, frame, dots_per_inch)
    words = _words(picture, t_ms, scale, translate)
    page = page_mark(wish, dots_per_inch, words, measure)
    camera = page_camera(picture.camera, projection, page, scale, dots_per_inch)
    layers = (shown.layers - ON_THE_PAGE) | ON_THE_MAP
    whole = replace(picture, camera=camera, shown=replace(shown, layers=layers))
    return frame_scene(whole, t_ms, translate, room), page


def _words(picture: Picture, t_ms: int, map_scale: float, translate: Translate) -> PageWords:
    scenario, language = picture.battle.scenario, picture.shown.language
    names = scenario.names
    other = names.in_language("zh-Hans" if language == "en" else "en")
    plate = date_plate(scenario, t_ms, 1.0, language, measure, translate)
    denominator = f"{map_scale:,.0f}"
    about = Message("scene.page_foot", {
        "denominator": denominator, "km": f"{map_scale / 1e5:g}",
        "projection": scenario.projection,
    })  # fmt: skip
    return PageWords(
        title=f"{names.in_language(language)}  {other}",
        note=f"{plate.title}{SEPARATOR}{plate.note}",
        scale=f"1 : {denominator}",
        foot=(
            translate(about),
            SEPARATOR.join((*scenario.credits, program_line(__version__, translate))),
        ),
    )


def _paint(painter: QPainter, scene: Scene, page: PageMark, keep: PaintKeep) -> None:
    painter.save()
    painter.translate(*page.corner_px)
    paint_scene(painter, scene, keep)
    painter.restore()
    paint_page(painter, page, scene.style, keep.stamps)
