"""Every statement of the article is told by an event, on its date, with its citation."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml

from tools.build_scenario.coverage import PAGE, coverage_page

TOP = Path(__file__).resolve().parents[2]
MONTHS = {"September": 9, "October": 10, "November": 11}
DATE = re.compile(r"\b(?:(\d{1,2}) to )?(\d{1,2}) (September|October|November)\b")

Row = dict[str, str]


def statements() -> list[Row]:
    path = TOP / "tools" / "history" / "maps" / "article.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def events() -> dict[str, dict[str, object]]:
    text = (TOP / "scenarios" / "liaoshen" / "events.yaml").read_text(encoding="utf-8")
    return {event["id"]: event for event in yaml.safe_load(text)["events"]}


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == coverage_page() + "\n"


def test_statements_are_numbered_in_order() -> None:
    ids = [row["id"] for row in statements()]
    assert ids == [f"A{n:02}" for n in range(1, len(ids) + 1)]
    assert {row["finding"] for row in statements()} == {"agrees", "differs"}


def test_a_dated_statement_that_agrees_has_an_event_of_its_date(
    events: dict[str, dict[str, object]],
) -> None:
    checked = 0
    for row in statements():
        if row["finding"] == "differs":
            continue
        for first, last, month in DATE.findall(row["statement"]):
            named = [events[event] for event in row["events"].split()]
            spans = [(str(e["start"])[:10], str(e.get("end") or e["start"])[:10]) for e in named]
            for day in filter(None, (first, last)):
                date = f"1948-{MONTHS[month]:02}-{int(day):02}"
                assert any(start <= date <= end for start, end in spans), (row["id"], date)
                checked += 1
    assert checked >= 12


def test_a_statement_that_sources_deny_is_answered_in_an_event(
    events: dict[str, dict[str, object]],
) -> None:
    for row in statements():
        if row["finding"] == "differs":
            told = [events[event].get("disagreement") for event in row["events"].split()]
            assert any(told), row["id"]


def test_an_events_citation_is_one_that_the_article_gives(
    events: dict[str, dict[str, object]],
) -> None:
    pages = re.compile(r"(?:Westad 2003|Tanner 2015), p\. \d+")
    given = {cited for row in statements() for cited in pages.findall(row["citation"])}
    used = {cited for e in events.values() for cited in pages.findall(str(e.get("citation", "")))}
    assert used <= given
    assert len(given) == 9


def test_events_with_a_citation_are_in_the_table(events: dict[str, dict[str, object]]) -> None:
    named = {event for row in statements() for event in row["events"].split()}
    assert {key for key, event in events.items() if event.get("citation")} <= named
