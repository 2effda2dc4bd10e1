"""Whatever stands in a file: only our own errors, and every problem has a place that exists."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liaoshen_viewer.scenario.csv_reader import read_csv
from liaoshen_viewer.scenario.fields import read_moment
from liaoshen_viewer.scenario.problems import ProblemLog
from liaoshen_viewer.scenario.yaml_reader import read_yaml
from tests.scenario.small_copy import SMALL, copy_small, problems_of

FILES = sorted(path.name for path in SMALL.iterdir())
SIGNS = '",;:\n\r\t[]{}-#&*!|>%@`?/.0 \\\0\ufeff\u2028城'
SNIPPETS = ["\r\n", '""', "- ", ": ", "  ", "NaN", "1e999", "null", "R1", "town", "9999-01-01"]
ESCAPES = ["\\u0000", "\\ud800", "\\x", "&a", "*a", "!!a", "---", "<<: ", "P1"]
PIECES = st.sampled_from([*SIGNS, *SNIPPETS, *ESCAPES])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_small(tmp_path_factory.mktemp("any"))


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of the small scenario with a few pieces put in, taken out or moved."""
    name = draw(st.sampled_from(FILES))
    text = (SMALL / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES) + text[end:]
    return name, text.encode()


def check_places(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    original = path.read_bytes()
    path.write_bytes(data)
    try:
        problems = problems_of(folder)
        texts = {file: read_lines(folder / file) for file in FILES}
    finally:
        path.write_bytes(original)
    for problem in problems:
        assert problem.text()
        origin = problem.origin
        assert origin.file in FILES
        assert 0 <= origin.line <= len(texts[origin.file])
        if origin.column:
            assert origin.column <= len(texts[origin.file][origin.line - 1]) + 1


def read_lines(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@settings(max_examples=400, deadline=None)
@given(mutation=mutations())
def test_a_mutated_file(folder: Path, mutation: tuple[str, bytes]) -> None:
    check_places(folder, *mutation)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(FILES), data=st.binary(max_size=400))
def test_random_bytes(folder: Path, name: str, data: bytes) -> None:
    check_places(folder, name, data)


@settings(max_examples=150, deadline=None)
@example(name="events.yaml", pieces=["---"])
@example(name="scenario.yaml", pieces=["#"])
@example(name="scenario.yaml", pieces=["..."])
@example(name="scenario.yaml", pieces=["a: b", "\n", "...", "\n", "--- "])
@given(name=st.sampled_from(FILES), pieces=st.lists(PIECES, max_size=60))
def test_random_pieces(folder: Path, name: str, pieces: list[str]) -> None:
    check_places(folder, name, "".join(pieces).encode())


CELL = st.text(st.sampled_from('ab,"\n ;城'), max_size=6)


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6))
def test_tables_are_read_as_they_were_written(rows: list[tuple[str, str, str]]) -> None:
    """The standard module writes, we read; and at each place stands the cell as written."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("x", "y", "z"), *rows])
    text, log = stream.getvalue(), ProblemLog()
    table = read_csv("t.csv", text, ("x", "y", "z"), (), log)
    assert log.problems == []
    assert len(table.records) == len(rows)
    lines = text.split("\n")
    for index, row in enumerate(rows):
        for name, cell in zip("xyz", row, strict=True):
            assert table.records[index].get(name, "") == cell.strip()
            origin = table.origin(index, name)
            rest = "\n".join([lines[origin.line - 1][origin.column - 1 :], *lines[origin.line :]])
            quoted = '"' + cell.replace('"', '""') + '"'
            assert rest.startswith(quoted)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6))
def test_tables_without_needless_quotes(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([("x", "y"), *rows])
    log = ProblemLog()
    table = read_csv("t.csv", stream.getvalue(), ("x", "y"), (), log)
    assert log.problems == []
    written = [tuple(cell.strip() for cell in row) for row in rows if any(c.strip() for c in row)]
    read = [(r.get("x", ""), r.get("y", "")) for r in table.records if r]
    assert read == written


WORDS = ("no", "yes", "null", "~", "12:30", "1948-10-14", "0x10", "1e3", ".inf", "=", "<<")


@pytest.mark.parametrize("word", WORDS)
def test_plain_words_of_yaml_stay_text(word: str) -> None:
    log = ProblemLog()
    assert read_yaml("t.yaml", f"a: {word}\n{word}: b\n", log).tree == {"a": word, word: "b"}
    assert log.problems == []


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_moments_never_leave_the_calendar(moment: object, offset: int) -> None:
    text = str(moment).replace(" ", "T")
    try:
        read = read_moment(text)
    except ValueError:
        return
    assert read.first_ms(offset) <= read.last_ms(offset)
