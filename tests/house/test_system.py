"""What the program asks of the operating system, on systems unlike this one."""

from __future__ import annotations

import ctypes
import socket
import sys
from pathlib import Path

import pytest

from liaoshen_viewer.cellar import FOLDER_VARIABLE, cellar_folder, content_of, kept
from liaoshen_viewer.messages import render
from liaoshen_viewer.system import Library, display_problem, library_problem, missing_libraries

LOST = (Library("libnowhere.so.7", "libnowhere7"), Library("libc.so.6", "libc6"))


def test_a_library_that_lacks_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = library_problem(LOST)
    assert problem is not None
    assert "lacks libnowhere.so.7" in render(problem)
    assert "apt install libnowhere7." in render(problem)
    assert library_problem(LOST[1:]) is None
    monkeypatch.setattr(sys, "platform", "win32")
    assert missing_libraries(LOST) == []
    assert display_problem({}, "viewer") is None


def test_wayland_is_asked_by_its_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may be about 100 characters long
    environment = {"WAYLAND_DISPLAY": "way", "XDG_RUNTIME_DIR": "."}
    problem = display_problem(environment, "viewer")
    assert problem is not None
    assert render(problem).startswith("The display way does not answer")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("way")
        server.listen()
        assert display_problem(environment, "viewer") is None


def test_without_the_library_that_asks_displays_are_taken_at_their_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = ctypes.CDLL

    def load(name: str | None) -> ctypes.CDLL:
        if name == "libxcb.so.1":
            raise OSError(name)
        return plain(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    problem = display_problem({"DISPLAY": ":5999"}, "viewer")
    assert problem is None or "does not answer" not in render(problem)


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, ".cache/liaoshen-viewer"),
        ("linux", {"XDG_CACHE_HOME": "/elsewhere"}, "/elsewhere/liaoshen-viewer"),
        ("darwin", {}, "Library/Caches/liaoshen-viewer"),
        ("win32", {}, "AppData/Local/liaoshen-viewer"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/liaoshen-viewer"),
        ("linux", {FOLDER_VARIABLE: "/told"}, "/told"),
    ],
)
def test_each_system_has_its_folder_for_what_can_be_lost(
    platform: str, environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (FOLDER_VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cellar_folder() == Path.home() / folder


def test_what_has_no_mark_is_made_each_time(tmp_path: Path) -> None:
    made = iter("ab")
    assert [kept("thing", lambda: "", lambda: next(made)) for _ in range(2)] == ["a", "b"]
    (tmp_path / "large").write_bytes(bytes(11))
    assert content_of(tmp_path, most_bytes=10) is None
    assert content_of(tmp_path, most_bytes=11) == ["large", bytes(11)]
