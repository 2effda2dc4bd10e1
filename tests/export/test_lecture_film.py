"""A film of a lecture: holds at its stops, chapters, and going on where it was stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.film import Film, FramePainter, film_from
from liaoshen_viewer.export.frames import render_frame
from liaoshen_viewer.export.job import Standing, prepare, run
from liaoshen_viewer.export.target import target_of
from liaoshen_viewer.lecture.path import look_at
from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.playback.schedule import Schedule
from liaoshen_viewer.scene.style import load_style
from tests.lecture.lectures import scenario_in, written
from tests.paint.pictures import sample_battle

WORDS = {"size": "320x180", "fps": "24", "pause": "0.25"}


@pytest.fixture
def film(qapp: object, tmp_path: Path) -> Film:
    path = written(tmp_path)
    here = replace(sample_battle(), scenario=scenario_in(tmp_path))
    return film_from(here, {**WORDS, "lecture": str(path)}, ".mp4")


def test_a_frame_is_what_the_audience_sees(film: Film) -> None:
    lecture, picture = film.lecture, film.picture
    assert lecture is not None
    last = len(lecture.stops) - 1
    look = look_at(lecture, Run(last), picture.ground, film.plan.size_px, None, picture.shown)
    style = load_style(look.style) if look.style is not None else picture.style
    alone = replace(picture, camera=look.camera, shown=look.shown, style=style)
    painter = FramePainter(film)
    count = len(film.runs)
    assert painter.paint(count - 1) == render_frame(alone, lecture.stops[last].t_ms)
    assert painter.paint(count - 1) is painter.paint(count - 2)  # held


def test_a_film_of_a_lecture_goes_on_where_it_was_stopped(film: Film, tmp_path: Path) -> None:
    film = replace(film, runs=film.runs[-130:], schedule=_last(film, 130))
    # Beside it, a film would count as one of the scenario's files.
    (tmp_path / "films").mkdir()
    target = target_of(str(tmp_path / "films" / "lecture.mp4"))
    steps = run(prepare(film, target, workers=1))
    for step in steps:
        if step.done > 121:
            break
    steps.close()
    job = prepare(film, target, workers=1)
    assert job.standing is Standing.BEGUN
    assert next(iter(run(job))).done == 120
    for _ in run(prepare(film, target, workers=1)):
        pass
    with av.open(str(target.path)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 130
        titles = [chapter["metadata"]["title"] for chapter in container.chapters()]
        assert titles == [title for _, _, title in film.chapters()]
        assert container.metadata["title"] == film.title
    assert film.lecture is not None
    film.lecture.path.write_text(film.lecture.path.read_text("utf-8") + "\n# other\n", "utf-8")
    with pytest.raises(UsageError, match="lecture"):
        prepare(film, target, workers=1)


def _last(film: Film, count: int) -> Schedule:
    return replace(film.schedule, frames=film.schedule.frames[-count:])
