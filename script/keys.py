"""Write `docs/keys.md` from the table of keys: `python -m script.keys`."""

from __future__ import annotations

from pathlib import Path

from liaoshen_viewer.ui.key_table import keys_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"


def main() -> None:
    """Write the page."""
    PAGE.write_text(keys_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
