"""A plan of one moment as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.film import Film, FramePainter
from liaoshen_viewer.export.frames import write_png
from liaoshen_viewer.export.plan import check_new_file
from liaoshen_viewer.messages import Message

STILL: Final = ".png"


def make_still(film: Film, path: Path, *, overwrite: bool = False) -> bytes:
    """Write the one picture of a plan and return it small, as the bytes of a PNG.

    Raises UsageError for a plan of several pictures or a file in the way, and ExportError if it
    cannot be written.
    """
    count = len(film.schedule.frames)
    if count != 1:
        raise UsageError(Message("export.one_picture", {"path": path, "count": count}))
    check_new_file(path, overwrite=overwrite)
    painter = FramePainter(film)
    write_png(painter.paint(0), path)
    return painter.small_picture()
