"""What is kept from one start to the next changes nothing, and can be lost without harm."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from liaoshen_viewer import cellar
from liaoshen_viewer.battle import Battle, open_battle
from liaoshen_viewer.cellar import FOLDER_VARIABLE, fetch, kept, mark_of, place_of
from liaoshen_viewer.errors import ScenarioError
from tests.scenario.small_copy import copy_small


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cellar of this test's own."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cellar"))
    return tmp_path / "cellar"


class Cook:
    """Makes an answer and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        return "soup"


def marked(text: str) -> Callable[[], str]:
    return lambda: mark_of(text)


def test_an_answer_is_made_once() -> None:
    cook = Cook()
    assert [kept("meal", marked("a"), cook) for _ in range(3)] == ["soup"] * 3
    assert cook.made == 1
    kept("meal", marked("b"), cook)
    assert cook.made == 2


class Foreign:
    """What a file of somebody else's would run when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("raise SystemExit",))


def calling(module: str, name: str, argument: str) -> bytes:
    """Return a file that calls a function by the path that protocol 4 gives it."""
    texts = b"".join(b"\x8c" + bytes([len(t)]) + t.encode() for t in (module, name))
    told = b"\x8c" + bytes([len(argument)]) + argument.encode()
    return b"\x80\x04" + texts + b"\x93" + told + b"\x85R."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        pickle.dumps("soup")[:-2],
        pickle.dumps(Foreign()),
        calling("liaoshen_viewer.cellar", "os.getenv", "PATH"),
        calling("liaoshen_viewer.cellar", "mark_of", "x"),
        calling("liaoshen_viewer.battle", "Path", "x"),
    ],
)
def test_a_damaged_or_foreign_file_is_made_anew(content: bytes) -> None:
    cook = Cook()
    kept("meal", marked("a"), cook)
    place_of("meal", mark_of("a")).write_bytes(content)
    assert kept("meal", marked("a"), cook) == "soup"
    assert cook.made == 2
    assert fetch("meal", mark_of("a")) == "soup"


def test_without_a_folder_all_goes_on(folder: Path) -> None:
    folder.write_text("a file stands in its place")
    cook = Cook()
    assert [kept("meal", marked("a"), cook) for _ in range(2)] == ["soup"] * 2
    assert cook.made == 2


def test_what_changed_while_it_was_made_is_not_kept(folder: Path) -> None:
    marks = iter(["before", "after"])
    kept("meal", lambda: next(marks), Cook())
    assert not list(folder.glob("*"))


def test_the_oldest_go(folder: Path) -> None:
    for number in range(cellar.FILES_KEPT + 3):
        kept("meal", marked(str(number)), Cook())
    assert len(list(folder.iterdir())) == cellar.FILES_KEPT


def test_a_kept_battle_is_the_same(tmp_path: Path) -> None:
    scenario = copy_small(tmp_path)
    fresh, again = open_battle(scenario), open_battle(scenario)
    assert fresh is not again
    assert again.scenario == fresh.scenario
    assert again.warnings == fresh.warnings
    assert same_arrays(again, fresh)


def test_a_changed_file_is_read(tmp_path: Path) -> None:
    scenario = copy_small(tmp_path)
    before = open_battle(scenario)
    units = scenario / "units.csv"
    units.write_text(units.read_text("utf-8").replace("1st Column", "First Column"), "utf-8")
    assert open_battle(scenario).scenario.units != before.scenario.units


def test_errors_are_not_kept(tmp_path: Path, folder: Path) -> None:
    scenario = copy_small(tmp_path)
    (scenario / "units.csv").write_text("id\n")
    for _ in range(2):
        with pytest.raises(ScenarioError):
            open_battle(scenario)
    assert not list(folder.glob("battle-*"))


def same_arrays(one: Battle, other: Battle) -> bool:
    names = [n for n in one.tracks.__slots__ if isinstance(getattr(one.tracks, n), np.ndarray)]
    assert names
    return all(
        np.array_equal(getattr(one.tracks, n), getattr(other.tracks, n), equal_nan=True)
        if getattr(one.tracks, n).dtype.kind == "f"
        else np.array_equal(getattr(one.tracks, n), getattr(other.tracks, n))
        for n in names
    )
