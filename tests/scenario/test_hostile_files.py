"""Files that want to crash, hang or lead astray: each is a problem with a place, and quickly."""

from __future__ import annotations

import os
import re
import socket
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from liaoshen_viewer.errors import UnreadableError
from liaoshen_viewer.scenario.load import load_scenario
from tests.scenario.small_copy import SMALL, copy_small, problems_of

LONGEST_S = 0.05 if sys.gettrace() is None else 0.5
"""Of the processor's time, so that a busy machine changes little; the best of three. Where lines
are counted meanwhile all takes longer."""
LARGE, MOST_BYTES = 100_000, 64_000_000
"""What an input of more than so many bytes may take of memory."""
DEEP = 100_000
TEN_MB = 10_000_000


def small(file: str) -> str:
    return (SMALL / file).read_text(encoding="utf-8")


WAYPOINTS, UNITS, EVENTS, SHAPES = (
    small("waypoints.csv"),
    small("units.csv"),
    small("events.yaml"),
    small("shapes.geojson"),
)

HOSTILE: dict[str, tuple[str, str | bytes, str]] = {
    "nested lists": ("events.yaml", "[" * DEEP, r"events.yaml:1:33: .*deeper than 32"),
    "nested maps": ("events.yaml", "{a: " * DEEP, r"events.yaml:1:129: .*deeper than 32"),
    "nested block lists": ("events.yaml", "- " * DEEP, r"events.yaml:1:65: .*deeper than 32"),
    "nested keys": ("events.yaml", "? " * DEEP, r"events.yaml:1:3: .*place of a key"),
    "nested block maps": (
        "events.yaml",
        "".join(" " * i + "a:\n" for i in range(1_200)),
        r"events.yaml:33:33: .*deeper than 32",
    ),
    "nested head": ("scenario.yaml", "[" * DEEP, r"scenario.yaml:1:33: .*deeper than 32"),
    "aliases of aliases": (
        "events.yaml",
        "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(50)),
        r'events.yaml:1:4: anchors are not allowed here \("&a"\)',
    ),
    "an object of a language": (
        "events.yaml",
        "events: !!python/object/apply:os.system [ls]",
        r"events.yaml:1:9: tags are not allowed",
    ),
    "a second document": ("events.yaml", EVENTS + "---\na: b\n", r"events.yaml:31:1: a second"),
    "a directive": ("events.yaml", "%YAML 1.1\n---\nevents: []\n", r'events.yaml:1:1: .*"%"'),
    "a list as a key": ("events.yaml", "{[a]: b}", r"events.yaml:1:2: .*place of a key"),
    "an escaped NUL": ("events.yaml", EVENTS + '    citation: "\\0"', r"events.yaml:31:15: .*esc"),
    "a long line of YAML": ("events.yaml", "a: " + "x" * TEN_MB, r"events.yaml:1: this line has"),
    "a long line of CSV": ("units.csv", UNITS + "x" * TEN_MB, r"units.csv:8: this line has"),
    "a long line of JSON": ("shapes.geojson", '"' + "x" * TEN_MB, r"shapes.geojson:1: this line"),
    "twenty megabytes": ("units.csv", "x\n" * TEN_MB, r"units.csv: this file is larger than 16 MB"),
    "NUL in YAML": ("events.yaml", EVENTS + "\0", r"events.yaml:31:1: a NUL byte"),
    "NUL in CSV": ("units.csv", UNITS.replace("Li,", "Li\0,"), r"units.csv:3:62: a NUL byte"),
    "UTF-16": ("units.csv", UNITS.encode("utf-16"), r"units.csv:1:1: .*UTF-16.*CSV UTF-8"),
    "UTF-16 with no mark": ("units.csv", UNITS.encode("utf-16-le"), r"units.csv:1:1: .*UTF-16"),
    "GB18030": ("units.csv", UNITS.encode("gb18030"), r"units.csv:2:27: .*GB18030.*CSV UTF-8"),
    "no encoding": ("events.yaml", b"a: \xff\xfe\xfa", r"events.yaml:1:4: this is not UTF-8; save"),
    "semicolons": ("units.csv", UNITS.replace(",", ";"), r'units.csv:1:3: .*";".*comma delimited'),
    "tabs": ("units.csv", UNITS.replace(",", "\t"), r"units.csv:1:3: .*a tab.*comma delimited"),
    "a workbook": ("units.csv", b"PK\x03\x04" + bytes(9), r"units.csv: this is a spreadsheet"),
    "nothing": ("units.csv", "", r"units.csv: this table is empty"),
    "a header alone": ("units.csv", UNITS.split("\n")[0], r"units.csv: this scenario has no unit"),
    "an open quote": ("units.csv", UNITS + '"' + "a,b\n" * 20_000, r"units.csv:8:1: this quote"),
    "a million quotes": ("units.csv", UNITS + '"' * 900_001, r"units.csv:8:1: this quote"),
    "many bad rows": ("units.csv", UNITS + "x\n" * DEEP, r"units.csv: .*more than 1000 problems"),
    "many bad keys": (
        "scenario.yaml",
        "".join(f"k{i}: v\n" for i in range(1_200)),
        r"scenario.yaml: .*more than 1000 problems",
    ),
    "a deep order of battle": (
        "units.csv",
        UNITS + "".join(f"X{i},X{i - 1},red,,x,,division,infantry,,,,,,,\n" for i in range(500)),
        r"units.csv:39:5: parent: the order of battle is deeper than 32 levels here: X31, ",
    ),
    "a long circle of units": (
        "units.csv",
        UNITS + "".join(f"X{i},X{i + 1},red,,x,,division,infantry,,,,,,,\n" for i in range(500)),
        r"units.csv:8:4: parent: the order of battle is deeper than 32 levels here: X0, X1, ",
    ),
    "5,000 digits in CSV": (
        "waypoints.csv",
        WAYPOINTS.replace("121.3", "9" * 5_000),
        r"waypoints.csv:4:22: lon: this number is not finite",
    ),
    "5,000 digits in YAML": (
        "scenario.yaml",
        small("scenario.yaml").replace("format: 1", "format: " + "9" * 5_000),
        r"scenario.yaml:2:9: format: this number is too long",
    ),
    "5,000 digits in JSON": (
        "shapes.geojson",
        SHAPES.replace("121.1", "9" * 5_000),
        r"shapes.geojson:6:58: this number is too long",
    ),
    "a mark that turns words round": (
        "units.csv",
        UNITS.replace("1st Column", "1st \u202enmuloC"),
        r"units.csv:3:16: the control character U\+202E stands here",
    ),
    "a mark of direction, escaped": (
        "events.yaml",
        EVENTS + '    citation: "\\u200f"',
        r"events.yaml:31:15: .*esc",
    ),
    "a byte order mark in the middle": (
        "places.csv",
        small("places.csv").replace("Bridge", "Bri\ufeffdge"),
        r"places.csv:3:11: the control character U\+FEFF stands here",
    ),
    "a bell in a name": (
        "units.csv",
        UNITS.replace("1st Column", "1st\a"),
        r"units.csv:3:15: the control character U\+0007 stands here",
    ),
    "NaN": ("waypoints.csv", WAYPOINTS.replace("121.3", "NaN"), r"waypoints.csv:4:22: lon: .*fini"),
    "infinity": (
        "waypoints.csv",
        WAYPOINTS.replace("121.3", "1e999"),
        r"waypoints.csv:4:22: lon: ",
    ),
    "infinity in JSON": (
        "shapes.geojson",
        SHAPES.replace("121.1", "1e999"),
        r"shapes.geojson:4:5: features\[0\]\.geometry\.coordinates\[0\]\[0\]: .*not finite",
    ),
    "year 0": (
        "waypoints.csv",
        WAYPOINTS.replace("1948-09-13T12:00,", "0000-09-13T12:00,"),
        r"waypoints.csv:4:4: time: .*does not exist",
    ),
    "year 9999": (
        "waypoints.csv",
        WAYPOINTS.replace("1948-09-13T12:00,", "9999-12-31T23:59-12:00,"),
        r"waypoints.csv:4:4: time: .*out of the calendar",
    ),
    "nested JSON": ("shapes.geojson", "[" * DEEP, r"shapes.geojson:1:33: .*deeper than 32"),
    "nested objects": ("shapes.geojson", '{"a":' * DEEP, r"shapes.geojson:1:161: .*deeper than 32"),
    "an open string": ("shapes.geojson", '"\\' * 450_000, r"shapes.geojson:1:1: this is not JSON"),
    "half a pair": (
        "shapes.geojson",
        SHAPES.replace("Main line", "\\ud800"),
        r"shapes.geojson:5:63: this text holds a control character or half",
    ),
    "a key twice": (
        "shapes.geojson",
        SHAPES.replace('"id": "ring"', '"id": "ring", "id": "main"'),
        r'shapes.geojson:7:5: the key "id" stands twice',
    ),
    "no features": ("shapes.geojson", "null", r"shapes.geojson:1:1: a FeatureCollection"),
    "a path above": (
        "scenario.yaml",
        small("scenario.yaml").replace("+datum=WGS84", "+geoidgrids=../../secret"),
        r"scenario.yaml:17:15: map.projection: .*may not name a file",
    ),
    "a path for an id": (
        "waypoints.csv",
        WAYPOINTS.replace("R,1948-09-12T00:00,hill", "R,1948-09-12T00:00,/etc/passwd"),
        r'waypoints.csv:2:20: place: "/etc/passwd" is not an id',
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_a_problem_with_a_place(name: str, tmp_path: Path) -> None:
    file, content, expected = HOSTILE[name]
    folder = copy_small(tmp_path)
    data = content if isinstance(content, bytes) else content.encode()
    (folder / file).write_bytes(data)
    sentences = sentences_in_time(folder)
    assert any(re.match(expected, sentence) for sentence in sentences), sentences[:5]
    assert len(data) < LARGE or peak_of(folder) < MOST_BYTES


def sentences_in_time(folder: Path) -> list[str]:
    """Return what is wrong with a folder; fail if telling takes longer three times in a row."""
    took_s = []
    for _ in range(3):
        start_s = time.process_time()
        sentences = [problem.text() for problem in problems_of(folder)]
        took_s.append(time.process_time() - start_s)
        if took_s[-1] < LONGEST_S:
            return sentences
    raise AssertionError(f"it took {took_s} s")


def peak_of(folder: Path) -> int:
    """Return how many bytes Python holds at most while a folder is read."""
    tracemalloc.start()
    try:
        problems_of(folder)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def to_itself(path: Path) -> None:
    path.symlink_to(path)


def in_a_ring(path: Path) -> None:
    other = path.with_suffix(".other")
    other.symlink_to(path)
    path.symlink_to(other)


def to_a_file_outside(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def up_and_out(path: Path) -> None:
    path.symlink_to("../" * 20 + "etc/hostname")


def to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


def bound(path: Path) -> None:
    # The name of a socket may be about 100 characters long, so it is bound from beside it.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.skipif(sys.platform == "win32", reason="no links, pipes or sockets in a folder")
@pytest.mark.parametrize("file", ["units.csv", "scenario.yaml"])
@pytest.mark.parametrize(
    ("replace", "expected"),
    [
        (os.mkfifo, "this is a pipe, not a file"),
        (bound, "this is a socket, not a file"),
        (Path.mkdir, "this is a folder, not a file"),
        (to_itself, "this file cannot be read"),
        (in_a_ring, "this file cannot be read"),
        (to_a_file_outside, "this is a link that leaves the scenario's folder"),
        (up_and_out, "this is a link that leaves the scenario's folder"),
        (to_a_device, "this is a link that leaves the scenario's folder"),
        (to_nothing, "this file cannot be read"),
    ],
)
def test_what_is_not_a_file_of_the_folder(
    file: str, replace: Callable[[Path], None], expected: str, tmp_path: Path
) -> None:
    folder = copy_small(tmp_path)
    (folder / file).unlink()
    replace(folder / file)
    sentences = sentences_in_time(folder)
    assert any(s.startswith(f"{file}: {expected}") for s in sentences), sentences


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the owner may read everything"
)
def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / "units.csv").chmod(0)
    assert [p.text() for p in problems_of(folder)] == [
        "units.csv: this file cannot be read: Permission denied"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / "units.csv").rename(folder / "tables.txt")
    (folder / "units.csv").symlink_to("tables.txt")
    assert problems_of(folder) == []


def test_folders_that_hold_no_scenario(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r'"nowhere" cannot be read: '):
        load_scenario(Path("nowhere"))
    with pytest.raises(UnreadableError, match=r"there is no scenario\.yaml in it"):
        load_scenario(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableError, match="cannot be read: Not a directory"):
        load_scenario(tmp_path / "file")
    with pytest.raises(UnreadableError, match="cannot be read"):
        load_scenario(Path("a\0b"))


def test_memory_stays_bounded(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    (folder / "units.csv").write_bytes(b"x" * 200_000_000)
    assert peak_of(folder) < MOST_BYTES


def test_html_stays_text(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    path = folder / "events.yaml"
    path.write_text(small("events.yaml").replace("en: no", "en: <b onclick=x>&amp;</b>"))
    scenario, _ = load_scenario(folder)
    assert scenario.events[2].title.en == "<b onclick=x>&amp;</b>"
