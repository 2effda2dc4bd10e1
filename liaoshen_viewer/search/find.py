"""Which entries a text means, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process

from liaoshen_viewer.playback.spoken_date import spoken_date
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.search.catalogue import Catalogue, Entry, Kind
from liaoshen_viewer.search.folding import folded
from liaoshen_viewer.search.view_text import read_view_text

EXACT: Final = 100.0
START: Final = 95.0
WORD_START: Final = 90.0
ALL_WORDS: Final = 88.0
INSIDE: Final = 84.0
IN_ORDER: Final = 78.0
FUZZY_SHARE: Final = 0.76
"""What a likeness of 100 counts: any true match comes before a misspelt one."""
LEAST_LIKENESS: Final = 72.0
SOMEWHERE: Final = frozenset({Kind.UNIT, Kind.PERSON, Kind.PLACE})
"""What may be asked for together with a date."""
MOST_DATED: Final = 3
MOST_CUTS: Final = 20
LINKS: Final = re.compile(r"[\s,，]+(?:on|at)?\s*$", re.IGNORECASE)
WEIGHT: Final = 4.0
"""How many points the weight of an entry can add."""


def find(known: Catalogue, text: str, limit: int = 12) -> list[Entry]:
    """Return what a text means: a view or a date first, then names that fit, the best first.

    A name and a date together mean what bears the name at that time. Understood are English
    names, pinyin with or without accents, both Chinese scripts (also a part of the characters in
    their order: 四纵 for 第四纵队), and small misspellings.
    """
    found = [*_views(known, text), *_dates(known, text)]
    if not found:
        found = _dated(known, text)
    seen = {(entry.kind, entry.key) for entry in found}
    rest = [entry for entry in _named(known, text) if (entry.kind, entry.key) not in seen]
    return (found + rest)[:limit]


def _named(known: Catalogue, text: str) -> list[Entry]:
    wanted = folded(text, known.scripts)
    scores = _scores(known, wanted) if wanted else {}
    ranked = sorted(scores, key=lambda i: (-scores[i], known.entries[i].names.en, i))
    return [known.entries[i] for i in ranked]


def _dated(known: Catalogue, text: str) -> list[Entry]:
    """Return what a name and a date together mean (`4th Column 12 Oct`), and the date alone."""
    for name, date in _parted(text):
        dates = _dates(known, date)
        if dates and folded(name, known.scripts):
            t_ms = int(dates[0].key)
            named = [entry for entry in _named(known, name) if entry.kind in SOMEWHERE]
            return [replace(entry, t_ms=t_ms) for entry in named[:MOST_DATED]] + dates
    return []


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in two parts, the longest second part first, and the other way round."""
    text = text.strip()
    cuts = [i for i in range(1, len(text)) if text[i].isspace() or not text[i - 1].isascii()]
    for cut in cuts[:MOST_CUTS]:
        yield LINKS.sub("", text[:cut]), text[cut:].strip()
    for cut in reversed(cuts[:MOST_CUTS]):
        yield text[cut:].strip(), text[:cut].strip()


def _dates(known: Catalogue, text: str) -> list[Entry]:
    t_ms = spoken_date(text, known.first_ms)
    if t_ms is None or not known.bounds_ms[0] <= t_ms <= known.bounds_ms[1]:
        return []
    return [Entry(Kind.DATE, str(t_ms), Names(en=format_time(t_ms)), 1.0)]


def _views(known: Catalogue, text: str) -> list[Entry]:
    view = read_view_text(text)
    first, last = known.bounds_ms
    if view is None or view.scenario != known.scenario or not first <= view.t_ms <= last:
        return []
    return [Entry(Kind.VIEW, text, Names(en=format_time(view.t_ms)), 1.0)]


def _scores(known: Catalogue, wanted: str) -> dict[int, float]:
    """Return the points of every entry that fits at all."""
    scores: dict[int, float] = {}

    def note(term: int, points: float) -> None:
        owner = known.owners[term]
        points += WEIGHT * known.entries[owner].weight
        scores[owner] = max(scores.get(owner, 0.0), points)

    for position, term in enumerate(known.terms):
        if points := fit(wanted, term):
            note(position, points)
    if len(wanted) >= 3:
        alike = process.extract(
            wanted, known.terms, scorer=fuzz.WRatio, limit=40, score_cutoff=LEAST_LIKENESS
        )
        for _, likeness, position in alike:
            note(position, likeness * FUZZY_SHARE)
    return scores


def fit(wanted: str, term: str) -> float:
    """Return how well a folded text fits a folded term, 0 to 100; 0 for not at all."""
    if wanted == term:
        return EXACT
    if term.startswith(wanted):
        return START
    if f" {wanted}" in term:
        return WORD_START
    words = term.split()
    parts = wanted.split()
    if len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts):
        return ALL_WORDS
    squeezed = wanted.replace(" ", "")
    if squeezed in term.replace(" ", ""):
        return INSIDE
    return IN_ORDER if not squeezed.isascii() and _in_order(squeezed, term) else 0.0


def _in_order(wanted: str, term: str) -> bool:
    """Tell whether all characters stand in the term, one after the other."""
    rest = iter(term)
    return all(character in rest for character in wanted)
