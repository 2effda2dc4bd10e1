"""The lectures that ship with the Liaoshen Campaign: whole, in two languages, with sources."""

from __future__ import annotations

from functools import cache

import pytest

from liaoshen_viewer.bundled import scenarios_folder
from liaoshen_viewer.lecture.model import Lecture, planned_until
from liaoshen_viewer.lecture.read import FOLDER, lecture_problems, read_lecture, read_with_text
from liaoshen_viewer.lecture.save import changed_text
from liaoshen_viewer.scenario.load import load_scenario
from liaoshen_viewer.scenario.model import Names, Scenario

NAMES = {"liaoshen-12-stops": (12, 20), "tashan-jinzhou": (13, 28)}


@cache
def liaoshen() -> Scenario:
    return load_scenario(scenarios_folder() / "liaoshen")[0]


def shipped(name: str) -> Lecture:
    path = scenarios_folder() / "liaoshen" / FOLDER / f"{name}.yaml"
    lecture, problems = read_lecture(path, liaoshen())
    assert lecture is not None, [problem.text() for problem in problems]
    return lecture


def test_there_are_two_without_problems() -> None:
    assert lecture_problems(liaoshen()) == []
    found = sorted(path.stem for path in (scenarios_folder() / "liaoshen" / FOLDER).iterdir())
    assert found == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_whole(name: str) -> None:
    lecture = shipped(name)
    stops, minutes = NAMES[name]
    assert len(lecture.stops) == stops
    assert lecture.planned_minutes == minutes == planned_until(lecture, stops - 1)
    times = [stop.t_ms for stop in lecture.stops]
    assert times == sorted(set(times))
    for stop in lecture.stops:
        assert stop.sources, stop.id
        for text in (stop.title, stop.notes, lecture.title, lecture.summary):
            assert in_both_languages(text), (stop.id, text)


@pytest.mark.parametrize("name", NAMES)
def test_the_window_could_save_it_as_it_is(name: str) -> None:
    lecture = shipped(name)
    before, _, written = read_with_text(lecture.path, liaoshen())
    assert before is not None
    assert written is not None
    assert changed_text(written, before, lecture) == written.text


def in_both_languages(text: Names) -> bool:
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text.zh_hans)
    return bool(text.en) and chinese and not any("\u4e00" <= c <= "\u9fff" for c in text.en)
