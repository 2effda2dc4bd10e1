"""Describe the lecture format as a JSON Schema, for editors."""

from __future__ import annotations

import json
from typing import Any

from liaoshen_viewer.lecture.entries import LectureFile


def lecture_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a lecture's file."""
    schema = LectureFile.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Liaoshen Viewer lecture, format 1",
    }


def schema_text() -> str:
    """Return the schema as the text of `docs/lecture.schema.json`."""
    return json.dumps(lecture_schema(), ensure_ascii=False, indent=2) + "\n"
