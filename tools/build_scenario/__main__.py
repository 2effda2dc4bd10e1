"""Command line: write the scenario's tables into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.build_scenario.assemble import build
from tools.build_scenario.tables import SCENARIO


def main() -> None:
    """Build into the folder given, by default the committed scenario."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_scenario", description=__doc__)
    parser.add_argument("--output", type=Path, default=SCENARIO, help="folder to write into")
    output: Path = parser.parse_args().output
    output.mkdir(parents=True, exist_ok=True)
    for name, count in build(output):
        print(f"{count:5} {name}")


if __name__ == "__main__":
    main()
