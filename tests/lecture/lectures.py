"""Lectures on the sample scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from liaoshen_viewer.lecture.model import Lecture, Stop, Way
from liaoshen_viewer.lecture.read import FOLDER, read_lecture
from liaoshen_viewer.scenario.model import Names, Scenario
from liaoshen_viewer.scene.views import Window
from tests.sample import at, small_scenario

WRITTEN = """\
# A lecture for tests.
format: 1
title: {en: "Four days", zh-Hans: 四天}   # two languages
minutes: 6

stops:
  # The way in.
  - id: eve
    title: {en: On the eve}
    time: 1948-10-10T00:00
    view: theatre
    notes:
      en: |
        Begin *slowly*.

        - the railway
        - the two hills
  # Tashan lies on the road.
  - id: tashan
    title: {en: Tashan, zh-Hans: 塔山}
    time: 1948-10-11T12:30   # noon and a half
    center: [120.95, 40.85]
    width_km: 60
    way: {seconds: 3, ease: steady}
    style: night
    layers: [graticule, no-credits]
    names: [zh-Hans, period]
    emphasis:
      units: [C04]
      places: [tashan]
      arrows:
        - {points: [jinxi, "120.9 40.82", tashan], side: nra}
      circles:
        - {center: tashan, km: 8}
    sources: [S1]
    wait: 20
    minutes: 2.5
  # The end.
  - id: fall
    title: {en: The fall}
    time: 1948-10-13T10:00
    view: jinzhou
    way: {speed: 12h}
"""


def scenario_in(folder: Path) -> Scenario:
    """Return the sample as if it lay in a folder, where lectures can be."""
    (folder / FOLDER).mkdir(exist_ok=True)
    return replace(small_scenario(), folder=folder)


def written(folder: Path, text: str = WRITTEN, name: str = "four-days.yaml") -> Path:
    """Write a lecture beside the sample; return its path."""
    (folder / FOLDER).mkdir(exist_ok=True)
    path = folder / FOLDER / name
    path.write_text(text, encoding="utf-8")
    return path


def sound(path: Path, scenario: Scenario) -> Lecture:
    """Return a lecture that has no problems."""
    lecture, problems = read_lecture(path, scenario)
    assert lecture is not None, [problem.text() for problem in problems]
    return lecture


def stop(number: int, t_ms: int, seconds: float | None = 1.0, wait_s: float | None = None) -> Stop:
    """Return a stop near Jinzhou."""
    return Stop(
        id=f"s{number}",
        title=Names(en=f"Stop {number}", zh_hans=f"第{number}站"),
        t_ms=t_ms,
        window=Window((120.5 + 0.1 * number, 40.5 + 0.05 * number), 100.0 + 40 * number),
        way=Way(seconds=seconds),
        notes=Names(en=f"Note of stop {number}", zh_hans=f"第{number}站讲稿"),
        wait_s=wait_s,
    )


def twelve(seconds: float | None = 1.0) -> Lecture:
    """Return twelve stops at odd milliseconds, seven hours apart."""
    hour = 3_600_000
    times = [at("10-10") + 1 + index * (7 * hour + 7) for index in range(12)]
    stops = tuple(stop(index, t_ms, seconds) for index, t_ms in enumerate(times))
    return Lecture(Path("twelve.yaml"), Names(en="Twelve"), Names(), stops, minutes=20)
