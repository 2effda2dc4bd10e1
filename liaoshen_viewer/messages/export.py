"""English templates of the room `export`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {}
