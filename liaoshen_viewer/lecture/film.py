"""A lecture as the frames of a film, which nobody steps through: it holds at every stop."""

from __future__ import annotations

import math

from liaoshen_viewer.lecture.model import Lecture, way_seconds
from liaoshen_viewer.lecture.path import time_at
from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.playback.schedule import Frame, Schedule, check_count


def film_runs(lecture: Lecture, fps: int, pause_s: float) -> tuple[Run, ...]:
    """Return where a lecture is at every frame.

    At a stop it stands as long as the stop waits, else `pause_s` seconds, rounded to whole frames
    and at least one; in between are those frames of the way that lie strictly within it, so that
    a stop is shown at its exact time and the way has its own length within a frame.
    """
    runs: list[Run] = []
    for index, stop in enumerate(lecture.stops):
        hold_s = pause_s if stop.wait_s is None else stop.wait_s
        runs += [Run(index)] * max(round(hold_s * fps), 1)
        if index + 1 < len(lecture.stops):
            way_s = way_seconds(stop, lecture.stops[index + 1])
            runs += [Run(index, way_s=k / fps) for k in range(1, math.ceil(way_s * fps))]
    return tuple(runs)


def film_schedule(lecture: Lecture, runs: tuple[Run, ...]) -> Schedule:
    """Return the times of a film's frames. Raises UsageError for more than a film can have."""
    check_count(len(runs))
    frames = tuple(Frame(time_at(lecture, run), held=run.halts) for run in runs)
    return Schedule(frames, sum(not run.halts for run in runs), off_grid=False)


def film_chapters(runs: tuple[Run, ...]) -> list[tuple[int, int, int]]:
    """Return (first frame, frame after the last, stop): a chapter begins where its stop is held."""
    firsts = [at for at, run in enumerate(runs) if at == 0 or run.stop != runs[at - 1].stop]
    return [
        (first, after, runs[first].stop)
        for first, after in zip(firsts, [*firsts[1:], len(runs)], strict=True)
    ]
