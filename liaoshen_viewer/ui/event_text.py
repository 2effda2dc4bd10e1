"""The reading text of an event as HTML, every word of the scenario escaped."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scenario.model import Event, Names, Scenario
from liaoshen_viewer.ui.dates import event_date_text
from liaoshen_viewer.ui.words import CERTAINTY_TEXTS, names_text, said

ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
LANGUAGES = ("en", "zh-Hans")
translate = QCoreApplication.translate


def event_html(scenario: Scenario, event: Event, box_colour: str, soft_colour: str) -> str:
    """Return the event's date, title, text, place, sources, and the sources' disagreement.

    `box_colour` fills the box of the disagreement, `soft_colour` is for what is less important.
    """
    soft = f'style="color:{soft_colour}"'
    year = to_datetime(scenario.clock.campaign_start_ms).year
    when = [event_date_text(event, year), _place(scenario, event), said_certainty(event)]
    title, chinese = names_text(event.title, LANGUAGES)
    parts = [
        f"<p {soft}>{escape(' · '.join(filter(None, when)))}</p>",
        f'<p style="font-size:large"><b>{escape(title)}</b></p>',
        f"<p>{escape(chinese)}</p>" if chinese else "",
        *_paragraphs(event.text),
        _disagreement(event.disagreement, box_colour),
        _chips(scenario, event),
        *_references(scenario, event, soft),
    ]
    return "\n".join(filter(None, parts))


def said_certainty(event: Event) -> str:
    """Return how sure the event is, in the program's language."""
    return said(CERTAINTY_TEXTS[event.certainty])


def _place(scenario: Scenario, event: Event) -> str:
    if event.place is None:
        return ""
    return " ".join(filter(None, names_text(scenario.places[event.place].names, LANGUAGES)))


def _chips(scenario: Scenario, event: Event) -> str:
    """Return links to the place and the formations: `place:ID`, `unit:ID`."""
    links = []
    if event.place is not None:
        links.append((f"place:{event.place}", scenario.places[event.place].names))
    units = [scenario.units[scenario.unit_index[unit]] for unit in event.units]
    links += [(f"unit:{unit.id}", unit.names) for unit in units]
    words = [
        f'<a href="{escape(link)}">{escape(names_text(names, LANGUAGES)[0])}</a>'
        for link, names in links
    ]
    return f"<p>{' · '.join(words)}</p>" if words else ""


def _paragraphs(names: Names) -> list[str]:
    texts = dict.fromkeys((names.en, names.zh_hans))
    return [f"<p>{_with_breaks(text)}</p>" for text in texts if text]


def _disagreement(names: Names, colour: str) -> str:
    inner = "".join(_paragraphs(names))
    if not inner:
        return ""
    head = escape(translate("event_text", "The sources disagree"))
    return (
        f'<p></p><table width="100%" cellpadding="8" bgcolor="{colour}"><tr><td>'
        f"<b>{head}</b>{inner}</td></tr></table>"
    )


def _references(scenario: Scenario, event: Event, soft: str) -> list[str]:
    found = [scenario.sources[key].reference if key in scenario.sources else key
             for key in event.sources]  # fmt: skip
    lines = list(dict.fromkeys(filter(None, (event.citation, *found))))
    if not lines:
        return []
    head = escape(translate("event_text", "Sources"))
    items = "".join(f"<br>{with_links(line)}" for line in lines)
    return [f"<p {soft}><small><b>{head}</b>{items}</small></p>"]


def with_links(text: str) -> str:
    """Return a text with its web addresses as links."""
    return ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', _with_breaks(text))


def _with_breaks(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
