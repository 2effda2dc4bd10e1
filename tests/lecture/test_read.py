"""Reading a lecture: what it says, and every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.lecture.model import Ease
from liaoshen_viewer.lecture.read import lecture_problems, read_lecture
from liaoshen_viewer.scene.emphasis import EmphasisArrow, EmphasisCircle
from tests.lecture.lectures import WRITTEN, scenario_in, sound, written
from tests.sample import NRA, at


def test_a_lecture_is_read(tmp_path: Path) -> None:
    lecture = sound(written(tmp_path), scenario_in(tmp_path))
    eve, tashan, fall = lecture.stops
    assert (lecture.title.zh_hans, lecture.minutes) == ("四天", 6)
    assert (eve.view, eve.wait_s, eve.style, eve.layers) == ("theatre", None, None, None)
    assert eve.notes.en == "Begin *slowly*.\n\n- the railway\n- the two hills"
    assert (tashan.t_ms, tashan.window.width_km) == (at("10-11T12:30"), 60)
    assert (tashan.way.seconds, tashan.way.ease) == (3, Ease.STEADY)
    assert (tashan.style, tashan.layers) == ("night", ("graticule", "no-credits"))
    assert tashan.emphasis.arrows == (
        EmphasisArrow(((120.8533, 40.7643), (120.9, 40.82), (120.936, 40.8457)), NRA),
    )
    assert tashan.emphasis.circles == (EmphasisCircle((120.936, 40.8457), 8),)
    assert (tashan.wait_s, tashan.minutes, tashan.sources) == (20, 2.5, ("S1",))
    assert fall.window.width_km == 120
    assert fall.way.speed_ms == 12 * 3_600_000


FAULTS = [
    # what is written, what stands there instead, the place, the sentence
    ("format: 1", "format: 2", "2:9: format", "this is format 2, and this program reads format 1"),
    ("1948-10-11T12:30", "1949-01-01", "21:11: stops[1].time", "lies outside the scenario's clock"),
    ("1948-10-11T12:30", "noon", "21:11: stops[1].time", '"noon" is not a time'),
    ("view: theatre", "view: theater", "11:11: stops[0].view", '(did you mean "theatre"?)'),
    ("view: theatre", "width_km: 9", "8:5: stops[0]", "a stop needs a"),
    ("width_km: 60", "width_km: 60\n    view: jinzhou", "24:11: stops[1].view", "give either"),
    ("seconds: 3,", "seconds: 3, speed: 1h,", "24:10: stops[1].way", "give either"),
    ("style: night", "style: nigth", "25:12: stops[1].style", 'no style "nigth" (did you mean'),
    ("no-credits", "no-credit", "26:25: stops[1].layers[1]", '(did you mean "credits"?)'),
    ("[zh-Hans, period]", "[zh-Hans, french]", "27:22: stops[1].names[1]", "no language"),
    ("[zh-Hans, period]", "[en, en]", "27:12: stops[1].names", "twice"),
    ("units: [C04]", "units: [C05]", "29:15: stops[1].emphasis.units[0]", 'no unit "C05"'),
    ("places: [tashan]", "places: [taschan]", "30:16: stops[1].emphasis.places[0]", '"tashan"'),
    ("[jinxi,", "[jinxy,", "32:21: stops[1].emphasis.arrows[0].points[0]", '"jinxi"'),
    ("120.9 40.82", "120.9 98", "32:28: stops[1].emphasis.arrows[0].points[1]", "not a point"),
    ("side: nra", "side: usa", "32:58: stops[1].emphasis.arrows[0].side", 'no side "usa"'),
    ("sources: [S1]", "sources: [S2]", "35:15: stops[1].sources[0]", 'no source "S2"'),
    ("wait: 20", "wait: soon", "36:11: stops[1].wait", "is not a number"),
    ("id: fall", "id: eve", "39:9: stops[2].id", "a second time (first in line 8)"),
    ("minutes: 2.5", "minuets: 2.5", "37:5: stops[1].minuets", '(did you mean "minutes"?)'),
    ("title: {en: The fall}", "title: {}", "40:12: stops[2].title.en", "this must be given"),
]


@pytest.mark.parametrize(("right", "wrong", "place", "sentence"), FAULTS)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, place: str, sentence: str
) -> None:
    assert right in WRITTEN
    path = written(tmp_path, WRITTEN.replace(right, wrong, 1))
    lecture, problems = read_lecture(path, scenario_in(tmp_path))
    assert lecture is None
    (said,) = [problem.text() for problem in problems]
    assert said.startswith(f"lectures/four-days.yaml:{place}: ")
    assert sentence in said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = WRITTEN.replace("units: [C04]", "units: [C05]").replace("style: night", "style: 3 4")
    text = text.replace("view: jinzhou", "view: here").replace("format: 1", "format: one")
    written(tmp_path, text)
    written(tmp_path, "stops: []\n", "empty.yaml")
    written(tmp_path, "- 1\n", "list.yaml")
    written(tmp_path, "# nothing\n", "nothing.yaml")
    written(tmp_path, "stops: [\n", "torn.yaml")
    problems = [problem.text() for problem in lecture_problems(scenario_in(tmp_path))]
    files = [text.split(":")[0].removeprefix("lectures/") for text in problems]
    assert files.count("four-days.yaml") == 3
    assert files.count("empty.yaml") == 3, "no format, no title, no stop"
    assert files[-3:] == ["list.yaml", "nothing.yaml", "torn.yaml"]


def test_a_missing_lecture_is_told(tmp_path: Path) -> None:
    lecture, problems = read_lecture(tmp_path / "gone.yaml", scenario_in(tmp_path))
    assert lecture is None
    assert problems[0].text() == "lectures/gone.yaml: there is no such lecture"
