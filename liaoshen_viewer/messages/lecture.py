"""English templates of the room `lecture`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "lecture.not_read": (
        'The lecture was not saved: the file "{path}" has been changed and cannot be read now '
        "({reason}). Correct the file, or save under another name."
    ),
    "lecture.not_valid": (
        'The lecture was not saved to "{path}", because it could not be opened again: {reason}'
    ),
    "lecture.odd_form": (
        'The lecture was not saved: the file "{path}" is written in a form that this program '
        "cannot change without loss. Save under another name."
    ),
    "lecture.no_unit": "No formation of this scenario is called {name}.",
    "lecture.no_place": (
        "No place of this scenario is called {name}; a point is written as longitude and latitude, "
        "like 120.9 40.82."
    ),
    "lecture.no_side": "No side is called {name}; the sides are {sides}.",
    "lecture.no_arrow": (
        "An arrow leads from one spot to another, like jinxi > tashan; found: {found}"
    ),
    "lecture.no_circle": (
        "A circle has a middle and a radius of at least 0.1 km, like tashan 8 km; found: {found}"
    ),
    "lecture.not_saved": 'The lecture was not saved: "{path}" cannot be written: {reason}',
}
