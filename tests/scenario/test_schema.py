"""The schema for editors says what the reader does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from liaoshen_viewer.scenario.entries import (
    ClockEntry,
    EventEntry,
    MapEntry,
    PhaseEntry,
    ScenarioFile,
    ShapeProperties,
    SideEntry,
    ViewEntry,
    Written,
)
from liaoshen_viewer.scenario.kinds import Status
from liaoshen_viewer.scenario.schema import ROWS, scenario_schema, schema_text

DOCS = Path(__file__).parents[2] / "docs"
PARTS: dict[str, Sequence[type[Written]]] = {
    "scenario.yaml": (ScenarioFile, ClockEntry, MapEntry, ViewEntry, SideEntry, PhaseEntry),
    "events.yaml": (EventEntry,),
    "shapes.geojson": (ShapeProperties,),
}


def models_of(file: str) -> Sequence[type[Written]]:
    return PARTS[file] if file in PARTS else (ROWS[file],)


def test_the_schema_in_docs_is_current() -> None:
    written = (DOCS / "scenario.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "write schema_text() to docs/scenario.schema.json"


def test_the_schema_knows_the_words_and_the_keys_as_written() -> None:
    definitions = scenario_schema()["$defs"]
    assert definitions["Status"]["enum"] == [status.value for status in Status]
    assert {"from", "to"} <= set(definitions["ChangeRow"]["properties"])
    assert {"zh-Hans", "zh-Hant"} <= set(definitions["TitleEntry"]["properties"])
    assert definitions["WaypointRow"]["additionalProperties"] is False


@pytest.mark.parametrize("file", [*PARTS, *ROWS])
def test_the_format_is_described(file: str) -> None:
    """Every column and key of a file stands in its part of the description."""
    text = (DOCS / "scenario-format.md").read_text(encoding="utf-8")
    if file in ROWS:
        part = next(line for line in text.split("\n") if line.startswith(f"| `{file}`"))
    else:
        part = text.split(f"## {file}\n", 1)[1].split("\n## ", 1)[0]
    words = set(re.findall(r"[\w-]+", part))
    names = {f.alias or name for model in models_of(file) for name, f in model.model_fields.items()}
    assert names <= words
