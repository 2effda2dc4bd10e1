"""Names that fit into a row: without what only explains them, and with the usual abbreviations."""

from __future__ import annotations

import re
from typing import Final

_BRACKETS: Final = re.compile(r"\s*[(（][^)）]*[)）]?")
_TAIL: Final = re.compile(r"(?:,\s.*|\s=\s.*|\s/\s(?=[A-Z]).*)$")
"""What follows a formation's name proper: `9th Army Group = Western Advance …`."""
_USUAL: Final = {
    "Independent": "Ind.",
    "Provisional": "Prov.",
    "Headquarters": "HQ",
    "Division": "Div.",
    "Regiment": "Regt.",
    "Brigade": "Bde.",
    "Cavalry": "Cav.",
    "Northeast": "NE",
}
"""As armies abbreviate in lists of formations."""


def without_brackets(name: str) -> str:
    """Return a name without what stands in brackets, or all of it if nothing else is there."""
    return _BRACKETS.sub("", name).strip() or name


def short_name(name: str) -> str:
    """Return a formation's name without explanations: `9th Army Group = Western …` is the `9th`."""
    bare = without_brackets(name)
    return _TAIL.sub("", bare) or bare


def abbreviated(name: str) -> str:
    """Return a name in which the usual words of formations are abbreviated."""
    for word, short in _USUAL.items():
        name = re.sub(rf"\b{word}\b", short, name)
    return name
