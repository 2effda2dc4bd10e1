"""English templates about the operating system."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "system.no_display": (
        "There is no display to open a window on; to make pictures without one use "
        "`{command} export --from T --to T --step 1h --output FOLDER/`."
    ),
    "system.dead_display": (
        "The display {display} does not answer, so no window can be opened; to make pictures "
        "without one use `{command} export --from T --to T --step 1h --output FOLDER/`."
    ),
    "system.no_library": (
        "The system lacks {libraries}, without which Qt cannot start; "
        "on Debian or Ubuntu: apt install {packages}."
    ),
}
