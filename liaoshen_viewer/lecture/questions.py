"""Questions from the room: when and where one was asked, as a value and as a line of text."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from liaoshen_viewer.scene.views import Window


@dataclass(frozen=True, slots=True)
class Question:
    """What the map showed when somebody asked, and what the speaker noted of it."""

    t_ms: int
    window: Window
    note: str = ""


def to_text(questions: Iterable[Question]) -> str:
    """Return questions as text, a line each, that `from_text` reads."""
    return "\n".join(_line(question) for question in questions)


def from_text(text: str) -> tuple[Question, ...]:
    """Return the questions of a text; a line that somebody spoiled is passed over."""
    # Not `splitlines`, which also parts at signs that a note may hold.
    read = [_question(line) for line in text.split("\n") if line.strip()]
    return tuple(question for question in read if question is not None)


def _line(question: Question) -> str:
    lon, lat = question.window.center
    return json.dumps(
        {
            "t_ms": question.t_ms,
            "center": [lon, lat],
            "width_km": question.window.width_km,
            "note": question.note,
        }
    )


def _question(line: str) -> Question | None:
    try:
        found = json.loads(line)
        lon, lat = (float(part) for part in found["center"])
        width_km, t_ms = float(found["width_km"]), int(found["t_ms"])
        note = str(found["note"])
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    sound = all(map(math.isfinite, (lon, lat, width_km))) and width_km > 0
    return Question(t_ms, Window((lon, lat), width_km), note) if sound else None
