"""Texts made comparable: without case, accents and the difference between Chinese scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from liaoshen_viewer.scenario.model import Names, Scenario

Fold = Mapping[int, str]
_MARKS = re.compile(r"['’ʼ`´·.,;:()（）“”\"，。、-]+")


def script_fold(names: Iterable[Names]) -> Fold:
    """Learn which traditional character is which simplified one, from names given in both."""
    return {
        ord(old): new
        for name in names
        if len(name.zh_hant) == len(name.zh_hans)
        for old, new in zip(name.zh_hant, name.zh_hans, strict=True)
        if old != new
    }


def names_of(scenario: Scenario) -> list[Names]:
    """Return every name that the scenario gives."""
    return [
        *(place.names for place in scenario.places.values()),
        *(unit.names for unit in scenario.units),
        *(unit.commander for unit in scenario.units),
        *(unit.commissar for unit in scenario.units),
        *(post.names for post in scenario.posts),
        *(event.title for event in scenario.events),
        *(phase.names for phase in scenario.phases),
    ]


def folded(text: str, scripts: Fold) -> str:
    """Return a text in small letters, without accents and marks, in simplified characters."""
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold()
    return " ".join(_MARKS.sub(" ", plain).split()).translate(scripts)
