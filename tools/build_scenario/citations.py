"""Find the source ids in the source cells of the raw tables.

The cells are prose at times ("LLL 8 Nov; knowledge (low)"): known codes are picked out in their
order, and a cell that says more than codes is kept word for word in the note of its row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tools.build_scenario.tables import mapping, raw

SOURCE_TABLES = ("pla_sources", "nra_sources", "merge_sources")
EVENT = re.compile(r"(?<!\w)E(\d{3})(?:-E(\d{3}))?(?!\w)")
BRACKETED = re.compile(r"\[([\w-]+)\]|(?<![\w-])(K-(?:high|med|low))(?![\w-])")


@dataclass(frozen=True, slots=True)
class Citations:
    """What a code or phrase of the raw tables stands for in `sources.csv`."""

    meanings: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]

    def ids(self, text: str) -> list[str]:
        """Return the source ids named in a cell, each once, in order."""
        spread = EVENT.sub(_sources_of_events, text)
        found = (self.meanings[match] for match in self.pattern.findall(spread))
        return list(dict.fromkeys(source for sources in found for source in sources))

    def joined(self, text: str) -> str:
        """Return the source ids of a cell as a list cell."""
        return ";".join(self.ids(text))

    def remark(self, text: str) -> str:
        """Return the cell as a remark, where it says more than ids and events do."""
        told = EVENT.sub("", text).strip(" ;,")
        if not re.search(r"\w", self.pattern.sub("", told)):
            return ""
        code = self.pattern.pattern
        listed = re.sub(rf"({code})(?=\s+{code})", r"\1,", told)
        return f"told by {listed.replace(';', ',')}"


@cache
def citations() -> Citations:
    """Return the codes of all source tables with the phrases of `maps/source_codes.csv`."""
    meanings: dict[str, tuple[str, ...]]
    meanings = {row["code"]: (row["code"],) for name in SOURCE_TABLES for row in raw(name)}
    meanings |= {row["id"]: (row["id"],) for row in mapping("sources_added")}
    meanings |= {row["text"]: tuple(row["sources"].split(";")) for row in mapping("source_codes")}
    longest_first = sorted(meanings, key=len, reverse=True)
    words = "|".join(re.escape(word) for word in longest_first)
    return Citations(meanings, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"))


@cache
def event_sources() -> Mapping[str, tuple[str, ...]]:
    """Return the source ids of every event, from the codes in its list of works."""
    added = {row["id"]: tuple(row["sources"].split(";")) for row in mapping("added_events")}
    return {row["id"]: _bracketed(row["other_sources"]) for row in raw("events")} | added


def _bracketed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a or b for a, b in BRACKETED.findall(text)))


def _sources_of_events(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2] or match[1])
    known = event_sources()
    return " ".join(code for n in range(first, last + 1) for code in known[f"E{n:03}"])
