"""Turn the shorthand of the raw tables into words for a reader of the scenario.

The raw tables speak of works by their codes (`XJF`), of formations by abbreviations (`P62D`) and of
their own rows. Whoever reads a note on a card knows none of these.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

MAPS = Path(__file__).resolve().parent.parent / "history" / "maps"

ORDINALS = {"1": "st", "2": "nd", "3": "rd"}
KINDS = {"A": "Army", "D": "Division", "R": "Regiment", "AG": "Army Group"}
PREFIXES = {"N": "New ", "P": "Provisional ", "I": "Independent ", "": ""}

UNIT = re.compile(r"(?<![\w.-])([NPI]?)(\d{1,3})(AG|A|D|R)(?![\w])")
EVENT = re.compile(r"(?:^|[;,] ?|(?<=: )| )E\d{3}(?:-E\d{3})?(?: E\d{3})*(?![\w])|,? P\d[a-z]\b")
TELEGRAM = re.compile(
    r"\b(TEL|LLL) (\d{1,2}(?:[-&/ ]+\d{1,2})*) (Oct|Nov)(?: (\d\d:\d\d))?(?: n\.2)?"
)
BREAK = re.compile(r";(?![^()]*\))")
MONTHS = {"Sep": "September", "Sept": "September", "Oct": "October", "Nov": "November"}
DAY = re.compile(r"\b(Sept?|Oct|Nov)\b(?! \d{4}[^ ,.)])")
START = re.compile(r"(?<=\. )(?=(?:a|an|the|general) )([agt])")


def plain(text: str) -> str:
    """Return a note in plain words, as sentences."""
    return _sentences(in_full(text))


def in_full(text: str) -> str:
    """Return a text with works by name and formations in full, without ids of the raw tables."""
    text = EVENT.sub("", text)
    text = TELEGRAM.sub(_telegram, text)
    text = _pattern().sub(lambda match: _names()[match[0]], text)
    text = UNIT.sub(_unit, text)
    text = DAY.sub(lambda match: MONTHS[match[1]], text)
    return re.sub(r" {2,}", " ", text)


def _sentences(text: str) -> str:
    """Return the parts of a note, which semicolons part outside brackets, as sentences."""
    parts = dict.fromkeys(part.strip(" ;.") for part in BREAK.split(text))
    told = " ".join(f"{_listed(part[0].upper() + part[1:])}." for part in parts if part)
    return START.sub(lambda match: match[1].upper(), told)


def _listed(sentence: str) -> str:
    """Return a sentence that lists works with each of them once."""
    if not sentence.startswith("Told by "):
        return sentence
    return ", ".join(dict.fromkeys(sentence.split(", ")))


def _telegram(match: re.Match[str]) -> str:
    who, day, month, hour = match.groups()
    if who == "LLL" and month == "Nov":
        return "the field army's summary of 8 November"
    told = f"{day} {MONTHS[month]}{f', {hour}' if hour else ''}"
    if who == "TEL":
        return f"a telegram of {told} in the Academia Historica"
    return f"the field army's telegrams of {told}"


def _unit(match: re.Match[str]) -> str:
    prefix, figure, kind = match.groups()
    teens = figure[-2:] in ("11", "12", "13")
    ending = "th" if teens else ORDINALS.get(figure[-1], "th")
    return f"{PREFIXES[prefix]}{figure}{ending} {KINDS[kind]}"


@cache
def _names() -> Mapping[str, str]:
    """Return what codes and turns of phrase stand for (`maps/source_texts.csv`, `phrases.csv`)."""
    sources = {row["id"]: row["short"] for row in _rows("source_texts")}
    sources.pop("knowledge")  # a word of plain English too
    for row in _rows("source_codes"):
        if row["text"].isalnum() and row["text"].isupper():  # a second code of the same work
            sources[row["text"]] = sources[row["sources"]]
    return sources | {row["text"]: row["plain"] for row in _rows("phrases")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _rows(name: str) -> list[dict[str, str]]:
    with (MAPS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
