"""`events.yaml`: the dated notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from tools.build_scenario.citations import event_sources
from tools.build_scenario.conflicts import conflict_note
from tools.build_scenario.places import place_of
from tools.build_scenario.tables import Row, mapping, mapping_by, note, raw
from tools.build_scenario.units import unit_order
from tools.build_scenario.words import plain
from tools.build_scenario.yaml_text import Value, yaml_list

GRADES = {"A": "documented", "B": "documented", "C": "inferred", "D": "reconstructed"}

Parties = Mapping[str, Sequence[str]]


def events_text() -> tuple[str, int]:
    """Return the text of `events.yaml` and how many events it has."""
    records = [_record(row) for row in raw("events")]
    records += [_added(row) for row in mapping("added_events")]
    return yaml_list("events", records), len(records)


def _record(row: Row) -> Mapping[str, Value]:
    ours = _ours()[row["id"],]
    parties = _parties(ours["units"] or row["units"])
    text = _texts()[row["id"],]
    return {
        "id": row["id"],
        "start": row["start"],
        "end": row["end"],
        "title": _title(row),
        "text": {"en": text["en"], "zh-Hans": text["zh_hans"]},
        "place": ours["place"] or place_of("event", row["place"]),
        "lonlat": ours["lonlat"].split(),
        "units": parties["unit"],
        "people": parties["person"],
        "sides": parties["side"],
        "phase": ours["phase"] or _phase(row["start"]),
        "importance": int(ours["importance"]),
        "certainty": GRADES[row["grade"]],
        "citation": "" if _is_uncited(row) else row["citation_as_seed"],
        "sources": event_sources()[row["id"]],
        "disagreement": _disagreement(row["id"]),
        "note": _remark(row, ours["note"]),
    }


def _added(row: Row) -> Mapping[str, Value]:
    """Return an event that the raw table lacks, from `maps/added_events.csv`."""
    parties = _parties(row["units"])
    said = f"The article: {row['article']}" if row["article"] else ""
    return {
        "id": row["id"],
        "start": row["start"],
        "end": row["end"],
        "title": {"en": row["title_en"], "zh-Hans": row["title_zh_hans"]},
        "text": {"en": row["en"], "zh-Hans": row["zh_hans"]},
        "place": row["place"],
        "units": parties["unit"],
        "people": parties["person"],
        "sides": parties["side"],
        "phase": row["phase"],
        "importance": int(row["importance"]),
        "certainty": row["certainty"],
        "citation": "" if row["citation"].startswith("none given") else row["citation"],
        "sources": row["sources"].split(";"),
        "disagreement": _disagreement(row["id"]),
        "note": plain(note(said, row["note"])),
    }


def _disagreement(event: str) -> Mapping[str, str]:
    """Return where sources or the article differ, in plain words."""
    ours = _disagreements().get((event,))
    return {"en": ours["en"], "zh-Hans": ours["zh_hans"]} if ours else {}


def _title(row: Row) -> Mapping[str, str]:
    """Return the title, with the words of no side where the raw table takes one."""
    ours = _titles().get((row["id"],))
    if ours:
        return {"en": ours["en"], "zh-Hans": ours["zh_hans"]}
    return {"en": row["title_en"], "zh-Hans": row["title_zh_hans"]}


def _is_uncited(row: Row) -> bool:
    return row["citation_as_seed"].startswith("none given")


def _remark(row: Row, ours: str) -> str:
    grade = f"grade {row['grade']}"
    settled = conflict_note("event", row["id"])
    return plain(note(_article(row), _unnamed(row["units"]), ours, settled, grade))


def _article(row: Row) -> str:
    """Say what the article states, and whether it cites a work for it."""
    if row["seed_says"] == "no":
        return ""
    cited = " (without a citation)" if _is_uncited(row) else ""
    return f"The article{cited}: {row['seed_says'].removeprefix('yes: ')}"


def _unnamed(cell: str) -> str:
    """Say who else took part, where a word of the cell names no unit."""
    return note(*(row["note"] for row in mapping("event_parties") if row["text"] in cell.split()))


def _phase(start: str) -> str:
    starts = [(row["start"], row["id"]) for row in mapping("phases")]
    return max((day, phase) for day, phase in starts if day <= start)[1]


def _parties(cell: str) -> Parties:
    """Return units, people and sides of a cell such as "C04 Ind95D 8D" or "Wei 49A 79D"."""
    found: dict[str, list[str]] = {"unit": [], "person": [], "side": []}
    rest = cell
    while rest:
        phrase = next((p for p in _phrases() if rest == p or rest.startswith(p + " ")), None)
        if phrase is None:
            raise ValueError(f"events.csv: units: {cell!r}: nothing known as {rest!r}")
        for kind, name in _phrases()[phrase]:
            found.setdefault(kind, []).append(name)
        rest = rest[len(phrase) :].strip()
    return found | {"side": _sides(found)}


def _sides(found: Parties) -> list[str]:
    sides = list(found["side"])
    sides += ["nra" if unit.startswith("N-") else "pla" for unit in found["unit"]]
    sides += [_side_of_person()[person] for person in found["person"]]
    return sorted(set(sides), reverse=True)


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return what each phrase stands for, the longest phrases first."""
    known = {unit: [("unit", unit)] for unit in unit_order()}
    for row in mapping("event_parties"):
        known.setdefault(row["text"], []).append((row["kind"], row["id"]))
    return {text: known[text] for text in sorted(known, key=len, reverse=True)}


@cache
def _side_of_person() -> Mapping[str, str]:
    return {row["id"]: row["side"] for row in raw("people")}


@cache
def _ours() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("events", "id")


@cache
def _titles() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("event_titles", "id")


@cache
def _disagreements() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("event_disagreements", "id")


@cache
def _texts() -> Mapping[tuple[str, ...], Row]:
    return mapping_by("event_texts", "id")
