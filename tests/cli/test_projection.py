"""The option `--projection` of `frame` and `export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.bench.parts import PARTS
from liaoshen_viewer.cli import main
from liaoshen_viewer.cli.options import BENCH_PARTS, EXPORT_WORDS
from liaoshen_viewer.playback.film_plan import WORDS
from tests.running import ROOT

SMALL = str(ROOT / "tests" / "scenario" / "small")
TINY = ("--size", "320x180")

pytestmark = pytest.mark.usefixtures("qapp")


def frame(output: Path, *options: str) -> bytes:
    at = ("--at", "1948-09-13T12:00")
    assert main(["frame", SMALL, *at, *TINY, "--output", str(output), *options]) == 0
    return output.read_bytes()


def test_a_projection_changes_the_picture(tmp_path: Path) -> None:
    plain = frame(tmp_path / "a.png")
    mercator = frame(tmp_path / "b.png", "--projection", "mercator")
    written_out = "+proj=merc +lon_0=122.5 +lat_ts=42 +datum=WGS84 +units=m"
    assert mercator != plain
    assert mercator == frame(tmp_path / "c.png", "--projection", written_out)


def test_a_row_of_pictures_takes_it_too(tmp_path: Path) -> None:
    one = frame(tmp_path / "one.png", "--projection", "albers")
    span = ("--from", "1948-09-13T12:00", "--to", "1948-09-13T12:00")
    row = tmp_path / "row"
    options = ["--projection", "albers", "--output", f"{row}/", "--quiet"]
    assert main(["export", SMALL, *span, *TINY, *options]) == 0
    assert next(row.glob("*.png")).read_bytes() == one


@pytest.mark.parametrize("text", ["plate", "EPSG:4326", "+proj=longlat"])
def test_an_unusable_one_is_one_sentence(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "a.png"
    at = ("--at", "1948-09-13T12:00", "--projection", text)
    assert main(["frame", SMALL, *at, *TINY, "--output", str(output)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f'"{text}"' in told
    assert not output.exists()


def test_the_command_line_knows_all_words_and_parts() -> None:
    assert set(EXPORT_WORDS) == set(WORDS)
    assert set(BENCH_PARTS) == set(PARTS)
