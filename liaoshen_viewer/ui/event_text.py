"""The reading text of an event as HTML, every word of the scenario escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scenario.model import Event, Names, Scenario
from liaoshen_viewer.scene.short_names import short_name
from liaoshen_viewer.ui.dates import event_date_text
from liaoshen_viewer.ui.words import CERTAINTY_TEXTS, language, names_text, said

ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
LANGUAGES: Final = ("en", "zh-Hans")
READING: Final = 'style="line-height:116%; margin-top:7px; margin-bottom:0px"'
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours of the reading text, as `#rrggbb`."""

    box: str
    """The ground of the disagreement's box."""
    soft: str
    """For what is less important."""
    chip: str
    """The ground of a chip."""


def event_html(scenario: Scenario, event: Event, tones: Tones) -> str:
    """Return the event's date, title, text, chips, footnotes, and the sources' disagreement.

    Links are `place:ID`, `unit:ID` and `person:ID`, web addresses, and `#n1` for a footnote.
    """
    soft = f'style="color:{tones.soft}"'
    year = to_datetime(scenario.clock.campaign_start_ms).year
    when = [event_date_text(event, year), _place(scenario, event), said_certainty(event)]
    title, second = names_text(event.title, LANGUAGES)
    notes = _references(scenario, event)
    parts = [
        f"<p {soft}>{escape(' · '.join(filter(None, when)))}</p>",
        f'<p style="font-size:x-large; margin-top:4px"><b>{escape(title)}</b></p>',
        f'<p style="margin-top:0px; color:{tones.soft}">{escape(second)}</p>' if second else "",
        *_paragraphs(event.text, _marks(len(notes))),
        _disagreement(event.disagreement, tones.box),
        _chips(scenario, event, tones.chip),
        _footnotes(notes, soft),
    ]
    return "\n".join(filter(None, parts))


def said_certainty(event: Event) -> str:
    """Return how sure the event is, in the program's language."""
    return said(CERTAINTY_TEXTS[event.certainty])


def _place(scenario: Scenario, event: Event) -> str:
    if event.place is None:
        return ""
    return " ".join(filter(None, names_text(scenario.places[event.place].names, LANGUAGES)))


def _chips(scenario: Scenario, event: Event, ground: str) -> str:
    """Return links to the place, the formations and the people."""
    links: list[tuple[str, Names]] = []
    if event.place is not None:
        links.append((f"place:{event.place}", scenario.places[event.place].names))
    units = [scenario.units[scenario.unit_index[unit]] for unit in event.units]
    links += [(f"unit:{unit.id}", unit.names) for unit in units]
    people = {post.person: post.names for post in scenario.posts}
    links += [(f"person:{key}", people[key]) for key in event.people if key in people]
    chips = [_chip(link, names, ground) for link, names in links]
    return f'<p style="line-height:145%; margin-top:10px">{" ".join(chips)}</p>' if chips else ""


def _chip(link: str, names: Names, ground: str) -> str:
    # Spaces that do not break keep a chip in one piece.
    word = escape(short_name(names_text(names, LANGUAGES)[0])).replace(" ", "&nbsp;")
    return (
        f'<a href="{escape(link)}" style="text-decoration:none; background-color:{ground}">'
        f"&nbsp;{word}&nbsp;</a>"
    )


def _paragraphs(names: Names, marks: str = "") -> list[str]:
    """Return a text in the program's language, then in the other; the marks after the first."""
    ordered = sorted((names.en, names.zh_hans), key=lambda text: text != _own(names))
    texts = [text for text in dict.fromkeys(ordered) if text]
    return [
        f"<p {READING}>{_with_breaks(text)}{'' if place else marks}</p>"
        for place, text in enumerate(texts)
    ]


def _own(names: Names) -> str:
    return names.in_language(language())


def _disagreement(names: Names, colour: str) -> str:
    inner = "".join(_paragraphs(names))
    if not inner:
        return ""
    head = escape(translate("event_text", "The sources disagree"))
    return (
        f'<p></p><table width="100%" cellpadding="8" bgcolor="{colour}"><tr><td>'
        f"<b>{head}</b>{inner}</td></tr></table>"
    )


def _references(scenario: Scenario, event: Event) -> list[str]:
    found = [scenario.sources[key].reference if key in scenario.sources else key
             for key in event.sources]  # fmt: skip
    return list(dict.fromkeys(filter(None, (event.citation, *found))))


def _marks(count: int) -> str:
    """Return the numbers of the footnotes, as links to them."""
    links = (f'<a href="#n{n}" style="text-decoration:none">{n}</a>' for n in range(1, count + 1))
    return f"<sup>&nbsp;{'&nbsp;'.join(links)}</sup>" if count else ""


def _footnotes(notes: Sequence[str], soft: str) -> str:
    if not notes:
        return ""
    head = escape(translate("event_text", "Sources"))
    rows = "".join(
        f'<tr><td width="18" {soft}><small><a name="n{n}"></a>{n}</small></td>'
        f"<td {soft}><small>{with_links(note)}</small></td></tr>"
        for n, note in enumerate(notes, 1)
    )
    return f'<p {soft}><small><b>{head}</b></small></p><table cellspacing="2">{rows}</table>'


def with_links(text: str) -> str:
    """Return a text with its web addresses as links."""
    return ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', _with_breaks(text))


def _with_breaks(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
