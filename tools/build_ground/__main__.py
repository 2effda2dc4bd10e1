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
from tools.build_ground.relief import build_relief
from tools.build_ground.sources_page import write_sources_page
from tools.build_ground.vectors import build_vectors, read_land

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
    write_sources_page(ground / "SOURCES.md")
    if "vectors" in chosen:
        build_vectors(found, ground)
    if "relief" in chosen:
        build_relief(found, read_land(ground / "land.geojson"), ground / "relief.npz")
    if "fonts" in chosen:
        build_fonts(ROOT, options.output / "fonts")


main()
