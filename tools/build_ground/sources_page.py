"""The page `assets/ground/SOURCES.md`: where every layer comes from and how good it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tools.build_ground.sources import DEBIAN_PACKAGES, WHEELS

TEMPLATE: Final = Path(__file__).parent / "inputs" / "SOURCES.md"


def write_sources_page(path: Path) -> None:
    """Write the page with the table of packages."""
    rows = ["| package | version | what is used | SHA-256 of it |", "|---|---|---|---|"]
    for wheel in WHEELS:
        for member, total in wheel.members.items():
            rows.append(f"| {wheel.name} (Python) | {wheel.version} | `{member}` | `{total}` |")
    rows += [f"| {p.name} (Debian) | {p.version} | `{p.file.name}` | |" for p in DEBIAN_PACKAGES]
    text = TEMPLATE.read_text(encoding="utf-8").replace("{packages}", "\n".join(rows))
    path.write_text(text, encoding="utf-8", newline="\n")
