"""Which messages a test makes, and which test each message is said to be made by.

`index.csv` names for every sentence that tells of something wrong the test that brings it about.
Each run holds the tests to it: one that no longer makes the message it is named for fails.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final, cast

from liaoshen_viewer.messages import TEMPLATES, Message

INDEX: Final = Path(__file__).with_name("index.csv")
WORDS: Final = frozenset({"export.days", "export.program"})
"""Messages that are no complaint, beside those of the picture's own words."""


def complaints() -> list[str]:
    """Return the ids of all messages that tell of something wrong, in their order."""
    return [name for name in TEMPLATES if name not in WORDS and not _is_of_the_picture(name)]


@cache
def index() -> dict[str, str]:
    """Return the test that is named for each message."""
    with INDEX.open(encoding="utf-8", newline="") as stream:
        return {row["message"]: row["test"] for row in csv.DictReader(stream)}


@cache
def named_for() -> dict[str, frozenset[str]]:
    """Return the messages that each test is named for."""
    tests: dict[str, set[str]] = {}
    for message, test in index().items():
        tests.setdefault(test, set()).add(message)
    return {test: frozenset(messages) for test, messages in tests.items()}


@contextmanager
def noted() -> Iterator[set[str]]:
    """Collect the ids of the messages that are made meanwhile."""
    made: set[str] = set()
    plain = Message.__init__

    def noting(self: Message, *args: object, **kwargs: object) -> None:
        plain(self, *args, **kwargs)  # type: ignore[arg-type]  # whatever it is called with
        made.add(self.id)

    Message.__init__ = noting  # type: ignore[method-assign]  # for a while
    try:
        yield made
    finally:
        Message.__init__ = plain  # type: ignore[method-assign]  # as it was


@contextmanager
def other_words(names: Collection[str]) -> Iterator[None]:
    """Let these messages say something else meanwhile."""
    templates = cast("dict[str, str]", TEMPLATES)
    plain = {name: templates[name] for name in names}
    templates.update(dict.fromkeys(names, "other words"))
    try:
        yield
    finally:
        templates.update(plain)


def _is_of_the_picture(name: str) -> bool:
    return name.startswith("scene.") and not name.startswith("scene.broken_")
