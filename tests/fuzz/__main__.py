"""Feed the readers with nearly right files, and say if one did more than name its problems.

    python -m tests.fuzz --texts 100000 --folders 2000 --seed 1

A text goes through the reader of its kind, a folder through all of loading. Exit status 1 with
the input, written to a file, if there was any error but ours, a problem without a place, or an
input that took more than 50 ms of processor time three times in a row.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from time import process_time

from liaoshen_viewer.errors import Problem
from tests.fuzz.mutate import mutated
from tests.fuzz.readers import LONGEST_S, TEXTS, Costs, read_folder, read_one
from tests.scenario.small_copy import copy_small
from tests.soak.watch import resident_mb

MOST_MB = 60
"""By how much reading everything may raise the memory that is in use."""


def main() -> int:
    """Run as the command line says, print a line of JSON, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--folders", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    chance, costs, before_mb = random.Random(said.seed), Costs(), resident_mb()
    with tempfile.TemporaryDirectory() as home:
        folder = copy_small(Path(home))
        rounds: tuple[tuple[int, Callable[[str, str], list[Problem]]], ...] = (
            (said.texts, read_one),
            (said.folders, lambda name, text: read_folder(folder, name, text)),
        )
        for count, read in rounds:
            if not feed(read, count, chance, costs):
                return 1
    grown_mb = resident_mb() - before_mb
    said_out = {
        "inputs": costs.inputs,
        "problems": costs.problems,
        "slowest_ms": round(costs.slowest_s * 1e3, 1),
        "grown_mb": round(grown_mb, 1),
    }
    print(json.dumps(said_out))
    for text in costs.too_slow:
        print(f"slow: {text}", file=sys.stderr)
    return 1 if costs.too_slow or grown_mb > MOST_MB else 0


def feed(
    read: Callable[[str, str], list[Problem]], count: int, chance: random.Random, costs: Costs
) -> bool:
    """Read so many mutated files; tell whether each behaved."""
    names = list(TEXTS)
    for _ in range(count):
        name = chance.choice(names)
        text = mutated(TEXTS[name], chance)
        try:
            began_s = process_time()
            problems = read(name, text)
            if process_time() - began_s > LONGEST_S:
                began_s, problems = _again(read, name, text)
            costs.add(name, began_s, problems, text)
        except Exception:
            kept = Path(tempfile.mkstemp(prefix="found_", suffix=f"_{name}")[1])
            kept.write_text(text, encoding="utf-8", errors="surrogatepass")
            traceback.print_exc()
            print(f"The input is in {kept}.", file=sys.stderr)
            return False
    return True


def _again(
    read: Callable[[str, str], list[Problem]], name: str, text: str
) -> tuple[float, list[Problem]]:
    """Read twice more, for a collection of garbage or a page fault may have come between."""
    read(name, text)
    began_s = process_time()
    return began_s, read(name, text)


if __name__ == "__main__":
    sys.exit(main())
