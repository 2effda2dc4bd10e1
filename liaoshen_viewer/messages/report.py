"""English templates of the room `report`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {}
