"""What can be found: units, people, places, events, and commands that are passed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from liaoshen_viewer.scenario.model import Echelon, Names, Scenario, UnitId
from liaoshen_viewer.search.folding import Fold, folded, names_of, script_fold


class Kind(Enum):
    """What an entry is."""

    DATE = "date"
    VIEW = "view"
    UNIT = "unit"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `key` is its id; of an event its place in the list given."""

    kind: Kind
    key: str
    names: Names
    weight: float
    """0 to 1: of two that fit alike, the heavier comes first."""
    t_ms: int | None = None
    """The moment that was asked for with it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries, and the folded terms by which each is found."""

    entries: tuple[Entry, ...]
    terms: tuple[str, ...]
    owners: tuple[int, ...]
    """Whose term it is, as a position in `entries`."""
    scripts: Fold
    first_ms: int
    """The campaign's start: it gives dates without a year theirs."""
    bounds_ms: tuple[int, int]
    scenario: str = ""
    """The scenario's id, by which a view as text is known to be one of it."""


HEAVY: Final = {Echelon.COMMAND: 1.0, Echelon.ARMY_GROUP: 0.9, Echelon.ARMY: 0.8,
                Echelon.COLUMN: 0.8, Echelon.DIVISION: 0.4}  # fmt: skip


def catalogue(
    scenario: Scenario, titles: Sequence[Names], commands: Iterable[Entry] = ()
) -> Catalogue:
    """Return everything of a scenario that can be found, with some commands.

    `titles` are those of the events, in the order in which the caller counts them.
    """
    scripts = script_fold(names_of(scenario))
    entries = (*_units(scenario), *_people(scenario), *_places(scenario),
               *_events(scenario, titles), *commands)  # fmt: skip
    terms: list[str] = []
    owners: list[int] = []
    for i, entry in enumerate(entries):
        for term in _terms(entry, scripts):
            terms.append(term)
            owners.append(i)
    clock = scenario.clock
    return Catalogue(entries, tuple(terms), tuple(owners), scripts, clock.campaign_start_ms,
                     (clock.start_ms, clock.end_ms), scenario.id)  # fmt: skip


def unit_of_person(scenario: Scenario, key: str, t_ms: int) -> UnitId | None:
    """Return the formation of a person at a moment, else that of the person's first post.

    `key` is that of the person's entry.
    """
    if key.startswith("unit:"):
        return UnitId(key.removeprefix("unit:"))
    posts = [post for post in scenario.posts if post.person == key and post.unit is not None]
    for post in posts:
        begun = post.from_ms is None or post.from_ms <= t_ms
        if begun and (post.to_ms is None or t_ms < post.to_ms):
            return post.unit
    return posts[0].unit if posts else None


def _units(scenario: Scenario) -> Iterator[Entry]:
    for unit in scenario.units:
        yield Entry(Kind.UNIT, unit.id, unit.names, HEAVY.get(unit.echelon, 0.2))


def _people(scenario: Scenario) -> Iterator[Entry]:
    """Yield every person once: those with a post, and commanders that have none listed."""
    seen = set()
    for post in scenario.posts:
        if post.person not in seen:
            seen |= {post.person, post.names.en}
            yield Entry(Kind.PERSON, post.person, post.names, 0.6)
    for unit in scenario.units:
        for names in (unit.commander, unit.commissar):
            if names.en and names.en not in seen:
                seen.add(names.en)
                yield Entry(Kind.PERSON, f"unit:{unit.id}", names, 0.5)


def _places(scenario: Scenario) -> Iterator[Entry]:
    for place in scenario.places.values():
        yield Entry(Kind.PLACE, place.id, place.names, 1.0 - 0.2 * (place.rank - 1))


def _events(scenario: Scenario, titles: Sequence[Names]) -> Iterator[Entry]:
    importance = {id(event.title): event.importance for event in scenario.events}
    for i, title in enumerate(titles):
        yield Entry(Kind.EVENT, str(i), title, 0.7 - 0.2 * (importance.get(id(title), 3) - 1))


def _terms(entry: Entry, scripts: Fold) -> set[str]:
    names = entry.names
    words = [names.en, names.zh_hans, names.zh_hant, names.pinyin, names.period]
    if entry.kind is Kind.UNIT:
        words.append(entry.key)
        # 第四纵队 is said 四纵.
        words.append(names.zh_hans.removeprefix("第").removesuffix("队"))
    return {term for word in words if (term := folded(word, scripts))}
