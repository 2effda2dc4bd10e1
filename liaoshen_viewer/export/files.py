"""Files that are whole or not there: written beside, flushed, then moved into place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.messages import Message

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room, no room for this user, no room in one file."""


def write_whole(path: Path, data: bytes, *, flushed: bool = False) -> None:
    """Write a file, whole or not at all; `flushed` has it reach the disk before it has its name.

    Raises ExportError if it cannot be written.
    """
    part = part_path(path)
    with full_disk_told(path, len(data)), removed_unless_moved(part):
        part.write_bytes(data)
        if flushed:
            flush(part)
        os.replace(part, path)


def part_path(path: Path) -> Path:
    """Return the name beside `path` under which this process writes it."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def flush(path: Path) -> None:
    """Have what was written reach the disk, before a name says that it is whole."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sweep(folder: Path, names: Sequence[str]) -> None:
    """Remove what processes that were killed left beside files of these names."""
    wanted = set(names)
    for path in folder.glob(".*.part"):
        if path.name.removeprefix(".").rsplit(".", 2)[0] in wanted:
            path.unlink(missing_ok=True)


@contextmanager
def full_disk_told(path: Path, size: int | None = None) -> Iterator[None]:
    """Turn an OSError about `path` into an ExportError that says path and bytes."""
    try:
        yield
    except OSError as error:
        raise _not_written(path, size, error) from error


@contextmanager
def removed_unless_moved(part: Path) -> Iterator[None]:
    """Remove what is left of a file that did not become whole."""
    try:
        yield
    finally:
        part.unlink(missing_ok=True)


def _not_written(path: Path, size: int | None, error: OSError) -> ExportError:
    if error.errno not in FULL:
        reason = error.strerror or str(error)
        return ExportError(Message("export.not_written", {"path": path, "reason": reason}))
    free = shutil.disk_usage(path.parent).free
    values = {"path": path, "free": free}
    if size is None:
        return ExportError(Message("export.disk_full", values))
    return ExportError(Message("export.disk_full_bytes", {**values, "size": size}))
