from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.frames import export_frames, render_frame, write_png
from liaoshen_viewer.export.plan import plan_frames, plan_picture, prepare_folder
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.style import load_style
from tests.paint.pictures import sample_battle, sample_picture
from tests.sample import at, small_scenario

ROOT = Path(__file__).resolve().parents[2]
CLOCK = small_scenario().clock
TINY = (320, 180)


def test_a_day_by_hours_is_exactly_25_frames(qapp: QApplication, tmp_path: Path) -> None:
    frames = plan_frames(CLOCK, at("10-10"), at("10-11"), HOUR_MS)
    picture = sample_picture(size_px=TINY)
    seen = list(export_frames(picture, frames, tmp_path / "new" / "row"))
    names = [f"frame_{index:05}.png" for index in range(25)]
    assert sorted(path.name for path in (tmp_path / "new" / "row").iterdir()) == names
    assert [step.index for step in seen] == list(range(25))
    assert {step.count for step in seen} == {25}
    for name, when in ((names[0], at("10-10")), (names[-1], at("10-11"))):
        written = QImage(str(tmp_path / "new" / "row" / name))
        assert written.convertToFormat(QImage.Format.Format_RGB32) == render_frame(picture, when)


def test_a_single_moment_is_one_frame() -> None:
    assert plan_frames(CLOCK, at("10-10"), at("10-10"), HOUR_MS).count == 1


@pytest.mark.parametrize("size_px", [(319, 180), (320, 179), (7_681, 1_080), (1_920, 4_321)])
def test_sizes_that_cannot_be_are_refused(size_px: tuple[int, int]) -> None:
    battle = sample_battle()
    with pytest.raises(ExportError, match="320 to 7680"):
        plan_picture(battle, battle.scenario.views[0], size_px, load_style())


@pytest.mark.parametrize(
    ("first", "last", "step_ms", "said"),
    [
        ("10-07T23:00", "10-09", HOUR_MS, "1948-10-07T23:00 is outside the scenario's clock"),
        ("10-09", "10-16T01:00", HOUR_MS, "1948-10-16T01:00 is outside the scenario's clock"),
        ("10-11", "10-10", HOUR_MS, "lies before the first"),
        ("10-10", "10-11", 0, "longer than nothing"),
        ("10-08", "10-16", 1_000, "691201 pictures"),
    ],
)
def test_plans_that_cannot_be_are_refused(first: str, last: str, step_ms: int, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        plan_frames(CLOCK, at(first), at(last), step_ms)


def test_a_time_outside_the_clock_is_not_painted(qapp: QApplication) -> None:
    with pytest.raises(ExportError, match="outside the scenario's clock"):
        render_frame(sample_picture(size_px=TINY), at("10-17"))


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ExportError, match="cannot be written to"):
            prepare_folder(folder)


def test_a_picture_that_cannot_be_written_leaves_no_file(
    qapp: QApplication, tmp_path: Path
) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with pytest.raises(ExportError, match="could not be written"):
        write_png(image, tmp_path / "nowhere" / "a.png")
    with pytest.raises(ExportError, match="could not be written"):
        write_png(QImage(), tmp_path / "empty.png")
    assert not list(tmp_path.iterdir())


def test_an_export_that_is_closed_early_leaves_whole_pictures(
    qapp: QApplication, tmp_path: Path
) -> None:
    frames = plan_frames(CLOCK, at("10-10"), at("10-11"), HOUR_MS)
    row = export_frames(sample_picture(size_px=TINY), frames, tmp_path)
    next(row)
    next(row)
    row.close()
    assert [QImage(str(path)).isNull() for path in sorted(tmp_path.iterdir())] == [False, False]


def test_killed_while_writing_every_name_is_a_whole_picture(tmp_path: Path) -> None:
    words = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([])\n"
        "from tests.export.test_frames import *\n"
        "row = export_frames(sample_picture(), plan_frames(CLOCK, at('10-10'), at('10-14'),"
        " HOUR_MS), Path(sys.argv[1]))\n"
        "for step in row: print(step.index, flush=True)\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", words, str(tmp_path)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    for _ in range(6):
        assert process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    whole = sorted(tmp_path.glob("frame_*.png"))
    assert len(whole) >= 6
    assert not any(QImage(str(path)).isNull() for path in whole if path.suffix == ".png")


def test_style_and_view_reach_the_picture(qapp: QApplication) -> None:
    picture = sample_picture(size_px=TINY)
    night = replace(picture, style=load_style("night"))
    assert render_frame(picture, at("10-12")) != render_frame(night, at("10-12"))
