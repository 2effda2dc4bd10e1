"""The command `chart`: every chart in every kind of file, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.cli import main
from tests.running import ROOT

SMALL = str(ROOT / "tests" / "scenario" / "small")
STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}

pytestmark = pytest.mark.usefixtures("qapp")
Capture = pytest.CaptureFixture[str]


def chart(what: str, output: Path, *options: str) -> int:
    return main(["chart", what, SMALL, "--output", str(output), *options])


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
@pytest.mark.parametrize("what", ["orbat", "events", "strength"])
def test_a_chart_is_drawn(tmp_path: Path, capsys: Capture, what: str, ending: str) -> None:
    path = tmp_path / f"{what}{ending}"
    assert chart(what, path, "--at", "1948-09-13", "--language", "zh-Hans") == 0
    assert path.read_bytes().startswith(STARTS[ending])
    assert capsys.readouterr().out == f"{path}\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("what", "head"),
    [
        ("orbat", "level,id,superior,side,name,commander,men,reckoning,status,fate"),
        ("events", "start,end,phase,importance,title,title_second,place,certainty,sources"),
        ("towns", "date,red,blue"),
    ],
)
def test_its_figures_are_written(tmp_path: Path, what: str, head: str) -> None:
    assert chart(what, tmp_path / "table.csv") == 0
    lines = (tmp_path / "table.csv").read_text("utf-8").splitlines()
    assert lines[0] == head
    assert len(lines) > 2


@pytest.mark.parametrize(
    ("what", "name", "options", "words"),
    [
        ("pie", "a.png", (), "chart pie: there is no such chart; there are orbat, events"),
        ("orbat", "a.gif", (), "its name should end in .png, .svg, .pdf"),
        ("orbat", "a.png", ("--side", "usa"), "--side usa: no such side; the scenario has red"),
        ("orbat", "no/a.png", (), "no"),
        ("strength", "a.png", ("--at", "soon"), "--at soon: not a time"),
        ("strength", "a.png", ("--size", "90000x300"), "is too large"),
        ("strength", "a.png", ("--style", "pink"), "--style pink: no such style"),
    ],
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, capsys: Capture, what: str, name: str, options: tuple[str, ...], words: str
) -> None:
    assert chart(what, tmp_path / name, *options) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
