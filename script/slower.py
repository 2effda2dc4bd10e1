"""Say what became slower than it was: `python -m script.slower STORED.json NOW.json`.

Both files are what `liaoshen-viewer bench --json` prints. Ratios are compared, never milliseconds:
each is of the work to a yardstick of the same run, so that two machines can be compared. It says
what it sees and fails nothing: a busy machine tells little.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LIMIT = 1.25
"""Above so many times the stored ratio, work counts as slower."""


def slower(stored: dict[str, float], now: dict[str, float]) -> list[str]:
    """Return a line for each piece of work whose ratio grew by more than a quarter, worst first."""
    grown = {name: now[name] / ratio for name, ratio in stored.items() if ratio and name in now}
    return [
        f"{name}: {now[name]:g} times its yardstick, was {stored[name]:g} ({times - 1:+.0%})"
        for name, times in sorted(grown.items(), key=lambda pair: -pair[1])
        if times > LIMIT
    ]


def unlike(stored: dict[str, float], now: dict[str, float]) -> list[str]:
    """Return a line for each piece of work that only one of the two has."""
    return [f"{name}: stored, not measured now" for name in stored.keys() - now.keys()] + [
        f"{name}: measured now, not stored" for name in now.keys() - stored.keys()
    ]


def ratios(path: Path) -> dict[str, float]:
    """Return the ratios of a file of the bench by the names of work and yardstick.

    Raises OSError and ValueError for a file that is none.
    """
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {f"{row['name']} / {row['yardstick']}": float(row["ratio"]) for row in rows}


def main(words: list[str]) -> int:
    """Compare the two files, print what is to be said, and return 0; 2 for a wrong call."""
    if len(words) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    stored, now = (ratios(Path(word)) for word in words)
    lines = slower(stored, now)
    print(f"Slower than stored by more than a quarter: {len(lines)} of {len(now)}")
    for line in [*lines, *sorted(unlike(stored, now))]:
        print(f"  {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
