"""A scenario that tries in every text to be more than text, and by every link to get out."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from tests.scenario.small_copy import copy_small

IMAGE: Final = '<img src="{canary}">'
WORDS: Final = (
    '<b>bold</b><a href="file:///etc/passwd">here</a><script>alert(1)</script>'
    "<style>* {{color: red}}</style> javascript:alert(1) file:///etc/passwd %s {{0.__class__}}"
)
"""Without a web address: those become links, as they should."""
TEXT_COLUMNS: Final = {
    "units.csv": ("number", "name_en", "name_zh_hans", "commander_en", "note"),
    "places.csv": ("name_en", "name_zh_hans", "note"),
    "people.csv": ("name_en", "name_zh_hans", "note"),
    "sources.csv": ("reference", "note"),
    "strengths.csv": ("force", "note"),
    "waypoints.csv": ("note",),
    "changes.csv": ("note",),
    "control.csv": ("note",),
}


def hostile_copy(target: Path, canary: Path) -> Path:
    """Return a sound scenario in `target` whose every text is hostile; `canary` is out of it."""
    folder = copy_small(target)
    words = (IMAGE + WORDS).format(canary=canary)
    for file, columns in TEXT_COLUMNS.items():
        _fill(folder / file, columns, words)
    head = (folder / "scenario.yaml").read_text(encoding="utf-8")
    quoted = "'" + words.replace("'", "''") + "'"
    for text in ("All of it", "Red Army", "Blue Army", "Red", "Blue", "Approach", "Assault",
                 "The town falls."):  # fmt: skip
        head = head.replace(f"en: {text}", f"en: {quoted}")
    head = head.replace('en: "Three days at the river"', f"en: {quoted}")
    head = head.replace("- Written for the tests.", f"- {quoted}")
    (folder / "scenario.yaml").write_text(head, encoding="utf-8")
    events = (folder / "events.yaml").read_text(encoding="utf-8")
    for text in ("The town is taken", "Both sides arm", "The Blue archive says seven."):
        events = events.replace(f"en: {text}", f"en: {quoted}")
    events = events.replace("The column breaks in at noon.", words)
    events = events.replace('citation: "Smith 2003, p. 36"', f"citation: {quoted}")
    (folder / "events.yaml").write_text(events, encoding="utf-8")
    _lay_links(folder, canary)
    return folder


def _fill(path: Path, columns: tuple[str, ...], words: str) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        names, rows = list(reader.fieldnames or ()), list(reader)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: words if k in columns else v for k, v in row.items()} for row in rows)


def _lay_links(folder: Path, canary: Path) -> None:
    """Let the names under which the program looks for more lead out of the folder."""
    (folder / "notes.txt").symlink_to(canary)
    portraits = folder / "portraits"
    portraits.mkdir()
    (portraits / "sheng.png").symlink_to(canary)
    lectures = folder / "lectures"
    lectures.mkdir()
    (lectures / "out.yaml").symlink_to(canary)
