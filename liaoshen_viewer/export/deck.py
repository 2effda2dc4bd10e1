"""A lecture as a deck: a PPTX with a slide a stop, the notes in the notes field."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.export.frames import png_bytes
from liaoshen_viewer.export.stop_pages import StopPage

if TYPE_CHECKING:
    from pptx.presentation import Presentation

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
TITLE_IN, FOOT_IN = 0.75, 0.35
TITLE_ONLY: Final = 5
"""The layout of the standard template that has a title and nothing else."""


def write_deck(pages: Iterable[StopPage], path: Path) -> Generator[int]:
    """Write the pages as slides, whole or not at all; yield each one's number when it is done.

    Raises ExportError if the file cannot be written.
    """
    # Here, so that no other export waits for it.
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    for page in pages:
        deck.core_properties.title = page.lecture
        _add_slide(deck, page)
        yield page.number
    buffer = BytesIO()
    deck.save(buffer)
    write_whole(path, buffer.getvalue())


def _add_slide(deck: Presentation, page: StopPage) -> None:
    from pptx.util import Inches, Pt

    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top = Inches(0.4), Inches(0.05)
    title.width, title.height = Inches(WIDTH_IN - 0.8), Inches(TITLE_IN)
    title.text_frame.text = f"{page.title}  ·  {page.when}"
    title.text_frame.paragraphs[0].font.size = Pt(26)
    room = HEIGHT_IN - TITLE_IN - FOOT_IN
    image = page.picture
    width = min(WIDTH_IN, room * image.width() / image.height())
    slide.shapes.add_picture(
        BytesIO(png_bytes(image)),
        Inches((WIDTH_IN - width) / 2),
        Inches(TITLE_IN + 0.05),
        width=Inches(width),
    )
    foot = slide.shapes.add_textbox(
        Inches(0.4), Inches(HEIGHT_IN - FOOT_IN), Inches(WIDTH_IN - 0.8), Inches(FOOT_IN)
    )
    foot.text_frame.text = "  ·  ".join([*page.sources, f"{page.number} / {page.count}"])
    foot.text_frame.paragraphs[0].font.size = Pt(9)
    slide.notes_slide.notes_text_frame.text = page.notes
