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
    "export.no_word": "A plan has no word {word}; did you mean {near}?",
    "export.bad_word": "{word}: {text} is not understood; write {wanted}.",
    "export.either": "A plan says either {one} or {other}, not both.",
    "export.needs": "In a plan, {word} needs {other} beside it.",
    "export.no_length": (
        "From {first} to {last} there is no film: the range is too short for its frames. Take a "
        "longer range, a faster speed, or a step."
    ),
    "export.plan_unread": "The plan {path} cannot be read: {reason}.",
    "export.plan_no_words": "The plan {path} is not a list of `word: text`.",
    "export.bad_folder": "The folder {folder} cannot be written to: {reason}.",
    "export.not_written": "The picture {path} could not be written: {reason}.",
}
