"""Finding anything by a few letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.battle import find_scenario
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.load import load_scenario
from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.search.catalogue import Catalogue, Entry, Kind, catalogue
from liaoshen_viewer.search.find import find
from liaoshen_viewer.search.folding import folded
from tests.sample import at, small_scenario

COMMAND = Entry(Kind.COMMAND, "night", Names(en="Night map"), 0.1)


def sample() -> Catalogue:
    scenario = small_scenario()
    return catalogue(scenario, [event.title for event in scenario.events], [COMMAND])


SAMPLE = sample()


@pytest.fixture(scope="module")
def liaoshen() -> Catalogue:
    scenario, _ = load_scenario(find_scenario("liaoshen"))
    return catalogue(scenario, [event.title for event in scenario.events])


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("4th col", Kind.UNIT, "C04"),
        ("C04", Kind.UNIT, "C04"),
        ("col 4th", Kind.UNIT, "C04"),
        ("四纵", Kind.UNIT, "C04"),
        ("jinzhou", Kind.PLACE, "jinzhou"),
        ("Jǐnzhōu", Kind.PLACE, "jinzhou"),
        ("jin zhou", Kind.PLACE, "jinzhou"),
        ("jinzou", Kind.PLACE, "jinzhou"),
        ("锦州", Kind.PLACE, "jinzhou"),
        ("chinchow", Kind.PLACE, "jinzhou"),
        ("night", Kind.COMMAND, "night"),
        ("huludao", Kind.PLACE, "huludao"),
        ("总攻", Kind.EVENT, "2"),
        ("flies", Kind.EVENT, "1"),
        ("12 Oct", Kind.DATE, str(at("10-12"))),
        ("10月12日", Kind.DATE, str(at("10-12"))),
        ("day 2", Kind.DATE, str(at("10-11"))),
    ],
)
def test_the_first_answer(text: str, kind: Kind, key: str) -> None:
    first = find(SAMPLE, text)[0]
    assert (first.kind, first.key) == (kind, key)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("瀋陽", Kind.PLACE, "shenyang"),
        ("沈阳", Kind.PLACE, "shenyang"),
        ("shenyang", Kind.PLACE, "shenyang"),
        ("Mukden", Kind.PLACE, "shenyang"),
        ("haerbin", Kind.PLACE, "harbin"),
        ("第四縱隊", Kind.UNIT, "C04"),
        ("四纵", Kind.UNIT, "C04"),
        ("4th Column", Kind.UNIT, "C04"),
        ("lin biao", Kind.PERSON, "lin"),
        ("衛立煌", Kind.PERSON, "wei"),
        ("liao yaoxaing", Kind.PERSON, "liao"),
        ("14 Oct", Kind.DATE, None),
    ],
)
def test_the_first_answer_in_the_campaign(
    liaoshen: Catalogue, text: str, kind: Kind, key: str | None
) -> None:
    first = find(liaoshen, text)[0]
    assert first.kind is kind
    if kind is Kind.PERSON:
        names = folded(first.names.en + first.names.zh_hant, {})
        assert folded(text, {}).split()[0] in names
    elif key is not None:
        assert first.key == key


@pytest.mark.parametrize(
    ("text", "kind", "key", "when"),
    [
        ("4th column 12 oct", Kind.UNIT, "C04", "10-12"),
        ("4th Column on 12 October 1948, 6:30", Kind.UNIT, "C04", "10-12T06:30"),
        ("12 oct 4th column", Kind.UNIT, "C04", "10-12"),
        ("四纵10月12日", Kind.UNIT, "C04", "10-12"),
        ("Jinzhou day 2", Kind.PLACE, "jinzhou", "10-11"),
    ],
)
def test_a_name_with_a_date_means_both(text: str, kind: Kind, key: str, when: str) -> None:
    first, *rest = find(SAMPLE, text)
    assert (first.kind, first.key, first.t_ms) == (kind, key, at(when))
    assert Entry(Kind.DATE, str(at(when)), Names(en=format_time(at(when))), 1.0) in rest


def test_dates_outside_the_clock_are_not_offered() -> None:
    assert [entry for entry in find(SAMPLE, "1 May") if entry.kind is Kind.DATE] == []


@pytest.mark.parametrize("text", ["", "   ", "--", "qqqqqqqq", "。"])
def test_nothing_means_nothing(text: str) -> None:
    assert find(SAMPLE, text) == []


@given(st.text(max_size=30), st.integers(1, 20))
def test_any_text_has_an_answer_of_bounded_length(text: str, limit: int) -> None:
    found = find(SAMPLE, text, limit)
    assert len(found) <= limit
    assert len({(entry.kind, entry.key) for entry in found}) == len(found)


@given(st.sampled_from(SAMPLE.entries))
def test_everything_is_found_by_its_own_name(entry: Entry) -> None:
    assert entry in find(SAMPLE, entry.names.en)


def test_people_are_found_once_however_many_posts_they_have(liaoshen: Catalogue) -> None:
    names = [entry.names.en for entry in liaoshen.entries if entry.kind is Kind.PERSON]
    assert len(names) == len(set(names))


def test_both_scripts_fold_into_one() -> None:
    scenario = small_scenario()
    place = replace(next(iter(scenario.places.values())), names=Names(zh_hans="锦", zh_hant="錦"))
    known = catalogue(replace(scenario, places={place.id: place}), [])
    assert folded("錦", known.scripts) == "锦"
