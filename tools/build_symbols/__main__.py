"""Build `assets/symbols` with npm's milsymbol: frames and branches of APP-6 as SVG, and anchors.

    python -m tools.build_symbols [--sources DIR]

Needs node and npm. The sources folder keeps the package for the next time.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = "milsymbol@3.0.4"
LICENCE: Final = "MIT-milsymbol.txt"


def main() -> None:
    """Fetch the package if it is not there, and write the symbols and its licence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sources", type=Path, default=ROOT / "out" / "symbol-sources")
    parser.add_argument("--output", type=Path, default=ROOT / "assets")
    options = parser.parse_args()
    package = options.sources / "node_modules" / "milsymbol"
    if not package.exists():
        install = [
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--prefix",
            options.sources,
            PACKAGE,
        ]
        subprocess.run(install, check=True)
    script = Path(__file__).with_name("symbols.mjs")
    symbols = options.output / "symbols"
    subprocess.run(["node", script, package, symbols], check=True)
    shutil.copyfile(package / "LICENSE", options.output / "LICENSES" / LICENCE)


main()
