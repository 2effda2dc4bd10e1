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
    "lecture.not_saved": 'The lecture was not saved: "{path}" cannot be written: {reason}',
}
