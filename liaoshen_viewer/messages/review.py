"""English templates of the room `review`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "review.too_fast": (
        "{unit} would cover {km} km in {hours} h to the next waypoint, {speed} km/h; "
        "more than {limit} km/h is not to be believed by {mode}: "
        "correct a time or place, depart earlier, or give another mode"
    ),
    "review.creeps": (
        "{unit} would take {hours} h for {km} km to the next waypoint, {speed} km/h; nobody goes "
        "slower than {limit} km/h by {mode}: say in depart until when it stays"
    ),
    "review.long_march": (
        "{unit} marches {km} km in the {hours} hours from {time}; more than {limit} km/h for so "
        "long is not to be believed: correct a time or place, or give another mode"
    ),
    "review.no_rest": (
        "{unit} marches for more than {hours} hours without a rest from {time}: "
        "give halts on the way, each a row with a depart"
    ),
    "review.crosses_range": (
        "{unit} climbs {climb} m above both ends of its way, at {lon} {lat}: "
        "give the pass it went by in via, or explain it in explanations.csv"
    ),
    "review.passes_enemy": (
        "{unit} goes through {place} at {time}, which the other side holds: "
        "give a via round it, or correct control.csv"
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
