"""A piece of an export as a pure job: a film and a range of its frames become the bytes of files.

It shares nothing with whoever ordered it: the film, scenario included, travels as bytes, and the
files come back as bytes. What is sent is made of plain values, so that a worker with another
version of this program can still say so.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.encode import Recipe
from liaoshen_viewer.export.film import FramePainter
from liaoshen_viewer.export.memory import be_frugal
from liaoshen_viewer.export.parcel import unpacked
from liaoshen_viewer.export.pieces import Part, painted
from liaoshen_viewer.export.sameness import check_same

_AT_WORK: Final = threading.Lock()
"""Painting is for one thread of a process at a time."""


PlainRecipe = Mapping[str, Any] | None
Files = tuple[list[bytes], list[str]]
"""The files of a piece, in order, and the checksums of a segment's frames."""


def carry_out(
    wanted: Mapping[str, str], film: bytes, first: int, after: int, recipe: PlainRecipe
) -> Files:
    """Make the files of the frames `first` to before `after` of a packed film.

    Raises ExportError if this process would make other bytes than the one with `wanted`.
    """
    part = Part()
    for _ in steps(wanted, film, first, after, recipe, part):
        pass
    return part.files, part.sums


def steps(
    wanted: Mapping[str, str], film: bytes, first: int, after: int, recipe: PlainRecipe, part: Part
) -> Generator[tuple[int, FramePainter]]:
    """Carry an order out into `part`, and yield each frame's number when it is painted."""
    check_same(wanted)
    with _AT_WORK:
        painter = _painter_of(film)
        how = None if recipe is None else Recipe(**recipe)
        for index in painted(first, after, how, painter, part):
            yield index, painter


@lru_cache(maxsize=1)
def _painter_of(film: bytes) -> FramePainter:
    """Return the painter of a packed film; the next order is for the same one, as a rule."""
    _application()
    return FramePainter(unpacked(film))


@cache
def _application() -> QCoreApplication:
    """Return the application, kept as long as the process: it must outlive every picture."""
    be_frugal()
    return painting_application()
