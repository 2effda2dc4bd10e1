"""How far an export is: a bar on a terminal, JSON lines for programs, or nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from liaoshen_viewer.export.job import Progress

EVERY_S: Final = 1.0
Show = Callable[[Progress], None]


@contextmanager
def progress_of(options: argparse.Namespace, count: int) -> Iterator[Show]:
    """Give a function that shows each step: as JSON, not at all (`-q`), or as a bar."""
    if options.json:
        yield _json_lines()
    elif options.quiet:
        yield _nothing
    else:
        columns = (TextColumn("Painting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("", total=count)

            def show(step: Progress) -> None:
                bar.update(task, completed=step.done)

            yield show


def _nothing(step: Progress) -> None:
    """Show nothing."""


def _json_lines() -> Show:
    """Return a function that prints a line at the first step, the last, and every second."""
    # A bar that is never drawn: it keeps the time.
    bar = Bar(console=Console(quiet=True), auto_refresh=False)
    bar.add_task("", total=None)
    (task,) = bar.tasks
    first: list[int] = []
    told: list[float] = []

    def show(step: Progress) -> None:
        elapsed = task.elapsed or 0.0
        first[:] = first or [step.done]
        if told and elapsed - told[-1] < EVERY_S and step.done < step.count:
            return
        told[:] = [elapsed]
        rate = (step.done - first[0]) / max(elapsed, 1e-3)
        left = (step.count - step.done) / rate if rate else None
        print(json.dumps(_fields(step, rate, left)), flush=True)

    return show


def _fields(step: Progress, rate: float, left_s: float | None) -> dict[str, object]:
    return {
        "done": step.done,
        "count": step.count,
        "last": step.last,
        "frames_per_s": round(rate, 2),
        "left_s": None if left_s is None else round(left_s, 1),
    }
