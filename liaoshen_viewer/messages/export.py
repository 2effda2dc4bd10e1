"""English templates of the rooms `paint` and `export`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "export.broken_font": "The font file {path} cannot be used. Install the program again.",
    "export.no_font": (
        "The font family {family} is not in {folder}. Install the program again, or build the "
        "fonts with the tools of the source tree."
    ),
    "export.bad_size": (
        "A picture of {width}x{height} cannot be made: the width must be 320 to 7680 pixels and "
        "the height 180 to 4320."
    ),
    "export.bad_time": (
        "The time {time} is outside the scenario's clock: it runs from {start} to {end}."
    ),
    "export.bad_order": "The last time, {last}, lies before the first, {first}. Exchange them.",
    "export.bad_step": "A step of {step_ms} ms cannot be made: it must be longer than nothing.",
    "export.too_many": (
        "That would be {count} pictures, and at most {limit} are made at once. Take a longer step "
        "or fewer days."
    ),
    "export.bad_folder": "The folder {folder} cannot be written to: {reason}.",
    "export.not_written": "The picture {path} could not be written: {reason}.",
}
