"""Save a lecture so that its file keeps its comments, its order and its author's way of writing.

The file is cut into its head, one block a stop (with the comments over it) and its tail. What did
not change is written as it stood; of what did, only the keys that changed are written anew.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.plain import Plain, plain_head, plain_stop
from liaoshen_viewer.lecture.read import LectureText, read_with_text
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import Scenario

INDENT: Final = "  "


def save(lecture: Lecture, scenario: Scenario, source: Path | None = None) -> None:
    """Write a lecture to its `path`, whole or not at all.

    A file that is there is changed; a new one is a changed copy of `source`, if that is given.
    Raises LectureError if the file that is there cannot be read, or cannot be written; the file is
    then as it was.
    """
    path = lecture.path
    basis = path if path.exists() or source is None else source
    if basis.exists():
        before, problems, written = read_with_text(basis, scenario)
        if before is None or written is None:
            reason = problems[0].text()
            raise LectureError(Message("lecture.not_read", {"path": basis, "reason": reason}))
        text = changed_text(written, before, lecture)
    else:
        text = whole_text(lecture)
    try:
        _check_written(text, lecture, scenario)
        _write_whole(path, text)
    except OSError as error:
        values = {"path": path, "reason": error.strerror or str(error)}
        raise LectureError(Message("lecture.not_saved", values)) from error


def whole_text(lecture: Lecture) -> str:
    """Return the file of a lecture that was never saved."""
    stops = "".join(_indented(_dumped([_commented(plain_stop(s))])) for s in lecture.stops)
    return _dumped(_commented(plain_head(lecture))) + "stops:\n" + stops


def changed_text(written: LectureText, before: Lecture, after: Lecture) -> str:
    """Return a lecture's file with what is different in `after`; all else stands as it was."""
    cut = _cut(written, before)
    head = cut.head
    if plain_head(before) != plain_head(after):
        head = _updated_head(cut.head, plain_head(before), plain_head(after))
    old = {
        stop.id: (plain_stop(stop), block)
        for stop, block in zip(before.stops, cut.blocks, strict=True)
    }
    blocks = []
    for stop in after.stops:
        now = plain_stop(stop)
        was, block = old.get(stop.id, ({}, ""))
        if not block:
            block = cut.indent_text(_dumped([_commented(now)]))
        elif was != now:
            block = _updated_block(block, was, now, cut.indent)
        blocks.append(block)
    return head + "".join(blocks) + cut.tail


@dataclass(frozen=True, slots=True)
class _Cut:
    """The text of a file in pieces that follow each other."""

    head: str
    blocks: tuple[str, ...]
    tail: str
    indent: str
    """What stands before the dash of a stop."""

    def indent_text(self, text: str) -> str:
        return _indented(text, self.indent)


def _cut(written: LectureText, before: Lecture) -> _Cut:
    """Cut a file at its stops; the comments over a stop belong to it."""
    lines = written.text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    count = len(before.stops)
    places = [written.yaml.values["stops", i] for i in range(count)]
    starts = [_above_comments(lines, line - 1) for line, _ in places]
    end = _end_of_stops(written, lines, starts[-1])
    bounds = [*starts, end]
    first = lines[places[0][0] - 1]
    if not first.lstrip().startswith("- "):
        raise LectureError(Message("lecture.odd_form", {"path": before.path}))
    return _Cut(
        head="".join(lines[: starts[0]]),
        blocks=tuple("".join(lines[bounds[i] : bounds[i + 1]]) for i in range(count)),
        tail="".join(lines[end:]),
        indent=first[: len(first) - len(first.lstrip())],
    )


def _above_comments(lines: list[str], index: int) -> int:
    """Return the first of the comment lines that stand right above a line."""
    while index > 0 and lines[index - 1].lstrip().startswith("#"):
        index -= 1
    return index


def _end_of_stops(written: LectureText, lines: list[str], last_start: int) -> int:
    """Return the line after the last stop: the end, or where the next key of the head begins."""
    keys = [place[0] - 1 for path, place in written.yaml.keys.items() if len(path) == 1]
    after = [line for line in keys if line > last_start]
    return _above_comments(lines, min(after)) if after else len(lines)


def _updated_head(text: str, was: Plain, now: Plain) -> str:
    # Without its stops the head ends in a key that waits for its value.
    tree = _yaml().load(text)
    _update(tree, was, now)
    dumped = _dumped(tree)
    return dumped if dumped.endswith("\n") else dumped + "\n"


def _updated_block(text: str, was: Plain, now: Plain, indent: str) -> str:
    tree = _yaml().load(text)
    _update(tree[0], was, now)
    return _indented(_dumped(tree), indent)


def _update(tree: CommentedMap, was: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Write the keys that differ, within maps too; new ones stand where a new file has them."""
    for key in [key for key in was if key not in now]:
        tree.pop(key, None)
    for position, (key, value) in enumerate(now.items()):
        before = was.get(key)
        if key in tree and before == value:
            continue
        if isinstance(value, dict) and isinstance(before, dict) and key in tree:
            _update(tree[key], before, value)
        elif key in tree:
            tree[key] = _commented(value)
        else:
            tree.insert(min(position, len(tree)), key, _commented(value))


def _commented(value: object) -> object:
    """Return a plain value in the form that new values are written: short lists on one line."""
    if isinstance(value, dict):
        return CommentedMap((key, _commented(part)) for key, part in value.items())
    if isinstance(value, list):
        found = CommentedSeq(_commented(part) for part in value)
        if all(isinstance(part, (str, int, float)) for part in value):
            found.fa.set_flow_style()
        return found
    if isinstance(value, str) and "\n" in value:
        return LiteralScalarString(value)
    return value


def _yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 100
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def _dumped(tree: object) -> str:
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return stream.getvalue()


def _indented(text: str, indent: str = INDENT) -> str:
    """Set a stop under its list, wherever its dash stands now."""
    lines = text.splitlines(keepends=True)
    dash = next(line for line in lines if line.lstrip().startswith("- "))
    depth = len(dash) - len(dash.lstrip())
    return "".join(
        line if not line.strip() else indent + line[min(depth, _depth(line)) :] for line in lines
    )


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _check_written(text: str, lecture: Lecture, scenario: Scenario) -> None:
    """Read what is about to be written; refuse it unless it says what the lecture says."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / lecture.path.name
        trial.write_text(text, encoding="utf-8")
        found, problems, _ = read_with_text(trial, scenario)
    if found is None:
        reason = problems[0].text()
        raise LectureError(Message("lecture.not_valid", {"path": lecture.path, "reason": reason}))
    same = plain_head(found) == plain_head(lecture) and [
        plain_stop(stop) for stop in found.stops
    ] == [plain_stop(stop) for stop in lecture.stops]
    if not same:
        raise LectureError(Message("lecture.odd_form", {"path": lecture.path}))


def _write_whole(path: Path, text: str) -> None:
    """Raises OSError; the file is then as it was."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
