"""English templates of the room `cli`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "cli.no_time": (
        "{option} {text}: not a time; write 1948-10-14T10:00, or 1948-10-14 for its midnight."
    ),
    "cli.outside_clock": (
        "{option} {text}: outside the scenario's clock, which runs from {start} to {end}."
    ),
    "cli.no_view": "--view {name}: no such view; the scenario has {views}.",
}
"""One template per sentence that the command line itself can say."""
