"""The card of a formation as HTML: chain of command, its way with dates and sources."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scenario.model import Certainty, Names, Scenario, UnitId, Waypoint
from liaoshen_viewer.scene.dossier import Dossier, leg_km
from liaoshen_viewer.scene.summary import told_men
from liaoshen_viewer.scene.whereabouts import Gazetteer, whereabouts
from liaoshen_viewer.ui.dates import date_text, stop_text
from liaoshen_viewer.ui.event_text import with_links
from liaoshen_viewer.ui.theme import px
from liaoshen_viewer.ui.words import (
    CERTAINTY_TEXTS,
    MODE_TEXTS,
    RECKONING_TEXTS,
    STATUS_TEXTS,
    men_text,
    names_text,
    said,
    whereabouts_text,
)

translate = QCoreApplication.translate
Tones = tuple[str, str]
"""The colours of what is lit and of what is less important."""


def card_html(
    scenario: Scenario, towns: Gazetteer, found: Dossier, languages: tuple[str, ...], tones: Tones
) -> str:
    """Return the card's text. Links are `unit:ID` and `time:MILLISECONDS`."""
    parts = [
        _men(found, tones[1]),
        _chain(scenario, found, languages),
        f"<p>{escape(found.unit.note)}</p>" if found.unit.note else "",
        _now(scenario, found, tones),
        _way(scenario, towns, found, languages, tones),
        _sources(scenario, found, tones[1]),
    ]
    return "\n".join(filter(None, parts))


def both(names: Names, languages: tuple[str, ...]) -> str:
    """Return a name in one or two languages, escaped."""
    return escape("  ".join(filter(None, names_text(names, languages))))


def people_html(found: Dossier, languages: tuple[str, ...]) -> str:
    """Return commander and commissar, those that are known."""
    rows = (
        (translate("card", "Commander"), found.row.commander),
        (translate("card", "Commissar"), found.unit.commissar),
    )
    lines = [f"{escape(head)}: <b>{both(names, languages)}</b>" for head, names in rows if names.en]
    if found.row.taken_ms is not None:
        told = translate("card", "prisoner of war since {date}")
        lines[0] += f", {escape(told.format(date=date_text(found.row.taken_ms)))}"
    return "<br>".join(lines)


def _men(found: Dossier, soft: str) -> str:
    if found.row.strength is None:
        return ""
    said_men = translate("card", "{men} men").format(men=men_text(told_men(found.row)))
    why = said(RECKONING_TEXTS[found.row.reckoning])
    return (
        f'<p><b>{escape(said_men)}</b><br><span style="color:{soft}">'
        f"<small>{escape(why)}</small></span></p>"
    )


def _chain(scenario: Scenario, found: Dossier, languages: tuple[str, ...]) -> str:
    lines = []
    if found.superior is not None:
        head = escape(translate("card", "Under"))
        lines.append(f"{head}: {_unit_link(scenario, found.superior, languages)}")
    if found.subordinates:
        head = escape(translate("card", "Leads"))
        links = ", ".join(_short_link(scenario, unit, languages) for unit in found.subordinates)
        lines.append(f"{head}: {links}")
    return "".join(f"<p>{line}</p>" for line in lines)


def _unit_link(scenario: Scenario, unit: UnitId, languages: tuple[str, ...]) -> str:
    names = scenario.units[scenario.unit_index[unit]].names
    return f'<a href="unit:{escape(unit)}">{both(names, languages)}</a>'


def _short_link(scenario: Scenario, unit: UnitId, languages: tuple[str, ...]) -> str:
    names = scenario.units[scenario.unit_index[unit]].names
    return f'<a href="unit:{escape(unit)}">{escape(names_text(names, languages)[0])}</a>'


def _now(scenario: Scenario, found: Dossier, tones: Tones) -> str:
    """Say what the position now rests on: certainty, reach of the error, and the sources."""
    if found.present < 0 or found.row.status is None:
        return ""
    stop = found.stops[found.present]
    head = escape(translate("card", "What this position rests on"))
    sure = f"{said(CERTAINTY_TEXTS[stop.certainty])}, ±{stop.error_km:g} km"
    references = "".join(f"<br>{with_links(_reference(scenario, key))}" for key in stop.sources)
    note = f"<br><i>{escape(stop.note)}</i>" if stop.note else ""
    return (
        f'<p></p><table width="100%" cellpadding="8" bgcolor="{tones[0]}"><tr><td>'
        f"<b>{head}</b><br>{escape(sure)}<small>{references}</small>{note}</td></tr></table>"
    )


def _way(
    scenario: Scenario, towns: Gazetteer, found: Dossier, languages: tuple[str, ...], tones: Tones
) -> str:
    if not found.stops:
        nothing = escape(translate("card", "No dated position is known."))
        return f"<p>{nothing}</p>"
    head = escape(translate("card", "Its way"))
    if found.carrier is not None:
        with_whom = escape(translate("card", "No dated positions of its own: it goes with"))
        head += f"</b><br>{with_whom} {_unit_link(scenario, found.carrier, languages)}<b>"
    if any(stop.certainty is not Certainty.DOCUMENTED for stop in found.stops):
        told = escape(translate("card", "c.: worked out, told to the hour"))
        head += f'</b><br><span style="color:{tones[1]}"><small>{told}</small></span><b>'
    rows = []
    for i, stop in enumerate(found.stops):
        rows.append(_stop(scenario, towns, stop, languages, tones, lit=i == found.present))
        if i + 1 < len(found.stops):
            rows.append(_leg(scenario, stop, found.stops[i + 1], tones))
    return f'<p><b>{head}</b></p><table width="100%" cellpadding="3">{"".join(rows)}</table>'


def _stop(
    scenario: Scenario,
    towns: Gazetteer,
    stop: Waypoint,
    languages: tuple[str, ...],
    tones: Tones,
    *,
    lit: bool,
) -> str:
    if stop.place is not None:
        where = both(scenario.places[stop.place].names, languages)
    else:
        where = escape(whereabouts_text(whereabouts(towns, stop.lonlat), languages))
    sure = f"{said(CERTAINTY_TEXTS[stop.certainty])}, ±{stop.error_km:g} km"
    told = [escape(said(STATUS_TEXTS[stop.status])), escape(sure), _source_links(stop.sources)]
    ground = f' bgcolor="{tones[0]}"' if lit else ""
    return (
        f'<tr{ground}><td width="{px(104)}"><a href="time:{stop.t_ms}">'
        f"{escape(_when(scenario, stop))}</a></td><td>{where}<br>"
        f'<span style="color:{tones[1]}"><small>{" · ".join(filter(None, told))}</small>'
        "</span></td></tr>"
    )


def _leg(scenario: Scenario, stop: Waypoint, after: Waypoint, tones: Tones) -> str:
    """Return when and how a formation goes from one position to the next; nothing if it stays."""
    km = leg_km(stop, after)
    if km is None:
        return ""
    given = stop.depart_ms is not None and not stop.depart_computed
    leaves_ms = stop.t_ms if stop.depart_ms is None else stop.depart_ms
    date = stop_text(leaves_ms, _year(scenario), about=not given)
    text = translate("card", "leaves {date} {how}, {km} km as the crow flies").format(
        date=date, how=said(MODE_TEXTS[stop.mode]), km=km
    )
    return (
        f'<tr><td></td><td><span style="color:{tones[1]}"><small><i>{escape(text)}</i></small>'
        "</span></td></tr>"
    )


def _when(scenario: Scenario, stop: Waypoint) -> str:
    """Return a position's time as finely as it is known."""
    about = stop.certainty is not Certainty.DOCUMENTED
    return stop_text(stop.t_ms, _year(scenario), about=about)


def _source_links(keys: Iterable[str]) -> str:
    """Return the keys of sources as links to their lines at the end of the card."""
    return " ".join(f'<a href="#{escape(key)}">{escape(key)}</a>' for key in keys)


def _year(scenario: Scenario) -> int:
    return to_datetime(scenario.clock.campaign_start_ms).year


def _sources(scenario: Scenario, found: Dossier, soft: str) -> str:
    keys = dict.fromkeys(key for stop in found.stops for key in stop.sources)
    keys.update(dict.fromkeys(found.unit.sources))
    if not keys:
        return ""
    head = escape(translate("card", "Sources"))
    lines = "".join(
        f'<br><a name="{escape(key)}"></a>{with_links(_reference(scenario, key))}' for key in keys
    )
    return f'<p style="color:{soft}"><small><b>{head}</b>{lines}</small></p>'


def _reference(scenario: Scenario, key: str) -> str:
    source = scenario.sources.get(key)
    return f"{key}: {source.reference}" if source is not None else key
