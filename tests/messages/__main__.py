"""Name for every complaint of the program the test that brings it about; say which have none.

    python -m pytest -q --record-messages=made.tsv        notes which test makes what message
    python -m tests.messages name made.tsv                writes index.csv and docs/messages.md
    python -m tests.messages page                         writes docs/messages.md alone
    python -m tests.messages words                        runs the named tests with other words

The last shows that the tests do not only make a message, but read it: each must fail when the
words of the messages it is named for are others. It prints those that pass, and its exit status
is 1 if there are any.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from liaoshen_viewer.messages import TEMPLATES
from tests.messages.noting import INDEX, complaints, index
from tests.running import ROOT

PAGE = ROOT / "docs" / "messages.md"
HEAD = """# Messages

Every sentence in which the program tells of something wrong, and the test that brings it about.
Written by `python -m tests.messages page` from `liaoshen_viewer/messages/` and
`tests/messages/index.csv`. Each run of the tests holds them to it: a test that no longer makes the
message it is named for fails. `python -m tests.messages words` shows that they read its words too.

| message | sentence | test |
|---|---|---|
"""


def page() -> str:
    """Return the page of all complaints with their tests."""
    return HEAD + "".join(
        f"| `{name}` | {_cell(TEMPLATES[name])} | `{_cell(index()[name])}` |\n"
        for name in complaints()
    )


def named_by(notes: Path) -> dict[str, str]:
    """Return for each message the test that makes fewest others, and is the first by its name."""
    tests: dict[str, set[str]] = defaultdict(set)
    messages: dict[str, set[str]] = defaultdict(set)
    for line in notes.read_text(encoding="utf-8").splitlines():
        message, test = line.split("\t")
        tests[message].add(test)
        messages[test].add(message)
    return {
        message: min(tests[message], key=lambda test: (len(messages[test]), test))
        for message in complaints()
        if message in tests
    }


def write_index(notes: Path) -> int:
    """Write the index, and print the messages that no test makes; return how many."""
    found = named_by(notes)
    with INDEX.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("message", "test"))
        writer.writerows((name, found[name]) for name in complaints() if name in found)
    index.cache_clear()
    missing = [name for name in complaints() if name not in found]
    for name in missing:
        print(f"no test makes {name}")
    return len(missing)


def deaf_tests() -> list[str]:
    """Run every named test with other words in place of its message; return those that pass."""
    names = sorted(set(index().values()))
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=no", "--other-words", *names]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [line.removeprefix("PASSED ") for line in said.splitlines() if line[:7] == "PASSED "]


def main(words: list[str]) -> int:
    """Do what the command line says, and return the exit status."""
    if words[:1] == ["name"]:
        if write_index(Path(words[1])):
            return 1
        words = ["page"]
    if words == ["words"]:
        deaf = deaf_tests()
        for test in deaf:
            print(f"passes whatever its message says: {test}")
        return 1 if deaf else 0
    PAGE.write_text(page(), encoding="utf-8")
    return 0


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
