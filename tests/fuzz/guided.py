"""Let atheris, which sees which lines an input reaches, look for files that break the readers.

    pip install atheris
    python -m tests.fuzz.guided -max_total_time=600 [-seed=1]

Options are libFuzzer's. The first byte of an input picks the file that the rest stands for. The
texts of the small scenario are where it starts from. An input that fails is left in this folder
as `crash-…`; with its name as the only argument it is read again.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.fuzz.readers import TEXTS, check_place, read_one


def instrumented() -> ModuleType:
    """Return atheris with our readers under its eyes, or end with what is missing."""
    try:
        atheris = import_module("atheris")
    except ImportError:
        sys.exit("atheris is missing: pip install atheris (Linux, Python 3.11 to 3.13)")
    atheris.instrument_all()
    return atheris


def read_bytes(data: bytes) -> None:
    """Read what an input stands for, and check the places of its problems."""
    if not data:
        return
    name = list(TEXTS)[data[0] % len(TEXTS)]
    text = data[1:].decode("utf-8", "ignore").replace("\r\n", "\n").replace("\r", "\n")
    for problem in read_one(name, text):
        check_place(problem, name, text.count("\n") + 1)


def main() -> None:
    """Start from the small scenario's files and go on as libFuzzer's options say."""
    atheris = instrumented()
    with tempfile.TemporaryDirectory() as corpus:
        for number, (name, text) in enumerate(TEXTS.items()):
            (Path(corpus) / name).write_bytes(bytes([number]) + text.encode())
        atheris.Setup([*sys.argv, corpus], read_bytes)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
