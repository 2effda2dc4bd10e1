"""A lecture on paper: which kind of file, and the checks before its first page."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.deck import write_deck
from liaoshen_viewer.export.handout import PAPERS, write_handout
from liaoshen_viewer.export.plan import check_new_file
from liaoshen_viewer.export.stop_pages import stop_pages
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.language import LANGUAGES

HANDOUT, DECK = ".pdf", ".pptx"
PICTURE_PX: Final = (1920, 1080)


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """How a lecture is put on paper: `style` is that of stops which name none."""

    output: Path
    language: str = "en"
    paper: str = "a4"
    style: str = "paper"
    overwrite: bool = False


def write_paper(battle: Battle, lecture: Lecture, plan: PaperPlan) -> Generator[int]:
    """Write a handout (.pdf) or a deck (.pptx), and yield the number of each page that is done.

    Raises UsageError before the first page for what cannot be, and ExportError if the file cannot
    be written; a file that was there stays as it was until the new one is whole.
    """
    _check(plan)
    pages = stop_pages(battle, lecture, plan.language, plan.style, PICTURE_PX)
    if plan.output.suffix.lower() == HANDOUT:
        yield from write_handout(pages, plan.output, plan.paper)
    else:
        yield from write_deck(pages, plan.output)


def _check(plan: PaperPlan) -> None:
    path = plan.output
    if path.suffix.lower() not in {HANDOUT, DECK}:
        raise UsageError(Message("export.paper_ending", {"path": path}))
    choices = (("paper", plan.paper, tuple(PAPERS)), ("language", plan.language, LANGUAGES))
    for word, text, known in choices:
        if text not in known:
            values = {"word": word, "text": text, "wanted": ", ".join(known)}
            raise UsageError(Message("export.bad_word", values))
    check_new_file(path, overwrite=plan.overwrite)
