"""What the order of battle says of a row under the pointer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from liaoshen_viewer.scene.order_news import News
from liaoshen_viewer.scene.summary import SideRow, UnitRow, told_men
from liaoshen_viewer.ui.orbat_columns import NEWS_TEXTS
from liaoshen_viewer.ui.words import RECKONING_TEXTS, men_text, names_text, said, status_text

translate = QCoreApplication.translate


def commander_text(row: UnitRow, languages: tuple[str, ...]) -> str:
    """Return the commander's name in one or two languages, with the mark of a prisoner of war."""
    mark = "" if row.taken_ms is None else translate("orbat", "(POW)")
    return " ".join(filter(None, (*names_text(row.commander, languages), mark)))


def tip_text(row: SideRow | UnitRow, languages: tuple[str, ...]) -> str:
    """Return the whole names, who leads it, what it does, and where its men come from."""
    parts = [" ".join(filter(None, names_text(row.names, languages)))]
    if isinstance(row, UnitRow):
        parts += [commander_text(row, languages), status_text(row)]
        if row.strength is not None:
            parts += [men_text(told_men(row)), said(RECKONING_TEXTS[row.reckoning])]
    else:
        said_units = translate("OrbatModel", "Formations on the map: {n}")
        parts += [said_units.format(n=row.units), men_text(told_men(row))]
        parts.append(translate("orbat", "The sum of the side's highest formations."))
    return "\n".join(filter(None, parts))


def news_text(kinds: Iterable[News], before: UnitRow, languages: tuple[str, ...]) -> str:
    """Return what a formation was before the last event: `Before the last event: was moving`."""
    values = {
        "status": status_text(before),
        "men": men_text(told_men(before)) or "?",
        "commander": commander_text(before, languages) or "?",
    }
    told = (translate("orbat", NEWS_TEXTS[kind]).format(**values) for kind in kinds)
    head = translate("orbat", "At the event before this moment: {what}")
    return head.format(what=", ".join(dict.fromkeys(told)))
