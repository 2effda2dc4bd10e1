"""Read a GeoJSON FeatureCollection; every feature remembers the line where it starts.

The standard reader of JSON gives no places and recurses, so the text is scanned first: nesting
deeper than `MAX_DEPTH` is refused, and the place of each feature is kept.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.files import CONTROL
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

MAX_DEPTH: Final = 32
_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]|[0-9]{100,}|\bNaN\b|\bInfinity\b')


@dataclass(frozen=True, slots=True)
class GeoJsonFile:
    """The collection without its features, the features, and where they stand."""

    file: str
    head: Mapping[str, object]
    features: Sequence[object]
    places: Sequence[tuple[int, int]]

    def origin(self, index: int) -> Origin:
        """Return where a feature starts."""
        place = self.places[index] if index < len(self.places) else (0, 0)
        return Origin(self.file, *place)


class _DoubledKeyError(Exception):
    """An object holds a key twice."""


def read_geojson(file: str, text: str, log: ProblemLog) -> GeoJsonFile:
    """Return the features of a collection; note every fault in `log`."""
    empty = GeoJsonFile(file, {}, (), ())
    offsets = _scan(file, text, log)
    if offsets is None:
        return empty
    try:
        tree: object = json.loads(text, object_pairs_hook=_object_of)
    except json.JSONDecodeError as error:
        origin = Origin(file, error.lineno, error.colno)
        log.add(origin, "", "json_syntax", said=clipped(error.msg))
        return empty
    except _DoubledKeyError as error:
        log.add(_origin_of_doubled(file, text, offsets), "", "json_key_doubled", id=clipped(error))
        return empty
    if not isinstance(tree, dict) or not isinstance(tree.get("features"), list):
        log.add(Origin(file, 1, 1), "", "not_feature_collection")
        return empty
    features = tree.pop("features")
    if not all(isinstance(feature, dict) for feature in features):
        log.add(Origin(file, 1, 1), "features", "not_features")
        return empty
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    places = []
    for offset in offsets:
        line = bisect_right(starts, offset)
        places.append((line, offset - starts[line - 1] + 1))
    if "\\u" in text:
        _refuse_escapes(file, text, log)
    return GeoJsonFile(file, tree, features, places)


def _scan(file: str, text: str, log: ProblemLog) -> list[int] | None:
    """Return the offsets of the features, or None if the text must not be decoded."""
    stack: list[str] = []
    offsets: list[int] = []
    is_features = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        first = token[0]
        if first == '"':
            if len(stack) == 1:
                is_features = token == '"features"'
        elif first in "[{":
            if len(stack) == MAX_DEPTH:
                log.add(_origin(file, text, match.start()), "", "too_deep", limit=MAX_DEPTH)
                return None
            if first == "{" and is_features and stack == ["{", "["]:
                offsets.append(match.start())
            stack.append(first)
        elif first in "]}":
            if stack:
                stack.pop()
        else:
            template = "number_too_long" if first.isdigit() else "number_not_finite"
            log.add(_origin(file, text, match.start()), "", template)
            return None
    return offsets


def _object_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _DoubledKeyError(name)
            seen.add(name)
    return found


def _origin_of_doubled(file: str, text: str, offsets: Sequence[int]) -> Origin:
    """Return the start of the first feature with a doubled key, or the file's start."""
    decoder = json.JSONDecoder(object_pairs_hook=_object_of)
    for offset in offsets:
        try:
            decoder.raw_decode(text, offset)
        except _DoubledKeyError:
            return _origin(file, text, offset)
    return Origin(file, 1, 1)


def _refuse_escapes(file: str, text: str, log: ProblemLog) -> None:
    """Note the first control character or half pair of UTF-16 written as an escape."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if "\\u" in token and CONTROL.search(json.loads(token)):
            log.add(_origin(file, text, match.start()), "", "control_escape")
            return


def _origin(file: str, text: str, offset: int) -> Origin:
    return Origin(file, *_place(text, offset))


def _place(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)
