"""Saving a lecture: what did not change stands as it stood, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.model import Lecture, Stop, Way
from liaoshen_viewer.lecture.plain import plain_head, plain_stop
from liaoshen_viewer.lecture.save import save, whole_text
from liaoshen_viewer.lecture.shelf import free_path, new_lecture, saving_folder, shelf, target_path
from liaoshen_viewer.scenario.model import Names
from tests.lecture.lectures import WRITTEN, scenario_in, sound, stop, twelve, written
from tests.sample import at


def changed(lecture: Lecture, index: int, change: Callable[[Stop], Stop]) -> Lecture:
    stops = list(lecture.stops)
    stops[index] = change(stops[index])
    return replace(lecture, stops=tuple(stops))


def saved(folder: Path, change: Callable[[Lecture], Lecture], text: str = WRITTEN) -> str:
    """Save a changed lecture; return its file, which says exactly what the lecture says."""
    scenario = scenario_in(folder)
    after = change(sound(written(folder, text), scenario))
    save(after, scenario)
    again = sound(after.path, scenario)
    assert plain_head(again) == plain_head(after)
    assert [plain_stop(one) for one in again.stops] == [plain_stop(one) for one in after.stops]
    assert [p.name for p in after.path.parent.iterdir()] == [after.path.name]
    return after.path.read_text(encoding="utf-8")


def test_saving_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    assert saved(tmp_path, lambda lecture: lecture) == WRITTEN


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    text = saved(
        tmp_path,
        lambda lecture: changed(
            lecture, 1, lambda s: replace(s, t_ms=at("10-12T06:00"), notes=Names(en="One\n\nTwo"))
        ),
    )
    gone = set(WRITTEN.splitlines()) - set(text.splitlines())
    new = [line for line in text.splitlines() if line not in WRITTEN.splitlines()]
    assert gone <= {"    time: 1948-10-11T12:30   # noon and a half"}
    assert (
        new
        == [
            "    time: 1948-10-12T06:00   # noon and a half",
            "    notes:",
            "      en: |-",
            "        One",
            "        Two",
        ]
        or "        One" in new
    )


def test_reordering_carries_the_comments_along(tmp_path: Path) -> None:
    text = saved(tmp_path, lambda lecture: replace(lecture, stops=lecture.stops[::-1]))
    comments = ["# The end.", "# Tashan lies on the road.", "# The way in."]
    assert sorted(comments, key=text.index) == comments
    assert sorted(text.splitlines()) == sorted(WRITTEN.splitlines())


def test_deleting_and_adding(tmp_path: Path) -> None:
    added = replace(stop(7, at("10-12T07:00:30")), way=Way(speed_ms=5_400_000), layers=())
    text = saved(tmp_path, lambda old: replace(old, stops=(added, old.stops[0], old.stops[2])))
    assert "# The end." in text
    assert "Tashan lies" not in text
    assert "time: '1948-10-12T07:00:30'" in text
    assert "speed: 90min" in text


def test_the_head_is_changed_in_place(tmp_path: Path) -> None:
    def rename(lecture: Lecture) -> Lecture:
        title = replace(lecture.title, en="Three days: a beginning")
        return replace(lecture, title=title, minutes=None, summary=Names(en="Short."))

    text = saved(tmp_path, rename)
    assert text.startswith("# A lecture for tests.\nformat: 1\n")
    assert "# two languages" in text
    assert text.endswith(WRITTEN[WRITTEN.index("  # The way in.") :])


def test_keys_after_the_stops_stay(tmp_path: Path) -> None:
    text = WRITTEN.replace("minutes: 6\n", "") + "# how long\nminutes: 6\n"
    kept = saved(tmp_path, lambda lecture: replace(lecture, stops=lecture.stops[:1]), text)
    assert kept.endswith("- the two hills\n# how long\nminutes: 6\n")


def test_a_new_lecture_is_written_whole(tmp_path: Path) -> None:
    scenario = scenario_in(tmp_path)
    lecture = replace(twelve(), path=tmp_path / "lectures" / "twelve.yaml")
    save(lecture, scenario)
    assert lecture.path.read_text(encoding="utf-8") == whole_text(lecture)
    assert [s.t_ms for s in sound(lecture.path, scenario).stops] == [s.t_ms for s in lecture.stops]


def test_what_cannot_be_saved_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    scenario = scenario_in(tmp_path)
    path = written(tmp_path)
    lecture = sound(path, scenario)
    with pytest.raises(LectureError, match="could not be opened again"):
        save(changed(lecture, 0, lambda s: replace(s, sources=("S9",))), scenario)
    with pytest.raises(LectureError, match="could not be opened again"):
        save(replace(lecture, stops=()), scenario)
    assert path.read_text(encoding="utf-8") == WRITTEN
    path.write_text(WRITTEN + "torn", encoding="utf-8")
    with pytest.raises(LectureError, match="cannot be read now"):
        save(lecture, scenario)
    assert path.read_text(encoding="utf-8") == WRITTEN + "torn"


def test_lectures_of_a_shipped_scenario_are_saved_apart(tmp_path: Path) -> None:
    folder, own = tmp_path / "scenario", tmp_path / "own"
    folder.mkdir()
    scenario, path = scenario_in(folder), written(folder)
    assert saving_folder(scenario, own) == folder / "lectures"
    os.chmod(folder, 0o555)
    if os.access(folder, os.W_OK):  # the superuser may write anywhere
        os.chmod(folder, 0o755)
        return
    lecture = sound(path, scenario)
    mine = replace(lecture, path=target_path(lecture, scenario, own))
    save(mine, scenario, path)
    os.chmod(folder, 0o755)
    assert mine.path.read_text(encoding="utf-8") == WRITTEN


def test_the_shelf_lists_both_folders(tmp_path: Path) -> None:
    folder, own = tmp_path / "scenario", tmp_path / "own"
    folder.mkdir()
    scenario = scenario_in(folder)
    written(folder)
    (own / scenario.id / "lectures").mkdir(parents=True)
    (own / scenario.id / "mine.yaml").write_text("stops: 3\n", encoding="utf-8")
    beside, mine = shelf(scenario, own)
    assert beside.lecture is not None
    assert mine.lecture is None
    assert mine.problems
    assert new_lecture(scenario, own, "Four days!").path.name == "four-days-2.yaml"
    assert free_path(own, "four-days").name == "four-days.yaml"
