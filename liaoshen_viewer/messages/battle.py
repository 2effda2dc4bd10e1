"""English templates of the room `battle`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {}
