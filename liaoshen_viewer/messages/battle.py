"""English templates of the room `battle`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "battle.no_scenario": (
        'no scenario "{text}": give a scenario\'s folder, or the name of a bundled one ({names})'
    ),
}
