"""Rows of pictures and films as files: complete, resumable, refused in time, equal however made."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtGui import QImage

from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.export.film import Film, FramePainter, check_coding, even_size, make_film
from liaoshen_viewer.export.job import Progress, prepare, run
from liaoshen_viewer.export.pieces import ROW_CHUNK
from liaoshen_viewer.export.target import Target, target_of
from liaoshen_viewer.playback.film_plan import CameraWish, Hold
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from tests.paint.pictures import sample_battle, sample_row
from tests.sample import at

TINY = (320, 180)
pytestmark = pytest.mark.usefixtures("qapp")


def row(hours: int = 24, size_px: tuple[int, int] = TINY) -> Film:
    start = at("10-10")
    return sample_row("theatre", (start, start + hours * HOUR_MS), HOUR_MS, size_px)


@cache
def film(seconds: int = 6, chroma: str = "420", size_px: tuple[int, int] = TINY) -> Film:
    """Return a film of so many seconds at 24 frames each, without cards.

    At most two seconds of it move, for what stands still need not be painted again: it holds at
    the great events, one on the first day and one on the fourth.
    """
    days, events = {1: (0.5, 0), 6: (1.0, 1), 12: (6.0, 2)}[seconds]
    moving = min(seconds, 2)
    hold = Hold(1, (seconds - moving) * 1000 // events) if events else None
    plan = replace(
        row().plan,
        step_ms=None, speed_ms=round(24 * days / moving) * HOUR_MS, fps=24, hold=hold,
        end_ms=at("10-10") + round(24 * days) * HOUR_MS,
        quality="draft", chroma=chroma, size_px=size_px,
    )  # fmt: skip
    return make_film(sample_battle(), plan, Shown(), load_style())


def made(it: Film, target: Target, workers: int = 1) -> list[Progress]:
    return list(run(prepare(it, target, workers=workers)))


def stop_after(it: Film, target: Target, frames: int, workers: int = 1) -> None:
    steps = run(prepare(it, target, workers=workers))
    for step in steps:
        if step.done >= frames:
            break
    steps.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.png"))}


def decoded(path: Path) -> tuple[list[float], list[np.ndarray]]:
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
        return [float(f.time or 0) for f in frames], [f.to_ndarray(format="rgb24") for f in frames]


def psnr(image: QImage, frame: np.ndarray) -> float:
    height, width = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)[..., 2::-1]
    error = np.mean((pixels.astype(float) - frame) ** 2)
    return float(10 * np.log10(255**2 / error))


def test_a_day_by_hours_is_exactly_25_frames(tmp_path: Path) -> None:
    steps = made(row(), Target(tmp_path / "new" / "row", ""))
    names = [f"frame_{index:05}.png" for index in range(25)]
    assert list(contents(tmp_path / "new" / "row")) == names
    assert (steps[0].done, steps[-1].done, steps[-1].count) == (0, 25, 25)
    painter = FramePainter(row())
    for index in (0, 24):
        written = QImage(str(tmp_path / "new" / "row" / names[index]))
        assert written.convertToFormat(QImage.Format.Format_RGB32) == painter.paint(index)


def test_a_row_is_equal_with_any_number_of_workers_and_resumed_or_not(tmp_path: Path) -> None:
    it = row(40)
    made(it, Target(tmp_path / "one", ""))
    made(it, Target(tmp_path / "two", ""), workers=2)
    stop_after(it, Target(tmp_path / "three", ""), ROW_CHUNK + 2)
    half = contents(tmp_path / "three")
    assert len(half) == ROW_CHUNK + 2
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "three").glob("*.png")}
    steps = made(it, Target(tmp_path / "three", ""))
    assert steps[0].done == len(half)
    assert all(path.stat().st_mtime_ns == when for path, when in before.items())
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


def test_a_picture_that_was_damaged_is_made_again(tmp_path: Path) -> None:
    target = Target(tmp_path, "")
    made(row(4), target)
    whole = contents(tmp_path)
    (tmp_path / "frame_00002.png").write_bytes(b"broken")
    (tmp_path / "frame_00003.png").unlink()
    (tmp_path / f".frame_00001.png.{os.getpid()}9.part").write_bytes(b"left by a killed process")
    with target.manifest.open("a") as manifest:
        manifest.write('{"file": "frame_0000')
    steps = made(row(4), target)
    assert steps[0].done == 3
    assert contents(tmp_path) == whole
    assert not list(tmp_path.glob(".*"))


def test_equal_neighbours_are_painted_once() -> None:
    it = make_film(
        sample_battle(), replace(row(2).plan, hold=Hold(3, 1_000), start_ms=at("10-08"),
        end_ms=at("10-15")), Shown(), load_style(),
    )  # fmt: skip
    painter = FramePainter(it)
    pairs = [
        (index, one == other) for index, (one, other) in enumerate(pairwise(it.schedule.frames))
    ]
    held = next(index for index, equal in pairs if equal)
    free = next(index for index, equal in pairs if not equal)
    assert painter.paint(held) is painter.paint(held + 1)
    assert painter.paint(free) is not painter.paint(free + 1)


@pytest.mark.parametrize(
    ("ending", "codec"), [(".mp4", ""), (".webm", ""), (".mp4", "av1"), (".webm", "av1")]
)
def test_a_film_has_the_frames_of_its_plan_at_their_times(
    ending: str, codec: str, tmp_path: Path
) -> None:
    target = Target(tmp_path / f"film{ending}", ending)
    it = replace(film(), plan=replace(film().plan, codec=codec))
    steps = made(it, target, workers=2)
    times, pictures = decoded(target.path)
    count = len(film().schedule.frames)
    assert (len(times), steps[-1].done) == (count, count) == (144, 144)
    # WebM keeps whole milliseconds.
    slack = 0.0 if ending == ".mp4" else 0.000_51
    assert max(abs(time - index / 24) for index, time in enumerate(times)) <= slack + 1e-9
    painter = FramePainter(film())
    # The ends, one that moves, one held, and both sides of the seam between two segments.
    for index in (0, 20, 60, 119, 120, count - 1):
        assert psnr(painter.paint(index), pictures[index]) > 27
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        target.path.name,
        f"{target.path.name}.manifest.jsonl",
    ]


def test_a_film_is_the_same_however_it_was_made(tmp_path: Path) -> None:
    targets = [Target(tmp_path / f"{number}.mp4", ".mp4") for number in range(3)]
    made(film(), targets[0])
    made(film(), targets[1], workers=2)
    stop_after(film(), targets[2], 130)
    assert not targets[2].path.exists()
    assert made(film(), targets[2])[0].done == 120
    one, two, three = (target.path.read_bytes() for target in targets)
    assert one == two == three


def test_a_whole_film_is_not_made_again(tmp_path: Path) -> None:
    target = Target(tmp_path / "film.mp4", ".mp4")
    made(film(1), target)
    before = target.path.stat()
    assert made(film(1), target) == [Progress(25, 25, -1)]
    assert target.path.stat() == before
    target.path.write_bytes(b"damaged")
    made(film(1), target)
    assert len(decoded(target.path)[0]) == 25


def test_a_film_tells_what_it_is(tmp_path: Path) -> None:
    target = Target(tmp_path / "film.mp4", ".mp4")
    made(film(12), target)
    with av.open(str(target.path)) as container:
        assert container.metadata["title"] == sample_battle().scenario.names.en
        assert "1948-10-10T00:00 to 1948-10-16T00:00" in container.metadata["description"]
        assert "Liaoshen Viewer" in container.metadata["comment"]
        names = [chapter["metadata"]["title"] for chapter in container.chapters()]
        assert names == [phase.names.en for *_, phase in film(12).schedule.chapters(
            sample_battle().scenario.phases)]  # fmt: skip
        assert names
    lines = [json.loads(line) for line in target.manifest.read_text().splitlines()]
    assert lines[0]["plan"]["speed"] == "3d"
    assert [len(line.get("frames", [])) for line in lines[1:]] == [120, 120, 47, 0]


def test_sharp_colours_keep_odd_sizes(tmp_path: Path) -> None:
    target = Target(tmp_path / "film.mp4", ".mp4")
    made(film(1, chroma="444", size_px=(321, 181)), target)
    with av.open(str(target.path)) as container:
        assert container.streams.video[0].codec_context.pix_fmt == "yuv444p"
    assert decoded(target.path)[1][0].shape == (181, 321, 3)


def test_odd_sizes_are_rounded_up() -> None:
    plan = replace(row().plan, size_px=(321, 181))
    assert even_size(plan).size_px == (322, 182)
    assert even_size(replace(plan, size_px=TINY)).size_px == TINY


def test_another_plan_is_refused_with_what_differs(tmp_path: Path) -> None:
    target = Target(tmp_path / "row", "")
    made(row(4), target)
    night = make_film(sample_battle(), replace(row(4).plan, fps=25), Shown(), load_style("night"))
    with pytest.raises(UsageError, match=r"(?s)plan.fps: 30 -> 25.*style: paper -> night"):
        prepare(night, target)
    before = contents(target.path)
    list(run(prepare(night, target, overwrite=True)))
    assert len(contents(target.path)) == 5
    assert contents(target.path)["frame_00000.png"] != before["frame_00000.png"]


def test_overwriting_leaves_no_picture_of_the_longer_row(tmp_path: Path) -> None:
    target = Target(tmp_path / "row", "")
    made(row(6), target)
    (target.path / "notes.txt").write_text("of the reader")
    list(run(prepare(row(2), target, overwrite=True)))
    assert len(contents(target.path)) == 3
    assert (target.path / "notes.txt").is_file()


def test_what_lies_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "frame_00001.png").write_bytes(b"of the reader")
    with pytest.raises(UsageError, match="nothing tells how it was made"):
        prepare(row(2), Target(tmp_path, ""))
    (tmp_path / "film.mp4").write_bytes(b"of the reader")
    with pytest.raises(UsageError, match="nothing tells how it was made"):
        prepare(film(1), Target(tmp_path / "film.mp4", ".mp4"))


def test_places_that_cannot_be_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing is written as \.avi"):
        target_of(str(tmp_path / "film.avi"))
    with pytest.raises(UsageError, match="is not there"):
        prepare(film(1), target_of(str(tmp_path / "none" / "film.mp4")))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="cannot be written to"):
        prepare(row(2), target_of(str(tmp_path / "file") + "/"))
    assert target_of("a.b/").ending == ""
    assert target_of(str(tmp_path)).ending == ""
    assert target_of("FILM.MP4").ending == ".mp4"


def test_too_little_disk_is_told_before_the_first_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: used)
    with pytest.raises(ExportError, match="1 MB are free"):
        prepare(row(100, (1920, 1080)), Target(tmp_path, ""))
    assert not contents(tmp_path)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (CameraWish(view="moon"), "no such view"),
        (CameraWish(follow="C0"), "no such formation"),
    ],
)
def test_cameras_that_cannot_be_are_refused(wish: CameraWish, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        make_film(sample_battle(), replace(row(2).plan, camera=wish), Shown(), load_style())


def test_colours_of_films_are_not_for_pictures() -> None:
    with pytest.raises(UsageError, match="for films"):
        check_coding(replace(row().plan, chroma="444"), "")


def test_a_formation_stays_in_the_middle() -> None:
    wish = CameraWish(follow="C04", width_km=150.0)
    it = make_film(sample_battle(), replace(row(24).plan, camera=wish), Shown(), load_style())
    cameras = [it.path.at(frame.t_ms) for frame in it.schedule.frames]
    assert len({camera.m_per_px for camera in cameras}) == 1
    assert [it.path.at(frame.t_ms) for frame in reversed(it.schedule.frames)] == cameras[::-1]
    moved = {camera.center_m for camera in cameras}
    assert len(moved) > 1
