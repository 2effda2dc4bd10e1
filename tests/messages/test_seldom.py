"""Complaints that other tests bring about elsewhere, or that only a broken install makes."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.cli import main
from liaoshen_viewer.errors import AssetError, ExportError, LectureError, UsageError
from liaoshen_viewer.export import cluster, finish
from liaoshen_viewer.export.files import full_disk_told
from liaoshen_viewer.export.still import make_still
from liaoshen_viewer.export.target import target_of
from liaoshen_viewer.lecture.named import lecture_named
from liaoshen_viewer.lecture.read import read_lecture
from liaoshen_viewer.lecture.save import save
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint import language, symbols, text
from liaoshen_viewer.paint.symbols import _renderer
from liaoshen_viewer.playback.film_plan import CameraWish
from liaoshen_viewer.scenario import check_texts
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.scene.film_camera import camera_path
from liaoshen_viewer.system import display_problem
from tests.export.test_job import film, made, row
from tests.lecture.lectures import WRITTEN, scenario_in, sound, written
from tests.paint.pictures import sample_battle

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("environment", "said"),
    [({}, "There is no display"), ({"DISPLAY": ":5999"}, "The display :5999 does not answer")],
)
def test_displays(environment: dict[str, str], said: str) -> None:
    problem = display_problem(environment, "viewer")
    assert problem is not None
    assert render(problem).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("view: theatre", "view: xyz", 'no view "xyz"'),
        ("style: night", "style: xyz", 'no style "xyz"'),
        ("no-credits", "xyz", 'no layer "xyz"'),
        ("[zh-Hans, period]", "[zh-Hans, perod]", 'no language "perod" (did you mean "period"?)'),
        ("[zh-Hans, period]", "[zh-Hans, period, en]", "too many stand here: 2 is the most"),
    ],
)
def test_words_of_a_lecture_that_nothing_is_like(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    _, problems = read_lecture(written(tmp_path, WRITTEN.replace(old, new)), scenario_in(tmp_path))
    assert [render(problem.message) for problem in problems] == [said]


def test_a_lecture_in_a_form_that_cannot_be_changed(tmp_path: Path) -> None:
    head, stops = WRITTEN.split("stops:\n")
    one = "{id: a, title: {en: A}, time: 1948-10-10, view: theatre, width_km: 9}"
    flow = f"{head}stops: [{one.replace(', width_km: 9', '')}]\n"
    assert stops
    lecture = sound(written(tmp_path, flow), scenario_in(tmp_path))
    with pytest.raises(LectureError, match="cannot change without loss"):
        save(replace(lecture, title=Names(en="Other")), scenario_in(tmp_path))
    assert lecture.path.read_text(encoding="utf-8") == flow


def test_a_lecture_that_cannot_be_written(tmp_path: Path) -> None:
    lecture = sound(written(tmp_path), scenario_in(tmp_path))
    (tmp_path / "file").touch()
    there = replace(lecture, path=tmp_path / "file" / "a.yaml")
    with pytest.raises(LectureError, match="cannot be written: Not a directory"):
        save(there, scenario_in(tmp_path))


def test_lectures_by_name(tmp_path: Path) -> None:
    scenario, path = scenario_in(tmp_path), written(tmp_path)
    assert lecture_named(scenario, None).path == path
    assert lecture_named(scenario, "four-days").path == path
    assert lecture_named(scenario, str(path)).path == path
    with pytest.raises(UsageError, match="no such lecture; there are: four-days"):
        lecture_named(scenario, "nothing")
    path.write_text("format: 7\n", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be used:\n"):
        lecture_named(scenario, None)


@pytest.fixture
def no_assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the painting rooms look for their files in a folder with nothing that is any use."""
    for folder in ("fonts", "symbols", "translations"):
        (tmp_path / folder).mkdir()
    for room in (text, symbols, language):
        monkeypatch.setattr(room, "assets_folder", lambda: tmp_path)
    monkeypatch.setattr(text, "FAMILY", "No Such Sans")
    return tmp_path


def test_an_install_without_its_files(no_assets: Path, qapp: QApplication) -> None:
    with pytest.raises(AssetError, match="family No Such Sans is not in"):
        text.load_fonts()
    (no_assets / "fonts" / "a.otf").write_bytes(b"no font")
    with pytest.raises(AssetError, match=r"a\.otf cannot be used. Install"):
        text.load_fonts()
    with pytest.raises(AssetError, match=r"translations .* cannot be read. Install"):
        language.translator("zh-Hans")
    with pytest.raises(AssetError, match=r"drawing of a sign cannot be used: nothing\.svg"):
        _renderer("nothing", "#000000")
    (no_assets / "symbols" / "odd.svg").write_text("odd", encoding="utf-8")
    with pytest.raises(AssetError, match="it is no drawing"):
        _renderer("odd", "#000000")


def test_a_list_of_letters_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> frozenset[str]:
        raise FileNotFoundError(errno.ENOENT, "No such file", "coverage.txt")

    monkeypatch.setattr(check_texts, "covered_characters", gone)
    with pytest.raises(AssetError, match=r"the file coverage.txt is missing or cannot be read"):
        check_texts.lacking_letters("a")


def test_one_file_for_many_pictures(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(UsageError, match="can hold one picture, and the plan has"):
        make_still(row(), tmp_path / "a.png")


def test_a_formation_that_is_gone_before_the_film_begins() -> None:
    battle = sample_battle()
    end_ms = battle.scenario.clock.end_ms
    visible = state_at(battle.tracks, end_ms - 2 * HOUR_MS).visible
    gone = next(u.id for u, seen in zip(battle.scenario.units, visible, strict=True) if not seen)
    ends_ms = (end_ms - HOUR_MS, end_ms)
    with pytest.raises(UsageError, match="is nowhere between the first and the last moment"):
        camera_path(battle, CameraWish(follow=gone), ends_ms, (320, 180), None, 1)


@pytest.mark.parametrize(
    ("size", "said"), [(None, "could not be written, "), (12, "has 12 bytes, ")]
)
def test_a_full_disk_is_told(size: int | None, said: str, tmp_path: Path) -> None:
    with (
        pytest.raises(ExportError, match="The disk is full: ") as told,
        full_disk_told(tmp_path / "a", size),
    ):
        raise FULL
    assert said in str(told.value)


def test_a_film_that_lacks_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finish, "join", lambda *words: 1)
    with pytest.raises(ExportError, match=r"a\.mp4 has 1 frames instead of 25"):
        made(film(seconds=1), target_of(str(tmp_path / "a.mp4")))


@contextmanager
def a_client(found: object) -> Iterator[SimpleNamespace]:
    """Stand for a scheduler with a worker of which `found` is told."""
    yield SimpleNamespace(
        nthreads=lambda: {"tcp://there": 1},
        run=lambda *words, **more: {"tcp://there": found},
        get_executor=lambda **more: SimpleNamespace(shutdown=lambda **words: None),
    )


def test_clusters_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "distributed", None)
        with pytest.raises(UsageError, match="needs more than is installed"):
            cluster.check_cluster("tcp://nowhere:1")
    lost = ImportError("no module")
    monkeypatch.setattr(cluster, "_client", lambda address: a_client(lost))
    with pytest.raises(UsageError, match="cannot load Liaoshen Viewer: no module"):
        cluster.check_cluster("tcp://there")
    gone = pytest.raises(ExportError, match=r"gave the work up \(OSError: gone\)")
    with gone, cluster.cluster_crew("tcp://there"):
        raise OSError("gone")


def test_a_view_that_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["play", "liaoshen:?at=never"]) == 2
    assert "not a view; write liaoshen:SCENARIO" in capsys.readouterr().err
