"""How the command line starts: fast, in one sentence when it cannot, from any folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from liaoshen_viewer.cli.options import parse
from tests.running import run_python

COMMANDS = ("play", "check", "state", "frame", "export", "bench")
HEAVY = ("PySide6", "numpy", "shapely", "pyproj", "pyqtgraph", "pydantic", "yaml", "rich")
NO_DISPLAY = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}

HELP = f"""
import sys
from liaoshen_viewer.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(end.code, [name for name in {HEAVY} if name in sys.modules])
"""


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_imports_no_room(command: tuple[str, ...]) -> None:
    said = run_python("-c", HELP, *command, "--help")
    assert said.stdout.splitlines()[-1] == "0 []", said.stderr
    assert said.stdout.startswith("usage: liaoshen-viewer")


def test_help_is_there_at_once() -> None:
    # The processor's time: on a machine that is busy with other tests the clock's is theirs too.
    def seconds() -> float:
        before = os.times()
        run_python("-m", "liaoshen_viewer", "--help")
        after = os.times()
        spent = (after.children_user, after.children_system)
        return sum(spent) - before.children_user - before.children_system

    assert 0 < min(seconds() for _ in range(5)) < 0.3


def test_help_lists_every_command() -> None:
    said = run_python("-m", "liaoshen_viewer", "--help").stdout
    assert all(f"    {command} " in said for command in COMMANDS)


def test_no_display_is_one_sentence() -> None:
    said = run_python("-m", "liaoshen_viewer", env=NO_DISPLAY)
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert "no display" in said.stderr
    assert "liaoshen-viewer export" in said.stderr


def test_display_that_does_not_answer_is_one_sentence() -> None:
    said = run_python("-m", "liaoshen_viewer", env={**NO_DISPLAY, "DISPLAY": ":5999"})
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert ":5999 does not answer" in said.stderr


@pytest.mark.parametrize("platform", ["xcb", "wayland", "wayland;xcb", "xcb:nograb"])
def test_platform_chosen_by_hand_needs_its_display(platform: str, tmp_path: Path) -> None:
    env = {**NO_DISPLAY, "QT_QPA_PLATFORM": platform}
    said = run_python("-m", "liaoshen_viewer", env=env)
    assert (said.returncode, said.stderr.count("\n")) == (2, 1), said.stderr
    picture = ("--at", "1948-10-14", "--size", "320x180", "--output", str(tmp_path / "a.png"))
    said = run_python("-m", "liaoshen_viewer", "frame", *picture, env=env)
    assert (said.returncode, said.stderr) == (0, "")


def test_script_is_named_where_it_was_used() -> None:
    env = {**NO_DISPLAY, "LIAOSHEN_VIEWER_COMMAND": "script/run"}
    assert "script/run export" in run_python("-m", "liaoshen_viewer", env=env).stderr


def test_works_from_any_folder(tmp_path: Path) -> None:
    said = run_python(
        "-m", "liaoshen_viewer", "state", "--at", "1948-10-14", "--format", "csv", cwd=tmp_path
    )
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("id,name,side,")


@pytest.mark.parametrize("command", ["state --at 1948-10-14", "check"])
def test_reader_that_goes_away_is_no_traceback(command: str) -> None:
    code = (
        "import subprocess, sys\n"
        "run = [sys.executable, '-m', 'liaoshen_viewer', *sys.argv[1:]]\n"
        "work = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "work.stdout.close()\n"
        "print(work.wait(), work.stderr.read().decode())\n"
    )
    assert run_python("-c", code, *command.split()).stdout.strip() == "1"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("play", "liaoshen")),
        (["folder"], ("play", "folder")),
        (["play", "folder"], ("play", "folder")),
        (["check"], ("check", "liaoshen")),
        (["check", "folder", "--strict"], ("check", "folder")),
        (["state", "--at", "1948-10-14"], ("state", "liaoshen")),
    ],
)
def test_scenario_and_command(arguments: list[str], expected: tuple[str, str]) -> None:
    options = parse(arguments)
    assert (options.command, options.scenario) == expected


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nonsense"], "--nonsense"),
        (["state"], "--at"),
        (["state", "--at", "1948-10-14", "--format", "xml"], "xml"),
        (["bench", "everything"], "everything"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--size", "9"], "'9'"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--size", "-1x9"], "--size"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--scale", "nan"], "nan"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--scale", "1e9"], "1e9"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--scale", "0.01"], "0.05 to 16"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--width-km", "1e-9"], "1 to 20000"),
        (["frame", "--at", "1948-10-14", "--output", "a.jpg"], "a.jpg"),
        (["frame", "--at", "1948-10-14", "--output", ""], ".png"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--center", "1,2"], "--width-km"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--width-km", "2"], "--center"),
        (["frame", "--at", "1948-10-14", "--output", "a.png", "--center", "200,9"], "200,9"),
        (
            ["frame", "--at", "1948-10-14", "--output", "a.png", "--view", "home",
             "--center", "121,41", "--width-km", "9"],
            "--view",
        ),
        (["export", "--output", "d", "--workers", "0"], "'0'"),
        (["export", "--output", "d", "--json", "-q"], "not allowed with"),
        (["export", "--speed", "1h"], "--output"),
    ],
)  # fmt: skip
def test_wrong_option_is_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(arguments)
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert words in said
    assert said.count("\n") == 1
