"""English templates of the room `review`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "review.too_fast": (
        "{unit} would cover {km} km in {hours} h to the next waypoint, {speed} km/h; "
        "more than {limit} km/h is not to be believed by {mode}: "
        "correct a time or place, depart earlier, or give another mode"
    ),
    "review.stands_in_sea": (
        "{unit} stands in the sea, more than {km} km from land, and has no ship: "
        "correct the place, or give the mode sea"
    ),
    "review.crosses_sea": (
        "{unit} goes through the sea without a ship at {time}, more than {km} km from land: "
        "give a via round the coast, or the mode sea"
    ),
}
