"""Files that are nearly right: pieces put in, taken out, doubled and moved."""

from __future__ import annotations

import random
from typing import Final

PIECES: Final = (
    *'",;:\n\r\t[]{}-#&*!|>%@`?/.0 \\\0\ufeff\u2028\u202e城',
    "\r\n", '""', "- ", ": ", "  ", "NaN", "-Infinity", "1e999", "null", "R1", "town", "9999-01-01",
    "0000-00-00", "\\u0000", "\\ud800", "\\x", "&a", "*a", "!!a", "---", "...", "<<: ", "P1", "../",
    "/etc/passwd", "9" * 400, "[" * 40, "{a: " * 40, "<b>", "javascript:x", "\n\n\n", "'", "\x7f",
)  # fmt: skip
LONGEST: Final = 24


def mutated(text: str, chance: random.Random) -> str:
    """Return the text after one to six random changes."""
    for _ in range(chance.randint(1, 6)):
        text = _changed(text, chance)
    # As reading the bytes of a file does, before anything is counted.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _changed(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, LONGEST))
    kind = chance.random()
    if kind < 0.6:
        return f"{text[:start]}{chance.choice(PIECES)}{text[end:]}"
    if kind < 0.8:
        return text[:start] + text[end:]
    there = chance.randint(0, len(text))
    return text[:there] + text[start:end] + text[there:]
