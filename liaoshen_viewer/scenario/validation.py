"""Turn the errors of pydantic into problems with a place and a sentence of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.document import Where
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[str | int, ...]
_OPTION: Final = re.compile(r"'([^']*)'")

_TEMPLATES: Final[Mapping[str, str]] = {
    "missing": "missing",
    "string_too_short": "missing",
    "int_parsing": "not_integer",
    "int_type": "not_integer",
    "int_from_float": "not_integer",
    "int_parsing_size": "number_too_long",
    "float_parsing": "not_number",
    "float_type": "not_number",
    "finite_number": "number_not_finite",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "string_type": "not_text",
    "string_unicode": "control_escape",
    "string_pattern_mismatch": "not_id",
    "string_too_long": "id_too_long",
    "tuple_type": "not_list",
    "list_type": "not_list",
    "model_type": "not_map",
    "model_attributes_type": "not_map",
    "too_short": "too_few",
    "too_long": "too_many",
    "union_tag_invalid": "geometry_kind",
    "union_tag_not_found": "geometry_kind",
    "time_form": "time_form",
    "no_such_time": "no_such_time",
    "time_far": "time_far",
    "time_needs_day": "time_needs_day",
    "offset_form": "offset_form",
    "duration_form": "duration_form",
}

_STAND_INS: Final[Mapping[str, object]] = {
    "status": "garrison",
    "certainty": "inferred",
    "echelon": "grouping",
    "branch": "infantry",
    "name_en": "?",
    "title": {"en": "?"},
    "force": "?",
    "reference": "?",
    "state": "open",
}
"""What takes the place of a field that must be there and touches no other check."""


def validated(
    model: type[Model],
    value: object,
    where: Callable[[Loc, bool], Where],
    log: ProblemLog,
) -> Model | None:
    """Return `value` as a `model`, or None after noting every fault in `log`.

    `where(path, is_key)` gives the place of a value within it, or of the key itself.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        for details in faults:
            if log.is_full(where((), False)[0].file):
                break
            if details["type"] != "too_short" or not _has_fault_within(details["loc"], faults):
                _note(model, details, where, log)
        return None


def mended(model: type[Model], value: Mapping[str, object]) -> Model | None:
    """Return a row with faults as a row that the checks of meaning can still look at.

    What is wrong is left out, or replaced where the row could not be without it. None if the
    row cannot be mended. The faults have been noted before, so nothing is resolved from this.
    """
    rest = dict(value)
    for _ in range(2):
        try:
            return model.model_validate(rest)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                name = str(details["loc"][0]) if details["loc"] else ""
                if name in _STAND_INS:
                    rest[name] = _STAND_INS[name]
                else:
                    rest.pop(name, None)
    return None


def _has_fault_within(loc: Loc, faults: list[ErrorDetails]) -> bool:
    """Tell whether a list is too short only because a part of it has a fault of its own."""
    return any(f["loc"][: len(loc)] == loc and len(f["loc"]) > len(loc) for f in faults)


def keys_at(model: type[BaseModel], loc: Loc) -> Collection[str]:
    """Return the keys that a model allows at a path; empty where that is not a map."""
    schema = _schema_of(model)
    node: Any = schema
    for step in loc:
        node = _resolved(schema, node)
        if isinstance(step, str):
            node = node.get("properties", {}).get(step, {})
        else:
            node = node.get("items", {})
    return list(_resolved(schema, node).get("properties", {}))


@cache
def _schema_of(model: type[BaseModel]) -> Mapping[str, Any]:
    return model.model_json_schema()


def _resolved(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    ref = node.get("$ref")
    return schema["$defs"][ref.rsplit("/", 1)[1]] if ref else node


def _note(
    model: type[BaseModel],
    details: ErrorDetails,
    where: Callable[[Loc, bool], Where],
    log: ProblemLog,
) -> None:
    kind, loc = details["type"], details["loc"]
    context = details.get("ctx", {})
    found = clipped(details["input"])
    if kind == "extra_forbidden":
        origin, name = where(loc, True)
        log.add_near(origin, name, "unknown_key", str(loc[-1]), keys_at(model, loc[:-1]))
        return
    origin, name = where(loc, False)
    if kind in ("enum", "literal_error"):
        options = _OPTION.findall(str(context.get("expected", "")))
        _note_option(origin, name, str(details["input"]), options, log)
        return
    limit = next((context[k] for k in ("ge", "le", "min_length", "max_length") if k in context), 0)
    template, said = _TEMPLATES.get(kind, "invalid"), clipped(details["msg"], 200)
    log.add(origin, name, template, found=found, limit=_plain(limit), said=said)


def _note_option(
    origin: Origin, name: str, found: str, options: list[str], log: ProblemLog
) -> None:
    near = log.nearest("option", found, options)
    template = "not_one_of_near" if near else "not_one_of"
    listed = ", ".join(options)
    log.add(origin, name, template, found=clipped(found), options=listed, near=near)


def _plain(limit: object) -> object:
    return int(limit) if isinstance(limit, float) and limit.is_integer() else limit
