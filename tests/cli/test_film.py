"""The command `export` with a plan: words, table, exit codes, lines for programs."""

from __future__ import annotations

import json
from pathlib import Path

import av
import pytest

from liaoshen_viewer.cli import main
from liaoshen_viewer.cli.options import EXPORT_WORDS
from liaoshen_viewer.playback.film_plan import WORDS, read_plan
from tests.running import ROOT, run_python

SMALL = str(ROOT / "tests" / "scenario" / "small")
SHORT = ("--from", "1948-09-13", "--to", "1948-09-13T12:00", "--size", "320x180")
PLAIN = ("--speed", "12h", "--fps", "24", "--quality", "draft", "--hold", "none")

pytestmark = pytest.mark.usefixtures("qapp")
Capture = pytest.CaptureFixture[str]


def export(output: Path | str, *options: str) -> int:
    return main(["export", SMALL, *SHORT, "--output", str(output), *options])


def test_the_command_line_has_the_words_of_the_plan() -> None:
    assert list(EXPORT_WORDS) == list(WORDS)


def test_a_film_in_one_command(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path / "film.mp4", *PLAIN, "--pieces", "event") == 0
    assert "25 frames in" in capsys.readouterr().out
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == 25


def test_print_plan_lists_every_frame_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path / "new", "--step", "5h", "--print-plan") == 0
    said = capsys.readouterr().out
    assert "step: 5h\n" in said
    assert "# 4 frames" in said
    assert "off the grid" in said
    assert said.rstrip().endswith("00003     0.100  1948-09-13T12:00")
    assert not list(tmp_path.iterdir())


def test_a_saved_plan_makes_the_same_film(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    assert export(tmp_path / "one.mp4", *PLAIN, "--save-plan", str(plan), "-q") == 0
    assert read_plan(plan)["quality"] == "draft"
    again = ["export", SMALL, "--plan", str(plan), "--output", str(tmp_path / "two.mp4"), "-q"]
    assert main(again) == 0
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_options_go_before_the_words_of_a_plan(tmp_path: Path, capsys: Capture) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("speed: 12h\nview: home\nfps: 30\n", encoding="utf-8")
    options = ("--plan", str(plan), "--step", "1h", "--center", "121.5,41.2", "--width-km", "90")
    assert export(tmp_path / "row", *options, "--print-plan") == 0
    said = capsys.readouterr().out
    assert "step: 1h\n" in said
    assert "center: 121.5,41.2\n" in said
    assert "view" not in said
    assert "speed" not in said


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("film.avi", (), ".mp4 or .webm"),
        ("none/film.mp4", (), "is not there"),
        ("row", ("--step", "0h"), "step: 0h"),
        ("row", ("--fps", "10"), "24 to 60"),
        ("row", ("--size", "9000x100"), "320 to 7680"),
        ("row", ("--to", "1948-12-01"), "outside the scenario's clock"),
        ("row", ("--follow", "X"), "no such formation"),
        ("row", ("--view", "moon"), "no such view"),
        ("row", ("--center", "121,-90", "--width-km", "50"), "no such point"),
        ("row", ("--style", "neon"), "neon"),
        ("row", ("--plan", "none.yaml"), "none.yaml"),
        ("row", ("--chroma", "444"), "for films"),
        ("film.mp4", ("--from", "1948-09-13T12:00"), "too short"),
    ],
)
def test_what_is_refused_says_why_and_paints_nothing(
    name: str, options: tuple[str, ...], words: str, tmp_path: Path, capsys: Capture
) -> None:
    assert export(tmp_path / name, *options) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_odd_sizes_of_films_are_rounded_with_a_word(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path / "film.mp4", *PLAIN, "--size", "321x181", "--print-plan") == 0
    said = capsys.readouterr()
    assert "rounded to 322x182" in said.err
    assert "size: 322x182\n" in said.out


def test_another_plan_is_refused_and_the_same_goes_on(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path, "--step", "6h", "-q") == 0
    assert export(tmp_path, "--step", "6h", "-q") == 0
    assert export(tmp_path, "--step", "4h", "-q") == 2
    assert "plan.step: 6h -> 4h" in capsys.readouterr().err
    assert export(tmp_path, "--step", "4h", "-q", "--overwrite") == 0
    assert len(list(tmp_path.glob("*.png"))) == 4


def test_lines_for_programs(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path, "--step", "1h", "--json") == 0
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert (lines[0]["done"], lines[-1]["done"], lines[-1]["count"]) == (0, 13, 13)
    assert {"last", "frames_per_s", "left_s"} <= lines[-1].keys()
    assert not said.err


def test_quiet_is_quiet(tmp_path: Path) -> None:
    said = run_python(
        "-m", "liaoshen_viewer", "export", SMALL, *SHORT, "--output", str(tmp_path), "-q"
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_bytes_are_the_same_in_another_language_place_and_process(tmp_path: Path) -> None:
    """The settings of a machine that could reach a picture: none of them does."""
    homes = {"one": {}, "two": {"LC_ALL": "zh_CN.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"}}
    made: list[list[bytes]] = []
    for name, settings in homes.items():
        folder = tmp_path / name
        folder.mkdir()
        env = {**settings, "HOME": str(folder), "PYTHONHASHSEED": str(len(made))}
        words = (*SHORT, "--step", "30min", "--workers", str(1 + len(made)), "-q")
        said = run_python(
            "-m", "liaoshen_viewer", "export", SMALL, *words, "--output", "row/",
            cwd=folder, env=env,
        )  # fmt: skip
        # Qt complains of a language that the machine does not have; that is all it may do.
        assert said.returncode == 0, said.stderr
        made.append([path.read_bytes() for path in sorted((folder / "row").glob("*.png"))])
    assert len(made[0]) == 25
    assert made[0] == made[1]
