"""Read a CSV table so that every cell remembers where it physically stands.

The `csv` module knows neither columns nor the first line of a quoted record. Here a line
without a quote is split at its commas and no place is kept: places are found again in the text
when a problem asks for one. Only records with quotes are scanned character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

_QUOTED: Final = re.compile(r'"((?:[^"]++|"")*+)"')
_PLAIN: Final = re.compile(r'[^",]*')
_BLANK: Final = re.compile(r"[\s,]*")


class CsvSyntaxError(ValueError):
    """A record breaks the rules of quoting at `offset` of its text."""

    def __init__(self, offset: int, template: str, opened: int) -> None:
        super().__init__(template)
        self.offset = offset
        self.template = template
        self.opened = opened
        """Offset of the opening quote that the mistake may come from."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The records of a table as text, and where they stand."""

    file: str
    lines: Sequence[str]
    columns: tuple[str, ...]
    """The header as written, unknown columns included."""
    records: Sequence[Mapping[str, str]]
    """One mapping per record: known columns with something in their cell."""
    starts: Sequence[int]
    """The physical line (from 1) where each record starts."""
    whole: Sequence[bool]
    """Whether a record has the right number of cells."""
    is_whole: bool
    """Whether every record could be split, so that all first cells are known."""

    def origin(self, index: int, column: str) -> Origin:
        """Return where a cell of a record starts; the whole line for a column not there."""
        start = self.starts[index]
        if column not in self.columns:
            return Origin(self.file, start)
        text, _ = _record_text(self.lines, start - 1)
        offset = _cell_offset(text, self.columns.index(column))
        if offset is None:
            return Origin(self.file, start)
        return _place(self.file, self.lines, start, offset)


def read_csv(
    file: str, text: str, known: Sequence[str], required: Sequence[str], log: ProblemLog
) -> CsvTable:
    """Split a table into records; note every fault of form in `log`.

    `known` and `required` are the names of the columns. A record with a fault is left out, or
    kept with its first cell alone if only its number of cells is wrong.
    """
    lines = text.split("\n")
    header = _read_header(file, lines, log)
    empty = CsvTable(file, lines, (), (), (), (), is_whole=False)
    if header is None:
        return empty
    columns, first_line = header
    if not _check_header(file, lines, columns, known, required, log):
        return empty
    names = [name if name in known else "" for name in columns]
    records: list[Mapping[str, str]] = []
    starts: list[int] = []
    whole: list[bool] = []
    broken: list[CsvSyntaxError] = []
    for start, cells in _records(file, lines, first_line, broken, log):
        right = len(cells) == len(names)
        if not right:
            _add_count_problem(file, lines, start, len(names), log)
            cells = cells[:1]
        records.append({n: s for n, c in zip(names, cells, strict=False) if n and (s := c.strip())})
        starts.append(start)
        whole.append(right)
    is_whole = not broken and not log.is_full(file)
    return CsvTable(file, lines, columns, records, starts, whole, is_whole)


def _read_header(
    file: str, lines: Sequence[str], log: ProblemLog
) -> tuple[tuple[str, ...], int] | None:
    """Return the header's names and the index of the line after it."""
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        log.add(Origin(file), "", "table_empty")
        return None
    try:
        text, after = _record_text(lines, first)
        cells = _split(text)
    except CsvSyntaxError as error:
        _add_syntax_problem(file, lines, first + 1, error, log)
        return None
    for mark, word in ((";", '";"'), ("\t", "a tab"), ("|", '"|"')):
        if len(cells) == 1 and mark in text:
            origin = Origin(file, first + 1, text.index(mark) + 1)
            log.add(origin, "", "delimiter", found=word, way=Message("scenario.save_csv"))
            return None
    return tuple(cell.strip() for cell, _ in cells), after


def _check_header(
    file: str,
    lines: Sequence[str],
    columns: Sequence[str],
    known: Sequence[str],
    required: Sequence[str],
    log: ProblemLog,
) -> bool:
    """Note unknown, doubled and missing columns; tell whether the records can be read."""
    line = next(i for i, text in enumerate(lines) if text.strip()) + 1
    cells = _split(_record_text(lines, line - 1)[0])
    for position, name in enumerate(columns):
        origin = _place(file, lines, line, cells[position][1])
        if not name:
            log.add(origin, "", "column_unnamed")
        elif name in columns[:position]:
            log.add(origin, name, "column_doubled", id=clipped(name))
        elif name not in known:
            unused = [k for k in known if k not in columns]
            log.add_near(origin, clipped(name), "unknown_column", name, unused)
    missing = [name for name in required if name not in columns]
    for name in missing:
        log.add(Origin(file, line), name, "column_missing", id=name)
    return not missing


def _records(
    file: str,
    lines: Sequence[str],
    first: int,
    broken: list[CsvSyntaxError],
    log: ProblemLog,
) -> Iterator[tuple[int, list[str]]]:
    """Yield the physical line (from 1) and the cells of every record; skip blank lines.

    After a fault of quoting, reading goes on in the line after the record's first, so that one
    open quote does not hide the rest of the file.
    """
    index = first
    while index < len(lines) and not log.is_full(file):
        line = lines[index]
        if '"' not in line:
            index += 1
            if line and not _BLANK.fullmatch(line):
                yield index, line.split(",")
            continue
        start, text = index + 1, ""
        try:
            text, index = _record_text(lines, index)
            cells = [cell for cell, _ in _split(text)]
        except CsvSyntaxError as error:
            _add_syntax_problem(file, lines, start, error, log)
            broken.append(error)
            # A fault after the first line may come from a quote left open in it: look again
            # from the second. A fault within the first line belongs to this record alone.
            if error.template == "quote_open" or "\n" in text[: error.offset]:
                index = start
            continue
        yield start, cells


def _record_text(lines: Sequence[str], index: int) -> tuple[str, int]:
    """Join the physical lines of the record that starts at `index`; also return what follows.

    A record goes on while its number of quotes is odd. Raises CsvSyntaxError at the file's end.
    """
    quotes = lines[index].count('"')
    end = index + 1
    while quotes % 2 and end < len(lines):
        quotes += lines[end].count('"')
        end += 1
    if quotes % 2:
        opened = _open_quote(lines[index])
        raise CsvSyntaxError(opened, "quote_open", opened)
    return (lines[index] if end == index + 1 else "\n".join(lines[index:end])), end


def _open_quote(line: str) -> int:
    """Return the offset of the quote in a line that is never closed, or is out of place."""
    try:
        _split(line)
    except CsvSyntaxError as error:
        return error.opened
    return line.rindex('"')


def _split(text: str) -> list[tuple[str, int]]:
    """Split a record into cells with their offsets. Raises CsvSyntaxError."""
    cells: list[tuple[str, int]] = []
    offset = 0
    while True:
        if text.startswith('"', offset):
            match = _QUOTED.match(text, offset)
            if match is None:
                raise CsvSyntaxError(offset, "quote_open", offset)
            cells.append((match[1].replace('""', '"'), offset))
        else:
            match = _PLAIN.match(text, offset)
            assert match is not None
            cells.append((match.group(), offset))
        end = match.end()
        if end == len(text):
            return cells
        if text[end] != ",":
            quoted = text[offset] == '"'
            raise CsvSyntaxError(end, "quote_after" if quoted else "quote_inside", offset)
        offset = end + 1


def _cell_offset(text: str, position: int) -> int | None:
    """Return where a cell of a sound record starts; None for one too few.

    Every waypoint remembers its place, so the way to an early cell is short: whole records are
    split only where a quote stands before it.
    """
    offset = 0
    for _ in range(position):
        comma = text.find(",", offset)
        if text.startswith('"', offset):
            cells = _split(text)
            return cells[position][1] if position < len(cells) else None
        if comma < 0:
            return None
        offset = comma + 1
    return offset


def _add_syntax_problem(
    file: str, lines: Sequence[str], start: int, error: CsvSyntaxError, log: ProblemLog
) -> None:
    origin = _place(file, lines, start, error.offset)
    opened = _place(file, lines, start, error.opened)
    log.add(origin, "", error.template, line=opened.line, column=opened.column)


def _add_count_problem(
    file: str, lines: Sequence[str], start: int, expected: int, log: ProblemLog
) -> None:
    text, _ = _record_text(lines, start - 1)
    cells = _split(text)
    offset = cells[expected][1] if len(cells) > expected else len(text)
    origin = _place(file, lines, start, offset)
    log.add(origin, "", "cell_count", expected=expected, found=len(cells))


def _place(file: str, lines: Sequence[str], start: int, offset: int) -> Origin:
    """Turn an offset within a record into a physical line and column."""
    line = start
    while offset > len(lines[line - 1]):
        offset -= len(lines[line - 1]) + 1
        line += 1
    return Origin(file, line, offset + 1)
