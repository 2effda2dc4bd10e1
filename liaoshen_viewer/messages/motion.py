"""English templates of the room `motion`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "motion.unknown_line": (
        'no line "{line}": name a railway of the map or a route of shapes.geojson, '
        "or give points instead"
    ),
    "motion.unknown_line_near": 'no line "{line}" (did you mean "{near}"?)',
    "motion.unknown_lines": "the waypoints name lines that do not exist, in {count} places",
}
