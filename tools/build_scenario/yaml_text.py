"""Write the plain YAML that the scenario's reader takes: maps, lists, quoted or folded text."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence

Value = str | int | Sequence[str] | Mapping[str, str]

WIDTH = 96


def yaml_list(name: str, records: Sequence[Mapping[str, Value]]) -> str:
    """Return a document with one list of maps under `name`. Empty values are left out."""
    lines = [f"{name}:"]
    for record in records:
        body = [line for key, value in record.items() for line in _entry(key, value, 4)]
        lines += ["  - " + body[0].lstrip(), *body[1:]]
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Value, indent: int) -> list[str]:
    lead = " " * indent + f"{key}:"
    if isinstance(value, Mapping):
        inner = [line for k, v in value.items() for line in _entry(k, v, indent + 2)]
        return [lead, *inner] if inner else []
    if isinstance(value, int):
        return [f"{lead} {value}"]
    if not isinstance(value, str):
        return [f"{lead} [{', '.join(value)}]"] if value else []
    return _text(lead, value, indent) if value else []


def _text(lead: str, value: str, indent: int) -> list[str]:
    quoted = f"{lead} {json.dumps(value, ensure_ascii=False)}"
    if len(quoted) <= WIDTH or " " not in value:
        return [quoted]
    inner = " " * (indent + 2)
    lines = textwrap.wrap(value, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
    return [f"{lead} >-", *(inner + line for line in lines)]
