"""No text that a reader sees speaks in the codes of the raw tables or of their upkeep."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
SEEN = ("note", "reference", "name_en", "post", "fate", "role", "force")
"""Columns of the tables that are read as text."""

UNSEEN = {"id", "sources", "units", "people", "sides", "place", "phase", "start", "end", "citation"}
"""Keys of an event that are not."""

TALK = re.compile(
    r"\b[XS]\d{2,3}\b|\bE\d{3}\b|\bK-(?:low|med|high)\b"  # ids of settlements, events, grades
    r"|\bsame (?:repo|book)\b|\braw (?:row|table|hour|point)|\b[Ss]eed\b|[Ww]aypoint"
    r"|[Ee]dited by|[Aa]dded by|Settled:|as given:|\bno row\b|\b(?:PLA|NRA|GAZ|EVT) (?:table|row)"
    r"|\b(?:time|position|status) was (?:\d|[a-z]+ \d)|\.csv|\.geojson|\.yaml"
    r"|(?<!-)\b[NPI]?\d{1,3}(?:AG|[ADR])\b"  # P62D, 54A, 65R
)
WORDS_TOO = {"TIME", "SEED", "knowledge", "GN"}
"""Codes of sources that are words or could be."""


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes(folder: Path) -> re.Pattern[str]:
    """Return what finds a code of a source that stands in a text as a word."""
    ids = {row["id"] for row in rows_of(folder / "sources.csv")} - WORDS_TOO
    coded = sorted(ids, key=len, reverse=True)
    return re.compile(rf"(?<![\w./-])(?:{'|'.join(map(re.escape, coded))})(?![\w/-])")


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.glob("*.csv"):
        for number, row in enumerate(rows_of(path), start=2):
            for column in SEEN:
                yield f"{path.name}:{number}: {column}", row.get(column) or ""
    for event in yaml.safe_load((folder / "events.yaml").read_text(encoding="utf-8"))["events"]:
        for key in event.keys() - UNSEEN:
            yield f"{event['id']}: {key}", str(event[key])
    for shape in json.loads((folder / "shapes.geojson").read_text(encoding="utf-8"))["features"]:
        for key in ("name_en", "note"):
            yield f"{shape['properties']['id']}: {key}", shape["properties"].get(key) or ""


def test_no_visible_text_talks_of_the_tables() -> None:
    """The tutorial does, as it teaches the format."""
    folder = SCENARIOS / "liaoshen"
    coded = codes(folder)
    found = [(where, text) for where, text in texts(folder) if TALK.search(text)]
    found += [(where, text) for where, text in texts(folder) if coded.search(text)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "edited by X054: position was tashan 120.92 40.84",
        "Added by S10: the hour is an estimate.",
        "same repo, 辽西战役补述",
        "the raw row sails from Beiping",
        "sources and grade as given: SEED YTD / A",
        "64R/N22D blocked at Kangtun",
        "in the seed, 23 October",
        "time was 1948-10-17T06:00",
    ],
)
def test_the_talk_is_known_when_it_is_seen(text: str) -> None:
    assert TALK.search(text)


def test_a_code_of_a_source_is_known_when_it_is_seen() -> None:
    coded = codes(SCENARIOS / "liaoshen")
    assert coded.search("T1019a: withdrew to Fuxin; XJF has contact until the 19th")
    assert not coded.search("https://m.tmwt.com/book/chapter/143410/19.html")
