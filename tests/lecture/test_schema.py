"""The lecture format is described as it is read."""

from __future__ import annotations

import re
from pathlib import Path

from liaoshen_viewer.lecture.entries import (
    ArrowEntry,
    CircleEntry,
    EmphasisEntry,
    LectureFile,
    StopEntry,
    WayEntry,
)
from liaoshen_viewer.lecture.schema import schema_text
from tests.lecture.lectures import scenario_in, sound, written

DOCS = Path(__file__).parents[2] / "docs"
PARTS = (LectureFile, StopEntry, WayEntry, EmphasisEntry, ArrowEntry, CircleEntry)


def test_the_schema_in_docs_is_current() -> None:
    found = (DOCS / "lecture.schema.json").read_text(encoding="utf-8")
    assert found == schema_text(), "write schema_text() to docs/lecture.schema.json"


def test_every_key_is_described() -> None:
    words = re.findall(r"`(\w+)`", (DOCS / "lecture-format.md").read_text(encoding="utf-8"))
    assert {name for part in PARTS for name in part.model_fields} <= set(words)


def test_the_example_is_a_lecture(tmp_path: Path) -> None:
    text = (DOCS / "lecture-format.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0].replace("[SEED]", "[S1]")
    lecture = sound(written(tmp_path, example), scenario_in(tmp_path))
    assert [stop.id for stop in lecture.stops] == ["eve", "assault"]
