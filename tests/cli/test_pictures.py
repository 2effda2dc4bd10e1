"""The commands `frame` and `export`: names, numbers, equal bytes, and a clean stop."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from liaoshen_viewer.cli import main
from tests.running import ROOT, run_python

SMALL = str(ROOT / "tests" / "scenario" / "small")
NOON = "1948-09-13T12:00"
TINY = ("--size", "320x180")

# Ctrl-C comes at the worst moment: while the fourth picture is being painted.
INTERRUPT = """
import signal, sys
from liaoshen_viewer.cli import main

painted = []

def interrupt(frame, event, _):
    if event == "call" and frame.f_code.co_name == "paint_scene":
        painted.append(frame)
        if len(painted) == int(sys.argv[1]):
            signal.raise_signal(signal.SIGINT)

sys.setprofile(interrupt)
sys.exit(main(sys.argv[2:]))
"""

pytestmark = pytest.mark.usefixtures("qapp")
Capture = pytest.CaptureFixture[str]


def frame(output: Path, *options: str) -> int:
    return main(["frame", SMALL, "--at", NOON, *TINY, "--output", str(output), *options])


def export(output: Path, *options: str) -> int:
    return main(["export", SMALL, *TINY, "--output", str(output), *options])


def test_frame_writes_one_picture(tmp_path: Path) -> None:
    assert frame(tmp_path / "a.png") == 0
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (320, 180)


def test_export_of_a_day_by_the_hour_writes_25_frames(tmp_path: Path) -> None:
    span = ("--from", "1948-09-13", "--to", "1948-09-14", "--step", "1h")
    assert export(tmp_path, *span) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [*(f"frame_{index:05}.png" for index in range(25)), "manifest.jsonl"]


def test_frame_and_export_are_equal(tmp_path: Path) -> None:
    frame(tmp_path / "one.png")
    export(tmp_path / "row", "--from", "1948-09-13T11:00", "--to", NOON)
    row = sorted((tmp_path / "row").glob("*.png"))
    assert len(row) == 2
    assert QImage(str(row[-1])) == QImage(str(tmp_path / "one.png"))


def test_view_by_name_and_by_window(tmp_path: Path) -> None:
    frame(tmp_path / "named.png", "--view", "home")
    frame(tmp_path / "same.png", "--center", "121.5,41.2", "--width-km", "300")
    frame(tmp_path / "other.png", "--center", "121.5,41.2", "--width-km", "90")
    frame(tmp_path / "larger.png", "--scale", "0.5")
    named, same, other, larger = (
        QImage(str(tmp_path / f"{name}.png")) for name in ("named", "same", "other", "larger")
    )
    assert named == same
    assert named != other
    assert named != larger


def test_frame_of_two_moments(tmp_path: Path) -> None:
    other = ("--compare", "1948-09-17")
    frame(tmp_path / "alone.png")
    frame(tmp_path / "curtain.png", *other, "--curtain", "0.75")
    frame(tmp_path / "sides.png", *other, "--side-by-side", "--size", "640x180")
    alone, curtain, sides = (
        QImage(str(tmp_path / f"{name}.png")) for name in ("alone", "curtain", "sides")
    )
    below = QRect(0, 40, 230, 140)
    assert curtain.copy(below) == alone.copy(below)
    assert curtain != alone
    assert (sides.width(), sides.height()) == (640, 180)


@pytest.mark.parametrize(
    "options",
    [
        ("--curtain", "0.5"),
        ("--compare", "1948-09-17", "--curtain", "2"),
        ("--compare", "1948-09-17", "--side-by-side", "--size", "641x360"),
        ("--compare", "1948-09-17", "--side-by-side", "--curtain", "0.5"),
    ],
)
def test_two_moments_that_cannot_be(options: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        frame(tmp_path / "a.png", *options)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--view", "moon"), "moon"),
        (("--size", "1x1"), "1x1"),
        (("--size", "99999x9999"), "99999x9999"),
        (("--at", "1950-01-01"), "outside the scenario's clock"),
        (("--center", "121,-90", "--width-km", "50"), "--center 121.0,-90.0"),
    ],
)
def test_frame_that_cannot_be_asked_for(
    options: tuple[str, ...], words: str, tmp_path: Path, capsys: Capture
) -> None:
    assert frame(tmp_path / "a.png", *options) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_export_in_the_wrong_order(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path, "--from", "1948-09-14", "--to", "1948-09-13") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_picture_that_cannot_be_written(tmp_path: Path, capsys: Capture) -> None:
    assert frame(tmp_path / "no" / "such" / "a.png") == 2
    assert "is not there" in capsys.readouterr().err
    (tmp_path / "a.png").mkdir()
    assert frame(tmp_path / "a.png") == 3
    assert "a.png could not be written" in capsys.readouterr().err


def test_interrupted_export_leaves_whole_pictures_and_goes_on(tmp_path: Path) -> None:
    span = ("--from", "1948-09-10", "--to", "1948-09-10T00:30", "--step", "1min")
    more = ("--workers", "1", "-q", "--output", str(tmp_path))
    said = run_python("-c", INTERRUPT, "4", "export", SMALL, *TINY, *span, *more)
    assert said.returncode == 130, said.stderr
    assert "Stopped: 4 of 31 frames" in said.stderr
    files = sorted(tmp_path.glob("*.png"))
    assert [file.name for file in files] == [f"frame_{i:05}.png" for i in range(4)]
    assert not any(QImage(str(file)).isNull() for file in files)
    assert export(tmp_path, *span, "-q") == 0
    assert len(list(tmp_path.glob("*.png"))) == 31


def test_an_export_interrupted_while_its_size_is_reckoned_begins_nothing(tmp_path: Path) -> None:
    span = ("--from", "1948-09-10", "--to", "1948-09-10T00:30", "--step", "1min")
    said = run_python(
        "-c", INTERRUPT, "1", "export", SMALL, *TINY, *span, "--output", str(tmp_path)
    )
    assert said.returncode == 130, said.stderr
    assert "Stopped: 0 of 31 frames" in said.stderr
    assert not list(tmp_path.glob("*.png"))


def test_interrupted_frame_writes_nothing(tmp_path: Path) -> None:
    options = ("--at", NOON, *TINY, "--output", str(tmp_path / "a.png"))
    said = run_python("-c", INTERRUPT, "1", "frame", SMALL, *options)
    assert said.returncode == 130, said.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--style", "neon", "--style neon: no such style; there are paper"),
        ("--names", "latin", "--names latin: no such language; there are zh-Hans"),
        ("--names", "en,en", "--names en,en: give one language or two different ones"),
        ("--layers", "no-trees", "--layers trees: no such layer; there are relief"),
        ("--layers", "rivers@top-left", "--layers rivers@…: only furniture"),
        ("--layers", "legend@middle", "--layers …@middle: no such corner; there are top-left"),
    ],
)
def test_a_wrong_look_is_one_sentence(
    option: str, value: str, said: str, tmp_path: Path, capsys: Capture
) -> None:
    assert frame(tmp_path / "a.png", option, value) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_looks_change_the_picture(tmp_path: Path) -> None:
    wishes = (
        (), ("--style", "print"), ("--names", "en,zh-Hant"),
        ("--layers", "no-scale-bar"), ("--layers", "date@top-right"),
    )  # fmt: skip
    for number, wish in enumerate(wishes):
        assert frame(tmp_path / f"{number}.png", *wish) == 0
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == len(wishes)
