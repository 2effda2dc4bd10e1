"""Check the words of a scenario: in every language it speaks, in letters that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from liaoshen_viewer.bundled import covered_characters
from liaoshen_viewer.errors import AssetError, Severity
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.document import Document, Table, Where
from liaoshen_viewer.scenario.problems import ProblemLog, clipped
from liaoshen_viewer.scenario.yaml_reader import Tree

_NAMED: Final = ("units", "places", "people", "shapes")
_NAME_COLUMNS: Final = ("name", "commander", "commissar")
_TABLES: Final = (
    "units", "waypoints", "places", "events", "changes", "allocations", "people", "control",
    "railways", "strengths", "losses", "sources", "shapes", "explanations",
)  # fmt: skip
_CHINESE: Final = {"zh-Hans": "zh_hans", "zh-Hant": "zh_hant"}
_SHOWN: Final = 12
"""Characters named in one sentence."""


def check_texts(document: Document, log: ProblemLog) -> None:
    """Warn of names and texts that lack one of the scenario's languages, and of blank letters.

    A scenario speaks the languages that its summary is written in.
    """
    entry = document.head.entry
    spoken = (entry.summary.zh_hans, entry.summary.zh_hant) if entry else ("", "")
    for language, text in zip(_CHINESE, spoken, strict=True):
        if text:
            _check_head(document, language, log)
            _check_names(document, language, log)
            _check_events(document, language, log)
    _check_letters(document, log)


def _check_head(document: Document, language: str, log: ProblemLog) -> None:
    for path, names in _named(document.head.yaml.tree or {}, ()):
        if not names.get(language):
            _note_language(names["en"], language, document.head.where(*path), log)


def _named(
    tree: Tree, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Tree]]]:
    """Yield the maps of a tree that hold an English text, with their paths.

    Recursion is safe: the reader has refused trees deeper than its limit.
    """
    if isinstance(tree, dict):
        if tree.get("en"):
            yield path, tree
        for key, value in tree.items():
            yield from _named(value, (*path, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _named(value, (*path, index))


def _note_language(text: object, language: str, where: Where, log: ProblemLog) -> None:
    origin, name = where
    log.add(origin, name, "language_lacking", Severity.WARNING,
            language=language, text=clipped(text, 40))  # fmt: skip


def _check_names(document: Document, language: str, log: ProblemLog) -> None:
    ending = _CHINESE[language]
    for table_name in _NAMED:
        table: Table[object] = getattr(document, table_name)
        for index, raw in enumerate(table.raw):
            for column in _NAME_COLUMNS:
                text = raw.get(f"{column}_en")
                if text and not raw.get(f"{column}_{ending}"):
                    _note_language(text, language, table.where(index, f"{column}_en"), log)


def _check_events(document: Document, language: str, log: ProblemLog) -> None:
    for index, raw in enumerate(document.events.raw):
        for field in ("title", "text", "disagreement"):
            names = raw.get(field)
            if isinstance(names, Mapping) and names.get("en") and not names.get(language):
                where = document.events.where(index, field)
                _note_language(names["en"], language, where, log)


def _check_letters(document: Document, log: ProblemLog) -> None:
    """Warn of each field with characters that the fonts lack. A sound table costs one look."""
    head = document.head.yaml.tree
    if isinstance(head, dict):
        for key, part in head.items():
            _note_lacking(part, document.head.where(key), log)
    for table_name in _TABLES:
        table: Table[object] = getattr(document, table_name)
        if lacking_letters(str(table.raw)):
            for index, raw in enumerate(table.raw):
                for field, value in raw.items():
                    _note_lacking(value, table.where(index, field), log)


def _note_lacking(value: object, where: Where, log: ProblemLog) -> None:
    lacking = lacking_letters(str(value))
    if lacking:
        shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking[:_SHOWN])
        log.add(*where, "letters_lacking", Severity.WARNING, letters=shown)


def lacking_letters(text: str) -> str:
    """Return the characters of a text that would be drawn blank, each once.

    A list or map may be given as Python writes it: what is added are letters that are covered.
    Raises AssetError if the list of what the fonts cover is missing.
    """
    try:
        covered = covered_characters()
    except OSError as error:
        raise AssetError(Message("scenario.letters_unknown", {"path": error.filename})) from error
    return "".join(sorted(c for c in set(text) - covered if c.isprintable()))
