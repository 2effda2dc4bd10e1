"""Build everything under `assets/ground` and `assets/fonts` from the named packages.

    python -m tools.build_ground --sources DIR [--only vectors|relief|fonts]

The sources folder keeps the downloaded packages (about 300 MB) for the next time.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from tools.build_ground import sources
from tools.build_ground.fonts import build_fonts
from tools.build_ground.vectors import build_vectors

ROOT: Final = Path(__file__).resolve().parents[2]
PARTS: Final = ("vectors", "relief", "fonts")


def main() -> None:
    """Parse the command line and build the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sources", type=Path, default=ROOT / "out" / "ground-sources")
    parser.add_argument("--output", type=Path, default=ROOT / "assets")
    parser.add_argument("--only", choices=PARTS, action="append")
    options = parser.parse_args()
    sources.check_debian_packages()
    found = sources.fetch(options.sources)
    chosen = options.only or PARTS
    ground = options.output / "ground"
    ground.mkdir(parents=True, exist_ok=True)
    if "vectors" in chosen:
        build_vectors(found, ground)
    if "fonts" in chosen:
        build_fonts(ROOT, options.output / "fonts")


main()
