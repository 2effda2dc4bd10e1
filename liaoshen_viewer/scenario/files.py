"""Open the files of a scenario's folder: regular files inside it, UTF-8, of bounded size.

Nothing here can block or leave the folder: a link is resolved first and must stay inside, a
FIFO is opened without waiting and refused, and no more than `MAX_BYTES` are read.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import Origin, Problem
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.problems import clipped, problem

HEAD_FILE: Final = "scenario.yaml"
MAX_BYTES: Final = 16 * 1024 * 1024
MAX_LINE_BYTES: Final = 1_000_000
MAX_CONTROLS: Final = 20
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that no text of a scenario may hold, half pairs of UTF-16 among them.

U+2028 and U+2029 break lines for YAML but not for an editor, so places would be wrong. Marks of
direction (U+200E, U+202E …) turn the words round that stand beside a name; no name needs one here.
"""

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_text(folder: Path, name: str) -> str | Problem | None:
    """Return the text of a file with plain line feeds and no byte order mark.

    None means that there is no such file; a Problem says why an existing one is not readable.
    """
    data = read_bytes(folder, name)
    if not isinstance(data, bytes):
        return data
    # Before anything is counted, so that every place is in the lines that an editor shows.
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    fault = _fault_of_form(name, data)
    return fault if fault is not None else _decode(name, data)


def read_bytes(folder: Path, name: str) -> bytes | Problem | None:
    """Return what is in a file of the folder, or of a folder in it; None and Problem as above."""
    path = folder / name
    try:
        if not os.path.lexists(path):
            return None
        real = Path(os.path.realpath(path, strict=True))
        if not real.is_relative_to(os.path.realpath(folder)):
            return problem(Origin(name), "", "file_outside", target=clipped(str(real), 200))
        return _read_regular(real, name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return problem(Origin(name), "", "file_unreadable", reason=reason)


def control_characters(file: str, text: str) -> list[Problem]:
    """Return one problem for each control character, the first `MAX_CONTROLS` of them."""
    found: list[Problem] = []
    for match in CONTROL.finditer(text):
        code = f"U+{ord(match.group()):04X}"
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        found.append(problem(Origin(file, line, column), "", "control_character", code=code))
        if len(found) == MAX_CONTROLS:
            break
    return found


def _read_regular(real: Path, name: str) -> bytes | Problem:
    """Read a path that holds no link any more. Raises OSError."""
    mode = os.lstat(real).st_mode
    if not stat.S_ISREG(mode):
        return problem(Origin(name), "", "file_not_regular", kind=_kind_of(mode))
    descriptor = os.open(real, _FLAGS)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return problem(Origin(name), "", "file_not_regular", kind=_kind_of(mode))
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return problem(Origin(name), "", "file_too_large", limit=MAX_BYTES // 1024 // 1024)
    return data


def _kind_of(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _fault_of_form(name: str, data: bytes) -> Problem | None:
    """Refuse what is not text in lines: UTF-16, NUL bytes, a line without end."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_utf16(data):
        return problem(Origin(name, 1, 1), "", "encoding", found="UTF-16", way=_way_out(name))
    if data.startswith(b"PK\x03\x04"):
        return problem(Origin(name), "", "workbook", way=_way_out(name))
    nul = data.find(b"\0")
    if nul >= 0:
        return problem(_origin(name, data, nul), "", "nul")
    for number, line_bytes in enumerate(data.split(b"\n"), 1):
        if len(line_bytes) > MAX_LINE_BYTES:
            origin = Origin(name, number)
            return problem(origin, "", "line_too_long", found=len(line_bytes), limit=MAX_LINE_BYTES)
    return None


def _looks_utf16(data: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte of the beginning is NUL."""
    head = data[:64]
    return len(head) >= 8 and (not any(head[0::2]) or not any(head[1::2]))


def _decode(name: str, data: bytes) -> str | Problem:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        origin, way = _origin(name, data, start), _way_out(name)
        if _looks_gb18030(data):
            return problem(origin, "", "encoding", found="GB18030 (Chinese Windows)", way=way)
        return problem(origin, "", "encoding_other", way=way)


def _origin(name: str, data: bytes, offset: int) -> Origin:
    """Return the line and the column, in characters, of a byte."""
    before = data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")
    line = data.count(b"\n", 0, offset) + 1
    return Origin(name, line, len(before.removeprefix("\ufeff")) + 1)


def _looks_gb18030(data: bytes) -> bool:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= c <= "\u9fff" for c in text[:100_000])


def _way_out(name: str) -> Message:
    return Message("scenario.save_csv" if name.endswith(".csv") else "scenario.save_utf8")
