"""What only the map can tell about a scenario, passed in: this room knows no geography."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from liaoshen_viewer.messages import Message


@dataclass(frozen=True, slots=True)
class MapFacts:
    """The map's part in checking a scenario."""

    lines: Collection[str]
    """The ids of the map's railways, which a `via` can name beside the scenario's own routes."""
    projection_fault: Callable[[str], Message | None]
    """Tells why a projection cannot be used; None for one that can."""
