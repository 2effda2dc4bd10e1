"""Words of the model in the program's language: states, sides, names in two languages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from liaoshen_viewer.messages import TEMPLATES, Message
from liaoshen_viewer.paint.language import MESSAGES
from liaoshen_viewer.scenario.model import Certainty, Mode, Names, Status
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.summary import Reckoning, UnitRow
from liaoshen_viewer.scene.whereabouts import Whereabouts


def T(context: str, text: str) -> str:
    """Mark a text of a table for translation (lupdate: -tr-function-alias QT_TRANSLATE_NOOP+=T)."""
    return text


STATUS_TEXTS: Final = {
    Status.GARRISON: T("words", "in garrison"),
    Status.RESERVE: T("words", "in reserve"),
    Status.MOVING: T("words", "on the move"),
    Status.ATTACKING: T("words", "attacking"),
    Status.DEFENDING: T("words", "defending"),
    Status.ENCIRCLING: T("words", "encircling"),
    Status.ENCIRCLED: T("words", "encircled"),
    Status.PURSUING: T("words", "pursuing"),
    Status.OCCUPYING: T("words", "occupying"),
    Status.EVACUATING: T("words", "evacuating"),
    Status.EVACUATED: T("words", "evacuated"),
    Status.SURRENDERED: T("words", "surrendered"),
    Status.DEFECTED: T("words", "defected"),
    Status.DESTROYED: T("words", "destroyed"),
}
CERTAINTY_TEXTS: Final = {
    Certainty.DOCUMENTED: T("words", "documented"),
    Certainty.INFERRED: T("words", "inferred"),
    Certainty.RECONSTRUCTED: T("words", "reconstructed"),
}
MODE_TEXTS: Final = {
    Mode.MARCH: T("words", "on foot"),
    Mode.ROAD: T("words", "by road"),
    Mode.RAIL: T("words", "by rail"),
    Mode.SEA: T("words", "by sea"),
    Mode.AIR: T("words", "by air"),
}
OCTANT_TEXTS: Final = {
    "N": T("words", "N"),
    "NE": T("words", "NE"),
    "E": T("words", "E"),
    "SE": T("words", "SE"),
    "S": T("words", "S"),
    "SW": T("words", "SW"),
    "W": T("words", "W"),
    "NW": T("words", "NW"),
}
RECKONING_TEXTS: Final = {
    Reckoning.FIRST_DAY: T(
        "words",
        "The men of the first day: no later figure is given, so its losses are not taken off.",
    ),
    Reckoning.LESSENED: T(
        "words",
        "The men of the first day without the formations lost since; other losses are not "
        "taken off.",
    ),
    Reckoning.STATED: T("words", "A source gives this figure for this time."),
    Reckoning.ALLOCATED: T(
        "words",
        "An allocation: losses told of a whole force are shared out here. No source gives it.",
    ),
    Reckoning.SUM: T("words", "The sum of the formations under it."),
}


def said(text: str) -> str:
    """Return a text of these tables in the program's language."""
    return QCoreApplication.translate("words", text)


def translate(message: Message) -> str:
    """Return a message of a white room in the program's language."""
    template = QCoreApplication.translate(MESSAGES, TEMPLATES[message.id])
    return template.format(**message.values)


def language() -> str:
    """Return the language that the program speaks now: `en` or `zh-Hans`."""
    return QCoreApplication.translate("words", "en", "the code of this language: en or zh-Hans")


def locale() -> QLocale:
    """Return how the program's language writes numbers and dates, whatever the system's does."""
    chinese = language() == "zh-Hans"
    return QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English)


def men_text(men: int | None) -> str:
    """Return `40,000` as the locale writes it; empty where the number is unknown."""
    return "" if men is None else locale().toString(men)


def names_text(names: Names, languages: tuple[str, ...]) -> tuple[str, str]:
    """Return a name in the first language and, if it is another word, in the second.

    The script of the program's language comes first: a column of names is read by it.
    """
    own_first = sorted(languages, key=_is_chinese, reverse=language() == "zh-Hans")
    found = list(dict.fromkeys(names.in_language(language) for language in own_first))
    return found[0], found[1] if len(found) > 1 else ""


def panel_names(shown: Shown) -> tuple[str, ...]:
    """Return the languages of names in panels: those on the map, but never the spelling of 1948.

    Titles and texts write places as they are called today; a list must not mix the two.
    """
    return tuple(dict.fromkeys("en" if name == "period" else name for name in shown.names))


def status_text(row: UnitRow) -> str:
    """Return what a formation is doing, or the end it came to."""
    if row.fate and row.status is None:
        return row.fate
    return said(STATUS_TEXTS[row.status]) if row.status else ""


def whereabouts_text(where: Whereabouts | None, languages: tuple[str, ...]) -> str:
    """Return `12 km NE of Jinzhou`, or `Jinzhou` there; empty for nowhere."""
    if where is None:
        return ""
    place = names_text(where.place, languages)[0]
    if where.km == 0:
        return place
    text = QCoreApplication.translate("words", "{km} km {direction} of {place}")
    return text.format(km=where.km, direction=said(OCTANT_TEXTS[where.octant]), place=place)


def row_state_text(
    row: UnitRow, where: Whereabouts | None, languages: tuple[str, ...] = ("en",)
) -> str:
    """Return what a formation is doing and where: `attacking · 12 km NE of Jinzhou`."""
    return " · ".join(filter(None, (status_text(row), whereabouts_text(where, languages))))


def _is_chinese(language: str) -> bool:
    return language.startswith("zh")
