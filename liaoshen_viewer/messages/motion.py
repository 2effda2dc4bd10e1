"""English templates of the room `motion`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {}
