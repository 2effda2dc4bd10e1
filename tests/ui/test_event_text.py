"""The reading text of an event."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from liaoshen_viewer.scenario.model import Names, Post, SideId
from liaoshen_viewer.ui.dates import event_date_text, event_start_texts, speed_text
from liaoshen_viewer.ui.event_text import Tones, event_html
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
EVENT = SCENARIO.events[0]
TONES = Tones("#ffffff", "#777777", "#dddddd")


def read(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_every_word_of_the_scenario_is_escaped(qtbot: QtBot) -> None:
    nasty = "<b>Tashan</b> & <img src='file:///etc/passwd'>"
    names = Names(en=nasty, zh_hans=nasty)
    event = replace(EVENT, title=names, text=names, disagreement=names, citation=nasty)
    html = event_html(SCENARIO, event, TONES)
    assert "<img" not in html
    assert read(html).count(nasty) == 4


@pytest.mark.parametrize("disagreement", ["", "One book says the 11th."])
def test_a_box_for_the_disagreement_only_where_there_is_one(
    qtbot: QtBot, disagreement: str
) -> None:
    event = replace(EVENT, disagreement=Names(en=disagreement))
    text = read(event_html(SCENARIO, event, TONES))
    assert ("The sources disagree" in text) == bool(disagreement)
    assert disagreement in text


def test_all_parts_stand_in_order(qtbot: QtBot) -> None:
    text = read(event_html(SCENARIO, EVENT, TONES))
    parts = ["10 Oct, 20:00 – 13 Oct", "Tashan 塔山", "documented", "Tashan held", "塔山阻击",
             "told at length", "Sources", "A sample source, p. 1", "A sample source"]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places[:-1] == sorted(places[:-1])


@pytest.mark.parametrize(
    ("start", "end", "long", "short"),
    [
        ("1948-10-10", "", "10 Oct", ("10 Oct", "")),
        ("1948-10-10T20:00", "", "10 Oct, 20:00", ("10 Oct", "20:00")),
        ("1948-10-10", "1948-10-13", "10 Oct – 13 Oct", ("10 Oct", "– 13 Oct")),
        ("1948-10-10T20:00", "1948-10-13", "10 Oct, 20:00 – 13 Oct", ("10 Oct", "20:00")),
        ("1948-10-10T10:00", "1948-10-10T12:00", "10 Oct, 10:00 – 12:00", ("10 Oct", "10:00")),
        ("1948-03", "", "Mar 1948", ("Mar 1948", "")),
        ("1948-10-10", "1948-10-10", "10 Oct", ("10 Oct", "")),
    ],
)
def test_dates_are_as_precise_as_their_source(
    start: str, end: str, long: str, short: tuple[str, str]
) -> None:
    first = at((start if len(start) > 7 else f"{start}-01")[5:])
    event = replace(
        EVENT,
        start_ms=first,
        start_text=start,
        end_ms=at(end[5:]) if end else None,
        end_text=end,
    )
    assert event_date_text(event, 1948) == long
    assert event_start_texts(event, 1948) == short


@pytest.mark.parametrize(
    ("hours_per_second", "text"),
    [(1, "1 h = 1 s"), (3, "1 day = 8 s"), (12, "1 day = 2 s"), (96, "1 day = 0.25 s")],
)
def test_speed_in_words(hours_per_second: float, text: str) -> None:
    assert speed_text(hours_per_second) == text


def test_sources_are_numbered_footnotes_and_only_web_addresses_are_links(qtbot: QtBot) -> None:
    event = replace(EVENT, citation="See https://example.org/a and file:///etc/passwd")
    html = event_html(SCENARIO, event, TONES)
    assert html.count('href="#n') == 2
    assert html.index('href="#n1"') < html.index('name="n1"')
    assert '<a href="https://example.org/a">' in html
    assert 'href="file' not in html


def test_chips_for_the_place_formations_and_people(qtbot: QtBot) -> None:
    post = Post("wu", Names(en="Wu Kehua"), SideId("pla"), None, "", None, None, "", None, (), "")
    scenario = replace(SCENARIO, posts=(post,))
    html = event_html(scenario, replace(EVENT, people=("wu", "unknown")), TONES)
    links = ["place:tashan", "unit:C04", "unit:C04-12D", "unit:N-62A", "person:wu"]
    assert re.findall(r'href="((?:place|unit|person):[^"]+)"', html) == links
