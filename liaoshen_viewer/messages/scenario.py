"""English templates of the room `scenario`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {}
