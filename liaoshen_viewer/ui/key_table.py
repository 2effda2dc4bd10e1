"""All keys of all modes in one table: the program binds them from it, and `docs/keys.md` is it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QKeySequence

from liaoshen_viewer.ui.actions import ROWS, ActionRow
from liaoshen_viewer.ui.lecture_keys import DIGIT, LECTURE_ROWS, OFF_PATH, OFF_ROWS, ON_PATH

WINDOW: Final = "window"
MODES: Final[Mapping[str, tuple[ActionRow, ...]]] = {
    WINDOW: ROWS,
    ON_PATH: LECTURE_ROWS,
    OFF_PATH: OFF_ROWS,
}
"""The rows of every mode. Off the path the window's rows hold too, but for keys of `OFF_ROWS`."""

TITLES: Final = {
    WINDOW: "In the window",
    ON_PATH: "While a lecture runs",
    OFF_PATH: "Off the path of a lecture",
}
MOUSE: Final = {
    WINDOW: (
        ("Click on a sign", "select the formation"),
        ("Drag", "move the map"),
        ("Wheel", "zoom at the pointer"),
        ("Double click", "the whole theatre"),
        ("Shift + drag", "measure; Shift + click takes the ruler away"),
    ),
    ON_PATH: (
        ("Click on a sign", "select the formation"),
        ("Click elsewhere", "on"),
        ("Drag, wheel", "leave the path"),
    ),
    OFF_PATH: (("All other keys", "as in the window"),),
}


def doubles(rows: tuple[ActionRow, ...]) -> list[str]:
    """Return the keys that two rows of one mode have."""
    keys = Counter(QKeySequence(key).toString() for row in rows for key in row.keys)
    return sorted(key for key, times in keys.items() if times > 1)


def keys_page() -> str:
    """Return `docs/keys.md`."""
    parts = [
        "# Keys\n\nWritten by `python -m script.keys` from the table that the program binds them "
        "from.\n"
    ]
    for mode, rows in MODES.items():
        lines = [f"| {_keys(row)} | {_plain(row.text)} |" for row in rows if row.keys]
        lines += [f"| {what} | {effect} |" for what, effect in MOUSE[mode]]
        parts.append(f"## {TITLES[mode]}\n| key | |\n|---|---|\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _keys(row: ActionRow) -> str:
    if row.id == DIGIT:
        return "0 … 9"
    portable = QKeySequence.SequenceFormat.PortableText
    return ", ".join(QKeySequence(key).toString(portable).replace("|", "\\|") for key in row.keys)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix(" …")
