"""Describe the scenario format as a JSON Schema, for editors and for authors' own tools."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from liaoshen_viewer.scenario.change_entries import AllocationRow, ChangeRow
from liaoshen_viewer.scenario.entries import (
    ControlRow,
    EventsFile,
    ExplanationRow,
    LossEntry,
    PersonRow,
    PlaceRow,
    RailwayRow,
    ScenarioFile,
    ShapesFile,
    SourceRow,
    StrengthEntry,
    UnitRow,
    WaypointRow,
    Written,
)

FILES: Final[dict[str, type[BaseModel]]] = {
    "scenario.yaml": ScenarioFile,
    "events.yaml": EventsFile,
    "shapes.geojson": ShapesFile,
}
"""The files that an editor can check as a whole."""

ROWS: Final[dict[str, type[Written]]] = {
    "units.csv": UnitRow,
    "waypoints.csv": WaypointRow,
    "places.csv": PlaceRow,
    "changes.csv": ChangeRow,
    "allocations.csv": AllocationRow,
    "people.csv": PersonRow,
    "control.csv": ControlRow,
    "railways.csv": RailwayRow,
    "strengths.csv": StrengthEntry,
    "losses.csv": LossEntry,
    "sources.csv": SourceRow,
    "explanations.csv": ExplanationRow,
}
"""The tables: one row is one object, a cell is a text."""


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of all files and rows.

    The root takes any of the three whole files; `tables` names the definition of each row.
    """
    models = [*FILES.values(), *ROWS.values()]
    refs, definitions = models_json_schema([(model, "validation") for model in models])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Liaoshen Viewer scenario, format 1",
        "anyOf": [refs[model, "validation"] for model in FILES.values()],
        "tables": {file: refs[model, "validation"] for file, model in ROWS.items()},
        "$defs": definitions["$defs"],
    }


def schema_text() -> str:
    """Return the schema as the text of `docs/scenario.schema.json`."""
    return json.dumps(scenario_schema(), ensure_ascii=False, indent=2) + "\n"
