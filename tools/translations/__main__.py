"""Command line: gather, compile, and say what lacks."""

from __future__ import annotations

import argparse
import sys

from tools.translations.linguist import CHINESE, release, texts, update


def main() -> int:
    """Return 0 if every text has its Chinese."""
    argparse.ArgumentParser(prog="python -m tools.translations", description=__doc__).parse_args()
    update(CHINESE)
    release(CHINESE, CHINESE.with_suffix(".qm"))
    known = list(texts(CHINESE))
    lacking = [text for text in known if not text.chinese]
    for text in lacking:
        print(f"{text.context}: {text.source}")
    print(f"{len(known)} texts, {len(lacking)} without Chinese in {CHINESE}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
